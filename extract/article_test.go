package extract

import (
	"errors"
	"strings"
	"testing"
)

const savedPage = `<!DOCTYPE html>
<!-- saved from url=(0037)https://example.org/news/halcyon.html -->
<html lang="en-GB"><head><title>Ferry kept running | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="og:title" content="Ferry kept running">
<meta name="author" content="Mara Lind"><meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<article><h1>Ferry kept running</h1><p class="byline">By Mara Lind</p><p>Share this story</p>
<p>The ferry to Sandholm kept running on Monday, the harbour office said, although a hydraulic line had burst on the <em>Halcyon</em> an hour before it was due.</p>
<p>The harbour master, who wasn't on duty, read the order back to the tower, and only then did the crew let go the lines that held it to the quay.</p>
<h2>What was said</h2>
<blockquote><p>Nobody waited longer than an hour, and nobody was told to, whatever the radio may have said about it that evening.</p></blockquote>
<ul><li>Two boats went out, one of them without lights, and both came back before the tide turned.</li><li>Quay 7 stayed closed until the morning after, when the line had been replaced.</li></ul>
<p>Advertisement</p>
<p>Snow &amp; wind [sic] were forecast for the week, and 2 * 3 boats were laid up for it in the inner harbour, as they are in every year.</p></article>
<footer>All rights reserved</footer></body></html>`

func TestReadingAWebPage(t *testing.T) {
	a, err := Read(t.Context(), "page.txt", []byte(savedPage)) // the content decides, not the name
	if err != nil {
		t.Fatal(err)
	}
	got := a
	got.Text = ""
	if want := (Article{Title: "Ferry kept running", Publisher: "The Courier", Author: "Mara Lind", Published: "2024-03-05",
		URL: "https://example.org/news/halcyon.html", Language: "en-GB"}); got != want {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for _, part := range []string{"The ferry to Sandholm kept running on Monday", "on the *Halcyon* an hour", "\n\n## What was said\n\n> Nobody waited",
		"\n\n- Two boats", "\n\n- Quay 7 stayed", `Snow &amp; wind \[sic] were`, `2 \* 3 boats`} {
		if !strings.Contains(a.Text, part) {
			t.Errorf("%q isn't in\n%s", part, a.Text)
		}
	}
	for _, part := range []string{"Share this", "Advertisement", "All rights", "Home", "# Ferry kept"} {
		if strings.Contains(a.Text, part) {
			t.Errorf("%q is in\n%s", part, a.Text)
		}
	}
}

func TestReadingTexts(t *testing.T) {
	for name, c := range map[string]struct{ file, data, title, text string }{
		"plain":            {"a.txt", "Quay closed\r\n\r\nThe quay\r\nis closed.\r\n\r\n\r\n# 7 boats_a *wait*.", "Quay closed", "The quay\nis closed.\n\n\\# 7 boats\\_a \\*wait\\*."},
		"one line each":    {"a.txt", "The quay is closed.\nNobody waits.\n", "", "The quay is closed.\n\nNobody waits."},
		"numbers":          {"a.txt", "It was so.\n\n2024. A year.\n\n    moved in", "", "It was so.\n\n2024\\. A year.\n\nmoved in"},
		"signs of HTML":    {"a.txt", "Less < more & <b>so</b>.", "", "Less \\< more &amp; \\<b>so\\</b>."},
		"markdown":         {"a.md", "# Quay closed\n\nThe *quay*.\n\n## Why\n\n- one\n- two", "Quay closed", "The *quay*.\n\n## Why\n\n- one\n- two"},
		"front matter":     {"a.md", "---\ntitle: \"Quay closed\"\ndate: 2024-03-05\n---\n# Quay closed\n\nThe quay.", "Quay closed", "The quay."},
		"mark of bytes":    {"a.txt", "\xef\xbb\xbfDas Tor ist für alle zu.", "", "Das Tor ist für alle zu."},
		"UTF-16":           {"a.txt", "\xff\xfeT\x00o\x00r\x00.\x00", "", "Tor."},
		"UTF-16, big":      {"a.txt", "\xfe\xff\x00T\x00o\x00r\x00.", "", "Tor."},
		"a piece of HTML":  {"a.html", "<h1>Quay</h1><p>It is&nbsp;closed.<p>Really<br>so.", "Quay", "It is closed.\n\nReally so."},
		"said: windows":    {"a.html", "<meta charset=\"windows-1252\"><p>F\xfcr \x93alle\x94.", "", "Für “alle”."},
		"soft hyphens":     {"a.txt", "The har\u00adbour is closed.\u200b", "", "The harbour is closed."},
		"heads of columns": {"a.html", "<table><tr><th>Quay<th>Boats<tr><td><p>7</p><td>two</table>", "", "Quay | Boats\n\n7 | two"},
	} {
		a, err := Read(t.Context(), c.file, []byte(c.data))
		if err != nil || a.Title != c.title || a.Text != c.text {
			t.Errorf("%s: %v\ntitle %q, want %q\ntext %q\nwant %q", name, err, a.Title, c.title, a.Text, c.text)
		}
	}
}

func TestRefusedFiles(t *testing.T) {
	deep := "<!doctype html><body>" + strings.Repeat("<div>", 450) + "deep"
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"no encoding said":     {"F\xfcr alle.", ErrEncoding},
		"another one said":     {"<meta charset=utf-16x><p>F\xfcr alle.", ErrEncoding},
		"a lie about encoding": {"<meta charset=utf-8><p>F\xfcr alle.", ErrEncoding},
		"binary":               {"a\x00b", ErrEncoding},
		"old Word":             {"\xd0\xcf\x11\xe0\xa1", ErrUnknown},
		"rich text":            {`{\rtf1 Hello}`, ErrUnknown},
		"empty":                {" \n\u00a0\n", ErrEmpty},
		"a page without text":  {"<!doctype html><html><body><script>x()</script></body></html>", ErrEmpty},
		"a damaged archive":    {"PK\x03\x04 and no more", ErrBroken},
		"long":                 {strings.Repeat("word ", MaxText/4), ErrTooLarge{"text", MaxText}},
		"a large file":         {strings.Repeat("a", MaxFile+1), ErrTooLarge{"file", MaxFile}},
		"a large page":         {"<p>" + strings.Repeat("a", maxPage), ErrTooLarge{"file", maxPage}},
		"a deep page":          {deep, ErrTooLarge{"depth", maxDepth}},
		"a deeper page":        {strings.ReplaceAll(deep, "<div>", "<div><div>"), ErrTooLarge{"depth", maxDepth}},
		"too many elements":    {"<p>" + strings.Repeat("<b></b>", maxElements+1), ErrTooLarge{"elements", maxElements}},
	} {
		if _, err := Read(t.Context(), "a.txt", []byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestPasting(t *testing.T) {
	for text, want := range map[string]string{
		"The *quay*.\n\n- one":                          "The *quay*.\n\n- one",
		"<p>The <em>quay</em> is.</p><p>2. Closed.</p>": "The *quay* is.\n\n2\\. Closed.",
		"a < b": "a < b",
	} {
		if a, err := Paste(text, ""); err != nil || a.Text != want {
			t.Errorf("%q: %v, %q, want %q", text, err, a.Text, want)
		}
	}
}

// TestPastedHeadlines: a short first line above a blank one is the headline, unless it is a sentence, or another is known.
func TestPastedHeadlines(t *testing.T) {
	const rest = "The quay is closed.\n\nNobody waits."
	for name, c := range map[string]struct{ text, known, title, rest string }{
		"a headline":           {"Quay closed after storm\r\n\r\n" + rest, "", "Quay closed after storm", rest},
		"a heading":            {"# Quay closed\n\n" + rest, "", "Quay closed", rest},
		"a sentence":           {rest, "", "", rest},
		"no blank line":        {"Quay closed\nThe quay is closed.", "", "", "Quay closed\nThe quay is closed."},
		"nothing below":        {"Quay closed\n\n", "", "", "Quay closed"},
		"a list":               {"- Quay closed\n\n" + rest, "", "", "- Quay closed\n\n" + rest},
		"long":                 {strings.Repeat("quay ", 40) + "\n\n" + rest, "", "", strings.TrimSpace(strings.Repeat("quay ", 40)) + "\n\n" + rest},
		"known":                {"Quay closed\n\n" + rest, "Quay Closed", "Quay closed", rest},
		"another one is known": {"Quay closed\n\n" + rest, "The quay", "", "Quay closed\n\n" + rest},
	} {
		if a, err := Paste(c.text, c.known); err != nil || a.Title != c.title || a.Text != c.rest {
			t.Errorf("%s: %v, %q, %q", name, err, a.Title, a.Text)
		}
	}
}

func TestSitesAreNoPartOfHeadlines(t *testing.T) {
	const body = "<p>The fares of the Aske ferry will rise by ten percent in June, the operator said on Friday. A single crossing will cost 4.40 instead of 4.</p></article></body></html>"
	for page, want := range map[string]string{
		`<title>Ferry fares rise - The Lune Post</title><meta property="og:site_name" content="The Lune Post"></head><body><article>`: "Ferry fares rise",
		`<title>Ferry fares rise - The Lune Post</title></head><body><article><h1>Ferry fares <em>rise</em></h1>`:                     "Ferry fares rise",
		`<title>The Lune Post | Ferry fares rise</title></head><body><article><h1>Ferry fares rise</h1>`:                              "Ferry fares rise",
		`<title>Fares rise - and fall</title></head><body><article><h1>Fares rise - and fall</h1>`:                                    "Fares rise - and fall",
		`<title>Fares rise - and fall</title></head><body><article>`:                                                                  "Fares rise - and fall",
	} {
		a, err := Read(t.Context(), "a.html", []byte("<html><head>"+page+body))
		if err != nil || a.Title != want || strings.Contains(a.Text, "Ferry fares") {
			t.Errorf("%s: %v, %q\n%s", page, err, a.Title, a.Text)
		}
	}
}
