package handlers

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// publisher is an instructor with a set, at the form that makes a quiz of it.
type publisher struct {
	*client
	person *accounts.Person
	group  accounts.Group
	path   string
}

func newPublisher(t *testing.T) *publisher {
	t.Helper()
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	set := s.save(ines, s.flightSet("flight"))
	return &publisher{s.as(ines), ines, s.group(ines), "/studio/sets/" + set.SetID + "/publish"}
}

// fields are what a browser would send of a form as it stands on the page.
func (p *page) fields(selector string) url.Values {
	p.t.Helper()
	values := url.Values{}
	for _, field := range p.find(selector + " [name]").EachIter() {
		name, kind := field.AttrOr("name", ""), field.AttrOr("type", "")
		_, checked := field.Attr("checked")
		switch {
		case field.Is("select"):
			values.Add(name, field.Find("option[selected]").AttrOr("value", field.Find("option").AttrOr("value", "")))
		case field.Is("button"), (kind == "radio" || kind == "checkbox") && !checked:
		default:
			values.Add(name, field.AttrOr("value", ""))
		}
	}
	return values
}

// with is the form as it is at first, with other values in some fields.
func (p *publisher) with(fields ...string) url.Values {
	p.t.Helper()
	values := p.get(p.path).want(200).fields(".rules-form")
	for name, typed := range form(fields...) {
		values[name] = typed
	}
	return values
}

// published is the quiz that a page sends on to.
func (p *publisher) published(page *page) quiz.Quiz {
	p.t.Helper()
	id, ok := strings.CutPrefix(page.want(303).to(), "/studio/quizzes/")
	if !ok {
		p.t.Fatalf("publishing leads to %s", page.to())
	}
	return must[quiz.Quiz](p.t)(p.Store.Quiz(p.t.Context(), id))
}

func TestPublishingWithTheRulesAsTheyAre(t *testing.T) {
	p := newPublisher(t)
	q := p.published(p.postForm(p.path, p.with()))
	if diff := cmp.Diff(quiz.DefaultRules(), q.Rules); diff != "" {
		t.Error(diff)
	}
	if q.Title != "The late flight" || q.OwnerID != p.person.ID || q.GroupID != "" {
		t.Errorf("the quiz is %+v", q)
	}
	p.get("/studio/quizzes/"+q.ID).want(200).wantText(".notice", say("publish.done")).wantCount("svg path", 2)
	p.nobody().get("/").wantText("h2", "The late flight")
}

// everyRule is each rule with a value that isn't its default.
var everyRule = []string{
	"title", "For the night shift", "time_limit", "45", "attempts", "3", "counts", "mean", "opens", "2026-06-01T09:00", "closes", "2026-12-01T18:30",
	"zone", "Europe/Berlin", "per_page", "2", "shuffle_questions", "yes", "briefing", "before", "feedback", "closing", "pass_mark", "62,5 %",
	"draw_tag", "people", "draw_tag", "", "draw_count", "1", "draw_count", "2", "try_deduction", "33.3", "hint_deduction", "10 %", "certainty", "yes",
}

func TestEveryRuleIsStoredAndShownAgain(t *testing.T) {
	p := newPublisher(t)
	f := p.with(append(everyRule, "group", p.group.ID)...)
	f.Del("shuffle_options")
	f.Del("hints")
	q := p.published(p.postForm(p.path, f))
	pass := 62.5
	want := quiz.Rules{
		TimeLimit: 45 * time.Minute, Attempts: 3, Counts: quiz.CountsMean, Zone: "Europe/Berlin", PerPage: 2, ShuffleQuestions: true,
		Opens: time.Date(2026, 6, 1, 7, 0, 0, 0, time.UTC), Closes: time.Date(2026, 12, 1, 17, 30, 0, 0, time.UTC),
		Draw:     []quiz.Draw{{Tag: "people", Count: 1}, {Count: 2}},
		Briefing: quiz.BriefingBefore, Feedback: quiz.FeedbackClosing, PassMark: &pass,
		TryDeduction: 33.3, HintDeduction: 10, Certainty: true,
	}
	if diff := cmp.Diff(want, q.Rules); diff != "" || q.GroupID != p.group.ID || q.Title != "For the night shift" {
		t.Error(q.Title, q.GroupID, diff)
	}
	rules := "/studio/quizzes/" + q.ID + "/rules"
	shown := p.get(rules).want(200).fields(".rules-form")
	p.postForm(rules, shown).wantTo("/studio/quizzes/" + q.ID)
	again := must[quiz.Quiz](t)(p.Store.Quiz(t.Context(), q.ID))
	if diff := cmp.Diff(q, again); diff != "" {
		t.Errorf("saving the form as it is changes %s", diff)
	}
}

// TestTriesAndWhatTheyCost are told to learners and to the instructor in the same words.
func TestTriesAndWhatTheyCost(t *testing.T) {
	p := newPublisher(t)
	q := p.published(p.postForm(p.path, p.with("feedback", "each", "tries", "3", "try_deduction", "10", "hint_deduction", "2.5", "certainty", "yes")))
	if r := q.Rules; r.Tries != 3 || r.TryDeduction != 10 || !r.Hints || r.HintDeduction != 2.5 || !r.Certainty {
		t.Errorf("the rules are %+v", r)
	}
	for _, page := range []*page{p.nobody().get("/quizzes/" + q.ID).want(200), p.get("/studio/quizzes/" + q.ID).want(200)} {
		page.wantText("main", "Each question may be checked 3 times; each wrong try costs 10%.")
		page.wantText("main", "A hint costs 2.5%.").wantText("main", say("expect.certainty"))
	}
	f := p.get("/studio/quizzes/" + q.ID + "/rules").want(200).fields(".rules-form")
	if f.Get("tries") != "3" || f.Get("try_deduction") != "10" || f.Get("hint_deduction") != "2.5" || f.Get("certainty") == "" {
		t.Errorf("the form is %v", f)
	}
	f.Del("hints")
	f.Del("certainty")
	f.Set("tries", "")
	p.postForm("/studio/quizzes/"+q.ID+"/rules", f).want(303)
	told := p.nobody().get("/quizzes/" + q.ID).text(".expect")
	for _, word := range []string{"hint", "sure", "checked"} {
		if strings.Contains(told, word) {
			t.Errorf("learners are still told of %q: %s", word, told)
		}
	}
}

// TestHintsAreToldOnlyWhereThereAreAny: the rule alone is no hint.
func TestHintsAreToldOnlyWhereThereAreAny(t *testing.T) {
	s := newSite(t)
	without := strings.Replace(s.flightSet("flight"), "    hint: Look at the first line of the log.\n", "", 1)
	q := s.publish(nil, s.save(nil, without))
	if told := s.nobody().get("/quizzes/" + q.ID).want(200).text(".expect"); strings.Contains(told, say("expect.hints")) {
		t.Error(told)
	}
}

// TestEssaysAreWarnedOf before they are published: their attempts wait for a person.
func TestEssaysAreWarnedOf(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, s.testFile("voyage.yaml"))
	s.save(ines, s.flightSet("flight"))
	s.as(ines).get("/studio/sets/voyage/publish").want(200).wantText(".notice", say("publish.essays", "count", 1))
	s.as(ines).get("/studio/sets/flight/publish").want(200).wantCount(".notice", 0)
}

// badRules are what can't be, field by field, and what the form says of it.
var badRules = []struct {
	field, typed, says string
	args               []any
	more               []string
}{
	{"title", " ", "rules.title-missing", nil, nil},
	{"group", "nothing-has-this-id", "rules.group-unknown", nil, nil},
	{"time_limit", "-1", "rules.negative", nil, nil},
	{"time_limit", "an hour", "rules.negative", nil, nil},
	{"time_limit", "99999999999999999999", "rules.negative", nil, nil},
	{"time_limit", "153722867280912931", "rules.negative", nil, nil}, // in nanoseconds it would be a minute or so
	{"attempts", "1.5", "rules.negative", nil, nil},
	{"per_page", "x", "rules.negative", nil, nil},
	{"counts", "worst", "rules.choice-unknown", nil, nil},
	{"briefing", "", "rules.choice-unknown", nil, nil},
	{"feedback", "now", "rules.choice-unknown", nil, nil},
	{"feedback", "closing", "rules.closing-needed", nil, nil}, // said at closes
	{"zone", "Mars/Olympus", "rules.zone-unknown", nil, nil},
	{"zone", "../../etc/passwd", "rules.zone-unknown", nil, nil},
	{"zone", "Local", "rules.zone-unknown", nil, nil},
	{"opens", "tomorrow", "rules.time-form", nil, nil},
	{"opens", "2026-02-30T10:00", "rules.time-form", nil, nil},
	{"opens", "2026-03-29T02:30", "rules.time-form", nil, []string{"zone", "Europe/Berlin"}}, // left out by summer time
	{"closes", "2026-03-08T02:00", "rules.time-form", nil, []string{"zone", "America/New_York"}},
	{"closes", "2026-03-01T09:00", "rules.closes-before-opens", nil, []string{"opens", "2026-03-01T09:00"}},
	{"pass_mark", "101", "rules.pass-mark-range", nil, nil},
	{"pass_mark", "-1", "rules.pass-mark-range", nil, nil},
	{"pass_mark", "NaN", "rules.pass-mark-range", nil, nil},
	{"pass_mark", "half", "rules.pass-mark-range", nil, nil},
	{"tries", "21", "rules.tries-range", nil, []string{"feedback", "each"}},
	{"tries", "-1", "rules.tries-range", nil, nil},
	{"tries", "some", "rules.tries-range", nil, nil},
	{"tries", "99999999999999999999", "rules.tries-range", nil, nil},
	{"tries", "2", "rules.tries-need-each", nil, nil},
	{"try_deduction", "101", "rules.percent-range", nil, nil},
	{"try_deduction", "a third", "rules.percent-range", nil, nil},
	{"hint_deduction", "-0.1", "rules.percent-range", nil, nil},
	{"hint_deduction", "NaN", "rules.percent-range", nil, nil},
	{"draw_count", "3", "rules.draw-range", []any{"have", 2, "tag", "people"}, []string{"draw_tag", "people"}},
	{"draw_count", "0", "rules.draw-range", []any{"have", 2, "tag", "people"}, []string{"draw_tag", "people"}},
	{"draw_count", "", "rules.draw-range", []any{"have", 2, "tag", "people"}, []string{"draw_tag", "people"}},
	{"draw_count", "1", "rules.draw-range", []any{"have", 0, "tag", "nothing"}, []string{"draw_tag", "nothing"}},
	{"draw_count", "some", "rules.negative", nil, []string{"draw_tag", "people"}},
}

// TestPresets fill the form and publish nothing; whom it is for and when stays as it was typed.
func TestPresets(t *testing.T) {
	p := newPublisher(t)
	f := p.with("title", "As typed", "group", p.group.ID, "opens", "2026-03-01T09:00", "zone", "Europe/Vienna", "draw_count", "2", "draw_tag", "people", "go", "preset-exam")
	page := p.postForm(p.path, f).want(200).wantText(".notice", say("publish.filled-exam"))
	for selector, want := range map[string]string{"#title": "As typed", "#opens": "2026-03-01T09:00", "#zone": "Europe/Vienna", "#time_limit": "4", "#pass_mark": "60", "#attempts": "1"} {
		if got := page.attr(selector, "value"); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
	page.wantCount(`[name="feedback"][value="marks"][checked]`, 1).wantCount(`#group option[value="`+p.group.ID+`"][selected]`, 1)
	f.Set("go", "preset-practice")
	page = p.postForm(p.path, f).want(200).wantCount(`[name="feedback"][value="each"][checked]`, 1)
	if page.attr("#tries", "value") != "3" || page.attr("#attempts", "value") != "0" || page.attr("#time_limit", "value") != "" {
		t.Errorf("practice: %v", page.fields(".rules-form"))
	}
	if quizzes := must[[]quiz.Quiz](t)(p.Store.AllQuizzes(t.Context())); len(quizzes) > 0 {
		t.Errorf("published are %v", quizzes)
	}
	q := p.published(p.postForm(p.path, page.fields(".rules-form")))
	if q.Rules.Tries != 3 || q.Rules.Feedback != quiz.FeedbackEach || q.GroupID != p.group.ID {
		t.Errorf("published %+v", q)
	}
	p.postForm("/studio/quizzes/"+q.ID+"/rules", url.Values{"title": {"x"}, "zone": {"UTC"}, "go": {"preset-check"}}).want(200).wantCount(`[name="feedback"][value="end"][checked]`, 1)
}

// TestRulesThatCantBe say so at their field, with everything that was typed still there, and publish nothing.
func TestRulesThatCantBe(t *testing.T) {
	p := newPublisher(t)
	for _, bad := range badRules {
		f := p.with(append(bad.more, "title", "As typed")...)
		f.Set(bad.field, bad.typed)
		page := p.postForm(p.path, f).want(422)
		at := map[string]string{"draw_count": "draw"}[bad.field]
		if at == "" {
			at = bad.field
		}
		if bad.says == "rules.closing-needed" {
			at = "closes"
		}
		message := say(bad.says, bad.args...)
		page.wantText("#"+at+"-error", message).wantText(`.notice a[href="#`+at+`"]`, message).wantCount("#"+at, 1)
		if got := page.find(".notice.bad li").Length(); got != 1 {
			t.Errorf("%s %q: %d messages: %s", bad.field, bad.typed, got, page.text(".notice.bad"))
		}
		page.wantKept(f, bad.field, bad.typed)
	}
	if quizzes := must[[]quiz.Quiz](t)(p.Store.AllQuizzes(t.Context())); len(quizzes) > 0 {
		t.Errorf("published are %v", quizzes)
	}
}

// wantKept fails the test unless the form has all that was sent. What a list to choose from doesn't offer can't be
// shown there.
func (p *page) wantKept(sent url.Values, field, typed string) {
	p.t.Helper()
	for name, values := range p.fields(".rules-form") {
		chosen := p.find(`.rules-form select[name="`+name+`"], .rules-form [type=radio][name="`+name+`"]`).Length() > 0
		if kept := strings.Join(values, "|"); strings.TrimRight(kept, "|") != strings.TrimRight(strings.TrimSpace(strings.Join(sent[name], "|")), "|") && !chosen {
			p.t.Errorf("%s %q: %s is %q, and %q was sent", field, typed, name, kept, sent[name])
		}
	}
}

// TestAnHourThatComesTwice is taken as one of the two, not refused.
func TestAnHourThatComesTwice(t *testing.T) {
	p := newPublisher(t)
	q := p.published(p.postForm(p.path, p.with("zone", "Europe/Berlin", "opens", "2026-10-25T02:30")))
	if got := p.get("/studio/quizzes/"+q.ID+"/rules").attr("#opens", "value"); got != "2026-10-25T02:30" {
		t.Errorf("it opens at %v, shown as %s", q.Rules.Opens, got)
	}
}

func TestAForeignGroupIsRefused(t *testing.T) {
	p := newPublisher(t)
	foreign := p.site.group(p.site.person("Otis", accounts.Instructor))
	page := p.postForm(p.path, p.with("group", foreign.ID)).want(422)
	page.wantText("#group-error", say("rules.group-unknown")).wantCount(`option[value="`+foreign.ID+`"]`, 0)
	p.get(p.path+"?group="+p.group.ID).wantCount(`option[value="`+p.group.ID+`"][selected]`, 1)
	p.get(p.path + "?group=" + foreign.ID).want(200)
}

// TestRulesThatChange keep what is fixed: the group, the set and its revision.
func TestRulesThatChange(t *testing.T) {
	p := newPublisher(t)
	q := p.published(p.postForm(p.path, p.with("group", p.group.ID)))
	p.save(p.person, strings.Replace(p.flightSet("flight"), "tags: [people]", "tags: [others]", 2))
	rules := "/studio/quizzes/" + q.ID + "/rules"
	f := p.get(rules).want(200).wantCount(`option[value="others"]`, 0).fields(".rules-form")
	f.Set("group", "")
	f["draw_tag"], f["draw_count"] = []string{"people"}, []string{"2"}
	p.postForm(rules, f).want(303)
	changed := must[quiz.Quiz](t)(p.Store.Quiz(t.Context(), q.ID))
	if changed.GroupID != p.group.ID || changed.RevisionID != q.RevisionID || len(changed.Rules.Draw) != 1 {
		t.Errorf("the quiz is %+v", changed)
	}
	f.Set("draw_count", "9")
	p.postForm(rules, f).want(422).wantCount("#draw-error", 1)
}
