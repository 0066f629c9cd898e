package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestHeadline is in characters.
const longestHeadline = 150

// isHeadline tells whether a first paragraph is one: a short line that doesn't end as a sentence does.
func isHeadline(block string) bool {
	last, _ := utf8.DecodeLastRuneInString(block)
	return !strings.Contains(block, "\n") && utf8.RuneCountInString(block) <= longestHeadline && !strings.ContainsRune(".,;:…", last)
}

var (
	firstLine = regexp.MustCompile(`^\s*([^\n]+)\n[ \t]*\n\s*\S`)
	// markup is what a line of Markdown begins with that is no plain text.
	markup = regexp.MustCompile("^(?:[-*+>#|`~<]|!?\\[|[0-9]+[.)] |    |\t|---)")
)

// headlined takes a first line that is a headline from a text that was pasted. Where the headline is known already only that
// one is taken: any other line is the article's.
func headlined(text, known string) Article {
	text = plainLines(text)
	if m := firstHeading.FindStringSubmatch(text); m != nil && (known == "" || strings.EqualFold(known, m[1])) {
		return Article{Title: m[1], Text: text[len(m[0]):]}
	}
	m := firstLine.FindStringSubmatch(text)
	if m == nil {
		return Article{Text: text}
	}
	line := strings.TrimSpace(m[1])
	if markup.MatchString(line) || !isHeadline(line) || known != "" && !strings.EqualFold(known, line) {
		return Article{Text: text}
	}
	return Article{Title: line, Text: text[strings.Index(text, m[1])+len(m[1]):]}
}

// besideSite is what stands between a headline and the name of its site in a page's title.
var besideSite = regexp.MustCompile(`\s+[-–—|·•»:/]+\s+`)

// withoutSite cuts the name of the site off a page's title, at either end: what is left is a heading of the page, or what is
// cut is the name that the page gives itself.
func withoutSite(title, site string, headings []string) string {
	for _, at := range besideSite.FindAllStringIndex(title, -1) {
		before, behind := strings.TrimSpace(title[:at[0]]), strings.TrimSpace(title[at[1]:])
		switch {
		case among(headings, before), site != "" && strings.EqualFold(behind, site):
			return before
		case among(headings, behind), site != "" && strings.EqualFold(before, site):
			return behind
		}
	}
	return title
}

func among(list []string, text string) bool {
	for _, one := range list {
		if text != "" && strings.EqualFold(one, text) {
			return true
		}
	}
	return false
}

// mainHeadings are the texts of a page's headings of the first rank.
func mainHeadings(doc *html.Node) (headings []string) {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		var text strings.Builder
		for within := range n.Descendants() {
			if within.Type == html.TextNode {
				text.WriteString(within.Data)
			}
		}
		headings = append(headings, strings.Join(strings.Fields(text.String()), " "))
	}
	return headings
}
