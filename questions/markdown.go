package questions

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, allowedTags{}))

// webAddress is what links may lead to.
var webAddress = regexp.MustCompile(`(?i)^(https?://|mailto:)`)

// safe is the allow-list of what authors' text may become: structure and emphasis, links to the web, the set's own images,
// nothing else that loads, and nothing that runs. Text comes from strangers' files and is shown to other people.
var safe = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li",
		"h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "sub", "sup")
	p.AllowAttrs("href").Matching(webAddress).OnElements("a")
	p.AllowAttrs("src").Matching(mediumPath).OnElements("img")
	p.AllowAttrs("alt", "loading").OnElements("img")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol") // each entry may be a passage of its own
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true) // of images; links have to match webAddress
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return p
}()

// maxMarkdown is how long a text may be that is read as Markdown, in bytes: a long chapter. Brackets and stars take hundreds
// of bytes each while it is read.
const maxMarkdown = 256 << 10

// RenderMarkdown turns authored text into safe HTML blocks. One that is too long for a text that somebody wrote is shown as
// it stands.
func RenderMarkdown(text string) string {
	if len(text) > maxMarkdown {
		return "<p>" + html.EscapeString(text) + "</p>"
	}
	if isIntricate(text) {
		return asTyped(text)
	}
	var b bytes.Buffer
	if err := markdown.Convert([]byte(text), &b); err != nil {
		return html.EscapeString(text)
	}
	return strings.TrimSpace(safe.Sanitize(b.String()))
}

// RenderInline is RenderMarkdown for a text that stands inside a line: a lone paragraph loses its <p>.
func RenderInline(text string) string {
	rendered := RenderMarkdown(text)
	inner, ok := strings.CutPrefix(rendered, "<p>")
	if inner, ok2 := strings.CutSuffix(inner, "</p>"); ok && ok2 && !strings.Contains(inner, "<p>") {
		return inner
	}
	return rendered
}

// PlainText is what a reader sees of authored text, without markup. Of a text that is nothing but images it is what they show.
func PlainText(text string) string {
	rendered := RenderMarkdown(text)
	plain := textOf(rendered)
	if strings.TrimSpace(plain) == "" && strings.Contains(rendered, "<img ") {
		return altsOf(text)
	}
	return plain
}

func altsOf(text string) string {
	var alts []string
	for _, image := range shownImages(text) {
		alts = append(alts, strings.TrimSpace(image.alt))
	}
	return strings.TrimSpace(strings.Join(alts, " "))
}

// textOf joins the text of safe HTML. Offsets into it are how evidence and sentences find their place in the page.
func textOf(rendered string) string {
	var b strings.Builder
	eachText(rendered, func(text string, _ bool) { b.WriteString(text) })
	return b.String()
}

// runningText is textOf with a space for each line break that a reader doesn't see as one, byte for byte as long:
// authors wrap lines where they like, and only items, cells and the like begin on a line of their own.
func runningText(rendered string) string {
	var b strings.Builder
	eachText(rendered, func(text string, newLine bool) {
		wrapped := text
		if newLine {
			wrapped = strings.TrimLeft(text, "\n")
		}
		b.WriteString(text[:len(text)-len(wrapped)])
		b.WriteString(strings.ReplaceAll(wrapped, "\n", " "))
	})
	return b.String()
}

// inline are the elements that don't interrupt a line.
var inline = set("a em strong del code sub sup img")

// eachText calls do for each text of safe HTML, and says whether it begins on a new line.
func eachText(rendered string, do func(text string, newLine bool)) {
	newLine := true
	z := html.NewTokenizer(strings.NewReader(rendered))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			do(html.UnescapeString(string(z.Raw())), newLine)
			newLine = false
		default:
			name, _ := z.TagName()
			newLine = newLine || !inline[string(name)]
		}
	}
}
