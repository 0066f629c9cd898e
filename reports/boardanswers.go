package reports

import (
	"encoding/json"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// boardSheet is what a board keeps of one attempt's answers.
type boardSheet struct {
	asked map[string]bool // ids of the questions that take an answer
	given map[string]boardAnswer
	saved time.Time // the last of them, taken back or not
}

// boardAnswer is an answer, ready to be counted.
type boardAnswer struct {
	picks []string // what it has of the choices: options' ids, or a folded text
	text  string   // as it was typed
	right bool
}

func (s *boardSheet) fill(row *LiveLearner) {
	if s == nil {
		return
	}
	row.Answered, row.Of = len(s.given), len(s.asked)
	if !s.saved.IsZero() {
		row.Saved = s.saved.UnixMilli()
	}
}

// markedAnswer is what a mark depends on.
type markedAnswer struct {
	revision         *questions.Revision
	question, answer string
}

// mostMarks bounds what a board remembers, for classes that type the same over and over.
const mostMarks = 20_000

// SetAnswers puts the stored answers of an attempt on the board, read by the revision that it is pinned to. An attempt
// that isn't shown is passed over.
func (b *Board) SetAnswers(attempt string, r *questions.Revision, answers map[string]quiz.Answer) {
	a := b.attempts[attempt]
	if a == nil {
		return
	}
	s := &boardSheet{asked: map[string]bool{}, given: map[string]boardAnswer{}}
	for _, p := range a.Plan.Questions {
		q := r.Question(p.ID)
		if q == nil || !q.Marked() {
			continue
		}
		s.asked[p.ID] = true
		answer := answers[p.ID]
		if answer.SavedAt.After(s.saved) {
			s.saved = answer.SavedAt
		}
		if len(answer.Answer) > 0 {
			s.given[p.ID] = b.read(r, q, answer.Answer)
		}
	}
	b.sheets[attempt] = s
}

func (b *Board) read(r *questions.Revision, q *questions.Question, answer json.RawMessage) boardAnswer {
	given := boardAnswer{right: b.isRight(r, q.ID, answer)}
	switch q.Type {
	case questions.SingleChoiceType, questions.MultipleResponseType:
		given.picks = picksOf(answer)
	case questions.TrueFalseType:
		given.picks = []string{string(answer)}
	case questions.ShortTextType, questions.NumericType:
		given.text = quiz.Given{Answer: answer}.Text()
		given.picks = []string{questions.Fold(given.text)}
	}
	return given
}

// picksOf are the options of an answer, whether it takes one or several.
func picksOf(answer json.RawMessage) []string {
	var several []string
	if json.Unmarshal(answer, &several) == nil {
		return several
	}
	return []string{quiz.Given{Answer: answer}.Text()}
}

// isRight tells whether an answer earns full marks by the revision's key. One that can't be marked isn't.
func (b *Board) isRight(r *questions.Revision, question string, answer json.RawMessage) bool {
	key := markedAnswer{r, question, string(answer)}
	if right, known := b.marks[key]; known {
		return right
	}
	mark, err := quiz.MarkStored(r, question, answer)
	right := err == nil && mark.Fraction != nil && mark.Fraction.IsInt() && mark.Fraction.Sign() > 0
	if len(b.marks) >= mostMarks {
		clear(b.marks)
	}
	b.marks[key] = right
	return right
}
