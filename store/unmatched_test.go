package store

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestUnmatchedTexts(t *testing.T) {
	m := newMarkingRoom(t, nil)
	m.take(t, "Ada", "when", `"Midday"`, "who", `{"first":"a crew","second":"b"}`)
	m.take(t, "Ben", "when", `" midday"`, "who", `{"first":"the crew"}`)
	m.take(t, "Cid", "when", `"NOON"`, "who", `{"first":"A  Crew"}`, "why", `"Midday."`)
	m.take(t, "Dan", "when", `"late"`)
	m.begin(t, "Eve", "when", `"late"`)
	must[quiz.Attempt](t)(m.Finish(m.beginAs(t, m.marker, true, "when", `"late"`).ID, noon))
	want := func(when string, lines ...string) {
		t.Helper()
		var got []string
		for _, u := range must[[]UnmatchedText](t)(m.UnmatchedTexts(t.Context(), m.quiz.ID)) {
			accepted := ""
			if u.Accepted != nil {
				accepted = " for " + u.Accepted.Fraction.RatString()
			}
			got = append(got, fmt.Sprintf("%d %s/%s %s%s", u.Count, u.Question, u.Gap, u.Folded, accepted))
			if u.Example == "" {
				t.Errorf("%+v has no example", u)
			}
		}
		if !reflect.DeepEqual(got, lines) {
			t.Errorf("%s: %q", when, got)
		}
	}
	want("at first", "2 when/ midday", "2 who/first a crew", "1 when/ late")
	m.correct(t, m.accept("when", "", "midday", "1"))
	m.correct(t, m.accept("who", "first", "a crew", "1/3"))
	want("accepted", "2 when/ midday for 1", "2 who/first a crew for 1/3", "1 when/ late")
	m.correct(t, m.accept("when", "", "midday", ""))
	want("taken back", "2 when/ midday", "2 who/first a crew for 1/3", "1 when/ late")
	_, err := m.UnmatchedTexts(t.Context(), "missing")
	wantErr(t, err, ErrNotFound)
}

// A text that was tried and then changed is listed too, since accepting it forgives the try; each attempt counts once.
func TestUnmatchedTextsWereTriedToo(t *testing.T) {
	m := newMarkingRoom(t, func(q *quiz.Quiz) { q.Rules.Feedback, q.Rules.Tries = quiz.FeedbackEach, 5 })
	a := m.begin(t, "Ada")
	for _, text := range []string{`"midday"`, `"late"`, `"Midday"`, `"noon"`} {
		m.save(t, a, "when", text)
		must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 5, noon))
	}
	must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	m.take(t, "Ben", "when", `"late"`)
	got := must[[]UnmatchedText](t)(m.UnmatchedTexts(t.Context(), m.quiz.ID))
	want := []UnmatchedText{{Question: "when", Folded: "late", Example: "late", Count: 2}, {Question: "when", Folded: "midday", Example: "midday", Count: 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("found %+v", got)
	}
}

func TestUnmatchedTextsGoOnFromPageToPage(t *testing.T) {
	m := newMarkingRoom(t, nil)
	n := answerPage + 1
	done := make(chan error, n)
	for i := range n {
		go func() {
			p, err := m.AddPerson(accounts.Person{Name: fmt.Sprint(i), Role: accounts.Learner, CreatedAt: noon}, Secrets{})
			if err == nil {
				a, _ := m.Start(quiz.Attempt{QuizID: m.quiz.ID, RevisionID: m.quiz.RevisionID, PersonID: p.ID, StartedAt: noon,
					Plan: quiz.Plan{Questions: []quiz.Planned{{ID: "when"}}}})
				_, _ = m.SaveAnswer(Save{Attempt: a.ID, Person: p.ID, Question: "when", Seq: 1, Answer: []byte(`"midday"`), At: noon})
				_, err = m.Finish(a.ID, noon)
			}
			done <- err
		}()
	}
	for range n {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if texts := must[[]UnmatchedText](t)(m.UnmatchedTexts(t.Context(), m.quiz.ID)); len(texts) != 1 || texts[0].Count != n {
		t.Errorf("found %+v", texts)
	}
	if e := m.correct(t, m.accept("when", "", "midday", "1")); e.Marked != n {
		t.Errorf("accepting marks %d again", e.Marked)
	}
}
