package e2e

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// TestWhatWasLearned goes through the reports of a quiz that a dozen learners took: the pages, at both widths and with and
// without scripts, what is chosen in the address, and the files. One of the learners prints a certificate, whose code a stranger
// looks up, and takes their own data with them.
func TestWhatWasLearned(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	pass := 5.0
	q := p.publishRunway(func(r *quiz.Rules) { r.PassMark = &pass })
	p.dozen(q)
	ada := takesRunway(p, phone, q, "Ada")
	ada.answer(reason, true)
	ada.saved()
	ada.follow(button(say("attempt.check")))
	ada.handIn()
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Grace", "administrator"))
	b.looksAtReports(q)
	b.takesReports(q)
	code := ada.printsCertificate()
	newTab(p, phone).looksUpCertificate(code)

	bare := newTab(p, phone)
	bare.setDark(true)
	bare.withoutScript()
	bare.signIn("grace@example.org")
	bare.looksAtReports(q)
}

// dozen arranges twelve learners who answered but one question, every third of them wrongly.
func (p *program) dozen(quizID string) {
	p.t.Helper()
	p.arrange(func(ctx context.Context, s *store.Store) error {
		q, err := s.Quiz(ctx, quizID)
		if err != nil {
			return err
		}
		r, err := s.Revision(ctx, q.RevisionID)
		if err != nil {
			return err
		}
		options := r.Question("reason").Body.(*questions.SingleChoice).Options
		for i := range 12 {
			option := options[slices.IndexFunc(options, func(o questions.Option) bool { return o.Correct == (i%3 > 0) })]
			if err := answersOne(s, q, r, fmt.Sprint("Learner ", i+1), "reason", option.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

func answersOne(s *store.Store, q quiz.Quiz, r store.Revision, name, question, option string) error {
	now := time.Now()
	learner, err := s.AddPerson(accounts.Person{Name: name, Role: accounts.Learner, CreatedAt: now}, store.Secrets{})
	if err != nil {
		return err
	}
	a, err := s.Start(quiz.Attempt{QuizID: q.ID, RevisionID: r.ID, PersonID: learner.ID, StartedAt: now, Plan: quiz.NewPlan(r.Revision, q.Rules, 1, nil)})
	if err != nil {
		return err
	}
	answer, err := json.Marshal(option)
	if err != nil {
		return err
	}
	if _, err := s.SaveAnswer(store.Save{Attempt: a.ID, Person: learner.ID, Question: question, Seq: 1, Answer: answer, At: now}); err != nil {
		return err
	}
	_, err = s.Finish(a.ID, now.Add(3*time.Minute))
	return err
}

// looksAtReports goes from page to page as an instructor does.
func (b *tab) looksAtReports(q string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + q)
	b.follow(link(say("report.link")))
	b.see(say("report.of-n", "count", 13))
	b.wait("!!document.querySelector('.plots svg title')")
	b.press(at(".plots details summary"))
	b.has(at(".plots details table"))
	b.check("reports, overview")
	b.follow(link(say("report.facts")))
	b.see(say("report.of-n", "count", 13))
	b.check("reports, facts")
	b.follow(link(say("report.questions")))
	b.see(say("report.blank-no-spread")) // a number that there is none of says why, on a phone too
	b.check("reports, questions")
	b.follow(at("tbody tr a"))
	b.see(say("report.rest"))
	b.see("69.2%") // nine of thirteen
	b.check("reports, a question")
	b.follow(link(say("report.learners")))
	b.see("Learner 12")
	b.check("reports, learners")
	b.open("/studio/quizzes/" + q + "/reports?from=soon")
	b.see(say("report.bad-date", "value", "soon"))
	b.check("reports, a date that can't be understood")
	b.open("/studio/quizzes/" + q + "/reports/facts?until=2001-01-01")
	b.see(say("report.empty-title"))
}

// takesReports chooses columns and takes files; what was chosen is there again.
func (b *tab) takesReports(q string) {
	b.t.Helper()
	page := "/studio/quizzes/" + q + "/export/attempts"
	b.open(page)
	b.press(labelled("CSV"))
	b.press(labelled("learner_id"))
	b.check("a report as a file")
	table, err := csv.NewReader(bytes.NewReader(b.download(button(say("exporting.go"))))).ReadAll()
	if err != nil || len(table) != 14 || slices.Contains(table[0], "learner_id") || !slices.Contains(table[0], "percent") {
		b.t.Errorf("attempts: %d rows, %v: %v", len(table), table[:1], err)
	}
	b.open(page)
	b.wait("!(" + string(labelled("learner_id")) + ").checked && (" + string(labelled("percent")) + ").checked")
	b.press(labelled("PDF"))
	if data := b.download(button(say("exporting.go"))); !bytes.HasPrefix(data, []byte("%PDF-")) {
		b.t.Errorf("attempts.pdf begins with %q", data[:min(len(data), 8)])
	}
	b.open("/studio/quizzes/" + q + "/export/learners")
	b.press(labelled("CSV"))
	b.press(at("input[name='anonymous']"))
	if data := string(b.download(button(say("exporting.go")))); strings.Contains(data, "Learner ") || strings.Contains(data, "Ada") || strings.Count(data, "\n") != 14 {
		b.t.Errorf("without names: %s", data)
	}
	b.open("/studio/quizzes/" + q + "/export/items")
	b.press(labelled("Excel"))
	if data := b.download(button(say("exporting.go"))); !bytes.HasPrefix(data, []byte("PK")) {
		b.t.Errorf("items.xlsx begins with %q", data[:min(len(data), 8)])
	}
}

// printsCertificate prints one from the review, and returns its code. The front page offers the learner's own data.
func (l *taker) printsCertificate() (code string) {
	l.t.Helper()
	attempt := strings.Split(l.path(), "/")[2]
	l.has(button(say("certificate.pdf")))
	l.check("review with a certificate")
	if pdf := l.download(button(say("certificate.pdf"))); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		l.t.Errorf("the certificate begins with %q", pdf[:min(len(pdf), 8)])
	}
	l.open("/")
	if data := l.download(link(say("owndata.download"))); !bytes.HasPrefix(data, []byte("PK")) {
		l.t.Errorf("own data begins with %q", data[:min(len(data), 8)])
	}
	l.program.arrange(func(ctx context.Context, s *store.Store) error {
		a, err := s.Attempt(ctx, attempt)
		if err != nil {
			return err
		}
		issued, err := s.CertificatesOf(ctx, a.PersonID)
		if err == nil && len(issued) == 1 {
			code = issued[0].Code
		}
		return err
	})
	return code
}

// looksUpCertificate types a code as a stranger does: first with a slip.
func (b *tab) looksUpCertificate(code string) {
	b.t.Helper()
	b.open("/certificates")
	b.check("certificates")
	b.fill(labelled(say("certificates.code")), "234567")
	b.follow(button(say("certificates.go")))
	b.see(say("certificates.unknown"))
	b.check("certificates, an unknown code")
	b.fill(labelled(say("certificates.code")), strings.ToLower(code))
	b.follow(button(say("certificates.go")))
	b.see(say("certificates.is-holds"))
	b.see("Ada")
	b.check("certificate")
}
