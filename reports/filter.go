package reports

import "time"

// Filter says what a report is on: a quiz, or all quizzes of a set.
type Filter struct {
	Quiz     string    // its id; also of a deleted quiz. Beside a set: the one by whose corrected keys questions are described
	Set      string    // a set's id, for the attempts at all quizzes of it that aren't deleted
	Among    []string  // with a set: the ids of the only quizzes that count; nil: all of them
	Revision int       // number of the revision that attempts are pinned to; 0: whichever
	Group    string    // id of a group whose members alone count; empty: everybody
	From     time.Time // attempts started then or later; zero: since ever
	Until    time.Time // attempts started before; zero: until now
	Attempts Which     // which of a learner's attempts; empty: all of them
}

// Which says which attempts of a learner at a quiz a report is on, among those that the rest of the filter lets through.
type Which string

// Which attempts there are to choose from: of those that are finished, but for all.
const (
	FirstAttempts Which = "first" // what statistics are on unless something else is asked for
	LastAttempts  Which = "last"
	BestAttempts  Which = "best" // the earliest of those with the highest score
	AllAttempts   Which = "all"
)

// before leaves out attempts that are started after a report was ordered, where attempts and their answers are read beside each
// other: a piece at a time, and one of them later. The zero time leaves out none.
func (f Filter) before(ordered time.Time) Filter {
	if f.Until.IsZero() && !ordered.IsZero() {
		f.Until = ordered.Add(time.Millisecond)
	}
	return f
}

// Every tells whether all attempts at the quiz or the set are let through.
func (f Filter) Every() bool {
	return f.Among == nil && f.Revision == 0 && f.Group == "" && f.From.IsZero() && f.Until.IsZero() && (f.Attempts == "" || f.Attempts == AllAttempts)
}
