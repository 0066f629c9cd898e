package views

import (
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// ByHandPage is one answer to a question, and the form in which a person marks it.
type ByHandPage struct {
	Frame
	Quiz               string // title
	Place              ByHandPlace
	Waiting, Done, All int            // answers, by filter
	Rules              bool           // the question is marked by rules where nobody marks it
	Question           quiz.Reviewed  // as the attempt showed it, with the key; without an answer where there is none
	Set                string         // id
	Sources            []Source       //
	Answer             *AnswerToMark  // nil: no answer is among those that the filter shows
	Zone               *time.Location // of the quiz
	Errors             Errors         //
}

// AnswerToMark is an answer with all that its marker needs.
type AnswerToMark struct {
	Anonymous      string    // the number that stands for the learner's name
	Learner        string    // name; empty while names aren't shown
	Number, Of     int       // its place among those that the filter shows, from 1; 0: it is among the others
	Previous, Next string    // ids of attempts; empty: none
	Points         *float64  // what it earns now; nil while it awaits marking
	ByHand         *HandMark // the mark by hand that holds; nil: none
	Meanwhile      *Meanwhile
	Form           ByHandForm
}

// HandMark is a mark that somebody gave.
type HandMark struct {
	Name    string // of who did; empty: somebody since deleted
	At      time.Time
	Points  float64
	Comment string
}

// Meanwhile is what somebody else did while this one wrote.
type Meanwhile struct {
	Mark *HandMark // nil: they took the mark back
}

// ByHandForm is the form as it was typed, or as it is stored.
type ByHandForm struct {
	Points       string          // without a rubric
	Criteria     []CriterionForm // with one
	Comment, Why string
	Seen         string // id of the correction that the marker saw; empty: none
}

// CriterionForm is one criterion of a rubric.
type CriterionForm struct {
	Text         string
	Max          float64
	Descriptions []string // levels without points
	Levels       []LevelForm
	Chosen       string // index of a level, OtherLevel, or empty
	Points       string // typed: with OtherLevel, or where there are no levels
}

// OtherLevel is what Chosen is when other points than those of a level are given.
const OtherLevel = "other"

// LevelForm is a level with points.
type LevelForm struct {
	Text   string
	Points float64
}

// LevelField and PointsField are the names of a criterion's fields, which count from 0.
func LevelField(i int) string { return "level." + strconv.Itoa(i) }

// PointsField is the other one.
func PointsField(i int) string { return "points." + strconv.Itoa(i) }

// fields are the names of the form's fields in the order in which they stand.
func (f ByHandForm) fields() []string {
	names := []string{"points"}
	for i := range f.Criteria {
		names = append(names, LevelField(i), PointsField(i))
	}
	return append(names, "comment", "why")
}

// max is what the rubric's points add up to.
func (f ByHandForm) max() float64 {
	sum := 0.0
	for _, c := range f.Criteria {
		sum += c.Max
	}
	return sum
}

// who is how the learner is called on the page.
func (a *AnswerToMark) who(w words.Words) string {
	if a.Learner != "" {
		return a.Learner
	}
	return w.T("byhand.attempt", "number", a.Anonymous)
}

func (p ByHandPage) pointsNow() string { return points(p.W, *p.Answer.Points, p.Question.Points) }

// wordsSaid counts the words of an answer against what is wanted; "" where nobody counts them.
func wordsSaid(w words.Words, q quiz.Reviewed) string {
	text := q.Given.Text()
	if text == "" || q.Type != questions.EssayType {
		return ""
	}
	n := questions.WordCount(text)
	said := []string{w.T("byhand.words", "count", n)}
	switch r := q.Words; {
	case r.Min > 0 && r.Max > 0:
		said = append(said, w.T("byhand.words-wanted", "min", w.Number(r.Min), "max", w.Number(r.Max)))
	case r.Min > 0:
		said = append(said, w.T("byhand.words-least", "min", w.Number(r.Min)))
	case r.Max > 0:
		said = append(said, w.T("byhand.words-most", "max", w.Number(r.Max)))
	}
	switch {
	case n < q.Words.Min:
		said = append(said, w.T("byhand.too-short"))
	case q.Words.Max > 0 && n > q.Words.Max:
		said = append(said, w.T("byhand.too-long"))
	}
	return strings.Join(said, ", ")
}

// waitingWord names the answers that haven't been marked by hand: they await it, or rules have marked them.
func (p ByHandPage) waitingWord() string {
	if p.Rules {
		return p.W.T("byhand.rest", "count", p.Waiting)
	}
	return p.W.T("byhand.waiting", "count", p.Waiting)
}
