package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// TestSaveAnswer sends one answer to an attempt that has answer "a" to q1 under seq 3, saved a minute after noon, and
// a deadline ten minutes after noon.
func TestSaveAnswer(t *testing.T) {
	saved := noon.Add(time.Minute)
	inTime, inGrace, late := noon.Add(2*time.Minute), noon.Add(10*time.Minute+quiz.Grace), noon.Add(10*time.Minute+quiz.Grace+1e6)
	deadline := noon.Add(10 * time.Minute)
	stored := quiz.Answer{Question: "q1", Seq: 3, Answer: json.RawMessage(`"a"`), SavedAt: saved}
	for name, c := range map[string]struct {
		seq      int64
		answer   string
		at       time.Time
		finished bool
		want     Saved
		err      error
	}{
		"higher":                       {4, `"b"`, inTime, false, Saved{quiz.Answer{Question: "q1", Seq: 4, Answer: json.RawMessage(`"b"`), SavedAt: inTime}, true, deadline}, nil},
		"much higher":                  {9, `"b"`, inTime, false, Saved{quiz.Answer{Question: "q1", Seq: 9, Answer: json.RawMessage(`"b"`), SavedAt: inTime}, true, deadline}, nil},
		"higher, the same answer":      {4, `"a"`, inTime, false, Saved{quiz.Answer{Question: "q1", Seq: 4, Answer: json.RawMessage(`"a"`), SavedAt: inTime}, true, deadline}, nil},
		"taken back":                   {4, ``, inTime, false, Saved{quiz.Answer{Question: "q1", Seq: 4, SavedAt: inTime}, true, deadline}, nil},
		"in the grace":                 {4, `"b"`, inGrace, false, Saved{quiz.Answer{Question: "q1", Seq: 4, Answer: json.RawMessage(`"b"`), SavedAt: inGrace}, true, deadline}, nil},
		"retry":                        {3, `"a"`, inTime, false, Saved{stored, true, deadline}, nil},
		"conflict":                     {3, `"b"`, inTime, false, Saved{stored, false, deadline}, nil},
		"conflict with nothing":        {3, ``, inTime, false, Saved{stored, false, deadline}, nil},
		"older, the same":              {2, `"a"`, inTime, false, Saved{stored, true, deadline}, nil},
		"older":                        {2, `"b"`, inTime, false, Saved{stored, false, deadline}, nil},
		"after the deadline":           {4, `"b"`, late, false, Saved{stored, false, deadline}, quiz.ErrDeadline},
		"retry after the deadline":     {3, `"a"`, late, false, Saved{stored, true, deadline}, nil},
		"conflict after the deadline":  {3, `"b"`, late, false, Saved{stored, false, deadline}, nil},
		"after the finish":             {4, `"b"`, inTime, true, Saved{stored, false, deadline}, quiz.ErrFinished},
		"the same, after the finish":   {4, `"a"`, inTime, true, Saved{stored, false, deadline}, quiz.ErrFinished},
		"retry after the finish":       {3, `"a"`, inTime, true, Saved{stored, true, deadline}, nil},
		"conflict after the finish":    {3, `"b"`, inTime, true, Saved{stored, false, deadline}, nil},
		"after finish and deadline":    {4, `"b"`, late, true, Saved{stored, false, deadline}, quiz.ErrFinished},
		"an old answer after both too": {1, `"b"`, late, true, Saved{stored, false, deadline}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = 10 * time.Minute })
			a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
			if err := s.saveTest(a, "q1", 3, `"a"`); err != nil {
				t.Fatal(err)
			}
			if c.finished {
				must[quiz.Attempt](t)(s.Finish(a.ID, saved))
			}
			got, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q1", Seq: c.seq,
				Answer: json.RawMessage(c.answer), At: c.at})
			if len(got.Answer.Answer) == 0 {
				got.Answer.Answer = nil
			}
			if !reflect.DeepEqual(got, c.want) || !errors.Is(err, c.err) {
				t.Errorf("saved %+v, %v; want %+v, %v", got, err, c.want, c.err)
			}
			answers := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))
			if want := map[string]quiz.Answer{"q1": c.want.Answer}; !reflect.DeepEqual(answers, want) {
				t.Errorf("stored %+v, want %+v", answers, want)
			}
			if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) > 0 {
				t.Errorf("checksums: %v", r.Problems)
			}
		})
	}
}

// How sure somebody is belongs to the answer: the same answer with another certainty is another answer.
func TestCertaintyIsPartOfTheAnswer(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	for _, c := range []struct {
		seq             int64
		certainty       int
		applied         bool
		storedCertainty int
	}{{1, 2, true, 2}, {1, 2, true, 2}, {1, 3, false, 2}, {1, 0, false, 2}, {2, 3, true, 3}, {3, 0, true, 0}, {3, 1, false, 0}} {
		saved := must[Saved](t)(s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q1", Seq: c.seq,
			Answer: json.RawMessage(`"a"`), Certainty: c.certainty, At: noon}))
		if saved.Applied != c.applied || saved.Certainty != c.storedCertainty {
			t.Errorf("%+v is saved as %+v", c, saved)
		}
		stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q1"]
		if !reflect.DeepEqual(stored, saved.Answer) {
			t.Errorf("%+v: stored %+v, told %+v", c, stored, saved.Answer)
		}
	}
}

func TestTheFirstAnswer(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	save := func(question string, seq int64, answer string) Saved {
		t.Helper()
		return must[Saved](t)(s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: question, Seq: seq,
			Answer: json.RawMessage(answer), At: noon}))
	}
	if got := save("q1", 1, `"a"`); !got.Applied || got.Seq != 1 {
		t.Errorf("saved %+v", got)
	}
	if got := save("q2", 1, `"noon"`); !got.Applied { // seq is per question
		t.Errorf("saved %+v", got)
	}
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	got, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q3", Seq: 1, Answer: json.RawMessage(`"x"`), At: noon})
	wantErr(t, err, quiz.ErrFinished)
	if got.Seq != 0 || got.Applied || got.Answer.Answer != nil {
		t.Errorf("with nothing stored: %+v", got)
	}
}

func TestForeignAttemptsAreMissing(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	other := s.testPerson(t, "X", accounts.Learner)
	for _, n := range []Save{{Attempt: a.ID, Person: other.ID}, {Attempt: a.ID}, {Attempt: "missing", Person: a.PersonID}} {
		n.Question, n.Seq, n.Answer, n.At = "q1", 1, json.RawMessage(`"a"`), noon
		_, err := s.SaveAnswer(n)
		wantErr(t, err, ErrNotFound)
	}
	if answers := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID)); len(answers) != 0 {
		t.Errorf("stored %+v", answers)
	}
}

// TestAnswersOfTwoPages saves from two pages at once; each seq goes to whoever comes first.
func TestAnswersOfTwoPages(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	const saves = 100
	applied := make(chan string, 2*saves)
	done := make(chan bool)
	for _, page := range []string{`"a"`, `"b"`} {
		go func() {
			defer func() { done <- true }()
			for seq := int64(1); seq <= saves; seq++ {
				got, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q1", Seq: seq,
					Answer: json.RawMessage(page), At: noon})
				if err != nil {
					t.Error(err)
				}
				if got.Applied && got.Seq == seq {
					applied <- fmt.Sprint(seq)
				}
			}
		}()
	}
	<-done
	<-done
	close(applied)
	seen := map[string]bool{}
	for seq := range applied {
		if seen[seq] {
			t.Errorf("seq %s was applied for both pages", seq)
		}
		seen[seq] = true
	}
	if stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q1"]; stored.Seq != saves {
		t.Errorf("stored %+v", stored)
	}
}

func TestHistory(t *testing.T) {
	type kept struct {
		Seq    int64
		Answer string
	}
	for name, c := range map[string]struct {
		typed   bool
		seconds []int // after noon
		want    []kept
	}{
		"chosen":                            {false, []int{0, 1, 2}, []kept{{1, "0"}, {2, "1"}, {3, "2"}}},
		"typed":                             {true, []int{0, 10, 29, 30, 31, 59, 61}, []kept{{3, "29"}, {6, "59"}, {7, "61"}}},
		"typed while the clock is set back": {true, []int{100, 0, 40, 90, 131}, []kept{{4, "90"}, {5, "131"}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			a := s.testAttempt(t)
			for i, second := range c.seconds {
				_, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q2", Seq: int64(i + 1),
					Answer: json.RawMessage(fmt.Sprint(second)), Typed: c.typed, At: noon.Add(time.Duration(second) * time.Second)})
				if err != nil {
					t.Fatal(err)
				}
			}
			scan := func(row scanner) (k kept, err error) { return k, row.Scan(&k.Seq, &k.Answer) }
			got := must[[]kept](t)(all(s.reader(t.Context()), scan,
				`SELECT seq, answer FROM answer_history WHERE attempt_id = $1 ORDER BY seq`, a.ID))
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("kept %v, want %v", got, c.want)
			}
		})
	}
}
