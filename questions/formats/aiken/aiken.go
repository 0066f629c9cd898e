// Package aiken reads and writes Aiken: a question in a line, lettered options, and the letter of the right one
// (question/format/aiken/format.php of Moodle).
package aiken

import (
	"io/fs"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads an Aiken file. The right option is the one with the letter, wherever it stands.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	text, ok := plaintext.Read(fsys, name, d)
	if !ok {
		return d.Finish()
	}
	r := &reading{draft: d, text: text}
	r.lines()
	if r.found == 0 {
		d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
	return d.Finish()
}

// lines goes through the file line by line.
func (r *reading) lines() {
	for n, from := 1, 0; from < len(r.text) && r.draft.Len() <= questions.MaxQuestions; n++ {
		end := len(r.text)
		if i := strings.IndexByte(r.text[from:], '\n'); i >= 0 {
			end = from + i
		}
		r.line(newLine(r.text[from:end], n, from))
		from = end + 1
	}
	r.incomplete()
}

// line goes by what a line begins with.
func (r *reading) line(l line) {
	answer, isAnswer := l.answer()
	option, isOption := l.option(r.next())
	switch {
	case l.text == "":
		r.apart = true
		return
	case isAnswer:
		r.answer(l, answer)
	case isOption:
		r.option(l, option)
	case r.q != nil && len(r.options) > 0 && !r.apart:
		r.goOn(l)
	default:
		r.stem(l)
	}
	r.apart = false
}
