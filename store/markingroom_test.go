package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"reflect"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// markingSet asks for what people have to mark: a typed word (2 points), a text with two gaps (2), an essay (4), and it
// tells something.
func markingSet(t *testing.T) questions.Set {
	t.Helper()
	var set questions.Set
	err := json.Unmarshal([]byte(`{"readback": 1, "id": "briefed", "title": "Briefed", "language": "en", "questions": [
		{"id": "note", "type": "information", "stem": "Read on."},
		{"id": "when", "type": "short-text", "stem": "When?", "points": "2", "accept": [{"text": "noon"}]},
		{"id": "who", "type": "gap-fill", "stem": "[[first]] called [[second]].", "points": "2", "gaps": {
			"first": {"accept": [{"text": "the crew"}]},
			"second": {"options": [{"id": "a", "text": "the tower", "correct": true}, {"id": "b", "text": "nobody"}]}}},
		{"id": "why", "type": "essay", "stem": "Why?", "points": "4"}]}`), &set)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// markingRoom is a quiz on markingSet that is passed by half of the points.
type markingRoom struct {
	*Store
	quiz   quiz.Quiz
	marker accounts.Person
}

func newMarkingRoom(t *testing.T, edit func(*quiz.Quiz)) *markingRoom {
	t.Helper()
	s := openTest(t)
	saved := must[[]SavedSet](t)(s.SaveSets(t.Context(), nil, noon, markingSet(t)))
	q := quiz.Quiz{Title: "A quiz", SetID: saved[0].SetID, RevisionID: saved[0].ID, Rules: quiz.DefaultRules(), CreatedAt: noon}
	q.Rules.PassMark, q.Rules.Attempts = pointer(50.0), 0
	if edit != nil {
		edit(&q)
	}
	return &markingRoom{s, must[quiz.Quiz](t)(s.AddQuiz(q)), s.testPerson(t, "Marker", accounts.Instructor)}
}

// begin starts an attempt of somebody new and saves answers, question by question.
func (m *markingRoom) begin(t *testing.T, name string, answers ...string) quiz.Attempt {
	t.Helper()
	return m.beginAs(t, m.testPerson(t, name, accounts.Learner), false, answers...)
}

func (m *markingRoom) beginAs(t *testing.T, p accounts.Person, tryIt bool, answers ...string) quiz.Attempt {
	t.Helper()
	r := must[Revision](t)(m.Revision(t.Context(), m.quiz.RevisionID))
	a := must[quiz.Attempt](t)(m.Start(quiz.Attempt{QuizID: m.quiz.ID, RevisionID: m.quiz.RevisionID, PersonID: p.ID, TryIt: tryIt,
		Plan: quiz.NewPlan(r.Revision, m.quiz.Rules, 1, nil), StartedAt: noon}))
	for i := 0; i < len(answers); i += 2 {
		m.save(t, a, answers[i], answers[i+1])
	}
	return a
}

// save saves an answer under the next seq.
func (m *markingRoom) save(t *testing.T, a quiz.Attempt, question, answer string) {
	t.Helper()
	before := must[map[string]quiz.Answer](t)(m.Answers(t.Context(), a.ID))[question]
	must[Saved](t)(m.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: question, Seq: before.Seq + 1,
		Answer: json.RawMessage(answer), At: noon}))
}

// take begins an attempt and finishes it.
func (m *markingRoom) take(t *testing.T, name string, answers ...string) quiz.Attempt {
	t.Helper()
	a := m.begin(t, name, answers...)
	return must[quiz.Attempt](t)(m.Finish(a.ID, noon.Add(time.Minute)))
}

// byHand marks the essay of an attempt; an empty fraction takes the mark back.
func (m *markingRoom) byHand(a quiz.Attempt, fraction string) quiz.Correction {
	return quiz.Correction{Kind: quiz.MarkByHand, QuizID: m.quiz.ID, Attempt: a.ID, Question: "why", Fraction: rat(fraction),
		Criteria: []string{"1", "1.5"}, Comment: "Go on.", Why: "read twice", By: m.marker.ID, At: noon.Add(time.Hour)}
}

func (m *markingRoom) accept(question, gap, text, fraction string) quiz.Correction {
	return quiz.Correction{Kind: quiz.AcceptText, QuizID: m.quiz.ID, Question: question, Gap: gap, Text: text,
		Fraction: rat(fraction), Why: "as good", By: m.marker.ID, At: noon.Add(time.Hour)}
}

// correct makes a correction, after looking at what it would do: both have to be the same.
func (m *markingRoom) correct(t *testing.T, c quiz.Correction) Effect {
	t.Helper()
	foretold := must[Effect](t)(m.Effect(t.Context(), c))
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), c.QuizID))
	subject := c.Subject()
	if subject.Text = questions.Fold(c.Text); c.Kind == quiz.AcceptText {
		subject.Attempt = ""
	}
	seen := ""
	for _, holds := range quiz.Standing(log) {
		if holds.Subject() == subject {
			seen = holds.ID
		}
	}
	done := must[Effect](t)(m.Correct(c, seen))
	if !reflect.DeepEqual(foretold, done) {
		t.Errorf("foretold %+v, done %+v", foretold, done)
	}
	m.recompute(t)
	return done
}

// recompute computes the marks and the score of every finished attempt anew, from revision, plan, answers and corrections.
func (m *markingRoom) recompute(t *testing.T) {
	t.Helper()
	ids := must[[]string](t)(all(m.reader(t.Context()), scanText, `SELECT id FROM attempts WHERE state = 'finished'`))
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID))
	q := must[quiz.Quiz](t)(m.Quiz(t.Context(), m.quiz.ID))
	for _, id := range ids {
		a := must[quiz.Attempt](t)(m.Attempt(t.Context(), id))
		r := must[Revision](t)(m.Revision(t.Context(), a.RevisionID))
		answers := must[map[string]quiz.Answer](t)(m.Answers(t.Context(), id))
		concerning := must[[]quiz.Correction](t)(m.CorrectionsOf(t.Context(), a.QuizID, id))
		if want := quiz.ConcerningAttempt(log, id, a.RevisionID); len(want) != len(concerning) || len(want) > 0 && !reflect.DeepEqual(want, concerning) {
			t.Errorf("corrections of %s: %+v, want %+v", id, concerning, want)
		}
		marks := must[[]quiz.MarkOf](t)(quiz.Marks(r.Revision, a.Plan, answers, concerning))
		if score := quiz.ScoreOf(marks, q.Rules.PassMark); !reflect.DeepEqual(score, a.Score) {
			t.Errorf("attempt %s has the score %+v, recomputed %+v", id, a.Score, score)
		}
		stored := must[map[string]storedMark](t)(marksOf(m.reader(t.Context()), id))
		for _, mark := range marks {
			if !sameRat(stored[mark.Question].fraction, mark.Fraction) {
				t.Errorf("attempt %s, question %s: stored %v, recomputed %v", id, mark.Question, stored[mark.Question].fraction, mark.Fraction)
			}
		}
		if len(stored) != len(marks) {
			t.Errorf("%d marks are stored, %d recomputed", len(stored), len(marks))
		}
	}
}

// scores are the percentages of the attempts, and whether they pass: "-" while they await marking.
func (m *markingRoom) scores(t *testing.T, attempts ...quiz.Attempt) string {
	t.Helper()
	text := ""
	for _, a := range attempts {
		a = must[quiz.Attempt](t)(m.Attempt(context.Background(), a.ID))
		if a.Score == nil {
			text += "- "
			continue
		}
		text += fmt.Sprint(a.Score.Percent, map[bool]string{true: "+ ", false: " "}[*a.Score.Passed])
	}
	return text
}

// rat is a fraction like 3/4, and nil for an empty text.
func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return r
}
