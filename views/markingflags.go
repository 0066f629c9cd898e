package views

import (
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// FlagsPage is what learners say of a quiz's questions.
type FlagsPage struct {
	Frame
	QuizID, Quiz string // id and title
	Set          string // id of the set, for who may see it; empty otherwise
	Questions    []FlaggedQuestion
	Names        bool // learners' names are shown
	Zone         *time.Location
}

// FlaggedQuestion is a question of which learners have said something.
type FlaggedQuestion struct {
	ID     string // authored
	Number int    // in the set, from 1; 0: the set doesn't have it any more
	Stem   string // Markdown
	Flags  []FlagLine
}

// FlagLine is what one learner says of a question.
type FlagLine struct {
	quiz.Flag
	Anonymous  string        // the number that stands for the learner's name
	Learner    string        // name; empty while names aren't shown
	Given      quiz.Reviewed // what the learner had answered
	Sources    []Source      // of the revision that the attempt is pinned to
	ResolvedBy string        // name; empty: nobody, or somebody since deleted
}

// open are those that nobody has looked at.
func (q FlaggedQuestion) open() []FlagLine { return q.with(false) }

// resolved are the others.
func (q FlaggedQuestion) resolved() []FlagLine { return q.with(true) }

func (q FlaggedQuestion) with(resolved bool) (lines []FlagLine) {
	for _, f := range q.Flags {
		if f.ResolvedAt.IsZero() != resolved {
			lines = append(lines, f)
		}
	}
	return lines
}

// flagWord says of what kind a flag is.
func flagWord(w words.Words, kind quiz.FlagKind) string {
	if kind == quiz.FlagUnclear {
		return w.T("flags.unclear")
	}
	return w.T("flags.wrong")
}

// flagFrom says whose a flag is.
func flagFrom(w words.Words, f FlagLine) string {
	if f.Learner != "" {
		return f.Learner
	}
	return w.T("flags.from", "number", f.Anonymous)
}
