package handlers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions/formats"
)

// manyQuestions is a set file with so many questions, every fifth of which asks nothing, and each with a title.
func manyQuestions(n int) string {
	var b strings.Builder
	b.WriteString("readback: 1\nid: many\ntitle: Many\nquestions:\n")
	for i := range n {
		if i%5 == 4 {
			fmt.Fprintf(&b, "  - {id: q%d, type: information, title: Note %d, stem: Read this.}\n", i+1, i+1)
		} else {
			fmt.Fprintf(&b, "  - {id: q%d, type: true-false, title: Title %d, stem: 'Is it %d?', answer: true}\n", i+1, i+1, i+1)
		}
	}
	return b.String()
}

// TestALargeSetIsPaged: a hundred questions at a time, which count on, with their titles and keys.
func TestALargeSetIsPaged(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, manyQuestions(250))
	c := s.as(ines)
	first := c.get("/studio/sets/many").want(200).wantCount(".keyed", 100).wantText("#q1", "Title 1").wantText("#q100", "Note 100")
	first.wantText(".pager", say("set.range", "from", "1", "to", "100", "of", "250")).wantText("#q1 h2", say("question.number", "number", 1, "of", 200))
	last := c.get(first.attr(`.pager a[rel="next"]`, "href")).want(200).wantCount(".keyed", 100)
	last = c.get(last.attr(`.pager a[rel="next"]`, "href")).want(200).wantCount(".keyed", 50).wantCount(`.pager a[rel="next"]`, 0)
	last.wantText("#q201 h2", say("question.number", "number", 161, "of", 200)).wantText("#q249", "Is it 249?").wantCount("#q249 .given", 1)
	for _, page := range []string{"9", "-1", "x", "99999999999999999999"} {
		c.get("/studio/sets/many?page=" + page).want(200)
	}
	c.get("/studio/sets/many?page=9").wantText("#q250", "Note 250")
}

// TestASmallSetIsNotPaged, and leads to what is to be done with it.
func TestASmallSetIsNotPaged(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, strings.Replace(s.flightSet("flight"), "title: The late flight", "title: The late flight\nevidence: optional", 1))
	s.save(nil, s.flightSet("shared"))
	c := s.as(ines)
	own := c.get("/studio/sets/flight").want(200).wantCount(".pager", 0).wantCount(`a[href="/studio/sets/flight/briefing"]`, 1)
	own.wantCount(`a[href="/studio/sets/flight/evidence"]`, 0).wantCount(`a[href="/studio/sets/flight/export"]`, 1)
	c.get("/studio/sets/shared").want(200).wantCount(`a[href="/studio/sets/shared/briefing"]`, 0).wantCount(`a[href="/studio/import"]`, 0)
	s.save(ines, manyQuestions(5))
	c.get("/studio/sets/many").want(200).wantText(`a[href="/studio/sets/many/evidence"]`, say("set.unbound", "count", 4))
}

// TestWhatAFormatCannotHoldIsSaidBefore downloading it; the file can be read again.
func TestWhatAFormatCannotHoldIsSaidBefore(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, s.flightSet("flight"))
	c := s.as(ines)
	c.get("/studio/sets/flight/export").want(200).wantCount("#format option", len(formats.Written())).wantCount(".losses", 0)
	for _, k := range formats.Written() {
		page := c.get("/studio/sets/flight/export?format=" + string(k.Format)).want(200)
		if got := page.attr("#format option[selected]", "value"); got != string(k.Format) {
			t.Errorf("%s: %q is chosen", k.Format, got)
		}
		if lossless := page.find(".losses dl").Length() == 0; lossless != (k.Format == formats.YAML || k.Format == formats.JSON || k.Format == formats.CSV || k.Format == formats.XLSX) {
			t.Errorf("%s says that it loses %s", k.Format, page.text(".losses"))
		}
		file := c.get(page.attr(".losses a.button", "href")).want(200)
		if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=flight"+k.Extension || file.Header.Get("Content-Type") != k.Type {
			t.Errorf("%s is sent as %s, %s", k.Format, got, file.Header.Get("Content-Type"))
		}
		back := c.upload("flight"+k.Extension, file.body)
		if n := back.find(".preview fieldset.question").Length(); n == 0 && k.Format != formats.Aiken || !strings.Contains(back.text(".lede"), k.Name) {
			t.Errorf("%s comes back with %d questions: %s", k.Format, n, back.text(".lede"))
		}
	}
	gift := c.get("/studio/sets/flight/export?format=gift")
	gift.wantText(".losses", say("export.loss-set", "part", "briefing")).wantText(".losses", say("export.loss-question", "type", say("type.select-sentence")))
	for _, format := range []string{"docx", "nonsense", "../yaml"} {
		c.get("/studio/sets/flight/export?format=" + format).want(404)
		c.get("/studio/sets/flight/download?format=" + format).want(404)
	}
	c.get("/studio/sets/flight/download").want(404)
	for _, format := range []string{"yaml", "json"} {
		file := c.get("/studio/sets/flight/set." + format).want(200)
		if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=flight."+format || !strings.Contains(file.body, "Who left?") {
			t.Errorf("%s is sent as %s", format, got)
		}
	}
}
