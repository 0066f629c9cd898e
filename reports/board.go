package reports

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// BoardLearner is somebody who is given a quiz or has started it.
type BoardLearner struct {
	ID, Name string
	Guest    bool
	Since    time.Time     // when the person came to be on the board
	Extra    time.Duration // beyond the rules
	Attempt  *quiz.Attempt // the latest, with its plan; nil: none
}

// Board gathers what a live board shows, so that after a save no more than one attempt's answers are read again.
// It isn't safe for several goroutines.
type Board struct {
	listed   []listedQuestion
	of       *questions.Revision
	learners []BoardLearner
	numbers  map[string]int
	attempts map[string]*quiz.Attempt
	sheets   map[string]*boardSheet // by attempt
	marks    map[markedAnswer]bool
}

// NewBoard is an empty board of a quiz on a revision.
func NewBoard(r *questions.Revision) *Board {
	b := &Board{sheets: map[string]*boardSheet{}, marks: map[markedAnswer]bool{}}
	b.SetRevision(r)
	return b
}

// SetRevision lists the questions of another revision.
func (b *Board) SetRevision(r *questions.Revision) {
	if b.of != r {
		b.of, b.listed = r, listQuestions(r)
	}
}

// SetLearners puts everybody on the board. Answers of attempts that are on it no more are forgotten.
func (b *Board) SetLearners(learners []BoardLearner) {
	b.learners, b.numbers, b.attempts = learners, BoardNumbers(learners), map[string]*quiz.Attempt{}
	for _, l := range learners {
		if l.Attempt != nil {
			b.attempts[l.Attempt.ID] = l.Attempt
		}
	}
	maps.DeleteFunc(b.sheets, func(id string, _ *boardSheet) bool { return b.attempts[id] == nil })
}

// BoardNumbers are the numbers that stand for names, by person: who came first has the first, so that none changes when
// somebody comes.
func BoardNumbers(learners []BoardLearner) map[string]int {
	order := slices.Clone(learners)
	slices.SortFunc(order, func(a, b BoardLearner) int { return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.ID, b.ID)) })
	numbers := make(map[string]int, len(order))
	for i, l := range order {
		numbers[l.ID] = i + 1
	}
	return numbers
}

// Forget makes the board read all answers again, as when they are marked by other keys.
func (b *Board) Forget() {
	clear(b.sheets)
	clear(b.marks)
}

// Unread lists the attempts on the board whose answers it hasn't got.
func (b *Board) Unread() []string {
	var unread []string
	for _, l := range b.learners {
		if l.Attempt != nil && b.sheets[l.Attempt.ID] == nil {
			unread = append(unread, l.Attempt.ID)
		}
	}
	return unread
}

// Shows tells whether an attempt is somebody's latest on the board.
func (b *Board) Shows(attempt string) bool { return b.attempts[attempt] != nil }

// Revision is the id of the revision that an attempt which is shown is pinned to.
func (b *Board) Revision(attempt string) string { return b.attempts[attempt].RevisionID }

// Learners are the rows of the board at a moment, in the order in which the learners were set. sign looks up the last that
// was heard of an attempt's page.
func (b *Board) Learners(sign func(attempt string) Sign, now time.Time) []LiveLearner {
	rows := make([]LiveLearner, 0, len(b.learners))
	for _, l := range b.learners {
		row := LiveLearner{ID: l.ID, Number: b.numbers[l.ID], Name: l.Name, Guest: l.Guest, State: LiveNotStarted, Extra: int64(l.Extra / time.Minute)}
		if a := l.Attempt; a != nil {
			row.State = LiveStateOf(a, sign(a.ID), now)
			b.sheets[a.ID].fill(&row)
			if a.State == quiz.Open && !a.Deadline.IsZero() {
				row.Deadline = a.Deadline.UnixMilli()
			}
		}
		rows = append(rows, row)
	}
	return rows
}
