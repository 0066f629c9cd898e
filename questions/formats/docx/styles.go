package docx

import (
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// marks are how a piece of text stands out.
type marks byte

const (
	bold marks = 1 << iota
	italic
	underlined
	highlighted
	struck
	raised
	lowered
)

// style is what a style of the document does to paragraphs and text.
type style struct {
	name    string
	basedOn string
	marks   marks
	heading int // 1 for the title, 2 for a heading of the first level; 0: none
	number  numberRef
}

// numberRef says that a paragraph is an item of a list.
type numberRef struct {
	list  string // empty: of none
	level int
}

// readStyles reads the document's styles, by their ids.
func readStyles(root *xmltree.Node) map[string]style {
	styles := map[string]style{}
	for _, n := range root.All("style") {
		s := style{name: strings.ToLower(n.Find("name").Attr("val")), basedOn: n.Find("basedOn").Attr("val")}
		for _, property := range n.Find("rPr").All() {
			s.marks = marked(s.marks, property.Name, property.Attr("val"), property.Attr("fill"))
		}
		number := n.Find("pPr", "numPr")
		s.number.list = number.Find("numId").Attr("val")
		s.number.level, _ = strconv.Atoi(number.Find("ilvl").Attr("val"))
		s.heading = headingLevel(s.name)
		styles[n.Attr("styleId")] = s
	}
	return styles
}

func headingLevel(name string) int {
	if name == "title" {
		return 1
	}
	level, ok := strings.CutPrefix(name, "heading ")
	n, err := strconv.Atoi(level)
	if !ok || err != nil || n < 1 || n > 9 {
		return 0
	}
	return n + 1
}

// resolved is a style with what it has from those that it is based on.
func resolved(styles map[string]style, id string) style {
	s := styles[id]
	base := s.basedOn
	for range 10 { // a style may be based on itself, by mistake
		b, ok := styles[base]
		if !ok {
			break
		}
		s.marks |= b.marks
		if s.heading == 0 {
			s.heading = b.heading
		}
		if s.number.list == "" {
			s.number = b.number
		}
		base = b.basedOn
	}
	return s
}

// marked are marks after a property of text. One that is switched off takes its mark away.
func marked(m marks, property, value, fill string) marks {
	on := value != "0" && value != "false" && value != "none" && value != "off"
	var mark marks
	switch property {
	case "b":
		mark = bold
	case "i":
		mark = italic
	case "u":
		mark = underlined
	case "strike", "dstrike":
		mark = struck
	case "highlight":
		mark = highlighted
	case "shd":
		mark, on = highlighted, fill != "" && fill != "auto" && !strings.EqualFold(fill, "ffffff")
	case "vertAlign":
		m &^= raised | lowered
		switch value {
		case "superscript":
			return m | raised
		case "subscript":
			return m | lowered
		}
		return m
	}
	if on {
		return m | mark
	}
	return m &^ mark
}

// readRelations reads which images the ids in the document mean: members of it, or addresses elsewhere.
func readRelations(root *xmltree.Node) map[string]string {
	images := map[string]string{}
	for _, n := range root.All("Relationship") {
		target := n.Attr("Target")
		switch {
		case !strings.HasSuffix(n.Attr("Type"), "/image"):
			continue
		case n.Attr("TargetMode") == "External":
		case strings.HasPrefix(target, "/"):
			target = strings.TrimPrefix(path.Clean(target), "/")
		default:
			target = path.Join("word", target)
		}
		images[n.Attr("Id")] = target
	}
	return images
}
