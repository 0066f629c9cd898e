package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdownOf writes a page's text as Markdown: paragraphs, headings, lists, quotations, tables and stress. Links keep
// their words and images their captions: a source is read, and its address is kept beside it.
func markdownOf(n *html.Node) string {
	w := writer{}
	w.node(n)
	w.end()
	return strings.Join(w.blocks, "\n\n")
}

// writer gathers blocks of Markdown.
type writer struct {
	blocks []string
	line   strings.Builder
	prefix string // of the block that is being written
	quotes int    // quotations that it stands in
}

// end closes the block, if there is something in it.
func (w *writer) end() {
	text := strings.Join(strings.Fields(w.line.String()), " ")
	w.line.Reset()
	if text == "" {
		return
	}
	if w.prefix == "" || w.prefix[0] == '>' {
		text = numbered.ReplaceAllString(lineStart.ReplaceAllString(text, `\$1`), `$1\$2`)
	}
	w.blocks = append(w.blocks, strings.Repeat("> ", w.quotes)+w.prefix+text)
	w.prefix = ""
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.line.WriteString(escape(visible(strings.ReplaceAll(n.Data, "\n", " "))))
		return
	}
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Select,
		atom.Textarea, atom.Iframe, atom.Svg, atom.Object, atom.Math, atom.Video, atom.Audio, atom.Title:
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.block(n, strings.Repeat("#", int(n.Data[1]-'0'))+" ")
	case atom.Li:
		w.block(n, bullet(n))
	case atom.Blockquote:
		w.end()
		w.quotes = min(w.quotes+1, 3)
		w.block(n, "")
		w.quotes = max(w.quotes-1, 0)
	case atom.Em, atom.I:
		w.stressed(n, "*")
	case atom.Strong, atom.B:
		w.stressed(n, "**")
	case atom.Br:
		w.line.WriteString(" ")
	case atom.Td, atom.Th:
		if strings.TrimSpace(w.line.String()) != "" {
			w.line.WriteString(" | ")
		}
		w.children(n)
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Aside, atom.Figure, atom.Figcaption, atom.Ul, atom.Ol,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Caption, atom.Pre, atom.Hr, atom.Body, atom.Address, atom.Details, atom.Summary:
		if inside(n, atom.Li) || inside(n, atom.Td) { // a paragraph within a point is none of its own
			w.line.WriteString(" ")
			w.children(n)
			return
		}
		w.block(n, "")
	default:
		w.children(n)
	}
}

func (w *writer) block(n *html.Node, prefix string) {
	w.end()
	w.prefix = prefix
	w.children(n)
	w.end()
	w.prefix = ""
}

// stressed keeps the stress of words; a page that stresses whole blocks means no more by it.
func (w *writer) stressed(n *html.Node, sign string) {
	before := w.line.Len()
	blocks := len(w.blocks)
	w.children(n)
	all := w.line.String()
	if len(w.blocks) != blocks || before > len(all) || before == 0 || n.NextSibling == nil {
		return
	}
	inner := all[before:]
	words := strings.TrimSpace(inner)
	if words == "" || strings.Contains(words, "*") {
		return
	}
	lead, trail := inner[:strings.Index(inner, words)], inner[strings.Index(inner, words)+len(words):]
	w.line.Reset()
	w.line.WriteString(all[:before] + lead + sign + words + sign + trail)
}

func inside(n *html.Node, what atom.Atom) bool {
	return n.Parent != nil && (n.Parent.DataAtom == what)
}

// bullet begins a point of a list, with its number where the list has numbers.
func bullet(n *html.Node) string {
	if n.Parent == nil || n.Parent.DataAtom != atom.Ol {
		return "- "
	}
	number := 1
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Li {
			number++
		}
	}
	return strconv.Itoa(number) + ". "
}
