package moodlexml

import (
	"bufio"
	"io"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// Write writes a set as Moodle 4.5 exports its question bank, so that it is imported there. What has markup is written as
// Markdown, which Moodle shows. Questions of types that Moodle doesn't have are left out. The problems are warnings about
// what isn't in the file, and about what Moodle takes in another way.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	out := bufio.NewWriterSize(w, 64<<10)
	x := &writer{set: &set, loss: loss.New("Moodle XML"), shown: map[string]bool{}}
	x.loss.Parts(&set, "set media", "id", "title", "points", "tags", "explanation", "hint")
	_, err := out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<quiz>\n")
	for i := range set.Questions {
		x.index, x.q, x.b = i, &set.Questions[i], x.b[:0]
		x.question()
		if err == nil {
			_, err = out.Write(x.b)
		}
	}
	x.unshown()
	if err == nil {
		_, err = out.WriteString("</quiz>\n")
	}
	if err == nil {
		err = out.Flush()
	}
	return x.loss.Problems(), err
}

// writer writes the questions of one set, one behind the other.
type writer struct {
	set   *questions.Set
	loss  *loss.Report
	index int
	q     *questions.Question
	b     []byte          // of the question that is being written
	shown map[string]bool // media that a text shows
}

// question writes one question, with the body's elements behind the head's.
func (x *writer) question() {
	switch body := x.q.Body.(type) {
	case *questions.SingleChoice:
		x.typed("multichoice", func() { x.singleChoice(body) })
	case *questions.MultipleResponse:
		x.typed("multichoice", func() { x.multipleResponse(body) })
	case *questions.TrueFalse:
		x.typed("truefalse", func() { x.trueFalse(body) })
	case *questions.ShortText:
		x.typed("shortanswer", func() { x.shortText(body) })
	case *questions.Numeric:
		x.numeric(body)
	case *questions.Matching:
		x.typed("matching", func() { x.matching(body) })
	case *questions.Ordering:
		x.typed("ordering", func() { x.ordering(body) })
	case *questions.Essay:
		x.typed("essay", func() { x.essay(body) })
	case *questions.Information:
		x.typed("description", func() {})
	case *questions.GapFill:
		x.gapFill(body)
	default:
		x.loss.Left(x.index, x.q)
	}
}

// typed writes a question of one of Moodle's types.
func (x *writer) typed(kind string, body func()) {
	x.begin(kind, func() { x.text("    ", "questiontext", "stem", x.q.Stem) })
	body()
	x.end()
}

// usualPenalty is what Moodle sets for each wrong try.
const usualPenalty = "0.3333333"

// begin writes what stands before the body.
func (x *writer) begin(kind string, stem func()) {
	x.add(`  <question type="` + kind + `">` + "\n    <name>\n      <text>" + x.line("title", x.name()) + "</text>\n    </name>\n")
	stem()
	x.text("    ", "generalfeedback", "explanation", x.q.Explanation)
	if kind != "cloze" {
		x.element("defaultgrade", x.grade())
	}
	penalty := usualPenalty
	switch kind {
	case "truefalse":
		penalty = "1"
	case "essay", "description":
		penalty = "0"
	}
	x.element("penalty", penalty)
	x.element("hidden", "0")
	x.element("idnumber", x.legal("id", x.q.ID))
}

// grade is what the question is worth. A description is worth nothing.
func (x *writer) grade() string {
	switch {
	case !x.q.Marked():
		if x.q.Points != "" {
			x.loss.Question(x.index, x.q, "points")
		}
		return "0"
	case x.q.Points == "":
		return "1"
	}
	return string(x.q.Points)
}

// end writes what stands behind the body.
func (x *writer) end() {
	if x.q.Hint != "" && hasHints(x.q.Body) {
		x.text("    ", "hint", "hint", x.q.Hint)
	} else if x.q.Hint != "" {
		x.loss.Question(x.index, x.q, "hint")
	}
	if len(x.q.Tags) > 0 {
		x.add("    <tags>\n")
		for i, tag := range x.q.Tags {
			x.tag(i, tag)
		}
		x.add("    </tags>\n")
	}
	x.add("  </question>\n")
}

// tag writes a tag, unless reading would drop it.
func (x *writer) tag(i int, tag string) {
	for _, before := range x.q.Tags[:i] {
		if before == tag {
			x.changed("tags", "each once")
			return
		}
	}
	x.add("      <tag><text>" + x.line("tags", tag) + "</text></tag>\n")
}

// name is the question's title, or, since Moodle asks for a name, the beginning of its stem.
func (x *writer) name() string {
	if title := x.q.Title; title != "" {
		if title == x.q.ID || begins(x.q, title) {
			x.loss.Question(x.index, x.q, "title")
		}
		if utf8.RuneCountInString(title) > mostName {
			x.changed("title", "its beginning")
		}
		return title
	}
	stem := questions.PlainText(x.q.StemWith(func(string) string { return blankGap }))
	if name := beginning(stem); name != "" && begins(x.q, name) {
		return name
	}
	return x.q.ID
}

// mostName is how many characters Moodle keeps of a name.
const mostName = 255

// changed reports that a part of the question comes back as something else.
func (x *writer) changed(part, into string) { x.loss.Changed(x.index, x.q, part, into) }

// unshown reports the media that no text shows.
func (x *writer) unshown() {
	for i := range x.set.Media {
		if !x.shown[x.set.Media[i].Name] {
			x.loss.Set("media that no text shows")
			return
		}
	}
}
