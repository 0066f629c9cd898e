package markup

import (
	"strconv"
	"strings"
)

// block is a part of a text that stands on lines of its own.
type block struct {
	kind     string // p h1…h6 pre hr ul ol li blockquote table tr td th
	start    int    // of ol
	explicit bool   // a p that was written as such
	leaves   []leaf // of p, h1…h6 and pre
	children []*block

	outer *block // the one that it lies in, as long as the text is read
	marks state  // what was open outside of a cell
}

// writeBlocks writes blocks one below the other.
func writeBlocks(list []*block, tight bool) string {
	var parts []string
	var before *block
	alternate := false
	for _, b := range list {
		alternate = before != nil && before.kind == b.kind && !alternate // two lists one after the other
		if part := writeBlock(b, alternate); part != "" {
			parts = append(parts, part)
			before = b
		}
	}
	if tight {
		return strings.Join(parts, "\n")
	}
	return strings.Join(parts, "\n\n")
}

func writeBlock(b *block, alternate bool) string {
	switch b.kind {
	case "hr":
		return "___" // unlike --- and ***, never an item of a list or a heading
	case "pre":
		return writePre(b)
	case "ul", "ol":
		return writeList(b, alternate)
	case "blockquote":
		return writeQuote(b)
	case "table":
		return writeTable(b)
	case "p":
		return writeParagraphs(b.leaves)
	default:
		return writeHeading(b)
	}
}

// writeParagraphs writes a paragraph; two line breaks in a row begin another one, as their author meant.
func writeParagraphs(leaves []leaf) string {
	var parts []string
	for _, part := range paragraphs(leaves) {
		if text := writeInline(part, inParagraph); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// paragraphs divides a paragraph where two line breaks follow one another.
func paragraphs(leaves []leaf) [][]leaf {
	leaves = lineUp(leaves)
	var list [][]leaf
	from := 0
	for i := 0; i+1 < len(leaves); i++ {
		if leaves[i].kind == isBreak && leaves[i+1].kind == isBreak {
			list = append(list, lineUp(leaves[from:i]))
			from = i + 1
		}
	}
	if from == 0 {
		return [][]leaf{leaves}
	}
	return append(list, lineUp(leaves[from:]))
}

func writeHeading(b *block) string {
	text := writeInline(lineUp(b.leaves), inHeading)
	if text == "" {
		return ""
	}
	if bare := strings.TrimRight(text, "#"); bare != text && (bare == "" || strings.HasSuffix(bare, " ")) {
		text = bare + `\` + text[len(bare):]
	}
	return strings.Repeat("#", int(b.kind[1]-'0')) + " " + text
}

// preText is the text of a code block.
func preText(b *block) string {
	var text strings.Builder
	for _, l := range b.leaves {
		if l.kind == isBreak {
			text.WriteByte('\n')
		}
		text.WriteString(l.text)
	}
	return text.String()
}

func writePre(b *block) string {
	code := strings.TrimSuffix(preText(b), "\n")
	if strings.TrimSpace(code) == "" {
		return ""
	}
	fence := strings.Repeat("`", max(3, longest(code)+1))
	return fence + "\n" + code + "\n" + fence
}

func writeQuote(b *block) string {
	text := writeBlocks(b.children, false)
	if text == "" {
		return ""
	}
	return indent(text, "> ", "> ")
}

// indent puts something before the first line of a text, and before each other one.
func indent(text, first, other string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		switch {
		case i == 0:
			lines[i] = first + lines[i]
		case lines[i] != "":
			lines[i] = other + lines[i]
		default:
			lines[i] = strings.TrimRight(other, " ")
		}
	}
	return strings.Join(lines, "\n")
}

func writeList(b *block, alternate bool) string {
	tight := isTight(b)
	var items []string
	for i, item := range b.children {
		marker := listMarker(b, i, alternate)
		text := indent(writeBlocks(item.children, tight), marker, strings.Repeat(" ", len(marker)))
		items = append(items, strings.TrimRight(text, " "))
	}
	if tight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func listMarker(b *block, i int, alternate bool) string {
	switch {
	case b.kind == "ol" && alternate:
		return strconv.Itoa(b.start+i) + ") "
	case b.kind == "ol":
		return strconv.Itoa(b.start+i) + ". "
	case alternate:
		return "* "
	}
	return "- "
}

// isTight tells whether the parts of a list's items have no blank lines between them, and so no paragraphs of their own.
func isTight(b *block) bool {
	for _, item := range b.children {
		for i, c := range item.children {
			before := ""
			if i > 0 {
				before = item.children[i-1].kind
			}
			if c.kind == "p" && (c.explicit || len(paragraphs(c.leaves)) > 1) || !followsTightly(c, before) {
				return false
			}
		}
	}
	return true
}

// followsTightly tells whether a block needs no blank line between itself and the one before.
func followsTightly(b *block, before string) bool {
	ends := before == "" || before == "hr" || before == "pre" || isHeading(before) // it takes nothing of the next line
	switch b.kind {
	case "p":
		return ends
	case "ul", "ol":
		return ends || before == "p" && !isEmpty(b) && (b.kind == "ul" || b.start == 1)
	case "blockquote", "table":
		return ends || before == "p"
	}
	return true
}

// isEmpty tells whether a list begins with an item that begins with no line, which can't follow one.
func isEmpty(list *block) bool {
	if len(list.children) == 0 || len(list.children[0].children) == 0 {
		return true
	}
	first := list.children[0].children[0]
	return first.kind == "p" && len(lineUp(first.leaves)) == 0
}
