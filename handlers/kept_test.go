package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// kept is a learner whose session has ended while a page was filled in.
type kept struct {
	*sat
	page *page // what the form was answered with
}

// newKept fills in page 2 and sends it after the session's end.
func newKept(t *testing.T, fields ...string) *kept {
	t.Helper()
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.PerPage, r.TimeLimit = 2, time.Hour }))
	k := &kept{sat: s.sit(s.personWith("Dora", doorPassword, doorCode), q)}
	s.must(s.Store.EndSessionsOf(k.learner.ID))
	fields = append([]string{"page", "2", "go", "next", "seq.3", "1", "a.3", "true", "seq.4", "1", "a.4", "noon & then"}, fields...)
	k.page = k.post(k.path+"/answers", fields...).want(401)
	return k
}

// fill sends one of the page's forms with what it has hidden, and with what is typed now.
func (k *kept) fill(p *page, action string, typed ...string) *page {
	k.t.Helper()
	hidden := `form[action="` + action + `"] input[type="hidden"][name=`
	typed = append(typed, "next", p.attr(hidden+`"next"]`, "value"), "kept", p.attr(hidden+`"kept"]`, "value"))
	return k.post(action, typed...)
}

func TestAnswersOutliveTheSession(t *testing.T) {
	ways := map[string]func(*kept) *page{
		"by password":    func(k *kept) *page { return k.fill(k.page, "/login", "sign_in", doorName, "password", doorPassword) },
		"by return code": func(k *kept) *page { return k.fill(k.page, "/return", "code", doorCode) },
		"by password, at the second try": func(k *kept) *page {
			p := k.fill(k.page, "/login", "sign_in", doorName, "password", "wrong").want(422)
			return k.fill(p, "/login", "sign_in", doorName, "password", doorPassword)
		},
		"by return code, at the second try": func(k *kept) *page {
			p := k.fill(k.page, "/return", "code", "0000").want(422)
			return k.fill(p, "/return", "code", doorCode)
		},
		"by return code, after a wrong password": func(k *kept) *page {
			p := k.fill(k.page, "/login", "sign_in", doorName, "password", "wrong").want(422)
			return k.fill(p, "/return", "code", doorCode)
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			k := newKept(t)
			k.page.wantText(".notice", say("signin.ended"))
			k.wantStored("", "", "", "")
			way(k).wantTo(k.path + "?page=3")
			k.wantStored("", "", "true", `"noon & then"`)
		})
	}
}

func TestKeptAnswersThatDontFit(t *testing.T) {
	k := newKept(t, "seq.1", "1", "a.1", "9")
	p := k.fill(k.page, "/login", "sign_in", doorName, "password", doorPassword).want(422)
	p.wantText("h1", k.quiz.Title).wantCount(`input[name="a.4"][value="noon & then"]`, 1)
	k.wantStored("", "", "true", `"noon & then"`)
}

func TestKeptAnswersThatComeTooLate(t *testing.T) {
	k := newKept(t)
	k.clock.move(2 * time.Hour)
	k.fill(k.page, "/login", "sign_in", doorName, "password", doorPassword).wantTo(k.path + "/review")
	k.get(k.path+"/review").want(200).wantText(".notice", say("error.deadline"))
	k.wantStored("", "", "", "")
}

// TestKeptAnswersAreNobodyElses: who signs in instead gets nothing of the attempt.
func TestKeptAnswersAreNobodyElses(t *testing.T) {
	k := newKept(t)
	k.must(k.Store.Join(k.group(k.person("Ines", accounts.Instructor)).ID, k.learner.ID, k.clock.Now()))
	other := k.personWith("Olu", "another long password", "1111-1111-2222-3333-4444")
	k.fill(k.page, "/login", "sign_in", other.SignIn, "password", "another long password").want(404)
	k.wantStored("", "", "", "")
}

// TestKeptIsOnlyForAttempts: a page of another site can't make a form of ours out of signing in.
func TestKeptIsOnlyForAttempts(t *testing.T) {
	k := newKept(t)
	for next, to := range map[string]string{"/studio/groups": "/studio/groups", "//evil.example" + k.path: "/", "https://evil.example" + k.path: "/"} {
		k.post("/login", "sign_in", doorName, "password", doorPassword, "kept", "go=next&seq.4=1&a.4=x&name=x", "next", next).wantTo(to)
	}
	k.wantStored("", "", "", "")
}

// TestButtonsOutliveTheSession: what was asked for about one question is done after signing in, with the answers saved.
func TestButtonsOutliveTheSession(t *testing.T) {
	for _, what := range []string{"check", "hint", "flag"} {
		s := newSite(t)
		q := s.publish(nil, s.save(nil, s.testFile("voyage.yaml")), tries(2))
		k := &kept{sat: s.sit(s.personWith("Dora", doorPassword, doorCode), q)}
		s.must(s.Store.EndSessionsOf(k.learner.ID))
		f := k.voyageForm("a.1", "40", "flag.1.kind", "wrong", "flag.1.note", "It was 43.", "go", "next")
		k.page = k.postForm(k.path+"/answers/1/"+what, f).want(401).wantText(".notice", say("signin.ended"))
		k.fill(k.page, "/login", "sign_in", doorName, "password", doorPassword).wantTo(k.path + "#q1")
		if got := k.stored(k.path, crew); got != storedVoyage[crew] {
			t.Errorf("%s: %s is stored", what, got)
		}
		a, flags := k.answerTo(far), k.flagged()
		if len(a.Tries) == 1 != (what == "check") || a.HintAt.IsZero() != (what != "hint") || len(flags) == 1 != (what == "flag") {
			t.Errorf("%s: recorded are %+v and %v", what, a, flags)
		}
	}
}

// TestALongEssayOutlivesTheSession: a page that can be sent can be kept.
func TestALongEssayOutlivesTheSession(t *testing.T) {
	s := newSite(t)
	k := &kept{sat: s.sit(s.personWith("Dora", doorPassword, doorCode), s.publish(nil, s.save(nil, s.testFile("voyage.yaml"))))}
	s.must(s.Store.EndSessionsOf(k.learner.ID))
	essay := strings.Repeat("𝄞", 50_000)
	k.page = k.post(k.path+"/answers", "seq.5", "1", "a.5", essay, "go", "check").want(401)
	k.fill(k.page, "/login", "sign_in", doorName, "password", doorPassword).wantTo(k.path + "/finish")
	if got := k.stored(k.path, tell); got != `"`+essay+`"` {
		t.Errorf("%d bytes are stored", len(got))
	}
}

// TestAPageAfterTheSession: a page that is only looked at comes back after signing in.
func TestAPageAfterTheSession(t *testing.T) {
	k := newKept(t)
	p := k.get(k.path + "?page=2").want(303)
	page := k.get(p.to()).want(200)
	k.fill(page, "/login", "sign_in", doorName, "password", doorPassword).wantTo(k.path + "?page=2")
}
