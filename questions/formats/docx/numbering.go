package docx

import (
	"strconv"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxLevel is the deepest level of a list that Word has, from 0.
const maxLevel = 8

// numbering numbers the items of the document's lists, as Word does when it shows them.
type numbering struct {
	lists   map[string]*list       // by the id that paragraphs use
	formats map[string]*listFormat // by the id that lists use
	counts  map[string][]int       // of each format, by level: lists of one format go on counting
	begun   map[string]bool        // lists that were met
}

// list is a use of a format.
type list struct {
	format string
	starts map[int]int // levels that begin anew
}

// listFormat is how the levels of lists are numbered.
type listFormat struct {
	kinds  [maxLevel + 1]string // decimal, lowerLetter, bullet, …
	starts [maxLevel + 1]int
}

// readNumbering reads the document's lists.
func readNumbering(root *xmltree.Node) *numbering {
	n := &numbering{lists: map[string]*list{}, formats: map[string]*listFormat{}, counts: map[string][]int{}, begun: map[string]bool{}}
	for _, node := range root.All("abstractNum") {
		f := &listFormat{}
		for _, level := range node.All("lvl") {
			if i, ok := levelOf(level); ok {
				f.kinds[i], f.starts[i] = level.Find("numFmt").Attr("val"), startOf(level.Find("start"))
			}
		}
		n.formats[node.Attr("abstractNumId")] = f
	}
	for _, node := range root.All("num") {
		l := &list{format: node.Find("abstractNumId").Attr("val"), starts: map[int]int{}}
		for _, override := range node.All("lvlOverride") {
			if i, ok := levelOf(override); ok && override.Find("startOverride") != nil {
				l.starts[i] = startOf(override.Find("startOverride"))
			}
		}
		n.lists[node.Attr("numId")] = l
	}
	return n
}

func levelOf(n *xmltree.Node) (level int, ok bool) {
	level, err := strconv.Atoi(n.Attr("ilvl"))
	return level, err == nil && level >= 0 && level <= maxLevel
}

func startOf(n *xmltree.Node) int {
	start, err := strconv.Atoi(n.Attr("val"))
	if err != nil || start < 0 || start > 1_000_000 {
		return 1
	}
	return start
}

// item is a paragraph's place in a list: how it is numbered, and its number. kind is empty for a paragraph of no list.
type item struct {
	kind   string
	level  int
	number int
}

// shown is what Word shows before an item of a list in a stem: options may name the items by it.
func (i item) shown() string {
	switch {
	case i.kind == "":
		return ""
	case i.kind == "bullet":
		return "• "
	}
	return strconv.Itoa(i.number) + ". "
}

// next is the place of the next paragraph in a list.
func (n *numbering) next(ref numberRef) item {
	l := n.lists[ref.list]
	if l == nil || ref.level < 0 || ref.level > maxLevel {
		return item{}
	}
	f := n.formats[l.format]
	if f == nil {
		return item{}
	}
	counts := n.counts[l.format]
	if counts == nil {
		counts = make([]int, maxLevel+1)
		n.counts[l.format] = counts
		n.restart(counts, f, 0)
	}
	if !n.begun[ref.list] {
		n.begun[ref.list] = true
		for level, start := range l.starts {
			counts[level] = start - 1
		}
	}
	counts[ref.level]++
	n.restart(counts, f, ref.level+1)
	return item{kind: f.kinds[ref.level], level: ref.level, number: counts[ref.level]}
}

// restart begins the levels from one on anew.
func (n *numbering) restart(counts []int, f *listFormat, from int) {
	for level := from; level <= maxLevel; level++ {
		counts[level] = max(f.starts[level], 1) - 1
	}
}
