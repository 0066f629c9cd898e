package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// style is how pieces of a line are written in different surroundings.
type style int

const (
	inParagraph style = iota
	inHeading         // on one line
	inCell            // likewise, in a table
)

// inliner writes a line's pieces as Markdown.
type inliner struct {
	escaper
	leaves []leaf
	style  style
	open   []opened
	last   rune // the last character that was written; '\n' at the beginning of a line
	closed bool // it ended an emphasis
}

// opened is a mark whose end isn't written yet.
type opened struct {
	mark
	end string // how it ends
}

// pairs are how marks are written in Markdown's own way; the others are tags.
var pairs = map[string]string{"em": "*", "strong": "**", "del": "~~"}

// writeInline writes the pieces of a paragraph, as lineUp makes them.
func writeInline(leaves []leaf, s style) string {
	w := inliner{leaves: leaves, style: s, last: '\n'}
	w.cell, w.flat = s == inCell, s != inParagraph
	if len(leaves) == 1 && leaves[0].kind == isText && len(leaves[0].marks) == 0 {
		w.text(w.oneLine(leaves[0].text), '\n', '\n')
		return w.String()
	}
	for i := range leaves {
		shared := len(common(w.marks(), leaves[i].marks))
		w.close(shared)
		w.begin(i, shared)
		w.leaf(i)
	}
	w.close(0)
	return w.String()
}

func (w *inliner) marks() []mark {
	list := make([]mark, len(w.open))
	for i, o := range w.open {
		list[i] = o.mark
	}
	return list
}

func (w *inliner) write(s string) {
	if s == "" {
		return
	}
	w.WriteString(s)
	w.last, _ = utf8.DecodeLastRuneInString(s)
	w.closed = false
}

// close ends the open marks down to a depth.
func (w *inliner) close(depth int) {
	for i := len(w.open) - 1; i >= depth; i-- {
		w.write(w.open[i].end)
		w.closed = pairs[w.open[i].kind] == w.open[i].end
		w.set(w.open[i].kind, false)
	}
	w.open = w.open[:depth]
}

// set tells the escaper which marks it writes in.
func (w *inliner) set(kind string, on bool) {
	switch kind {
	case "a":
		w.label = on
	case "del":
		w.del = on
	}
}

// begin opens the marks of a leaf from a depth on. Those within are decided on first, since they are what the outer
// ones border on.
func (w *inliner) begin(at, depth int) {
	marks := w.leaves[at].marks[depth:]
	starts, ends := make([]string, len(marks)), make([]string, len(marks))
	first := w.first(at)
	for i := len(marks) - 1; i >= 0; i-- {
		before := w.last
		if w.closed {
			before = '*'
		}
		for _, outer := range marks[:i] {
			if outer.kind == "a" || outer.kind == "sub" || outer.kind == "sup" || outer.kind == "del" {
				before = '['
			}
		}
		starts[i], ends[i] = w.tags(marks[i], at, depth+i, before, first, strings.Join(ends[i+1:], ""))
		if r, _ := utf8.DecodeRuneInString(starts[i]); r != '*' {
			first = r
		}
	}
	for i, m := range marks {
		w.write(starts[i])
		w.open = append(w.open, opened{m, ends[i]})
		w.set(m.kind, true)
	}
}

// tags are how a mark is written that begins with a leaf, between the character before it and its own first one. inner are
// the ends of those within that begin with the leaf too.
func (w *inliner) tags(m mark, at, depth int, before, first rune, inner string) (start, end string) {
	if m.kind == "a" {
		return "[", "](" + destination(m.href) + ")"
	}
	pair := pairs[m.kind]
	last, behind := w.edge(at, depth)
	if strings.Trim(inner, "*") != "" {
		last = '>'
	}
	alone := before != '*' && before != '~' && behind != '~'
	ends := isWord(before) || !unicode.IsSpace(before) && !isWord(first) // as a sign it could also end something
	if alone = alone && !(ends && w.inPair()); pair != "" && alone && borders(before, first) && borders(behind, last) {
		return pair, pair
	}
	return "<" + m.kind + ">", "</" + m.kind + ">"
}

// inPair tells whether an emphasis is open that another sign could end.
func (w *inliner) inPair() bool {
	for _, o := range w.open {
		if o.kind != "del" && pairs[o.kind] == o.end {
			return true
		}
	}
	return false
}

// borders tells whether Markdown sees an emphasis begin, or end, between an outer and an inner character.
func borders(outer, inner rune) bool {
	if unicode.IsSpace(inner) {
		return false
	}
	return isWord(inner) || !isWord(outer) && !unicode.IsMark(outer)
}

// edge is the last character within a mark that begins with a leaf, and the one behind it. Where another mark ends with it,
// the worst is supposed.
func (w *inliner) edge(at, depth int) (last, behind rune) {
	end := at
	for end+1 < len(w.leaves) && len(w.leaves[end+1].marks) > depth && len(common(w.leaves[end+1].marks, w.leaves[at].marks)) > depth {
		end++
	}
	last = w.final(end)
	if len(w.leaves[end].marks) > depth+1 && end > at {
		last = '>'
	}
	behind = '\n'
	if end+1 < len(w.leaves) {
		shared := len(common(w.leaves[end].marks, w.leaves[end+1].marks))
		behind = w.first(end + 1)
		if len(w.leaves[end+1].marks) > shared {
			behind = '<'
		}
	}
	for _, outer := range w.leaves[at].marks[:depth] {
		if w.endsWith(outer, depth, end) && outer.kind != "em" && outer.kind != "strong" {
			behind = ']'
		}
	}
	return last, behind
}

// endsWith tells whether an outer mark of a leaf isn't one of the next leaf any more.
func (w *inliner) endsWith(outer mark, depth, end int) bool {
	if end+1 == len(w.leaves) {
		return true
	}
	for i, m := range w.leaves[end+1].marks {
		if i < depth && m == outer {
			return false
		}
	}
	return true
}

// first is the character that a leaf begins with, without its marks.
func (w *inliner) first(at int) rune {
	switch l := w.leaves[at]; l.kind {
	case isCode:
		return '`'
	case isImage:
		return '!'
	case isBreak:
		return w.breakRune()
	default:
		r, _ := utf8.DecodeRuneInString(l.text)
		return r
	}
}

// final is the character that a leaf ends with.
func (w *inliner) final(at int) rune {
	switch l := w.leaves[at]; l.kind {
	case isCode:
		return '`'
	case isImage:
		return ')'
	case isBreak:
		return w.breakRune()
	default:
		r, _ := utf8.DecodeLastRuneInString(l.text)
		return r
	}
}

func (w *inliner) breakRune() rune {
	if w.style == inCell {
		return '<'
	}
	return '\\'
}

// next is the character that will be written behind a leaf.
func (w *inliner) next(at int) rune {
	if at+1 == len(w.leaves) {
		if len(w.open) > 0 {
			return '*'
		}
		return '\n'
	}
	here, there := w.leaves[at].marks, w.leaves[at+1].marks
	shared := len(common(here, there))
	switch {
	case len(here) > shared:
		return '*'
	case len(there) > shared && there[shared].kind == "a":
		return '['
	case len(there) > shared:
		return '*'
	}
	return w.first(at + 1)
}

// leaf writes a piece.
func (w *inliner) leaf(at int) {
	l := w.leaves[at]
	switch l.kind {
	case isText:
		text := w.oneLine(l.text)
		w.text(text, w.last, w.next(at))
		w.last, _ = utf8.DecodeLastRuneInString(text)
		w.closed = false
	case isCode:
		w.write(code(w.oneLine(l.text), w.style == inCell))
	case isImage:
		w.write("![")
		label := escaper{label: true, cell: w.cell, flat: true}
		label.text(strings.ReplaceAll(l.text, "\n", " "), '[', ']')
		w.write(label.String() + "](" + l.src + ")")
	case isBreak:
		w.write(map[style]string{inParagraph: "\\\n", inHeading: " ", inCell: "<br>"}[w.style])
	}
}

// oneLine is a text without line breaks where there can be none.
func (w *inliner) oneLine(text string) string {
	if w.style == inParagraph {
		return text
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// code is a piece of code between as many backticks as it takes.
func code(text string, inCell bool) string {
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, text)
	if inCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	fence := strings.Repeat("`", longest(text)+1)
	padded := strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") && strings.Trim(text, " ") != ""
	if padded || strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// longest is the length of the longest run of backticks.
func longest(text string) int {
	most, n := 0, 0
	for i := range len(text) {
		if n++; text[i] != '`' {
			n = 0
		}
		most = max(most, n)
	}
	return most
}

// destination is an address as the target of a link.
func destination(href string) string {
	href = strings.NewReplacer(" ", "%20", "\n", "", "\t", "", "<", "%3C", ">", "%3E", `\`, "%5C", "|", "%7C", "`", "%60").Replace(href)
	if !isBalanced(href) {
		href = strings.NewReplacer("(", `\(`, ")", `\)`).Replace(href)
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(href, '&')
		if i < 0 {
			break
		}
		b.WriteString(href[:i])
		if isEntity(href[i:]) {
			b.WriteByte('\\')
		}
		b.WriteByte('&')
		href = href[i+1:]
	}
	return b.String() + href
}

// isBalanced tells whether every bracket has its other one.
func isBalanced(text string) bool {
	depth := 0
	for i := 0; i < len(text) && depth >= 0; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth == 0 && strings.Count(text, "(") < 30
}
