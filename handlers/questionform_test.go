package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// formSets are sets with questions of every type.
func formSets(t *testing.T) []questions.Set {
	t.Helper()
	sets := []questions.Set{must[questions.Set](t)(starter.Read())}
	for _, f := range []struct{ dir, name string }{{"../e2e/testdata", "runway.yaml"}, {"../e2e/testdata", "essay.yaml"}, {"../views", "specimen.yaml"}} {
		set, problems := native.Read(os.DirFS(f.dir), f.name)
		if problems.Failed() {
			t.Fatalf("%s: %+v", f.name, problems)
		}
		sets = append(sets, set)
		stored := must[*questions.Revision](t)(questions.NewRevision(set, nil))
		sets = append(sets, stored.Set) // with ids
	}
	return sets
}

func asFields(t *testing.T, q questions.Question) (fields map[string]any) {
	t.Helper()
	data := must[[]byte](t)(json.Marshal(q))
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

// TestFormKeepsQuestions: what the form of a question says, sent back as it is, is the question.
func TestFormKeepsQuestions(t *testing.T) {
	types := map[questions.Type]int{}
	for _, set := range formSets(t) {
		for i := range set.Questions {
			q := &set.Questions[i]
			r := &formReader{form: formOf(q), lang: set.Language, old: formOf(q), errors: map[string]string{}}
			if back := r.question(q); !reflect.DeepEqual(asFields(t, back), asFields(t, *q)) || len(r.errors) > 0 {
				t.Errorf("%s/%s came back as\n%v, was\n%v %v", set.ID, q.ID, asFields(t, back), asFields(t, *q), r.errors)
			}
			types[q.Type]++
		}
	}
	for _, kind := range questions.Types() {
		if types[kind] == 0 {
			t.Errorf("no %s was tried", kind)
		}
	}
}

// harbourForm is an instructor at the form of a question of a set with a briefing.
func harbourForm(t *testing.T) (*site, *client) {
	t.Helper()
	s, c := harbourToBind(t)
	c.pressOn(harbourDraft, harbourDraft, "go", "publish").want(303)
	return s, c
}

const whoForm = "/studio/sets/harbour/edit/who"

// sent is the form of a page as a browser sends it, with some fields changed.
func sent(p *page, changed ...string) url.Values {
	values := url.Values{}
	fields := p.find("#question-form").Find("input, textarea, select").AddSelection(p.find(`[form="question-form"]`))
	fields.Each(func(_ int, e *goquery.Selection) {
		name, _ := e.Attr("name")
		value := e.AttrOr("value", "yes")
		switch goquery.NodeName(e) {
		case "textarea":
			value = strings.TrimPrefix(e.Text(), "\n")
		case "select":
			value = e.Find("option[selected]").AttrOr("value", "")
		}
		if _, ticked := e.Attr("checked"); name != "" && (e.AttrOr("type", "") != "checkbox" || ticked) {
			values.Add(name, value)
		}
	})
	for i := 0; i < len(changed); i += 2 {
		values.Set(changed[i], changed[i+1])
	}
	return values
}

func (s *site) drafted(question string) *questions.Question {
	s.t.Helper()
	draft := must[store.Draft](s.t)(s.Store.Draft(s.t.Context(), "harbour"))
	return draft.Set.Question(question)
}

func TestQuestionFormSaves(t *testing.T) {
	s, c := harbourForm(t)
	page := c.get(whoForm).want(200).wantCount(".form-row", 4+1).wantCount(`[name="pick"]`, 3).wantCount(".preview .question", 1)
	if _, err := s.Store.Draft(t.Context(), "harbour"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("looking began a draft: %v", err)
	}
	c.postForm(whoForm, sent(page, "stem", "Who did not read it back?", "options.2.text", "All of the above", "pick", "the-log/1.1", "go", "save")).wantTo(whoForm)
	q := s.drafted("who")
	if options := q.Body.(*questions.SingleChoice).Options; len(options) != 3 || options[0].ID != "a" || !options[0].Correct || options[2].ID != "" {
		t.Errorf("options %+v", options)
	}
	if len(q.Evidence) != 1 || q.Evidence[0].Source != "the-log" || q.Evidence[0].Quote != "The pilot read the clearance back." {
		t.Errorf("evidence %+v", q.Evidence)
	}
	page = c.get(whoForm).want(200).wantCount(".form-advice li", 2).wantCount(".form-problems li", 0).wantText(".preview .stem", "Who did not read it back?")
	c.postForm(whoForm, sent(page, "evidence.0.quote", "Nobody read it.", "go", "next")).wantTo("/studio/sets/harbour/edit/where")
	c.get(whoForm).wantText(".form-problems", "Nobody read it.")
}

// TestQuestionFormAddsRows without saving, and keeps what was typed.
func TestQuestionFormAddsRows(t *testing.T) {
	s, c := harbourForm(t)
	page := c.get(whoForm)
	page = c.postForm(whoForm, sent(page, "stem", "Typed", "options.3.text", "Fourth", "go", "add:options")).want(200).wantCount(`[data-part="options"] > .form-row`, 5)
	page.wantText("#stem", "Typed")
	if _, err := s.Store.Draft(t.Context(), "harbour"); !errors.Is(err, store.ErrNotFound) {
		t.Error("a row more was saved")
	}
	page = c.postForm(whoForm, sent(page, "points", "much", "options.0.weight", "1/2", "go", "save")).want(422)
	page.wantText("#points-error", say("questionform.bad-decimal")).wantText(`[id="options.0.weight-error"]`, say("questionform.bad-decimal")).wantText("#stem", "Typed")
}

// TestQuestionFormSavesEveryType goes through the page of a question of each type, and sends it back as it came.
func TestQuestionFormSavesEveryType(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	var text bytes.Buffer
	set := formSets(t)[len(formSets(t))-2]
	if _, err := formats.Write(&text, set, formats.YAML); err != nil {
		t.Fatal(err)
	}
	s.save(ines, text.String())
	c := s.as(ines)
	for i := range set.Questions {
		path := views.QuestionFormPath(set.ID, set.Questions[i].ID)
		c.postForm(path, sent(c.get(path).want(200).wantCount(".form-problems .error", 0), "hint", "Look twice.", "go", "save")).wantTo(path)
	}
	draft := must[store.Draft](t)(s.Store.Draft(t.Context(), set.ID))
	latest := must[store.Revision](t)(s.Store.LatestRevision(t.Context(), set.ID))
	for i := range latest.Set.Questions {
		want := latest.Set.Questions[i]
		want.Hint = "Look twice."
		if now := *draft.Set.Question(want.ID); !reflect.DeepEqual(asFields(t, now), asFields(t, want)) {
			t.Errorf("%s is\n%v, want\n%v", want.ID, asFields(t, now), asFields(t, want))
		}
	}
}

func TestQuestionFormChangesTheType(t *testing.T) {
	s, c := harbourForm(t)
	c.postForm(whoForm, sent(c.get(whoForm), "type", "multiple-response", "go", "type")).wantTo(whoForm)
	if b, ok := s.drafted("who").Body.(*questions.MultipleResponse); !ok || len(b.Options) != 2 {
		t.Errorf("the options didn't come along: %+v", s.drafted("who").Body)
	}
	c.postForm(whoForm, sent(c.get(whoForm), "type", "gap-fill", "stem", "The [[who]] read it back.", "go", "type")).wantTo(whoForm)
	page := c.get(whoForm).wantText(".form-part", say("questionform.gap", "name", "who"))
	c.postForm(whoForm, sent(page, "gaps.0.accept.0.text", "pilot", "go", "save")).wantTo(whoForm)
	if gap := s.drafted("who").Body.(*questions.GapFill).Gaps["who"]; len(gap.Accept) != 1 || gap.Accept[0].Text != "pilot" {
		t.Errorf("gap %+v", gap)
	}
}

// TestQuestionFormConflict: two edit one question. Neither loses work, and who edits another question isn't disturbed.
func TestQuestionFormConflict(t *testing.T) {
	s, c := harbourForm(t)
	where := "/studio/sets/harbour/edit/where"
	mine, theirs, beside := c.get(whoForm), c.get(whoForm), c.get(where)
	c.postForm(whoForm, sent(theirs, "stem", "Theirs?", "go", "save")).want(303)
	c.postForm(where, sent(beside, "stem", "Beside?", "go", "save")).want(303)
	page := c.postForm(whoForm, sent(mine, "stem", "Mine?", "go", "save")).want(409)
	page.wantText("[data-state]", say("questionform.not-saved"))
	page.wantText(".notice", say("questionform.moved")).wantText(".theirs del", "Theirs").wantText(".theirs ins", "Mine").wantText("#stem", "Mine?")
	if s.drafted("who").Stem != "Theirs?" || s.drafted("where").Stem != "Beside?" {
		t.Errorf("saved %q, %q", s.drafted("who").Stem, s.drafted("where").Stem)
	}
	c.postForm(whoForm, sent(page, "go", "save")).wantTo(whoForm)
	if s.drafted("who").Stem != "Mine?" {
		t.Errorf("saved %q", s.drafted("who").Stem)
	}
}

func TestQuestionFormAddsQuestions(t *testing.T) {
	s, c := harbourForm(t)
	added := c.postForm(whoForm, sent(c.get(whoForm), "go", "new")).want(303).to()
	c.get(added).want(200).wantText("h1", say("questionform.title", "number", 2, "of", 4)).wantCount(".form-problems .error", 2)
	if draft := must[store.Draft](t)(s.Store.Draft(t.Context(), "harbour")); len(draft.Set.Questions) != 4 {
		t.Errorf("%d questions", len(draft.Set.Questions))
	}
	c.get("/studio/sets/harbour/edit/none").want(404)
	s.as(s.person("Otis", accounts.Instructor)).get(whoForm).want(404)
}

// TestQuestionFormReadsNumbers as the article of the set writes them, and refuses those that may be two.
func TestQuestionFormReadsNumbers(t *testing.T) {
	for _, c := range []struct{ lang, typed, want, rule string }{
		{"en", "8,400", "8400", ""}, {"en", "8400", "8400", ""}, {"en", "8,400.5", "8400.5", ""}, {"en", "8.400", "8.4", ""}, {"en", "0,5", "0.5", ""},
		{"", "1,234,567", "1234567", ""}, {"en", "1e3", "1000", ""}, {"en", "1000,000", "", "mark"}, {"en", "12 to 14", "", "decimal"}, {"en", "many", "", "decimal"},
		{"de", "8.400", "", "either"}, {"de", "30.125", "30.125", ""}, {"de", "8,4", "8.4", ""}, {"de", "8.400,5", "8400.5", ""}, {"de", "8.4", "8.4", ""},
		{"fr", "8 400", "8400", ""},
	} {
		r := formReader{form: url.Values{"n": {c.typed}}, lang: c.lang, old: url.Values{"accept.1.value": {"30.125"}}, errors: map[string]string{}}
		if got := r.decimal("n"); string(got) != c.want || r.errors["n"] != c.rule {
			t.Errorf("%s in %q is %q %q, want %q %q", c.typed, c.lang, got, r.errors["n"], c.want, c.rule)
		}
	}
}

func TestNumericKeysAreTypedAsTheArticleHasThem(t *testing.T) {
	s, c := harbourForm(t)
	c.postForm(whoForm, sent(c.get(whoForm), "type", "numeric", "go", "type")).wantTo(whoForm)
	page := c.get(whoForm)
	c.postForm(whoForm, sent(page, "accept.0.value", "8,400", "go", "save")).wantTo(whoForm)
	if accept := s.drafted("who").Body.(*questions.Numeric).Accept; len(accept) != 1 || accept[0].Value != "8400" {
		t.Errorf("the key is %+v", accept)
	}
	page = c.postForm(whoForm, sent(c.get(whoForm), "accept.0.value", "1000,000", "pick", "the-log/1.1", "go", "save")).want(422)
	page.wantText(`[id="accept.0.value-error"]`, "1000,000").wantText("[data-state]", say("questionform.not-saved"))
	page.wantCount(`[name="pick"][value="the-log/1.1"][checked]`, 1)
}

// TestBoundSentencesAreTicked: what is evidence is shown as such in its article, and taking its tick away unbinds it.
func TestBoundSentencesAreTicked(t *testing.T) {
	s, c := harbourForm(t)
	const ref = "the-log/1.1"
	box := `[name="pick"][value="` + ref + `"]`
	page := c.get(whoForm).wantCount(".sentence.bound", 0)
	page = c.follow(c.postForm(whoForm, sent(page, "pick", ref, "go", "save"))).wantCount(box+"[checked]", 1)
	page.wantText(".sentence.bound .bound-sign", say("questionform.is-bound")).wantCount(".bound", 1)
	c.postForm(whoForm, sent(page, "stem", "Who?", "go", "save")).wantTo(whoForm)
	if e := s.drafted("who").Evidence; len(e) != 1 {
		t.Errorf("a tick that stayed made of the evidence %+v", e)
	}
	part := c.follow(c.postForm(whoForm, sent(c.get(whoForm), "evidence.0.quote", "read the clearance", "go", "save"))).wantCount(box+"[checked]", 0)
	part.wantText(".sentence.bound .bound-sign", say("questionform.is-bound-part"))
	page = c.follow(c.postForm(whoForm, sent(part, "evidence.0.quote", "", "pick", ref, "go", "save"))).wantCount(box+"[checked]", 1)
	without := sent(page, "points", "many", "go", "save")
	without.Del("pick")
	refused := c.postForm(whoForm, without).want(422).wantCount(box+"[checked]", 0)
	c.postForm(whoForm, sent(refused, "points", "", "go", "save")).wantTo(whoForm)
	if e := s.drafted("who").Evidence; len(e) != 0 {
		t.Errorf("without the tick the evidence is %+v", e)
	}
}

// TestWhatIsWrongIsSaidOnce of a new question, whose options are all empty.
func TestWhatIsWrongIsSaidOnce(t *testing.T) {
	_, c := harbourForm(t)
	to := c.pressOn("/studio/sets/harbour/edit", "/studio/sets/harbour/edit", "go", "add", "type", "single-choice", "stem", "Who?").want(303).to()
	said := map[string]bool{}
	c.get(to).want(200).find(".form-problems li").Each(func(_ int, line *goquery.Selection) {
		if said[line.Text()] {
			t.Errorf("%q is said twice", line.Text())
		}
		said[line.Text()] = true
	})
	if len(said) == 0 {
		t.Error("nothing is said of an empty question")
	}
}
