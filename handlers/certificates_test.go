package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// certifyButton makes a certificate, wherever it is.
const certifyButton = `form[action$="/certificate"] button`

// passing is a pass mark that newFinished passes, with 78.6 %.
func passing(edit func(*quiz.Rules)) func(*quiz.Quiz) {
	return rules(func(r *quiz.Rules) {
		pass := 60.0
		r.PassMark, r.Closes = &pass, newClock().Now().Add(time.Hour)
		if edit != nil {
			edit(r)
		}
	})
}

// certified prints the certificate and returns its code.
func (s *sat) certified() string {
	s.t.Helper()
	pdf := s.post(s.path + "/certificate").want(303).to()
	code := strings.Split(pdf, "/")[2]
	s.wantPDF(pdf)
	return code
}

func (c *client) wantPDF(path string) {
	c.t.Helper()
	p := c.get(path).want(200)
	if !strings.HasPrefix(p.body, "%PDF-") || p.Header.Get("Content-Type") != "application/pdf" ||
		!strings.Contains(p.body, "/URI ("+c.web.URL+strings.TrimSuffix(path, "/certificate.pdf")+")") {
		c.t.Errorf("%s is no PDF that links to its check: %v", path, p.Header)
	}
}

func TestACertificateIsPrintedAndChecked(t *testing.T) {
	s := newFinished(t, passing(nil))
	for _, page := range []string{s.path + "/review", "/", "/quizzes/" + s.quiz.ID} {
		s.get(page).want(200).wantCount(certifyButton, 1)
	}
	code := s.certified()
	if again := s.certified(); again != code {
		t.Errorf("printed again it has the code %s, not %s", again, code)
	}
	own := s.get("/certificates/" + code).want(200)
	own.wantCount(`a[href$="/certificate.pdf"]`, 1)
	page := s.nobody().get("/certificates/" + strings.ToLower(strings.ReplaceAll(code, "-", ""))).want(200)
	page.wantText("h1", say("certificates.is-holds")).wantText("dl", "Lea").wantText("dl", "Was it late?").wantText("dl", "flight").
		wantText("dl", "78.6%").wantText("dl", "5.5 of 7 points").wantCount(`a[href$="/certificate.pdf"]`, 0)
	if page.Header.Get("X-Robots-Tag") != "noindex, nofollow" || strings.Contains(page.body, s.learner.ID) || strings.Contains(page.body, s.quiz.ID) {
		t.Errorf("the page tells more than the paper, or is found by search: %v", page.Header)
	}
}

func TestACodeIsTypedFromPaper(t *testing.T) {
	s := newFinished(t, passing(nil))
	code := s.certified()
	nobody := s.nobody()
	nobody.get("/certificates").want(200).wantCount(`form[method="get"] input[name="code"]`, 1)
	typed := strings.ToLower(strings.ReplaceAll(code, "-", "+")) + "+"
	nobody.get("/certificates?code=" + typed).wantTo("/certificates/" + code)
	for path, want := range map[string]string{"/certificates?code=7k2m+q9": "7k2m q9", "/certificates/7K2MQ9-XD0VTB-33HEP5": "7K2MQ9-XD0VTB-33HEP5"} {
		unknown := nobody.get(path).want(404).wantText(".error", say("certificates.unknown"))
		if got := unknown.attr(`input[name="code"]`, "value"); got != want {
			t.Errorf("%s: %q was typed, and %q stands there", path, want, got)
		}
	}
}

func TestGuessedCodesAreLimited(t *testing.T) {
	s := newSite(t)
	last := 404
	for range triesPerClient + 2 {
		last = s.nobody().get("/certificates/7K2MQ9-XD0VTB-33HEP5").StatusCode
	}
	if last != 429 {
		t.Errorf("the last of many guesses is answered with %d", last)
	}
}

// TestNoCertificateTellsWhatIsNotReleased: whether one has passed is as secret as the score.
func TestNoCertificateTellsWhatIsNotReleased(t *testing.T) {
	for name, edit := range map[string]func(*quiz.Rules){
		"never told":    func(r *quiz.Rules) { r.Feedback = quiz.FeedbackNone },
		"not told yet":  func(r *quiz.Rules) { r.Feedback = quiz.FeedbackClosing },
		"nobody passes": func(r *quiz.Rules) { r.PassMark = nil },
		"not passed":    func(r *quiz.Rules) { *r.PassMark = 80 },
	} {
		s := newFinished(t, passing(edit))
		for _, page := range []string{s.path + "/review", "/", "/quizzes/" + s.quiz.ID} {
			if n := s.get(page).want(200).find(certifyButton).Length(); n > 0 {
				t.Errorf("%s: %s has %d buttons", name, page, n)
			}
		}
		s.post(s.path+"/certificate").want(409).wantText("main", say("error.no-certificate"))
		if s.quiz.Rules.Feedback == quiz.FeedbackClosing {
			s.clock.move(time.Hour)
			s.get(s.path+"/review").wantCount(certifyButton, 1)
			s.certified()
		}
	}
}

func TestATryIsNeverCertified(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), passing(nil))
	c := s.as(ines)
	path := c.post("/studio/quizzes/" + q.ID + "/try").want(303).to()
	c.postForm(path+"/answers", rightForm()).want(303)
	c.post(path + "/finish").want(303)
	c.get(path+"/review").want(200).wantText(".score", "100").wantCount(certifyButton, 0)
	c.post(path + "/certificate").want(409)
}

func TestAGuestIsCertified(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.flightSet("flight")), passing(nil))
	guest := s.nobody()
	path := guest.post("/quizzes/"+q.ID+"/attempts", "name", "Gus Guest").want(303).to()
	guest.postForm(path+"/answers", rightForm()).want(303)
	guest.post(path + "/finish").want(303)
	guest.get(path+"/review").want(200).wantCount(certifyButton, 1)
	pdf := guest.post(path + "/certificate").want(303).to()
	guest.wantPDF(pdf)
	s.nobody().get(strings.TrimSuffix(pdf, "/certificate.pdf")).want(200).wantText("dl", "Gus Guest")
}

// TestAFailedAttemptOffersNoCertificate beside it, although an earlier one passed.
func TestAFailedAttemptOffersNoCertificate(t *testing.T) {
	s := newFinished(t, passing(func(r *quiz.Rules) { r.Attempts = 2 }))
	again := s.start(s.quiz)
	s.post(again + "/finish").want(303)
	s.get(again+"/review").want(200).wantCount(certifyButton, 0)
	s.get(s.path+"/review").want(200).wantCount(certifyButton, 1)
	s.get("/quizzes/"+s.quiz.ID).want(200).wantCount(certifyButton, 1)
}

// TestWhatDoesNotHoldIsNotPrinted again, and its page says why.
func TestWhatDoesNotHoldIsNotPrinted(t *testing.T) {
	s := newFinished(t, passing(nil))
	code := s.certified()
	page := "/certificates/" + code
	*s.quiz.Rules.PassMark = 80
	s.must(s.Store.SaveRules(s.quiz.ID, s.quiz.Title, s.quiz.Rules))
	s.get(page + "/certificate.pdf").wantTo(page)
	s.get(page).want(200).wantText(".lede", say("certificates.is-not-passed.means")).wantCount(`a[href$="/certificate.pdf"]`, 0)
	s.must(s.Store.DeleteQuiz(s.quiz.ID, s.learner.ID, s.clock.Now()))
	s.nobody().get(page).want(200).wantText(".lede", say("certificates.is-quiz-deleted.means"))
	s.must(s.Store.DeletePerson(s.learner.ID))
	gone := s.nobody().get(page).want(200).wantText(".lede", say("certificates.is-learner-deleted.means"))
	if strings.Contains(gone.body, "Lea") {
		t.Error("who was deleted is named")
	}
}
