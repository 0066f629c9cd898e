package handlers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
)

// editing is a set with a few questions, whose owner looks at its editor.
func editing(t *testing.T) (*site, *client) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, importedSet)
	return s, s.as(ines)
}

const harbourEditor = "/studio/sets/harbour/edit"

// edit presses a button of the editor as it is now.
func (c *client) edit(fields ...string) *page {
	c.t.Helper()
	return c.pressOn(harbourEditor, harbourEditor, fields...)
}

// pressOn sends a form made from the draft as a page shows it.
func (c *client) pressOn(page, path string, fields ...string) *page {
	c.t.Helper()
	p := c.get(page).want(200)
	return c.post(path, append(fields, "version", p.attr(`[name="version"]`, "value"), "base", p.attr(`[name="base"]`, "value"),
		"latest", p.attr(`[name="latest"]`, "value"), "state", p.attr(`[name="state"]`, "value"))...)
}

func (s *site) draftOf(set string) store.Draft {
	s.t.Helper()
	return must[store.Draft](s.t)(s.Store.Draft(s.t.Context(), set))
}

func order(set questions.Set) string {
	var ids []string
	for _, q := range set.Questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, " ")
}

func TestLookingAtTheEditorBeginsNoDraft(t *testing.T) {
	s, c := editing(t)
	c.get(harbourEditor).want(200).wantCount(".editor-list li", 3).wantCount(`.head-actions a.button`, 0)
	if _, err := s.Store.Draft(t.Context(), "harbour"); err == nil {
		t.Error("a draft was begun")
	}
	s.as(s.person("Otis", accounts.Instructor)).get(harbourEditor).want(404)
}

func TestQuestionsAreMovedCopiedAndRemoved(t *testing.T) {
	s, c := editing(t)
	to := c.edit("go", "down-who").want(303).to()
	if got := order(s.draftOf("harbour").Set); got != "where who essay" {
		t.Errorf("moved: %s", got)
	}
	c.get(to).wantCount(`button[autofocus][value="down-who"]`, 1).wantCount("[autofocus]", 1)
	c.get(c.edit("go", "down-who").to()).wantCount(`button[autofocus][value="up-who"]`, 1) // it is the last one now
	c.edit("go", "copy-where").want(303)
	c.edit("go", "remove-essay").want(303)
	if got := order(s.draftOf("harbour").Set); got != "where where-2 who" {
		t.Errorf("copied and removed: %s", got)
	}
	c.edit("go", "undo").want(303)
	if got := order(s.draftOf("harbour").Set); got != "where where-2 essay who" {
		t.Errorf("undone: %s", got)
	}
	c.edit("go", "redo").want(303)
	if got := order(s.draftOf("harbour").Set); got != "where where-2 who" {
		t.Errorf("made again: %s", got)
	}
}

func TestTickedQuestionsGetTagsAndPoints(t *testing.T) {
	s, c := editing(t)
	c.edit("go", "bulk", "tick", "who", "tick", "where", "tags-more", "harbour, night", "points", "2.5").want(303)
	c.edit("go", "bulk", "tick", "who", "tags-less", "night").want(303)
	set := s.draftOf("harbour").Set
	if who := set.Question("who"); strings.Join(who.Tags, " ") != "harbour" || who.Points != "2.5" {
		t.Errorf("who: %v, %s", who.Tags, who.Points)
	}
	if essay := set.Question("essay"); len(essay.Tags) != 0 || essay.Points != "" {
		t.Errorf("essay: %v, %s", essay.Tags, essay.Points)
	}
	refused := c.edit("go", "bulk", "tick", "who", "tags-more", "kept", "points", "many").want(422)
	refused.wantText("#points-error", say("seteditor.points-form")).wantCount(`#tags-more[value="kept"]`, 1).wantCount(`[name="tick"][checked]`, 1)
	c.edit("go", "bulk", "tags-more", "x").want(422).wantText(".notice", say("seteditor.none-ticked"))
}

func TestAboutTheSet(t *testing.T) {
	s, c := editing(t)
	c.edit("go", "about", "title", "Port", "language", "de", "tags", "a, b", "evidence", "optional").want(303)
	if set := s.draftOf("harbour").Set; set.Title != "Port" || set.Language != "de" || len(set.Tags) != 2 || set.Evidence != questions.EvidenceOptional {
		t.Errorf("changed to %+v", set)
	}
	c.edit("go", "about", "title", "", "language", "not a language").want(422).wantText("#title-error", say("seteditor.title-missing")).
		wantText("#language-error", say("seteditor.language-form")).wantCount(`#language[value="not a language"]`, 1)
}

func TestOfTwoEditorsNeitherLosesWork(t *testing.T) {
	s, c := editing(t)
	admin := s.as(s.person("Ada", accounts.Administrator))
	c.edit("go", "down-who").want(303)
	before := c.get(harbourEditor)
	admin.edit("go", "remove-essay").want(303)
	form := []string{"version", before.attr(`[name="version"]`, "value"), "base", before.attr(`[name="base"]`, "value")}
	late := c.post(harbourEditor, append(form, "go", "about", "title", "Typed for long")...).want(409)
	late.wantText(".notice", say("seteditor.moved-by", "name", "Ada")).wantCount(`#title[value="Typed for long"]`, 1).wantCount(".editor-list li", 2)
	c.post(harbourEditor, append(form, "go", "undo")...).want(409)
	if got := order(s.draftOf("harbour").Set); got != "where who" {
		t.Errorf("now: %s", got)
	}
}

func TestEveryTypeOfQuestionIsAdded(t *testing.T) {
	s, c := editing(t)
	for _, kind := range questions.Types() {
		to := c.edit("go", "add", "type", string(kind), "stem", "What was it?").want(303).to()
		c.get(to).want(200).wantCount(`select#type option[value="`+string(kind)+`"][selected]`, 1)
		c.get(to+"/text").want(200).wantText("textarea", "type: "+string(kind))
	}
	set := s.draftOf("harbour").Set
	if len(set.Questions) != 3+len(questions.Types()) || set.Question("what-was-it") == nil || set.Question("what-was-it-2") == nil {
		t.Errorf("added: %s", order(set))
	}
	c.edit("go", "add", "type", "nonsense", "stem", "").want(422).wantCount("#stem-error", 1).wantCount("#type-error", 1)
}

func TestTheTextOfAQuestion(t *testing.T) {
	s, c := editing(t)
	path := harbourEditor + "/where/text"
	c.pressOn(path, path, "text", "id: where\ntype: short-text\nstem: Which quay?\n").wantTo(path)
	c.get(path).want(200).wantCount(".problems > .error", 1) // it is kept without a key, and told so
	set := s.draftOf("harbour").Set
	if q := set.Question("where"); q.Stem != "Which quay?" {
		t.Errorf("saved %+v", q)
	}
	for _, text := range []string{"id: where\ntype: [", "id: where\ntype: nonsense\nstem: x\n", "id: who\ntype: essay\nstem: x\n", "type: essay\nstem: x\n"} {
		c.pressOn(path, path, "text", text).want(422).wantText("textarea", strings.Fields(text)[1]).wantCount("#text-error", 1)
	}
	renamed := "id: quay\ntype: essay\nstem: Which quay?\n"
	c.pressOn(path, path, "text", renamed).wantTo(harbourEditor + "/quay/text")
	c.get(path).want(404)
}

// TestTwoTextsOfAQuestion: who was slower sees both, and who changed another question isn't in the way.
func TestTwoTextsOfAQuestion(t *testing.T) {
	s, c := editing(t)
	admin := s.as(s.person("Ada", accounts.Administrator))
	path := harbourEditor + "/who/text"
	state := c.get(path).attr(`[name="state"]`, "value")
	admin.edit("go", "remove-essay").want(303)
	c.post(path, "state", state, "text", "id: who\ntype: essay\nstem: Typed first\n").wantTo(path)
	late := admin.post(path, "state", state, "text", "id: who\ntype: essay\nstem: Typed late\n").want(409)
	late.wantText("textarea", "stem: Typed late").wantText("#text-error", say("questiontext.moved")).wantText(".theirs del", "first").wantText(".theirs ins", "late")
	admin.post(path, "state", late.attr(`[name="state"]`, "value"), "text", "id: who\ntype: essay\nstem: Typed late\n").wantTo(path)
	set := s.draftOf("harbour").Set
	if q := set.Question("who"); q.Stem != "Typed late" {
		t.Errorf("saved %+v", q)
	}
}

// TestTextBesideItsForm: whichever of the two is saved, the other says it too.
func TestTextBesideItsForm(t *testing.T) {
	s, c := editing(t)
	form := harbourEditor + "/who"
	text := c.get(form).wantText("[data-text] textarea", "id: who").attr(`[data-text] [name="state"]`, "value")
	c.post(form+"/text", "back", "form", "state", text, "text", "id: who\ntype: essay\nstem: From the text\nrubric:\n  - criterion: Clear\n    points: 2\n").wantTo(form + "#text")
	page := c.get(form).wantText("#stem", "From the text").wantText(`[name="rubric.0.criterion"]`, "Clear")
	c.postForm(form, sent(page, "stem", "From the form", "go", "save")).wantTo(form)
	c.get(form).wantText("[data-text] textarea", "stem: From the form").wantText("[data-text] textarea", "criterion: Clear")
	if got := order(s.draftOf("harbour").Set); got != "who where essay" {
		t.Errorf("now: %s", got)
	}
}

// setOfMany is a set with so many questions.
func setOfMany(n int) string {
	text := strings.Builder{}
	text.WriteString("readback: 1\nid: many\ntitle: Many\nquestions:\n")
	for i := range n {
		fmt.Fprintf(&text, "  - {id: q%d, type: true-false, stem: Number %d., answer: true}\n", i+1, i+1)
	}
	return text.String()
}

// TestLongListsHavePages: what is changed on a page leads back to it, and a question is moved across their borders.
func TestLongListsHavePages(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, setOfMany(250))
	c := s.as(ines)
	const list = "/studio/sets/many/edit"
	c.get(list).wantCount(".editor-list li", 100)
	second := c.get(list+"?page=2").wantText(".editor-list", "Number 101.").wantCount(`.editor-list button[value="up-q101"][disabled]`, 0)
	c.get(list+"?page=3").wantCount(".editor-list li", 50).wantCount(`.editor-list button[value="down-q250"][disabled]`, 1)
	up := c.pressOn(list+"?page=2", list, "go", "up-q101", "page", second.attr(`#order [name="page"]`, "value")).want(303).to()
	c.get(up).wantText(".editor-list li:last-child", "Number 101.").wantCount(`.editor-list button[value="up-q101"][autofocus]`, 1)
	c.pressOn(list+"?page=3", list, "go", "remove-q250", "page", "3").wantTo(list + "?page=3")
	if set := s.draftOf("many").Set; len(set.Questions) != 249 || set.Questions[99].ID != "q101" {
		t.Errorf("%d questions, %s at 100", len(set.Questions), set.Questions[99].ID)
	}
}

func TestSetsTooLargeForTheEditorSaySo(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, setOfMany(editorSize+1))
	c := s.as(ines)
	c.get("/studio/sets/many/edit").wantText("main", say("seteditor.too-many", "most", "2000"))
	c.get("/studio/sets/many/edit/q1").wantTo("/studio/sets/many/edit")
	c.get("/studio/sets/many/edit/q1/text").wantTo("/studio/sets/many/edit")
}
