package extract

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fromHTML takes the main text of a page, or all of a piece of one.
func fromHTML(text string) (Article, error) {
	if len(text) > maxPage {
		return Article{}, ErrTooLarge{"file", maxPage}
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Article{}, ErrTooLarge{"depth", maxDepth} // the parser's only objection
	}
	if err := bounded(doc); err != nil {
		return Article{}, err
	}
	a := head(doc, text)
	if !wholePage.MatchString(text) {
		a.Text = markdownOf(doc)
		return a.headed(), nil
	}
	headings := mainHeadings(doc) // before the library takes the page apart
	found, err := reader().ParseDocument(doc, pageURL(a.URL))
	if err != nil {
		return Article{}, ErrBroken
	}
	a.Author, a.Publisher = found.Byline(), found.SiteName()
	a.Title = withoutSite(cmp.Or(found.Title(), a.Title), a.Publisher, headings)
	a.Language = cmp.Or(a.Language, found.Language())
	if at, err := found.PublishedTime(); err == nil {
		a.Published = at.Format(time.DateOnly)
	}
	if found.Node != nil {
		a.Text = withoutAsides(markdownOf(found.Node))
	}
	if a.Text == "" {
		a.Text = withoutAsides(markdownOf(doc))
	}
	return a.headed(), nil
}

// headed takes a first heading for the headline, and doesn't repeat the headline in the text.
func (a Article) headed() Article {
	m := anyHeading.FindStringSubmatch(a.Text)
	if m == nil {
		return a
	}
	heading := unescaped.ReplaceAllString(m[1], "$1")
	a.Title = cmp.Or(a.Title, heading)
	if strings.EqualFold(a.Title, heading) {
		a.Text = strings.TrimLeft(a.Text[len(m[0]):], "\n")
	}
	return a
}

var (
	wholePage  = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|body)[\s>]`)
	savedFrom  = regexp.MustCompile(`(?i)<!--\s*saved from url=\(\d+\)(\S+)\s*-->`)
	anyHeading = regexp.MustCompile(`^#{1,2} ([^\n]+)(?:\n|$)`)
	unescaped  = regexp.MustCompile(`\\([\\*` + "`" + `<\[_])`)
)

func reader() *readability.Parser {
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	return &p
}

func pageURL(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return nil
	}
	return u
}

// bounded refuses a page of too many elements, or of elements too deep within each other.
func bounded(doc *html.Node) error {
	elements, depth := 0, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if elements++; elements > maxElements {
			return ErrTooLarge{"elements", maxElements}
		}
		depth = 0
		for range n.Ancestors() {
			if depth++; depth > maxDepth {
				return ErrTooLarge{"depth", maxDepth}
			}
		}
	}
	return nil
}

// head is what a page's head says that the library doesn't tell: where the page is, and its language.
func head(doc *html.Node, text string) (a Article) {
	if m := savedFrom.FindStringSubmatch(text[:min(len(text), 4096)]); m != nil {
		a.URL = m[1]
	}
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Html:
			a.Language = attribute(n, "lang")
		case n.DataAtom == atom.Link && strings.EqualFold(attribute(n, "rel"), "canonical"):
			a.URL = cmp.Or(address(attribute(n, "href")), a.URL)
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			a.URL = cmp.Or(a.URL, address(attribute(n, "content")))
		}
	}
	a.URL = address(a.URL)
	return a
}

func attribute(n *html.Node, name string) string {
	for _, at := range n.Attr {
		if at.Key == name {
			return at.Val
		}
	}
	return ""
}
