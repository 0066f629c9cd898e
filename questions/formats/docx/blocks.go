package docx

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// block is what belongs to one question.
type block struct {
	numbered bool
	level    int     // of its number in a list
	stem     []*line //
	options  []*line
	answer   *line
	more     map[string][]*line // explanation, points, hint
	rest     []*line            // all lines below the options, as they stood
	alone    string             // an option or a label that stands by itself: the rule of the problem
}

// first is the line that the block begins with.
func (b *block) first() *line {
	for _, list := range [][]*line{b.stem, b.options, b.more["explanation"], b.more["points"], b.more["hint"]} {
		if len(list) > 0 {
			return list[0]
		}
	}
	return b.answer
}

// closed tells whether text can't go on with the question.
func (b *block) closed() bool { return b.answer != nil || len(b.more) > 0 }

// gatherer puts lines together to questions.
type gatherer struct {
	*reader
	numbered bool // questions have numbers in this document
	now      *block
	tag      string   // the heading above
	intro    []string // Markdown, above the first question
	begun    bool     // there was a question, or a line that can't be one
	headings []*line
}

// blocks makes questions of the paragraphs.
func (r *reader) blocks(paragraphs []paragraph) {
	list := lines(paragraphs)
	g := &gatherer{reader: r, numbered: hasNumbers(list)}
	r.title(list, g)
	for i := range list {
		g.line(&list[i])
	}
	g.end()
	r.d.Set.Description = strings.Join(g.intro, "\n\n")
	if !g.begun {
		r.d.Fail(draft.Place{File: r.file, Line: 1, Column: 1}, "no-questions")
	}
}

// hasNumbers tells whether questions have numbers: some number stands before the first option.
func hasNumbers(list []line) bool {
	for i := range list {
		if list[i].kind == isNumbered {
			return true
		}
	}
	return false
}

// title takes the set's title from what is in the style of one, or from the only heading.
func (r *reader) title(list []line, g *gatherer) {
	for i := range list {
		if list[i].kind == isHeading {
			g.headings = append(g.headings, &list[i])
		}
	}
	for _, h := range g.headings {
		if h.heading == 1 || len(g.headings) == 1 {
			r.d.Set.Title = strings.Join(strings.Fields(h.plain()), " ")
			h.kind = isBlank
			return
		}
	}
}

// line puts a line to the question where it belongs.
func (g *gatherer) line(l *line) {
	switch l.kind {
	case isBlank:
	case isHeading:
		g.end()
		g.tag = strings.Join(strings.Fields(l.plain()), " ")
	case isNumbered:
		g.number(l)
	case isOption:
		g.option(l)
	case isLabelled:
		g.label(l)
	default:
		g.text(l)
	}
}

// begin begins a question with a line of its stem.
func (g *gatherer) begin(l *line) {
	g.end()
	g.now = &block{stem: []*line{l}, more: map[string][]*line{}}
}

// number begins a question, or is an option: an item of a list within the question's own.
func (g *gatherer) number(l *line) {
	if g.now != nil && g.now.numbered && l.item.kind != "" && l.item.level > g.now.level && !g.now.closed() {
		l.lookForStar()
		g.now.options = append(g.now.options, l)
		return
	}
	g.begin(l)
	g.now.numbered, g.now.level = true, l.item.level
}

// option adds an option to the question, if it can be its next one. A. Lincoln at the beginning of a sentence isn't one.
func (g *gatherer) option(l *line) {
	open := g.now != nil && !g.now.closed()
	switch {
	case l.typed && l.letter != 'A' && (!open || len(g.now.options) == 0):
		g.text(l)
	case open && len(g.now.options) > 0 && g.now.last() == 0 && l.letter == 'A': // what stood there was a list in the stem
		g.now.stem = append(g.now.stem, g.now.options...)
		g.now.options = []*line{l}
	case open && (len(g.now.options) == 0 || l.letter == 0 || l.letter > g.now.last()):
		g.now.options = append(g.now.options, l)
	default:
		g.begin(l)
		g.now.stem, g.now.options, g.now.alone = nil, []*line{l}, "docx-no-stem"
	}
}

// last is the letter of the last option; 0 where it has none.
func (b *block) last() byte { return b.options[len(b.options)-1].letter }

// label adds an answer, an explanation, points or a hint to the question.
func (g *gatherer) label(l *line) {
	if g.now == nil {
		g.begin(l)
		g.now.stem, g.now.alone = nil, "docx-label-alone"
	}
	g.now.rest = append(g.now.rest, l)
	switch {
	case l.label != "answer":
		g.now.more[l.label] = append(g.now.more[l.label], l)
	case g.now.answer == nil:
		g.now.answer = l
	case g.now.alone == "":
		g.now.alone = "docx-answers"
	}
}

// text goes on with a stem, or an explanation where questions have numbers; else it begins a question.
func (g *gatherer) text(l *line) {
	l.cut, l.end, l.star = 0, len(l.text), false
	switch {
	case g.now != nil && len(g.now.options) == 0 && !g.now.closed():
		g.now.stem = append(g.now.stem, l)
	case g.now != nil && g.numbered && len(g.now.more["explanation"]) > 0:
		g.now.more["explanation"] = append(g.now.more["explanation"], l)
		g.now.rest = append(g.now.rest, l)
	case g.numbered && !g.begun && g.now == nil:
		g.q = draft.NewQuestion(g.at(l.paragraph)) // for what is lost of the text
		g.intro = append(g.intro, g.blockText([]*line{l}))
	default:
		g.begin(l)
	}
}

// end makes a question of what was gathered.
func (g *gatherer) end() {
	if g.now != nil {
		g.begun = true
		g.question(g.now, g.tag)
		g.now = nil
	}
}
