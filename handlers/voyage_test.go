package handlers

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// The questions of testdata/voyage.yaml in authored order.
const (
	far = iota + 1 // numeric, with a hint
	crew
	weather
	gaps
	tell
	aside
)

// newVoyage starts an attempt at testdata/voyage.yaml; edit may change the quiz before.
func newVoyage(t *testing.T, edit ...func(*quiz.Quiz)) *sat {
	t.Helper()
	s := newSite(t)
	return s.sit(s.person("Lea", accounts.Learner), s.publish(nil, s.save(nil, s.testFile("voyage.yaml")), edit...))
}

// tries are rules by which each question may be checked so often.
func tries(most int, edit ...func(*quiz.Rules)) func(*quiz.Quiz) {
	return rules(func(r *quiz.Rules) {
		r.Feedback, r.Tries = quiz.FeedbackEach, most
		for _, e := range edit {
			e(r)
		}
	})
}

// own is the attempt's own id of an authored one.
func own(ids []string, authored string) string { return strconv.Itoa(slices.Index(ids, authored) + 1) }

// rightVoyage are full marks as the page sends them, by number; the essay's are a person's to give.
func (s *sat) rightVoyage() map[int]string {
	s.t.Helper()
	plan := s.attemptAt(s.path).Plan
	matches, items := plan.Find(crew).Matches, plan.Find(weather).Items
	return map[int]string{
		far:     `"42 km"`,
		crew:    fmt.Sprintf(`{"1":"%s","2":"%s"}`, own(matches, "m1"), own(matches, "m2")),
		weather: fmt.Sprintf(`["%s","%s","%s"]`, own(items, "i1"), own(items, "i2"), own(items, "i3")),
		gaps:    `{"1":"Anna","2":"3","3":"1"}`,
		tell:    `"We went far."`,
	}
}

// storedVoyage are the stored forms of rightVoyage.
var storedVoyage = map[int]string{
	far: `"42 km"`, crew: `{"p1":"m1","p2":"m2"}`, weather: `["i1","i2","i3"]`, gaps: `{"heading":"a","helm":"Anna","spells":"3"}`,
	tell: `"We went far."`,
}

// voyageForm is rightVoyage as a form of the whole page, sent for the first time.
func (s *sat) voyageForm(more ...string) url.Values {
	s.t.Helper()
	f := url.Values{}
	for n, answer := range s.rightVoyage() {
		f.Set(fmt.Sprint("seq.", n), "1")
		for name, value := range fieldsOf(n, answer) {
			f.Set(name, value)
		}
	}
	for name, values := range form(more...) {
		f[name] = values
	}
	return f
}

// fieldsOf are the fields by which a form sends an answer.
func fieldsOf(n int, answer string) map[string]string {
	name, fields := fmt.Sprint("a.", n), map[string]string{}
	var text string
	var order []string
	var parts map[string]string
	switch {
	case json.Unmarshal([]byte(answer), &text) == nil:
		fields[name] = text
	case json.Unmarshal([]byte(answer), &order) == nil:
		for i, item := range order {
			fields[name+"."+item] = strconv.Itoa(i + 1)
		}
	case json.Unmarshal([]byte(answer), &parts) == nil:
		for part, value := range parts {
			fields[name+"."+part] = value
		}
	}
	return fields
}

// saveVoyage saves all right answers.
func (s *sat) saveVoyage() {
	s.t.Helper()
	for n, answer := range s.rightVoyage() {
		p, _ := s.save(n, 1, answer)
		p.want(200)
	}
}

func (s *sat) wantVoyage() {
	s.t.Helper()
	for n, want := range storedVoyage {
		if got := s.stored(s.path, n); got != want {
			s.t.Errorf("question %d is stored as %s, want %s", n, got, want)
		}
	}
}

func TestEveryNewTypeIsSavedUnderAuthoredIDs(t *testing.T) {
	s := newVoyage(t)
	for n, answer := range s.rightVoyage() {
		p, got := s.save(n, 1, answer)
		if p.want(200); got != (saved{1, answer, true}) {
			t.Errorf("question %d: %+v, want %s", n, got, answer)
		}
	}
	s.wantVoyage()
	p, got := s.save(far, 2, `42.0`) // a number is one, too
	if p.want(200); got.Answer != `42.0` && got.Answer != `42` {
		t.Errorf("a number comes back as %s", got.Answer)
	}
}

func TestFormSavesEveryNewType(t *testing.T) {
	s := newVoyage(t)
	s.postForm(s.path+"/answers", s.voyageForm("go", "check")).wantTo(s.path + "/finish")
	s.wantVoyage()
	page := s.get(s.path).want(200)
	sent := page.fields("#answers")
	for name, value := range s.voyageForm() {
		if strings.HasPrefix(name, "a.") && sent.Get(name) != value[0] && name != fmt.Sprint("a.", tell) {
			t.Errorf("%s is shown as %q, want %q", name, sent.Get(name), value[0])
		}
	}
	page.wantText("#q5 textarea", "We went far.").wantText("#q1", say("question.read-as", "number", "42"))
	s.postForm(s.path+"/answers", s.with(sent, "a.5", "We went far.\r\nAnd back.")).want(303)
	if got := s.stored(s.path, tell); got != `"We went far.\nAnd back."` {
		t.Errorf("two lines are stored as %s", got)
	}
	answers := must[map[string]quiz.Answer](t)(s.Store.Answers(t.Context(), s.attemptAt(s.path).ID))
	for id, want := range map[string]int64{"far": 1, "crew": 1, "weather": 1, "gaps": 1, "tell": 2} {
		if answers[id].Seq != want {
			t.Errorf("%s was saved %d times, want %d: a page that is sent as it is changes nothing", id, answers[id].Seq, want)
		}
	}
}

// with is a form with other values in some fields.
func (s *sat) with(f url.Values, fields ...string) url.Values {
	for name, values := range form(fields...) {
		f[name] = values
	}
	return f
}

func TestFormTakesNewTypesBack(t *testing.T) {
	s := newVoyage(t)
	s.saveVoyage()
	blank := url.Values{}
	for n := range storedVoyage {
		blank.Set(fmt.Sprint("seq.", n), "2")
	}
	s.postForm(s.path+"/answers", blank).want(303)
	for n := range storedVoyage {
		if got := s.stored(s.path, n); got != "" {
			t.Errorf("question %d is still %s", n, got)
		}
	}
}

// TestNewAnswersThatDontFit says why, and stores nothing; whatever names a part names it as the page does.
func TestNewAnswersThatDontFit(t *testing.T) {
	tests := []struct {
		n            int
		answer, rule string
		args         []any
	}{
		{far, `"many"`, "number-form", []any{"text", "many"}},
		{far, `"42 miles"`, "unit-other", []any{"found", "miles", "unit", "km"}},
		{far, `true`, "form-number", nil},
		{crew, `{"p1":"1"}`, "unknown-prompt", []any{"id", "p1"}}, // authored ids, which the page doesn't know
		{crew, `{"1":"m1"}`, "unknown-match", []any{"id", "m1"}},
		{crew, `{"1":"4"}`, "unknown-match", []any{"id", "4"}},
		{crew, `"1"`, "form-matching", nil},
		{weather, `["i1","i2","i3"]`, "unknown-item", []any{"id", "i1"}},
		{weather, `["1","2"]`, "order-incomplete", []any{"found", 2, "of", 3}},
		{weather, `["1","2","2"]`, "twice", nil},
		{weather, `{"1":"1"}`, "form-order", nil},
		{gaps, `{"helm":"Anna"}`, "unknown-gap", []any{"id", "helm"}},
		{gaps, `{"2":"several"}`, "number-form", []any{"gap", "2", "text", "several"}},
		{gaps, `{"3":"a"}`, "unknown-option", []any{"gap", "3", "id", "a"}},
		{gaps, `{"1":5}`, "form-text", []any{"gap", "1"}},
		{gaps, `{"1":"` + strings.Repeat("x", 1001) + `"}`, "too-long", []any{"gap", "1", "length", 1001, "most", 1000}},
		{tell, `["x"]`, "form-text", nil},
		{aside, `"1"`, "takes-no-answer", nil},
		{aside, `null`, "takes-no-answer", nil},
		{7, `null`, "", nil},
	}
	s := newVoyage(t)
	for _, tt := range tests {
		p := s.put(fmt.Sprint(s.path, "/answers/", tt.n), fmt.Sprintf(`{"seq": 1, "answer": %s}`, tt.answer))
		if tt.rule == "" {
			p.want(404)
			continue
		}
		if got, want := p.want(422).problem(), say("fit."+tt.rule, tt.args...); got != want {
			t.Errorf("question %d, %.40s: %q, want %q", tt.n, tt.answer, got, want)
		}
		if stored := s.stored(s.path, tt.n); stored != "" {
			t.Errorf("question %d: %s is stored", tt.n, stored)
		}
	}
}

// TestPlacesThatAreNoOrder are refused with everything still on the page; none at all is no answer.
func TestPlacesThatAreNoOrder(t *testing.T) {
	tests := []struct {
		places [3]string
		says   string
		shown  [3]string
	}{
		{[3]string{"", "", ""}, "", [3]string{"", "", ""}},
		{[3]string{"1", "", "3"}, say("fit.order-incomplete", "found", 2, "of", 3), [3]string{"1", "", "3"}},
		{[3]string{"2", "2", "1"}, say("fit.place-twice", "place", "2"), [3]string{"2", "", "1"}},
		{[3]string{"1", "2", "4"}, say("fit.order-incomplete", "found", 2, "of", 3), [3]string{"1", "2", ""}},
		{[3]string{"x", "0", "-1"}, "", [3]string{"", "", ""}},
		{[3]string{"3", "1", "2"}, "", [3]string{"3", "1", "2"}},
	}
	for _, tt := range tests {
		s := newVoyage(t)
		p := s.post(s.path+"/answers", "seq.3", "1", "a.3.1", tt.places[0], "a.3.2", tt.places[1], "a.3.3", tt.places[2])
		if tt.says == "" {
			p.want(303)
			p = s.get(s.path)
		} else {
			p.want(422).wantText("#q3 .error", tt.says)
		}
		sent := p.fields("#answers")
		shown := [3]string{sent.Get("a.3.1"), sent.Get("a.3.2"), sent.Get("a.3.3")}
		if diff := cmp.Diff(tt.shown, shown); diff != "" {
			t.Errorf("%v: %s", tt.places, diff)
		}
		if stored := s.stored(s.path, weather); (stored != "") != (tt.says == "" && shown[0] != "") {
			t.Errorf("%v is stored as %q", tt.places, stored)
		}
	}
}

// TestInformationIsNothingToAnswer: it is shown, and counted nowhere.
func TestInformationIsNothingToAnswer(t *testing.T) {
	s := newVoyage(t)
	s.get("/quizzes/"+s.quiz.ID).wantText(".expect", "5 questions")
	s.get(s.path).want(200).wantText("main", "The log ends here.").wantText(".map", say("attempt.unanswered", "number", 5, "of", 5))
	s.saveVoyage()
	s.post(s.path+"/answers", "seq.6", "1", "a.6", "1", "c.6", "2").want(303)
	if got := s.stored(s.path, aside); got != "" {
		t.Errorf("%s is stored", got)
	}
	s.get(s.path).wantText(".map", say("attempt.unanswered", "number", 0, "of", 5))
	s.get(s.path+"/finish").want(200).wantText("main", say("finish.all"))
	s.post(s.path + "/finish").want(303)
	s.get(s.path+"/review").want(200).wantText("main", "The log ends here.")
}

// TestLongEssays: the longest that fits its question fits every way of sending it, and no more.
func TestLongEssays(t *testing.T) {
	essay := strings.Repeat("𝄞", 50_000) // four bytes each
	s := newVoyage(t)
	escaped := `"` + strings.Repeat(`\ud834\udd1e`, 50_000) + `"`
	s.put(fmt.Sprint(s.path, "/answers/", tell), `{"seq": 1, "answer": `+escaped+`}`).want(200)
	s.post(s.path+"/answers", "seq.5", "2", "a.5", "short").want(303)
	s.post(s.path+"/answers/5/flag", "seq.5", "3", "a.5", essay, "flag.5.kind", "unclear").want(303)
	if got := s.stored(s.path, tell); got != `"`+essay+`"` {
		t.Errorf("%d bytes are stored", len(got))
	}
	p := s.put(fmt.Sprint(s.path, "/answers/", tell), `{"seq": 4, "answer": "`+strings.Repeat("x", 50_001)+`"}`).want(422)
	if got := p.problem(); got != say("fit.too-long", "length", 50_001, "most", 50_000) {
		t.Error(got)
	}
	s.send("POST", s.path+"/answers/5/flag", "application/x-www-form-urlencoded", "a.5="+strings.Repeat("x", 2_200_000)).want(413)
}
