package store

import (
	"errors"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// passer is a learner who has passed a quiz with half of the points.
type passer struct {
	*Store
	t       *testing.T
	quiz    quiz.Quiz
	learner accounts.Person
	attempt quiz.Attempt
}

func newPasser(t *testing.T) *passer {
	t.Helper()
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.PassMark, q.Rules.Attempts = pointer(50.0), 0 })
	p := &passer{Store: s, t: t, quiz: q, learner: s.testPerson(t, "Ada", accounts.Learner)}
	p.attempt = p.take(`"a"`)
	return p
}

// take answers q1 and finishes.
func (p *passer) take(answer string) quiz.Attempt {
	p.t.Helper()
	a := must[quiz.Attempt](p.t)(p.Start(startable(p.quiz, p.learner.ID)))
	p.must(p.saveTest(a, "q1", 1, answer))
	return must[quiz.Attempt](p.t)(p.Finish(a.ID, noon.Add(time.Minute)))
}

func (p *passer) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *passer) issue() quiz.Certificate {
	p.t.Helper()
	return must[quiz.Certificate](p.t)(p.IssueCertificate(p.learner.ID, p.quiz.ID, noon.Add(time.Hour)))
}

// wantNow fails the test unless a certificate that is read again is as wanted.
func (p *passer) wantNow(code string, want quiz.Validity) quiz.Certificate {
	p.t.Helper()
	c := must[quiz.Certificate](p.t)(p.Certificate(p.t.Context(), code))
	if got := must[quiz.Validity](p.t)(p.Validity(p.t.Context(), c)); got != want {
		p.t.Errorf("the certificate is %s, want %s", got, want)
	}
	return c
}

func TestACertificateIsIssuedOnce(t *testing.T) {
	p := newPasser(t)
	c := p.issue()
	want := quiz.Certificate{
		Code: c.Code, PersonID: p.learner.ID, QuizID: p.quiz.ID, AttemptID: p.attempt.ID, IssuedAt: noon.Add(time.Hour), Name: "Ada",
		Quiz: "A quiz", SetID: "flight", Revision: 1, Score: *p.attempt.Score, PassedAt: noon.Add(time.Minute), Zone: "UTC",
	}
	got := p.wantNow(c.Code, quiz.Holds)
	if !got.SaysAs(want) || got.SetID != want.SetID || got.Score.Percent != 50 || !got.IssuedAt.Equal(want.IssuedAt) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if again := p.issue(); again.Code != c.Code {
		t.Error("printing again makes another certificate")
	}
}

func TestAnotherScoreIsAnotherCertificate(t *testing.T) {
	p := newPasser(t)
	first := p.issue()
	a := must[quiz.Attempt](t)(p.Start(startable(p.quiz, p.learner.ID)))
	p.must(p.saveTest(a, "q1", 1, `"a"`))
	p.must(p.saveTest(a, "q2", 1, `"noon"`))
	must[quiz.Attempt](t)(p.Finish(a.ID, noon.Add(time.Hour)))
	p.wantNow(first.Code, quiz.HoldsAnew)
	second := p.issue()
	if second.Code == first.Code || p.issue().Code != second.Code || second.Score.Percent != 100 {
		t.Errorf("%+v after %+v", second, first)
	}
	if all := must[[]quiz.Certificate](t)(p.CertificatesOf(t.Context(), p.learner.ID)); len(all) != 2 {
		t.Errorf("there are %d certificates", len(all))
	}
}

func TestACertificateOfWhatWasTakenBack(t *testing.T) {
	p := newPasser(t)
	c := p.issue()
	p.quiz.Rules.PassMark = pointer(60.0)
	p.must(p.SaveRules(p.quiz.ID, p.quiz.Title, p.quiz.Rules))
	p.wantNow(c.Code, quiz.NotPassed)
	if _, err := p.IssueCertificate(p.learner.ID, p.quiz.ID, noon); !errors.Is(err, quiz.ErrNoCertificate) {
		t.Errorf("not passed any more: %v", err)
	}
	p.quiz.Rules.PassMark = nil
	p.must(p.SaveRules(p.quiz.ID, p.quiz.Title, p.quiz.Rules))
	p.wantNow(c.Code, quiz.NoPassMark)
	p.must(p.DeleteQuiz(p.quiz.ID, p.learner.ID, noon))
	p.wantNow(c.Code, quiz.QuizDeleted)
	p.must(p.Purge(t.Context(), noon.Add(time.Hour)))
	if c := p.wantNow(c.Code, quiz.QuizDeleted); c.QuizID != "" || c.AttemptID != "" || c.Quiz != "A quiz" {
		t.Errorf("what was purged is left: %+v", c)
	}
}

// A re-mark that takes the points away takes what was certified away.
func TestACertificateOfAMarkThatWasTakenBack(t *testing.T) {
	p := newPasser(t)
	c := p.issue()
	p.must(p.write(func(tx *tx) error {
		return putMarks(tx, p.attempt.ID, nil, &quiz.Score{Max: 2, Passed: pointer(false)})
	}))
	p.wantNow(c.Code, quiz.NotPassed)
	p.must(p.write(func(tx *tx) error { return putMarks(tx, p.attempt.ID, nil, nil) }))
	p.wantNow(c.Code, quiz.AwaitsMarking)
}

// Who is deleted leaves no name behind.
func TestACertificateOfSomebodyDeleted(t *testing.T) {
	p := newPasser(t)
	c := p.issue()
	p.must(p.DeletePerson(p.learner.ID))
	if c := p.wantNow(c.Code, quiz.LearnerDeleted); c.Name != "" || c.PersonID != "" || c.AttemptID != "" {
		t.Errorf("what was deleted is left: %+v", c)
	}
}

func TestNoCertificate(t *testing.T) {
	p := newPasser(t)
	other := p.testPerson(t, "Ben", accounts.Learner)
	for _, tt := range []struct {
		person, quiz string
		want         error
	}{{other.ID, p.quiz.ID, quiz.ErrNoCertificate}, {p.learner.ID, "nothing", ErrNotFound}} {
		if _, err := p.IssueCertificate(tt.person, tt.quiz, noon); !errors.Is(err, tt.want) {
			t.Errorf("%v, want %v", err, tt.want)
		}
	}
	want := startable(p.quiz, other.ID)
	want.TryIt = true
	a := must[quiz.Attempt](t)(p.Start(want))
	p.must(p.saveTest(a, "q1", 1, `"a"`))
	must[quiz.Attempt](t)(p.Finish(a.ID, noon.Add(time.Minute)))
	if _, err := p.IssueCertificate(other.ID, p.quiz.ID, noon); !errors.Is(err, quiz.ErrNoCertificate) {
		t.Errorf("a try: %v", err)
	}
	if _, err := p.Certificate(t.Context(), "7K2MQ9-XD0VTB-33HEP5"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown code: %v", err)
	}
}
