package markup

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of what is built, so that work is linear whatever the tags are. Text beyond them isn't lost, only its structure.
const (
	maxDepth = 60 // blocks in one another
	maxLists = 8  // lists and quotes in one another
)

// builder makes blocks of tags, in the order in which they come and however they are nested.
type builder struct {
	reader *Reader
	plain  bool // only text is wanted
	root   *block
	top    *block // the innermost block that is open
	depth  int
	lists  int
	state
	lost map[string]bool
}

// state is what emphasis and the like is open. It goes across the ends of paragraphs, but not of cells.
type state struct {
	marks  []mark
	opened map[string]int // how often each kind was
	spans  [][]string     // the kinds that each open span made
	code   int
}

// read makes blocks of HTML.
func (r *Reader) read(text string, plain bool) []*block {
	b := &builder{reader: r, plain: plain, root: &block{kind: "root"}, lost: map[string]bool{}}
	b.top, b.opened = b.root, map[string]int{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.root.children
		case html.TextToken:
			b.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if !b.special(z, token) {
				b.start(token)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(string(name))
		}
	}
}

// text adds text to the paragraph that is open.
func (b *builder) text(text string) {
	inPre := b.top.kind == "pre"
	if !inPre && strings.Trim(text, " \t\n\r\f") == "" && !b.inLine() {
		return
	}
	l := leaf{text: text, marks: slices.Clip(b.marks)}
	if b.code > 0 && !inPre {
		l.kind = isCode
	}
	b.add(l)
}

// inLine tells whether a paragraph is open.
func (b *builder) inLine() bool {
	return b.top.kind == "p" || isHeading(b.top.kind) || b.top.kind == "pre"
}

func isHeading(kind string) bool { return len(kind) == 2 && kind[0] == 'h' && kind[1] != 'r' }

// add puts a piece into the paragraph that is open, or into a new one.
func (b *builder) add(l leaf) {
	if !b.inLine() {
		b.item()
		b.open(&block{kind: "p"})
	}
	b.top.leaves = append(b.top.leaves, l)
}

// item makes sure that content can come: between items and cells it belongs to the one before, or to a new one.
func (b *builder) item() {
	for {
		within := map[string]string{"ul": "li", "ol": "li", "table": "tr", "tr": "td"}[b.top.kind]
		if within == "" {
			return
		}
		if n := len(b.top.children); n > 0 && within == "li" {
			b.top.children[n-1].outer = b.top
			b.top = b.top.children[n-1]
			b.depth++
			continue
		}
		b.open(&block{kind: within})
	}
}

// open begins a block in the innermost one.
func (b *builder) open(child *block) {
	child.outer = b.top
	b.top.children = append(b.top.children, child)
	b.top = child
	b.depth++
	b.lists += nests(child.kind)
	if isCell(child.kind) {
		child.marks = b.state
		b.state = state{opened: map[string]int{}}
	}
}

func nests(kind string) int {
	if kind == "ul" || kind == "ol" || kind == "blockquote" {
		return 1
	}
	return 0
}

func isCell(kind string) bool { return kind == "td" || kind == "th" }

// close ends the innermost block.
func (b *builder) close() {
	b.depth--
	b.lists -= nests(b.top.kind)
	if isCell(b.top.kind) {
		b.state = b.top.marks
	}
	b.top = b.top.outer
}

// closeTo ends blocks up to and with the innermost of these kinds, if there is one within the innermost of the bounds.
func (b *builder) closeTo(kinds, bounds []string) {
	for at := b.top; at != b.root && !slices.Contains(bounds, at.kind); at = at.outer {
		if slices.Contains(kinds, at.kind) {
			for b.top != at {
				b.close()
			}
			b.close()
			return
		}
	}
}

// endLine ends the paragraph that is open.
func (b *builder) endLine() {
	if b.top.kind == "p" {
		b.close()
	}
}

// start takes a tag.
func (b *builder) start(t html.Token) {
	switch t.Data {
	case "br":
		b.add(leaf{kind: isBreak})
	case "code", "kbd", "samp", "tt":
		b.code++
	case "q":
		b.text("“")
	case "span", "font":
		b.span(attr(t, "style"))
	case "a":
		b.link(attr(t, "href"))
	default:
		if kind := emphasis[t.Data]; kind != "" {
			b.mark(mark{kind: kind})
			return
		}
		b.startBlock(t)
	}
}

// end takes an end tag.
func (b *builder) end(name string) {
	switch name {
	case "br":
		b.add(leaf{kind: isBreak})
	case "code", "kbd", "samp", "tt":
		b.code = max(0, b.code-1)
	case "q":
		b.text("”")
	case "span", "font":
		b.endSpan()
	case "a":
		b.unmark("a")
	default:
		if kind := emphasis[name]; kind != "" {
			b.unmark(kind)
			return
		}
		b.endBlock(name)
	}
}

// startBlock takes a tag that begins something on a line of its own.
func (b *builder) startBlock(t html.Token) {
	kind := blockKind(t.Data)
	if kind == "" || b.top.kind == "pre" {
		return
	}
	if isHeading(b.top.kind) { // nothing but a line can be in a heading
		if !isHeading(kind) {
			b.text(" ")
			return
		}
		b.close()
	}
	b.endLine()
	b.closeImplied(kind)
	if kind == "div" || b.depth >= maxDepth || nests(kind) > 0 && b.lists >= maxLists {
		return
	}
	b.place(kind)
	child := &block{kind: kind, explicit: true, start: 1}
	if n, err := strconv.Atoi(attr(t, "start")); kind == "ol" && err == nil && n >= 0 && n < 1e8 {
		child.start = n
	}
	b.open(child)
	if kind == "hr" {
		b.close()
	}
	if span := attr(t, "colspan") + attr(t, "rowspan"); isCell(kind) && strings.Trim(span, "1") != "" {
		b.lose("html-lost", "found", "table cells over several rows or columns")
	}
}

// closeImplied ends what the beginning of a block ends without a tag.
func (b *builder) closeImplied(kind string) {
	switch kind {
	case "li":
		b.closeTo([]string{"li"}, []string{"ul", "ol", "td", "th"})
	case "tr":
		b.closeTo([]string{"tr"}, []string{"table"})
	case "td", "th":
		b.closeTo([]string{"td", "th"}, []string{"tr", "table"})
	}
}

// place makes sure that a block lies where it belongs: items in a list, cells in a row, all else in an item or a cell.
func (b *builder) place(kind string) {
	switch kind {
	case "li":
		if b.top.kind != "ul" && b.top.kind != "ol" {
			b.item()
			b.open(&block{kind: "ul"})
		}
	case "tr":
		if b.top.kind != "table" {
			b.item()
			b.open(&block{kind: "table"})
		}
	case "td", "th":
		if b.top.kind != "tr" {
			b.place("tr")
			b.open(&block{kind: "tr"})
		}
	default:
		b.item()
	}
}

// endBlock takes the end tag of a block.
func (b *builder) endBlock(name string) {
	kind := blockKind(name)
	if kind == "" {
		return
	}
	if b.top.kind == "pre" && kind != "pre" {
		return
	}
	b.endLine()
	switch kind {
	case "div", "p", "hr":
	case "li":
		b.closeTo([]string{"li"}, []string{"ul", "ol", "td", "th"})
	case "td", "th", "tr":
		b.closeTo([]string{kind}, []string{"table"})
	case "table":
		b.closeTo([]string{"table"}, nil)
	default:
		b.closeTo([]string{kind}, []string{"td", "th"})
	}
}
