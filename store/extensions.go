package store

import (
	"errors"
	"slices"
	"time"

	"github.com/readback/readback/quiz"
)

// Extension is time that was given at once on top of what people had, as far as taking it back has to know.
type Extension struct {
	Quiz   string
	More   time.Duration
	Added  []Allowed // whom, and by how much what they have of their own was raised
	People int       // who had an attempt open then, and time left
}

// ExtendPerson gives somebody more time on top of what the person has. The error is ErrNotFound, also for somebody who
// has no attempt open with time left.
func (s *Store) ExtendPerson(quizID, person, by string, more time.Duration, at time.Time) (Extension, error) {
	return s.extend(quizID, by, more, at, func(x *extending) error {
		if !slices.Contains(x.running, person) {
			return ErrNotFound
		}
		x.People = 1
		return x.raise(Allowed{PersonID: person})
	})
}

// ExtendAll gives everybody more time on top of what each has: the quiz's group, with those who start later, or in a quiz that
// is open to everyone those who have an attempt open and time left. The error is ErrNotFound.
func (s *Store) ExtendAll(quizID, by string, more time.Duration, at time.Time) (Extension, error) {
	return s.extend(quizID, by, more, at, func(x *extending) error {
		x.People = len(x.running)
		for _, a := range x.everybody() {
			if err := x.raise(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// extending is one transaction that gives more time.
type extending struct {
	*tx
	Extension
	quiz    quiz.Quiz
	given   []Allowed
	running []string
	by      string
	at      time.Time
}

func (s *Store) extend(quizID, by string, more time.Duration, at time.Time, give func(*extending) error) (Extension, error) {
	defer s.tell(Committed{Quiz: quizID})
	var extension Extension
	err := s.write(func(tx *tx) error {
		x, err := startExtending(tx, quizID, by, more, at)
		if err != nil {
			return err
		}
		if err := give(x); err != nil {
			return err
		}
		extension = x.Extension
		return moveDeadlines(tx, quizID, x.quiz.Rules)
	})
	return extension, err
}

func startExtending(tx *tx, quizID, by string, more time.Duration, at time.Time) (*extending, error) {
	x := &extending{tx: tx, Extension: Extension{Quiz: quizID, More: more}, by: by, at: at}
	var err error
	if x.quiz, err = quizByID(tx, quizID); err != nil {
		return nil, err
	}
	if x.running, err = running(tx, quizID, at); err != nil {
		return nil, err
	}
	x.given, err = allowedIn(tx, quizID)
	return x, err
}

// running are those who have an attempt open in a quiz and time left. Try-it attempts are no one's to extend.
func running(q querier, quizID string, at time.Time) ([]string, error) {
	return all(q, scanText, `SELECT person_id FROM attempts WHERE quiz_id = $1 AND state = 'open' AND NOT try_it
		AND deadline_at >= $2`, quizID, millis(at.Add(-quiz.Grace)))
}

// everybody is whose allowances are raised when all get more: those that are somebody's own, and then the group's, since of
// the two the larger counts.
func (x *extending) everybody() (whom []Allowed) {
	if x.quiz.Open() {
		for _, person := range x.running {
			whom = append(whom, Allowed{PersonID: person})
		}
		return whom
	}
	for _, a := range x.given {
		if a.PersonID != "" {
			whom = append(whom, Allowed{PersonID: a.PersonID})
		}
	}
	return append(whom, Allowed{GroupID: x.quiz.GroupID})
}

// raise adds to what counts for a person, or to what a group has.
func (x *extending) raise(whom Allowed) error {
	had, own, err := x.has(whom)
	if err != nil {
		return err
	}
	now := had
	now.Time = min(had.Time+x.More, quiz.MostExtraTime)
	whom.Allowance = quiz.Allowance{Time: now.Time - own.Allowance.Time, Attempts: now.Attempts - own.Allowance.Attempts}
	x.Added = append(x.Added, whom)
	whom.extended = own.extended + whom.Allowance.Time
	whom.Allowance = now
	return putAllowance(x.tx, x.quiz.ID, x.by, x.at, whom)
}

// has is what counts for a person, or what a group has, and what of that is in a row of its own.
func (x *extending) has(whom Allowed) (counts quiz.Allowance, own Allowed, err error) {
	for _, a := range x.given {
		if a.PersonID == whom.PersonID && a.GroupID == whom.GroupID {
			own = a
		}
	}
	if whom.PersonID == "" {
		return own.Allowance, own, nil
	}
	counts, err = allowance(x.tx, x.quiz.ID, whom.PersonID)
	return counts, own, err
}

// TakeBack takes away what an extension gave, as far as those are concerned who don't need it yet: whoever's time would be
// up without it keeps it. It returns how many do. The error is ErrNotFound when there is no such quiz any more.
func (s *Store) TakeBack(e Extension, by string, at time.Time) (kept int, err error) {
	_, err = s.extend(e.Quiz, by, 0, at, func(x *extending) error {
		keepers, err := x.keepers(e)
		if err != nil {
			return err
		}
		for _, a := range x.lowered(e) {
			if !slices.ContainsFunc(keepers, func(k Allowed) bool { return a.PersonID != "" && k.PersonID == a.PersonID }) {
				if err := x.lower(a); err != nil {
					return err
				}
			}
		}
		kept = len(keepers)
		for _, k := range keepers {
			if err := putAllowance(x.tx, x.quiz.ID, x.by, x.at, k); err != nil {
				return err
			}
		}
		return nil
	})
	return kept, err
}

// keepers are those who are using the time that an extension gave them, with all that they have.
func (x *extending) keepers(e Extension) ([]Allowed, error) {
	var keepers []Allowed
	for _, person := range x.running {
		if !e.concerns(person) {
			continue
		}
		a, err := openAttempt(x.tx, quiz.Attempt{QuizID: x.quiz.ID, PersonID: person})
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		if err == nil && !a.Deadline.Add(-e.More).After(x.at) {
			has, err := allowance(x.tx, x.quiz.ID, person)
			if err != nil {
				return nil, err
			}
			keepers = append(keepers, Allowed{PersonID: person, Allowance: has})
		}
	}
	return keepers, nil
}

func (e Extension) concerns(person string) bool {
	return slices.ContainsFunc(e.Added, func(a Allowed) bool { return a.PersonID == person || a.GroupID != "" })
}

// lowered is what an extension raised. With a group's go what its members were given of their own since then, for that was on
// top of it.
func (x *extending) lowered(e Extension) []Allowed {
	lowered := slices.Clone(e.Added)
	if !slices.ContainsFunc(e.Added, func(a Allowed) bool { return a.GroupID != "" }) {
		return lowered
	}
	for _, g := range x.given {
		if g.PersonID != "" && !slices.ContainsFunc(e.Added, func(a Allowed) bool { return a.PersonID == g.PersonID }) {
			lowered = append(lowered, Allowed{PersonID: g.PersonID, Allowance: quiz.Allowance{Time: e.More}})
		}
	}
	return lowered
}

// lower takes away time and attempts, but none of what somebody was given in its place since.
func (x *extending) lower(a Allowed) error {
	_, own, err := x.has(Allowed{PersonID: a.PersonID, GroupID: a.GroupID})
	if err != nil || own.extended == 0 {
		return err
	}
	less := min(a.Allowance.Time, own.extended)
	a.extended = own.extended - less
	a.Allowance = quiz.Allowance{Time: own.Allowance.Time - less, Attempts: max(0, own.Allowance.Attempts-a.Allowance.Attempts)}
	return putAllowance(x.tx, x.quiz.ID, x.by, x.at, a)
}
