package handlers

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// rightForm is rightAnswers as a form of the whole page, sent for the first time.
func rightForm(more ...string) url.Values {
	f := form("a.1", "1", "a.2", "2", "a.2", "1", "a.3", "true", "a.4", "noon", "a.5", "log/1.1", "a.6.1.log", "silent", "a.6.1.tower", "states")
	for n := range rightAnswers {
		f.Set("seq."+strconv.Itoa(n+1), "1")
	}
	for name, values := range form(more...) {
		f[name] = values
	}
	return f
}

func (s *sat) wantStored(want ...string) {
	s.t.Helper()
	for i, answer := range want {
		if got := s.stored(s.path, i+1); got != answer {
			s.t.Errorf("question %d is stored as %q, want %q", i+1, got, answer)
		}
	}
}

func TestFormSavesThePage(t *testing.T) {
	s := newSat(t)
	s.postForm(s.path+"/answers", rightForm("go", "check")).wantTo(s.path + "/finish")
	s.wantStored(rightIDs...)
	p := s.get(s.path).want(200)
	for _, chosen := range []string{`a.1"][value="1`, `a.2"][value="1`, `a.2"][value="2`, `a.3"][value="true`, `a.5"][value="log/1.1`, `a.6.1.log"][value="silent`, `a.6.1.tower"][value="states`} {
		p.wantCount(`input[name="`+chosen+`"][checked]`, 1)
	}
	p.wantCount(`input[name^="a."][checked]`, 7)
	if got := p.attr(`input[name="a.4"]`, "value"); got != "noon" {
		t.Errorf("the text is %q", got)
	}
	for n := range rightAnswers {
		if got := p.attr(`input[name="seq.`+strconv.Itoa(n+1)+`"]`, "value"); got != "2" {
			t.Errorf("the next seq of question %d is %q", n+1, got)
		}
	}
}

func TestFormTakesAnswersBack(t *testing.T) {
	s := newSat(t)
	s.postForm(s.path+"/answers", rightForm()).want(303)
	s.post(s.path+"/answers", "seq.1", "2", "seq.2", "2", "seq.3", "2", "seq.4", "2", "a.4", " ", "seq.5", "2", "seq.6", "2").want(303)
	s.wantStored("", "", "", "", "", "")
	s.get(s.path).wantCount(`input[name^="a."][checked]`, 0)
}

func TestFormLeavesAloneWhatWasNotOnThePage(t *testing.T) {
	s := newSat(t)
	s.postForm(s.path+"/answers", rightForm()).want(303)
	s.post(s.path+"/answers", "seq.1", "2", "a.1", "2", "a.3", "false", "seq.4", "x", "a.4", "dusk").want(303)
	s.wantStored(`"b"`, rightIDs[1], rightIDs[2], rightIDs[3], rightIDs[4], rightIDs[5])
}

func TestWhereTheButtonsLead(t *testing.T) {
	s := newSat(t, rules(func(r *quiz.Rules) { r.PerPage = 2 }))
	tests := map[string]string{
		"next": "?page=3", "prev": "", "save": "?page=2", "": "?page=2", "nonsense": "?page=2", "check": "/finish",
		"page-3": "?page=3", "page-1": "", "page--1": "",
	}
	for button, to := range tests {
		s.post(s.path+"/answers", "page", "2", "go", button).wantTo(s.path + to)
	}
	s.post(s.path+"/answers", "page", "9999", "go", "next").want(303)
	s.get(s.path+"?page=10000").want(200).wantCount(`button[aria-current="true"]`, 2)
}

func TestFormsOfTwoTabs(t *testing.T) {
	s := newSat(t)
	s.post(s.path+"/answers", "seq.1", "1", "a.1", "1", "seq.4", "1", "a.4", "noon").want(303)
	p := s.post(s.path+"/answers", "seq.1", "1", "a.1", "2", "seq.4", "1", "a.4", "noon").want(422) // a page from before
	p.wantText("#q1 .error", say("conflict.form")).wantCount(`#q1 input[value="2"][checked]`, 1)
	p.wantText("#q1 .conflict", say("conflict.stored")).wantText("#q1 .conflict", "The crew").wantCount("#q4 .conflict b", 0) // both are shown
	p.wantCount("#q4 .error[hidden]", 1)
	s.wantStored(`"a"`, "", "", `"noon"`)
	seq := p.attr(`input[name="seq.1"]`, "value")
	s.post(s.path+"/answers", "seq.1", seq, "a.1", "2").want(303)
	s.wantStored(`"b"`)
}

// TestAnOldPageTakesNothingBack: what wasn't answered on a page is no reason to forget the answer from another one.
func TestAnOldPageTakesNothingBack(t *testing.T) {
	s := newSat(t)
	s.post(s.path+"/answers", "seq.1", "1", "a.1", "1", "seq.4", "1", "a.4", "noon").want(303)
	s.post(s.path+"/answers", "seq.1", "1", "seq.4", "1", "a.4", "", "seq.3", "1", "a.3", "true").want(303)
	s.wantStored(`"a"`, "", "true", `"noon"`)
}

// TestARefusedAnswerStaysOnThePage says why and keeps what was sent; the others are saved.
func TestARefusedAnswerStaysOnThePage(t *testing.T) {
	s := newSat(t)
	long := strings.Repeat("long ", 300)
	p := s.post(s.path+"/answers", "seq.1", "1", "a.1", "7", "seq.3", "1", "a.3", "true", "seq.4", "1", "a.4", long, "go", "check").want(422)
	p.wantText("#q1 .error", say("fit.unknown-option", "id", "7"))
	p.wantText("#q4 .error", say("fit.too-long", "length", 1500, "most", 1000))
	p.wantCount("#q3 .error[hidden]", 1)
	if got := p.attr(`input[name="a.4"]`, "value"); got != long {
		t.Errorf("what was typed is gone: %.30q", got)
	}
	if got := p.attr(`input[name="seq.4"]`, "value"); got != "1" {
		t.Errorf("the next seq is %s", got)
	}
	s.wantStored("", "", "true", "")
}

func TestFormsAfterTheEnd(t *testing.T) {
	tests := map[string]func(*sat){
		"error.finished": func(s *sat) { s.post(s.path + "/finish").want(303) },
		"error.deadline": func(s *sat) { s.clock.move(time.Hour) },
	}
	for says, end := range tests {
		s := newSat(t, rules(func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute }))
		s.post(s.path+"/answers", "seq.4", "1", "a.4", "dusk").want(303)
		end(s)
		s.post(s.path+"/answers", "seq.4", "2", "a.4", "noon").wantTo(s.path + "/review")
		s.get(s.path+"/review").want(200).wantText(".notice", say(says))
		s.wantStored("", "", "", `"dusk"`)
	}
}

func TestFormsThatCantBeRead(t *testing.T) {
	s := newSat(t)
	form := func(body string) *page {
		return s.send("POST", s.path+"/answers", "application/x-www-form-urlencoded", body)
	}
	form("seq.1=1&a.1=%zz").want(400).wantText("h1", say("error.bad-request"))
	form("a.4="+strings.Repeat("x", 2_200_000)).want(413).wantText("h1", say("error.too-large"))
	s.send("POST", s.path+"/answers", "multipart/form-data", "no boundary").want(400)
	s.nobody().send("POST", s.path+"/answers", "application/x-www-form-urlencoded", "a.1=%zz").want(401).wantCount(`input[name="password"]`, 1)
	s.wantStored("")
}
