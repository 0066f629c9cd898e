package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/extract"
)

const briefingPath = "/studio/sets/harbour/briefing"

// sendArticle sends the form of a new source with a file.
func (c *client) sendArticle(name, data string, fields ...string) *page {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(fields); i += 2 {
		c.must(form.WriteField(fields[i], fields[i+1]))
	}
	file, err := form.CreateFormFile("file", name)
	c.must(err)
	_, err = file.Write([]byte(data))
	c.must(err)
	c.must(form.Close())
	return c.send(http.MethodPost, briefingPath, form.FormDataContentType(), body.String())
}

func harbour(t *testing.T) *client {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, importedSet)
	return s.as(ines)
}

// TestReadingAnArticle: a file fills the form, which is looked over and then added; nothing is stored before.
func TestReadingAnArticle(t *testing.T) {
	c := harbour(t)
	p := c.sendArticle("log.html", `<!doctype html><html><head><meta name="author" content="Mara Lind"></head><body><h1>The log</h1><p>The pilot read the clearance back.</p><p>Quay Seven lost power.</p></body></html>`,
		"go", "read", "publisher", "The Courier", "author", "").want(200)
	p.wantText(".notice", say("bind.read-done")).wantCount(".cut li", 2).wantText(".cut", "Quay Seven lost power.").wantCount(".bound-sources", 0)
	for field, want := range map[string]string{"title": "The log", "publisher": "The Courier", "author": "Mara Lind"} {
		if got := p.attr("input#"+field, "value"); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	c.post(briefingPath, "go", "add", "title", p.attr("#title", "value"), "licence", "CC BY 4.0", "text", p.find("#text").Text()).want(303)
	p = c.get(briefingPath).wantCount(".bound-sources li", 1).wantCount(".side-by-side .passage", 2)
	p.wantText(".byline", "CC BY 4.0")
}

func TestReadingAPaste(t *testing.T) {
	c := harbour(t)
	p := c.post(briefingPath, "go", "read", "publisher", "Mine", "text", "<h1>The log</h1><p>It <em>was</em> so.</p>").want(200)
	if text := strings.TrimSpace(p.find("#text").Text()); text != "It *was* so." || p.attr("#publisher", "value") != "Mine" || p.attr("#title", "value") != "The log" {
		t.Errorf("read %q", text)
	}
	c.sendArticle("log.md", "# The log\n\nIt was so.", "go", "add").want(200).wantCount(".cut li", 1) // a file is looked over first
	c.get(briefingPath).wantCount(".bound-sources", 0)
}

func TestArticlesThatCantBeRead(t *testing.T) {
	c := harbour(t)
	for name, refused := range map[string]struct{ data, why string }{
		"nothing.txt": {"", say("bind.nothing-to-read")},
		"old.doc":     {"\xd0\xcf\x11\xe0", say("bind.unknown-kind")},
		"latin.txt":   {"F\xfcr alle.", say("bind.encoding")},
		"cut.docx":    {"PK\x03\x04", say("bind.broken")},
		"blank.md":    {" \n", say("bind.empty")},
		"long.txt":    {strings.Repeat("long ", extract.MaxText/4), say("bind.large-text", "most", extract.MaxText>>10)},
	} {
		p := c.sendArticle(name, refused.data, "go", "read", "title", "Kept").want(422)
		if p.wantText("#file-error", refused.why); p.attr("#title", "value") != "Kept" {
			t.Errorf("%s: what was typed is gone", name)
		}
	}
	c.sendArticle("large.txt", strings.Repeat("large ", extract.MaxFile/5), "go", "read").want(413).wantText("#file-error", say("bind.large-file", "most", extract.MaxFile>>20))
	c.post(briefingPath, "go", "read", "text", "a\x00b").want(422).wantText("#text-error", say("bind.encoding"))
}

// TestPDFIsSaidBefore: where no program reads PDF files, the form says so before one is tried.
func TestPDFIsSaidBefore(t *testing.T) {
	c := harbour(t)
	t.Setenv("PATH", t.TempDir())
	c.get(briefingPath).want(200).wantText("#file-hint", say("bind.file-hint-no-pdf"))
	c.sendArticle("log.pdf", "%PDF-1.4", "go", "read").want(422).wantText("#file-error", say("bind.no-pdf"))
}
