package markup

import (
	"slices"
	"strings"
)

// mark is what a piece of a line is: emphasised, struck, raised, part of a link.
type mark struct {
	kind string // em strong del sub sup a
	href string // of a
}

// leafKind tells the pieces of a line apart.
type leafKind int

const (
	isText leafKind = iota
	isCode
	isImage
	isBreak
)

// leaf is a piece of a line, with its marks from the outermost to the innermost.
type leaf struct {
	kind  leafKind
	text  string // of an image: what it shows
	src   string // of an image: how the Markdown names it
	marks []mark
}

const (
	noBreak = "\u00A0"
	blanks  = " \t\n\r\f" + noBreak // what HTML folds, and spaces that people put in by pressing a key twice
)

// lineUp gathers the pieces of one paragraph: white space is folded as browsers do, lies outside of the marks that it
// borders on, and stands neither at the beginning nor at the end; what is alike is one piece.
func lineUp(leaves []leaf) []leaf {
	var l line
	for _, next := range leaves {
		l.add(next)
	}
	for len(l.leaves) > 0 && l.leaves[len(l.leaves)-1].kind == isBreak {
		l.leaves = l.leaves[:len(l.leaves)-1]
	}
	return merge(l.leaves)
}

// line is a paragraph that is being gathered.
type line struct {
	leaves []leaf
	space  []string // white space that was met and isn't written yet
	marks  []mark   // what all of it has
}

func (l *line) add(next leaf) {
	if next.kind == isBreak {
		if len(l.leaves) > 0 {
			l.leaves = append(l.leaves, leaf{kind: isBreak})
		}
		l.space = nil
		return
	}
	if next.kind != isText {
		l.put(next)
		return
	}
	inner := strings.TrimLeft(next.text, blanks)
	if len(inner) < len(next.text) {
		l.blank(next.text[:len(next.text)-len(inner)], next.marks)
	}
	if next.text = strings.TrimRight(inner, blanks); next.text == "" {
		return
	}
	behind := inner[len(next.text):]
	next.text = fold(next.text)
	l.put(next)
	if behind != "" {
		l.blank(behind, next.marks)
	}
}

func (l *line) blank(space string, marks []mark) {
	if len(l.space) > 0 {
		marks = common(l.marks, marks)
	}
	l.space, l.marks = append(l.space, space), marks
}

// put adds a piece behind the white space before it.
func (l *line) put(next leaf) {
	if n := len(l.leaves); n > 0 && len(l.space) > 0 && l.leaves[n-1].kind != isBreak {
		marks := common(common(l.leaves[n-1].marks, next.marks), l.marks)
		l.leaves = append(l.leaves, leaf{text: folded(strings.Join(l.space, "")), marks: marks})
	}
	l.space = nil
	l.leaves = append(l.leaves, next)
}

// folded is what is left of a run of white space: a line break, a space, or one that keeps two words together.
func folded(space string) string {
	switch {
	case space == noBreak:
		return noBreak
	case strings.ContainsAny(space, "\n\r"):
		return "\n"
	}
	return " "
}

// fold folds the white space within a text.
func fold(text string) string {
	if !needsFolding(text) {
		return text
	}
	var b strings.Builder
	for text != "" {
		word := strings.IndexAny(text, blanks)
		if word < 0 {
			word = len(text)
		}
		b.WriteString(text[:word])
		rest := strings.TrimLeft(text[word:], blanks)
		if space := text[word : len(text)-len(rest)]; space != "" {
			b.WriteString(folded(space))
		}
		text = rest
	}
	return b.String()
}

func needsFolding(text string) bool {
	return strings.ContainsAny(text, "\t\r\f\n"+noBreak) || strings.Contains(text, "  ")
}

// common are the outer marks that two pieces share.
func common(a, b []mark) []mark {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

// merge joins pieces of the same kind with the same marks, and gives line breaks the marks around them.
func merge(leaves []leaf) []leaf {
	var merged []leaf
	var texts []string
	flush := func() {
		if len(texts) > 1 {
			merged[len(merged)-1].text = strings.Join(texts, "")
		}
		texts = texts[:0]
	}
	for i, l := range leaves {
		if l.kind == isBreak && i > 0 && i+1 < len(leaves) {
			l.marks = common(leaves[i-1].marks, leaves[i+1].marks)
		}
		alike := len(texts) > 0 && l.kind == merged[len(merged)-1].kind && slices.Equal(l.marks, merged[len(merged)-1].marks)
		if !alike {
			flush()
			merged = append(merged, l)
		}
		if l.kind == isText || l.kind == isCode {
			texts = append(texts, l.text)
		}
	}
	flush()
	return merged
}
