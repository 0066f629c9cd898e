package anki

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// clozeMark is how a cloze begins: {{c1::, and for a text on several cards {{c1,2::.
var clozeMark = regexp.MustCompile(`\{\{c([0-9]{1,4})(?:,[0-9]{1,4})*::`)

// cloze is a hidden text of a note.
type cloze struct {
	start, end int // in the text, with its braces
	number     int
	text       string // HTML
	hint       string
	nested     bool // another one is within it
}

// splitClozes cuts the clozes out of a text. What stands between and around them is one more text than there are clozes. A
// cloze within another belongs to the outer one; one that isn't closed is text.
func splitClozes(text string) (between []string, clozes []cloze) {
	from := 0
	for _, c := range findClozes(text) {
		switch last := len(clozes) - 1; {
		case c.end == 0:
		case last >= 0 && c.end < clozes[last].end:
			clozes[last].nested = true
		default:
			between, clozes, from = append(between, text[from:c.start]), append(clozes, c), c.end
		}
	}
	for i := range clozes {
		clozes[i].part()
	}
	return append(between, text[from:]), clozes
}

// findClozes finds where clozes begin, and for each where it ends; 0 for one that isn't closed.
func findClozes(text string) []cloze {
	if !strings.Contains(text, "{{c") {
		return nil
	}
	var clozes []cloze
	var open []int
	closeBefore := func(at, limit int) int {
		for len(open) > 0 {
			i := strings.Index(text[at:limit], "}}")
			if i < 0 {
				break
			}
			c := &clozes[open[len(open)-1]]
			c.text, c.end = c.text[:at+i-(len(text)-len(c.text))], at+i+len("}}")
			at, open = c.end, open[:len(open)-1]
		}
		return at
	}
	at := 0
	for _, mark := range clozeMark.FindAllStringSubmatchIndex(text, -1) {
		closeBefore(at, mark[0])
		number, _ := strconv.Atoi(text[mark[2]:mark[3]])
		open = append(open, len(clozes))
		clozes = append(clozes, cloze{start: mark[0], number: number, text: text[mark[1]:]})
		at = mark[1]
	}
	closeBefore(at, len(text))
	return clozes
}

// part parts the hint from the text, and takes the marks of those within it away.
func (c *cloze) part() {
	if c.nested {
		c.text = strings.ReplaceAll(clozeMark.ReplaceAllString(c.text, ""), "}}", "")
	}
	c.text, c.hint, _ = strings.Cut(c.text, "::")
}

// gapMark stands for a gap while HTML becomes Markdown: its number between two characters that are no text.
const gapMark = "\uE0F0"

var gapMarks = regexp.MustCompile(gapMark + `([0-9]+)` + gapMark + `([(]?)`)

// clozeNote makes a question with gaps of a note with clozes.
func (r *reader) clozeNote(n *note) {
	q := r.q
	text := strings.ReplaceAll(n.field(n.kind.front[0]), gapMark, "")
	between, clozes := splitClozes(text)
	more := n.kind.more
	if n.kind.cloze == byContent {
		more = []int{1}
	}
	q.Explanation = r.blocks(n, more)
	switch {
	case len(clozes) == 0:
		q.Fail(draft.Place{}, "anki-no-cloze")
		return
	case strings.HasPrefix(clozes[0].text, "image-occlusion:"):
		q.Fail(draft.Place{}, "type-unsupported", "found", "image occlusion")
		return
	}
	body := &questions.GapFill{Gaps: make(map[string]questions.Gap, len(clozes))}
	names := make([]string, len(clozes))
	counts := map[int]int{}
	var html strings.Builder
	var hints []string
	for i, c := range clozes {
		names[i] = gapName(c.number, counts)
		gap, hint := r.gap(c, names[i])
		body.Gaps[names[i]] = gap
		if hint != "" {
			hints = append(hints, hint)
		}
		html.WriteString(between[i] + gapMark + strconv.Itoa(i) + gapMark)
	}
	html.WriteString(between[len(clozes)])
	q.Stem = placeGaps(r.block(html.String()), names)
	q.Hint = hintOf(hints)
	q.Body = body
}

// gapName is the number of a cloze, and for a further one of the same card 1.2.
func gapName(number int, counts map[int]int) string {
	counts[number]++
	if n := counts[number]; n > 1 {
		return strconv.Itoa(number) + "." + strconv.Itoa(n)
	}
	return strconv.Itoa(number)
}

// placeGaps puts the gaps to their marks. A parenthesis right behind one would make a link of it.
func placeGaps(stem string, names []string) string {
	return gapMarks.ReplaceAllStringFunc(stem, func(mark string) string {
		found := gapMarks.FindStringSubmatch(mark)
		i, err := strconv.Atoi(found[1])
		if err != nil || i >= len(names) {
			return ""
		}
		if found[2] != "" {
			return "[[" + names[i] + "]]\\("
		}
		return "[[" + names[i] + "]]"
	})
}

// gap is what a cloze asks for, and its hint unless that lists what can be chosen.
func (r *reader) gap(c cloze, name string) (gap questions.Gap, hint string) {
	if c.nested {
		r.q.Warn(draft.Place{}, "anki-nested", "gap", name)
	}
	text := r.plain(c.text)
	if text == "" {
		r.q.Fail(draft.Place{}, "anki-gap-empty", "gap", name)
	}
	hint = r.plain(c.hint)
	if options := choicesIn(hint, text); options != nil {
		return questions.Gap{Options: options}, ""
	}
	if accept, ok := number(text); ok {
		return questions.Gap{Accept: []questions.GapAccept{{Value: accept.Value, Tolerance: accept.Tolerance}}}, hint
	}
	return questions.Gap{Accept: []questions.GapAccept{{Text: starred(text)}}}, hint
}

// choicesIn are the choices that a hint such as was/were lists, if the hidden text is one of them.
func choicesIn(hint, text string) questions.Options {
	if !strings.Contains(hint, "/") {
		return nil
	}
	var options questions.Options
	right := 0
	seen := map[string]bool{}
	for choice := range strings.SplitSeq(hint, "/") {
		choice = strings.TrimSpace(choice)
		is := choice == text
		if is {
			right++
		}
		if choice == "" || seen[choice] || len(options) > maxFields {
			return nil
		}
		seen[choice] = true
		options = append(options, questions.Option{Text: escape(choice), Correct: is})
	}
	if right != 1 || len(options) < 2 {
		return nil
	}
	return options
}

// hintOf is the one hint, or a list of them.
func hintOf(hints []string) string {
	switch len(hints) {
	case 0:
		return ""
	case 1:
		return escape(hints[0])
	}
	var b strings.Builder
	for i, h := range hints {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("- " + escape(h))
	}
	return b.String()
}
