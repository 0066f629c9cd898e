package store

import (
	"reflect"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestFlags(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	lead := s.testPerson(t, "Lead", accounts.Instructor)
	if err := s.saveTest(a, "q1", 1, `"b"`); err != nil {
		t.Fatal(err)
	}
	now := noon
	flag := func(question string, kind quiz.FlagKind, note string) quiz.Flag {
		t.Helper()
		now = now.Add(time.Minute)
		f := quiz.Flag{Attempt: a.ID, Question: question, Kind: kind, Note: note, At: now}
		if err := s.Flag(a.PersonID, f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	want := func(when string, flags ...quiz.Flag) {
		t.Helper()
		byQuestion := map[string]quiz.Flag{}
		for _, f := range flags {
			byQuestion[f.Question] = f
		}
		if got := must[map[string]quiz.Flag](t)(s.FlagsOf(t.Context(), a.ID)); !reflect.DeepEqual(got, byQuestion) {
			t.Errorf("%s: %+v", when, got)
		}
	}
	want("at first")
	first := flag("q1", quiz.FlagWrong, "Nobody left.")
	second := flag("q2", quiz.FlagUnclear, "")
	want("flagged", first, second)
	flag("q1", quiz.FlagWrong, "Nobody left.")
	want("said again", first, second)

	for range 2 { // the first look counts
		if err := s.ResolveFlag(a.QuizID, a.ID, "q1", lead.ID, noon.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		first.ResolvedAt = noon.Add(time.Hour)
	}
	flag("q1", quiz.FlagWrong, "Nobody left.")
	want("resolved, and said again", first, second)
	rows := must[[]FlagRow](t)(s.Flags(t.Context(), a.QuizID))
	if len(rows) != 2 || rows[0].Flag != first || string(rows[0].Answer) != `"b"` || rows[0].ResolvedBy != "Lead" ||
		rows[0].Learner != "Ada" || rows[0].PersonID != a.PersonID || rows[0].RevisionID != a.RevisionID || rows[1].Answer != nil {
		t.Errorf("listed %+v", rows)
	}

	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	first = flag("q1", quiz.FlagUnclear, "Which crew?")
	want("open again after the finish", first, second)
}

func TestWhoMayFlag(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	f := quiz.Flag{Attempt: a.ID, Question: "q1", Kind: quiz.FlagWrong, At: noon}
	other := s.testPerson(t, "Other", accounts.Instructor)
	wantErr(t, s.Flag(other.ID, f), ErrNotFound)
	if err := s.Flag(a.PersonID, f); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.ResolveFlag(a.QuizID, a.ID, "q2", other.ID, noon), ErrNotFound)
	wantErr(t, s.ResolveFlag(s.testQuiz(t, nil).ID, a.ID, "q1", other.ID, noon), ErrNotFound)

	try := startable(quiz.Quiz{ID: a.QuizID, RevisionID: a.RevisionID}, other.ID)
	try.TryIt = true
	try = must[quiz.Attempt](t)(s.Start(try))
	f.Attempt = try.ID
	if err := s.Flag(other.ID, f); err != nil {
		t.Fatal(err)
	}
	if rows := must[[]FlagRow](t)(s.Flags(t.Context(), a.QuizID)); len(rows) != 1 || rows[0].Attempt != a.ID {
		t.Errorf("listed %+v", rows)
	}
}
