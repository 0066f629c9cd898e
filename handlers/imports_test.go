package handlers

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

// importer is an instructor at the import page.
type importer struct{ *client }

func newImporter(t *testing.T) *importer {
	s := newSite(t)
	return &importer{s.as(s.person("Ines", accounts.Instructor))}
}

// paste sends a text, with the line breaks that browsers send, and returns the page of it.
func (c *client) paste(text string) *page {
	c.t.Helper()
	c.clock.move(time.Millisecond) // the latest uploads are kept
	return c.follow(c.post("/studio/import", "text", strings.ReplaceAll(text, "\n", "\r\n")))
}

// upload sends a file as a browser's form does, and returns the page of it.
func (c *client) upload(name, content string) *page {
	c.t.Helper()
	return c.follow(c.sendFile(name, content))
}

func (c *client) sendFile(name, content string) *page {
	c.t.Helper()
	c.clock.move(time.Millisecond)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	head := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf(`form-data; name="file"; filename=%q`, name)}}
	file, err := form.CreatePart(head)
	c.must(err)
	_, err = file.Write([]byte(content))
	c.must(errors.Join(err, form.WriteField("text", ""), form.Close()))
	return c.send(http.MethodPost, "/studio/import", form.FormDataContentType(), body.String())
}

// follow goes where a page sends the browser on to, if it does.
func (c *client) follow(p *page) *page {
	c.t.Helper()
	if p.StatusCode != http.StatusSeeOther {
		return p
	}
	to, _, _ := strings.Cut(p.to(), "#")
	return c.get(to)
}

// press sends a page's form as its button does; fields are typed before, names and values in turn.
func (c *client) press(p *page, button string, fields ...string) *page {
	c.t.Helper()
	values := p.formValues("#choices")
	for i := 0; i+1 < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	values.Set("go", button)
	return c.postForm(p.attr("#choices", "action"), values)
}

// formValues are the values that a browser would send of a form, without its buttons.
func (p *page) formValues(selector string) url.Values {
	p.t.Helper()
	values := url.Values{}
	id := p.attr(selector, "id")
	for _, e := range p.find(selector + " [name], [form='" + id + "'][name]").EachIter() {
		if name := e.AttrOr("name", ""); goquery.NodeName(e) != "button" {
			if value, sent := fieldValue(e); sent {
				values.Add(name, value)
			}
		}
	}
	return values
}

func fieldValue(e *goquery.Selection) (value string, sent bool) {
	switch kind := e.AttrOr("type", ""); {
	case goquery.NodeName(e) == "textarea":
		return strings.ReplaceAll(strings.TrimPrefix(e.Text(), "\n"), "\n", "\r\n"), true
	case goquery.NodeName(e) == "select":
		chosen := e.Find("option[selected]")
		if chosen.Length() == 0 {
			chosen = e.Find("option")
		}
		return chosen.First().AttrOr("value", ""), true
	case kind == "radio" || kind == "checkbox":
		_, checked := e.Attr("checked")
		return e.AttrOr("value", ""), checked
	}
	return e.AttrOr("value", ""), true
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
var sends = map[string]func(*importer, string) *page{
	"pasted":   func(i *importer, text string) *page { return i.paste(text) },
	"uploaded": func(i *importer, text string) *page { return i.upload("flight.yaml", text) },
	"uploaded with CRLF": func(i *importer, text string) *page {
		return i.upload("flight.yaml", strings.ReplaceAll(text, "\n", "\r\n"))
	},
	"uploaded with a byte order mark": func(i *importer, text string) *page { return i.upload("flight.yaml", "\uFEFF"+text) },
	"pasted with a byte order mark":   func(i *importer, text string) *page { return i.paste("\uFEFF" + text) },
}

func TestImporting(t *testing.T) {
	for how, send := range sends {
		t.Run(how, func(t *testing.T) {
			i := newImporter(t)
			text := i.flightSet("flight")
			check := send(i, text).want(200)
			check.wantCount(".problems", 0).wantCount(".preview fieldset.question", 6).wantText(".preview", "Who left?").wantCount(keyShown, 0)
			check.wantText("h1", say("import.understood", "count", 6)).wantText(".lede", say("import.clean"))
			i.wantRevision("flight", 0)
			i.press(check, "import").wantTo("/studio/sets/flight")
			i.get("/studio/sets/flight").want(200).wantText(".notice", say("import.done", "set", "The late flight", "number", 1)).wantCount(".keyed", 6)
			i.wantRevision("flight", 1)
			again := send(i, text).want(200).wantText(".what", say("import.identical", "title", "The late flight", "number", "1"))
			again.wantCount(`button[value="import"]`, 0)
			i.press(again, "import").want(303)
			i.get("/studio/sets/flight").wantText(".notice", say("import.unchanged", "set", "The late flight", "number", 1))
			i.wantRevision("flight", 1)
			changed := send(i, strings.Replace(text, "Who left?", "Who went?", 1))
			changed.wantText(".what", say("import.revises", "title", "The late flight", "number", "2"))
			changed.wantText(".what", say("import.replace-counts", "new", "0", "changed", "1", "same", "5", "gone", "0"))
			i.press(changed, "import").wantTo("/studio/sets/flight")
			i.wantRevision("flight", 2)
		})
	}
}

// TestTheDryRunIsWhatIsImported: what was changed on the page is shown before it is imported.
func TestTheDryRunIsWhatIsImported(t *testing.T) {
	i := newImporter(t)
	check := i.upload("flight.yaml", i.flightSet("flight")).want(200)
	mended := strings.Replace(check.formValues("#choices").Get("text"), "Who left?", "Who went?", 1)
	shown := i.follow(i.press(check, "import", "text", mended)).want(200).wantText(".preview", "Who went?")
	i.wantRevision("flight", 0)
	i.press(shown, "import").wantTo("/studio/sets/flight")
	i.get("/studio/sets/flight").wantText(".keyed", "Who went?")
	i.follow(i.press(check, "import", "format", "json")).want(200)
	i.wantRevision("flight", 1)
}

// TestNothingIsImportedByLooking: every page of an upload may be opened, and asked for again.
func TestNothingIsImportedByLooking(t *testing.T) {
	i := newImporter(t)
	path := i.upload("flight.yaml", i.flightSet("flight")).Request.URL.Path
	for _, query := range []string{"", "?go=import", "?page=2", "?page=-1&problems=x", "?problems=99999999999999999999"} {
		i.get(path+query).want(200).wantCount(".preview fieldset.question", 6)
	}
	i.get(path + "/rejects").want(404)
	i.wantRevision("flight", 0)
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
	check := i.paste(brokenSet).want(200)
	for _, page := range []*page{check, i.press(check, "import").want(422)} {
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
		check := i.paste(i.flightSet(id)).want(200)
		for _, page := range []*page{check, i.press(check, "import").want(422)} {
			page.wantText(".problems", say("problem.id-taken", "found", id)).wantCount(".problems > li", 1).wantText(".problems .where", "Line 3,")
			page.wantCount(`button[value="import"]`, 0)
		}
		i.wantRevision(id, 1)
	}
	ada := i.as(i.person("Ada", accounts.Administrator))
	ada.press(ada.paste(strings.Replace(i.flightSet("foreign"), "Who left?", "Who went?", 1)), "import").want(303)
	i.wantRevision("foreign", 2)
}
