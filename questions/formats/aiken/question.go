package aiken

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// reading is a file that is being read, and the question that it is at.
type reading struct {
	draft *draft.Draft
	text  string
	found int  // questions, with those that couldn't be read
	apart bool // a blank line came before this one

	q       *draft.Question // nil between questions
	start   int             // offset of its first line
	stems   []string        // its lines
	options [][]string      // the lines of each
	right   int             // the right option
	letters string          // of the options
	lined   bool            // it was said that a text has several lines
	twice   bool            // it was said that a letter is there twice
}

// maxOptions bounds what is kept of a question that nobody wrote: letters end at 26.
const maxOptions = 600

// next is the letter that the next option has when all is in order; 0 before there is a stem.
func (r *reading) next() byte {
	if r.q == nil {
		return 0
	}
	return 'A' + byte(len(r.letters)%26)
}

// begin begins a question at a line unless there is one already.
func (r *reading) begin(l line) {
	if r.q == nil {
		r.q, r.start, r.found = draft.NewQuestion(l.Place), l.start, r.found+1
	}
}

// stem takes a line of text for the stem of a question. One that comes behind options ends a question without an answer.
func (r *reading) stem(l line) {
	if r.q != nil && len(r.options) > 0 {
		r.q.Fail(draft.Place{}, "aiken-answer-missing")
		r.end(l.start, false)
	}
	r.begin(l)
	if len(r.stems) > 0 {
		r.several(l)
		if r.apart {
			r.stems = append(r.stems, "")
		}
	}
	r.stems = append(r.stems, l.text)
}

// several says once that a text has several lines, which Moodle doesn't take.
func (r *reading) several(l line) {
	if !r.lined {
		r.q.Warn(l.Place, "aiken-lines")
	}
	r.lined = true
}

// goOn takes a line right behind an option for more of its text.
func (r *reading) goOn(l line) {
	r.several(l)
	last := len(r.options) - 1
	r.options[last] = append(r.options[last], l.text)
}

func (r *reading) option(l line, o option) {
	r.begin(l)
	switch {
	case strings.IndexByte(r.letters, o.letter) >= 0:
		if !r.twice {
			r.q.Fail(l.Place, "aiken-letter-twice", "letter", string(o.letter))
		}
		r.twice = true
	case o.loose:
		r.q.Warn(l.Place, "aiken-loose", "found", l.text[:2])
	}
	if len(r.options) < maxOptions {
		r.letters += string(o.letter)
		r.q.At(pointer(len(r.options)), l.Place)
		r.options = append(r.options, []string{o.text})
	}
}

// answer ends a question with the letter of its right option.
func (r *reading) answer(l line, found string) {
	r.begin(l)
	letter, exact := letterOf(found)
	r.right = strings.IndexByte(r.letters, letter)
	if r.right < 0 && len(r.options) > 0 {
		r.q.Fail(l.Place, "aiken-answer", "found", found, "letters", strings.Join(strings.Split(r.letters, ""), ", "))
	}
	if !exact && r.right >= 0 || !strings.HasPrefix(l.text, "ANSWER:") {
		r.q.Warn(l.Place, "aiken-answer-loose", "found", l.text)
	}
	r.end(l.end, r.right >= 0 || len(r.options) == 0)
}

// incomplete ends the last question of the file when nothing else did.
func (r *reading) incomplete() {
	switch {
	case r.q == nil:
		return
	case len(r.options) == 0:
		r.q.Fail(draft.Place{}, "aiken-text")
	default:
		r.q.Fail(draft.Place{}, "aiken-answer-missing")
	}
	r.end(len(r.text), false)
}

// end hands the question over, which stands in the file until an offset.
func (r *reading) end(at int, understood bool) {
	r.q.Raw = strings.TrimSpace(r.text[r.start:at])
	r.q.Stem = markup.Escape(strings.Join(r.stems, "\n"))
	if understood {
		options := make(questions.Options, len(r.options))
		for i, lines := range r.options {
			options[i] = questions.Option{Text: markup.Escape(strings.Join(lines, "\n")), Correct: i == r.right}
		}
		r.q.Body = &questions.SingleChoice{Options: options}
	}
	r.draft.Add(r.q)
	r.q, r.stems, r.options, r.letters, r.lined, r.twice = nil, nil, nil, "", false, false
}

// pointers are those of options, so that each question doesn't make its own.
var pointers = func() (list []string) {
	for i := range 26 {
		list = append(list, "/options/"+strconv.Itoa(i))
	}
	return list
}()

func pointer(option int) string { return pointers[min(option, len(pointers)-1)] }
