package handlers

import (
	"net/url"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// wantInert fails the test when a page has anything that the content security policy forbids, or that leads out of
// the site by itself: the policy is the second line of defence, not the first.
func (p *page) wantInert() *page {
	p.t.Helper()
	for _, forbidden := range []string{
		"script:not([src])", "style", "[style]", "iframe", "object", "embed", "base", "meta[http-equiv]", "[srcdoc]", "frame", "applet", "math", "template",
		`form[action]:not([action^="/"])`, `[formaction]:not([formaction^="/attempts/"])`, `link:not([href^="/assets/"])`, `script:not([src^="/assets/"])`, `img:not([src^="/"])`, `img[src^="//"]`, "[background]", "[ping]",
	} {
		if found := p.find(forbidden); found.Length() > 0 {
			html, _ := found.First().Parent().Html()
			p.t.Errorf("%s: %q in %.300s", p.Request.URL.Path, forbidden, html)
		}
	}
	for _, element := range p.find("*").EachIter() {
		for _, a := range element.Get(0).Attr {
			name := strings.ToLower(a.Key)
			to, err := url.Parse(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(name, "on"):
				p.t.Errorf("%s: %s=%q", p.Request.URL.Path, a.Key, a.Val)
			case name == "href" || name == "src" || name == "action" || name == "xlink:href":
				if err != nil || to.Scheme != "" && to.Scheme != "https" && to.Scheme != "http" && to.Scheme != "mailto" && a.Val != "about:invalid#TemplFailedSanitizationURL" {
					p.t.Errorf("%s: %s=%q", p.Request.URL.Path, a.Key, a.Val)
				}
			}
		}
	}
	return p
}

// TestMarkupInASetIsInert shows a set whose every text would like to run on every page that it reaches.
func TestMarkupInASetIsInert(t *testing.T) {
	s := newSite(t)
	ines, ada := s.person("Ines", accounts.Instructor), s.person("Ada", accounts.Administrator)
	instructor := s.as(ines)
	hostile := s.testFile("hostile.yaml")
	check := instructor.paste(hostile).want(200).wantInert()
	check.wantText(".preview", "xss-stem").wantText(".preview", "xss-passage").wantText(".preview", "xss-claim")
	instructor.press(check, "import").want(303)
	instructor.get("/studio/sets/hostile").want(200).wantInert().wantText("h1", "xss-title").wantText("main", "xss-absent").wantText("main", "xss-question-tag")
	instructor.get("/studio/sets/hostile/publish").want(200).wantInert().wantCount(`option[value^="xss-question-tag"]`, 3)

	set := must[[]quiz.Quiz](t)(s.Store.AllQuizzes(t.Context()))
	if len(set) > 0 {
		t.Fatal("importing has published it")
	}
	path := instructor.post("/studio/sets/hostile/publish", "title", "xss-quiz <script>alert(1)</script>", "attempts", "1", "counts", "best", "zone", "UTC",
		"briefing", "beside", "feedback", "end").want(303).to()
	quizPath := "/quizzes/" + strings.TrimPrefix(path, "/studio/quizzes/")
	gus := s.nobody()
	attempt := gus.post(quizPath+"/attempts", "name", "xss-guest <script>alert(1)</script>").want(303).to()
	gus.get(attempt).want(200).wantInert().wantText("main", "xss-option").wantText("h1", "xss-quiz")
	typed := `xss-answer "><script>alert(1)</script>`
	gus.post(attempt+"/answers", "seq.2", "1", "a.2", typed, "seq.1", "1", "a.1", `"><script>alert(1)</script>`).want(422).wantInert()
	gus.post(attempt + "/finish").want(303)
	review := gus.get(attempt + "/review").want(200).wantInert()
	for _, text := range []string{"xss-explanation", "xss-answer", "xss-accepted", "xss-absent"} {
		review.wantText("main", text)
	}
	instructor.get(path+"/scores").want(200).wantInert().wantText("main", "xss-guest")
	for _, c := range []*client{gus, instructor, s.as(ada), s.nobody()} {
		for _, page := range c.crawl("/", quizPath, attempt+"/review", "/briefings/hostile", path, path+"/scores", path+"/rules", "/admin/people", "/studio") {
			if page.isHTML() {
				page.wantInert()
			}
		}
	}
}

// TestMarkupInProblemsIsInert: what is wrong with a file is shown as text.
func TestMarkupInProblemsIsInert(t *testing.T) {
	i := newImporter(t)
	script := `<script>alert(1)</script><img src=x onerror=alert(1)>`
	for what, text := range map[string]string{
		"an id":         strings.Replace(brokenSet, "id: broken", "id: '"+script+"'", 1),
		"a field":       strings.Replace(brokenSet, "title:", "'"+script+"':", 1),
		"a type":        strings.Replace(brokenSet, "true-flase", "'"+script+"'", 1),
		"a question":    strings.Replace(brokenSet, "id: one", "id: '"+script+"'", 1),
		"broken YAML":   `title: "` + script,
		"broken JSON":   `{"title": "` + script + `"`,
		"a file's name": strings.Replace(brokenSet, "questions:", "briefing: [{id: x, title: x, file: '"+script+"'}]\nquestions:", 1),
		"a URL":         strings.Replace(brokenSet, "questions:", "briefing: [{id: x, title: x, text: x, url: 'javascript:alert(1)'}]\nquestions:", 1),
	} {
		page := i.paste(text).want(200).wantInert()
		if page.find(".problems > li").Length() == 0 {
			t.Errorf("%s: no problem is shown", what)
		}
	}
	i.upload(script+".yaml", brokenSet).want(200).wantInert()
}

// TestMarkupInNamesIsInert: what people call themselves and their groups.
func TestMarkupInNamesIsInert(t *testing.T) {
	s := newSite(t)
	name := `xss <script>alert(1)</script>" onload="alert(1)`
	instructor := s.person(name, accounts.Instructor)
	ines, ada := s.as(instructor), s.as(s.person("Ada", accounts.Administrator))
	ines.get(ines.post("/studio/groups", "name", name).want(303).to()).want(200).wantInert().wantText("h1", "xss")
	code := must[[]accounts.Group](t)(s.Store.GroupsOf(t.Context(), instructor.ID))[0].JoinCode
	ines.post("/studio/groups", "name", strings.Repeat(name, 9)).want(422).wantInert()
	nobody := s.nobody()
	nobody.get("/join/"+code).want(200).wantInert().wantText("main", "xss")
	nobody.post("/join/"+code, "name", "", "email", name).want(422).wantInert()
	nobody.post("/join/"+code, "name", name).want(303)
	nobody.get("/").want(200).wantInert()
	s.nobody().get("/join?code=" + url.QueryEscape(name)).want(422).wantInert()
	s.nobody().post("/login", "sign_in", name, "password", "x", "next", "/"+name, "kept", name).want(422).wantInert()
	s.nobody().get("/login?next=" + url.QueryEscape("/"+name)).want(200).wantInert()
	ada.post("/admin/people", "name", name, "email", name, "role", name).want(422).wantInert()
	ada.get("/admin/people").want(200).wantInert().wantText("main", "xss")
	s.nobody().get("/" + url.PathEscape(name)).want(404).wantInert()
}
