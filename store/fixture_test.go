package store

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// noon is when most things happen in tests.
var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// testSet asks two things of one source: q1 (right: a) and q2 (right: "noon"), a point each.
func testSet(t *testing.T) questions.Set {
	t.Helper()
	var set questions.Set
	err := json.Unmarshal([]byte(`{"readback": 1, "id": "flight", "title": "A flight", "language": "en",
		"briefing": [{"id": "log", "title": "The log", "text": "The crew left at noon.\n\nNobody was late."}],
		"questions": [
			{"id": "q1", "type": "single-choice", "stem": "Who left?", "evidence": [{"source": "log", "quote": "The crew left"}],
				"options": [{"text": "The crew", "correct": true}, {"text": "The tower"}]},
			{"id": "q2", "type": "short-text", "stem": "When?", "evidence": [{"source": "log", "quote": "at noon"}],
				"accept": [{"text": "noon"}]}]}`), &set)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func (s *Store) testPerson(t *testing.T, name string, role accounts.Role) accounts.Person {
	t.Helper()
	return must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: name, Role: role, CreatedAt: noon}, Secrets{}))
}

// testQuiz publishes testSet under rules; edit may change the quiz before.
func (s *Store) testQuiz(t *testing.T, edit func(*quiz.Quiz)) quiz.Quiz {
	t.Helper()
	saved := must[[]SavedSet](t)(s.SaveSets(t.Context(), nil, noon, testSet(t)))
	q := quiz.Quiz{Title: "A quiz", SetID: saved[0].SetID, RevisionID: saved[0].ID, Rules: quiz.DefaultRules(), CreatedAt: noon}
	if edit != nil {
		edit(&q)
	}
	return must[quiz.Quiz](t)(s.AddQuiz(q))
}

// startable is an attempt as Start takes it.
func startable(q quiz.Quiz, person string) quiz.Attempt {
	plan := quiz.Plan{Questions: []quiz.Planned{{ID: "q2"}, {ID: "q1", Options: []string{"b", "a"}}}}
	return quiz.Attempt{QuizID: q.ID, RevisionID: q.RevisionID, PersonID: person, Plan: plan, StartedAt: noon}
}

// testAttempt starts an attempt of somebody new at a quiz without limits.
func (s *Store) testAttempt(t *testing.T) quiz.Attempt {
	t.Helper()
	person := s.testPerson(t, "Ada", accounts.Learner)
	return must[quiz.Attempt](t)(s.Start(startable(s.testQuiz(t, nil), person.ID)))
}

// saveTest saves an answer a minute after noon.
func (s *Store) saveTest(a quiz.Attempt, question string, seq int64, answer string) error {
	_, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: question, Seq: seq,
		Answer: json.RawMessage(answer), At: noon.Add(time.Minute)})
	return err
}

func collected[T any](t *testing.T, rows func(func(T, error) bool)) []T {
	t.Helper()
	var all []T
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}
