package handlers

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

// importer is an instructor at the import page.
type importer struct{ *client }

func newImporter(t *testing.T) *importer {
	s := newSite(t)
	return &importer{s.as(s.person("Ines", accounts.Instructor))}
}

// paste sends a text, with the line breaks that browsers send.
func (c *client) paste(text, button string) *page {
	c.t.Helper()
	return c.post("/studio/import", "text", strings.ReplaceAll(text, "\n", "\r\n"), "go", button)
}

// upload sends a file as a browser's form does.
func (c *client) upload(name, content, button string) *page {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	c.must(form.WriteField("go", button))
	c.must(form.WriteField("text", ""))
	head := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name="file"; filename=%q`, name)}}
	file, err := form.CreatePart(head)
	c.must(err)
	_, err = file.Write([]byte(content))
	c.must(errors.Join(err, form.Close()))
	return c.send(http.MethodPost, "/studio/import", form.FormDataContentType(), body.String())
}

func (i *importer) wantRevision(set string, number int) {
	i.t.Helper()
	stored, err := i.Store.Set(i.t.Context(), set)
	if number == 0 && errors.Is(err, store.ErrNotFound) {
		return
	}
	if i.must(err); stored.Number != number {
		i.t.Errorf("%s is at revision %d, want %d", set, stored.Number, number)
	}
}

// sends are the ways to send a set file.
var sends = map[string]func(*importer, string, string) *page{
	"pasted":   func(i *importer, text, button string) *page { return i.paste(text, button) },
	"uploaded": func(i *importer, text, button string) *page { return i.upload("flight.yaml", text, button) },
	"uploaded with CRLF": func(i *importer, text, button string) *page {
		return i.upload("flight.yaml", strings.ReplaceAll(text, "\n", "\r\n"), button)
	},
	"uploaded with a byte order mark": func(i *importer, text, button string) *page { return i.upload("flight.yaml", "\uFEFF"+text, button) },
	"pasted with a byte order mark":   func(i *importer, text, button string) *page { return i.paste("\uFEFF"+text, button) },
}

func TestImporting(t *testing.T) {
	for how, send := range sends {
		t.Run(how, func(t *testing.T) {
			i := newImporter(t)
			text := i.flightSet("flight")
			check := send(i, text, "check").want(200)
			check.wantCount(".problems", 0).wantCount(".preview fieldset.question", 6).wantText(".preview", "Who left?").wantCount(keyShown, 0)
			check.wantText("h1", say("import.clean"))
			i.wantRevision("flight", 0)
			send(i, text, "import").wantTo("/studio/sets/flight")
			i.get("/studio/sets/flight").want(200).wantText(".notice", say("import.done", "set", "The late flight", "number", 1)).wantCount(".keyed", 6)
			i.wantRevision("flight", 1)
			send(i, text, "check").want(200).wantText(".notice", say("import.identical", "title", "The late flight", "number", "1"))
			send(i, text, "import").want(303)
			i.get("/studio/sets/flight").wantText(".notice", say("import.unchanged", "set", "The late flight", "number", 1))
			i.wantRevision("flight", 1)
			send(i, strings.Replace(text, "Who left?", "Who went?", 1), "import").want(303)
			i.wantRevision("flight", 2)
		})
	}
}

// TestTheDryRunIsWhatIsImported: the page's own form carries the text that was checked.
func TestTheDryRunIsWhatIsImported(t *testing.T) {
	i := newImporter(t)
	check := i.upload("flight.yaml", i.flightSet("flight"), "check").want(200)
	text := strings.TrimPrefix(check.find("#set textarea").Text(), "\n")
	i.post("/studio/import", "text", text, "name", check.attr(`#set input[name="name"]`, "value"), "go", "import").wantTo("/studio/sets/flight")
}

// brokenSet has something wrong in four places.
const brokenSet = `readback: 1
id: broken
title: Broken
questions:
  - id: one
    type: single-choice
    stem: Which?
    options:
      - {text: This, correct: true}
      - {text: That, correct: true}
  - id: two
    type: true-flase
    stem: Is it?
  - id: two
    type: short-text
    stem: What?
    acept: [{text: that}]
`

// TestAllProblemsAreShown with their places, and nothing is stored.
func TestAllProblemsAreShown(t *testing.T) {
	want := []string{
		"Line 9, column 7: " + say("problem.one-correct", "found", 2),
		"Line 12, column 11: " + say("problem.type-unknown", "found", "true-flase"),
		"Line 14, column 5: " + say("problem.accept-missing"),
		"Line 14, column 9: " + say("problem.id-twice", "what", "question", "found", "two"),
		"Line 17, column 5: " + say("problem.field-unknown", "field", "acept"),
	}
	i := newImporter(t)
	for _, button := range []string{"check", "import"} {
		page := i.paste(brokenSet, button).want(422)
		var got []string
		for _, p := range page.find(".problems > li").EachIter() {
			got = append(got, p.Find(".where a").Text()+": "+p.Find("p:not(.where)").First().Text())
		}
		if !slices.Equal(got, want) {
			t.Errorf("the problems are\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if text := strings.TrimPrefix(page.find("textarea#text").Text(), "\n"); text != brokenSet {
			t.Errorf("the text is not there any more: %q", text)
		}
		page.wantText(".lines .problem .n", "9121417").wantCount(`button[value="import"]`, 0)
		i.wantRevision("broken", 0)
	}
}

// TestAnIDThatIsTaken: a set of somebody else's, or the program's, gets no revision from others.
func TestAnIDThatIsTaken(t *testing.T) {
	i := newImporter(t)
	i.save(nil, i.flightSet("starter"))
	i.save(i.person("Otis", accounts.Instructor), i.flightSet("foreign"))
	for _, id := range []string{"starter", "foreign"} {
		for _, button := range []string{"check", "import"} {
			page := i.paste(i.flightSet(id), button).want(422)
			page.wantText(".problems", say("problem.id-taken", "found", id)).wantCount(".problems > li", 1).wantText(".problems .where", "Line 3,")
		}
		i.wantRevision(id, 1)
	}
	ada := i.as(i.person("Ada", accounts.Administrator))
	ada.paste(strings.Replace(i.flightSet("foreign"), "Who left?", "Who went?", 1), "import").want(303)
	i.wantRevision("foreign", 2)
}
