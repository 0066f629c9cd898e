package store

import (
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestReopenFlag(t *testing.T) {
	s := openTest(t)
	a, lead := s.testAttempt(t), s.testPerson(t, "Lead", accounts.Instructor)
	if err := s.Flag(a.PersonID, quiz.Flag{Attempt: a.ID, Question: "q1", Kind: quiz.FlagWrong, At: noon}); err != nil {
		t.Fatal(err)
	}
	if err := s.ResolveFlag(a.QuizID, a.ID, "q1", lead.ID, noon); err != nil {
		t.Fatal(err)
	}
	for range 2 { // one that is open stays so
		if err := s.ReopenFlag(a.QuizID, a.ID, "q1"); err != nil {
			t.Fatal(err)
		}
		if rows := must[[]FlagRow](t)(s.Flags(t.Context(), a.QuizID)); !rows[0].ResolvedAt.IsZero() || rows[0].ResolvedBy != "" {
			t.Errorf("it is still %+v", rows[0])
		}
	}
	wantErr(t, s.ReopenFlag(a.QuizID, a.ID, "q2"), ErrNotFound)
	wantErr(t, s.ReopenFlag(s.testQuiz(t, nil).ID, a.ID, "q1"), ErrNotFound)
}
