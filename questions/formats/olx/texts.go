package olx

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// piece is a part of what a problem says: what stands in a response, or what stands before, between or behind them.
type piece struct {
	strings.Builder
	response  *xmltree.Node // nil: it stands outside
	solutions []*xmltree.Node
}

// writer writes what a problem says as HTML, piece by piece.
type writer struct {
	pieces []*piece
	gaps   map[*xmltree.Node]int // the numbers of inputs, from 1
}

// A gap is marked by private characters while HTML becomes Markdown, which leaves them alone. Between them are its number and
// the words behind its field.
const gapBegins, gapEnds = "\uE000", "\uE001"

var (
	gapMark = regexp.MustCompile(gapBegins + "([0-9]*) ?([^" + gapEnds + "]*)" + gapEnds)
	private = strings.NewReplacer(gapBegins, "", gapEnds, "")
)

// write writes a problem. With no response it is one piece; otherwise every second one is a response.
func write(n *xmltree.Node, all []input) []*piece {
	w := &writer{pieces: []*piece{{}}, gaps: map[*xmltree.Node]int{}}
	for _, in := range all {
		if in.field != nil {
			w.gaps[in.field] = in.number
		}
	}
	w.children(n)
	return w.pieces
}

func (w *writer) last() *piece { return w.pieces[len(w.pieces)-1] }

func (w *writer) children(n *xmltree.Node) {
	for i, c := range n.Children {
		if i > 0 && n.Children[i-1].End < c.Offset {
			w.last().WriteByte('\n') // white space that isn't kept as text
		}
		w.node(c)
	}
}

// silent are elements of which nothing is shown where they stand.
var silent = map[string]bool{"demandhint": true, "responseparam": true, "additional_answer": true, "correcthint": true, "stringequalhint": true, "regexphint": true,
	"hintgroup": true, "numericalhint": true, "stringhint": true, "choicehint": true, "optionhint": true, "compoundhint": true, "script": true, "answer": true,
	"choicegroup": true, "checkboxgroup": true, "radiogroup": true}

// transparent are elements of problems that HTML doesn't have, and that change nothing.
var transparent = map[string]bool{"text": true, "startouttext": true, "endouttext": true, "solutionset": true, "problem": true}

func (w *writer) node(n *xmltree.Node) {
	switch number, isInput := w.gaps[n]; {
	case n.IsText():
		w.last().WriteString(html.EscapeString(private.Replace(n.Text)))
	case responses[n.Name]:
		w.response(n)
	case n.Name == "solution":
		w.last().solutions = append(w.last().solutions, n)
	case isInput && !silent[n.Name]:
		w.last().WriteString(gapBegins + strconv.Itoa(number) + " " + html.EscapeString(private.Replace(oneLine(n.Attr("trailing_text")))) + gapEnds)
	case silent[n.Name], slices.Contains(fields, n.Name):
	case n.Name == "label":
		w.in("<p>", n, "</p>")
	case n.Name == "description":
		w.in("<p><em>", n, "</em></p>")
	case transparent[n.Name]:
		w.children(n)
	default:
		w.element(n)
	}
}

func (w *writer) in(begin string, n *xmltree.Node, end string) {
	w.last().WriteString(begin)
	w.children(n)
	w.last().WriteString(end)
}

// response writes a response as a piece of its own.
func (w *writer) response(n *xmltree.Node) {
	if w.last().response != nil { // in another one
		w.children(n)
		return
	}
	w.pieces = append(w.pieces, &piece{response: n})
	w.children(n)
	w.pieces = append(w.pieces, &piece{})
}

// void are the elements of HTML without an end.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "col": true, "wbr": true, "source": true, "embed": true}

func (w *writer) element(n *xmltree.Node) {
	var b strings.Builder
	b.WriteString("<" + n.Name)
	for _, a := range n.Attrs {
		b.WriteString(" " + a.Name + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteByte('>')
	if w.last().WriteString(b.String()); void[n.Name] {
		return
	}
	w.children(n)
	w.last().WriteString("</" + n.Name + ">")
}

// shown is a piece of HTML without the marks of gaps.
func shown(text string) string { return gapMark.ReplaceAllString(text, "") }

var tag = regexp.MustCompile(`<[^>]*>|&nbsp;`)

// saysNothing tells whether HTML has no text.
func saysNothing(text string) bool {
	return strings.TrimSpace(tag.ReplaceAllString(shown(text), "")) == "" && !strings.Contains(text, "<img")
}
