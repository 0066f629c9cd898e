package text2qti

import (
	"encoding/json"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/held"
	"github.com/readback/readback/questions/formats/internal/loss"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// Write writes a set as text2qti reads it. The warnings say what can't be held.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	all := loss.New("text2qti")
	all.Parts(&set, "title", "points", "explanation", "set title", "set description")
	head := header(&set, all)
	problems := all.Problems()
	if _, err := io.WriteString(w, head); err != nil {
		return problems, err
	}
	wr := &writing{stems: map[string]bool{}}
	for i := range set.Questions {
		text := wr.question(i, set.Questions[i])
		problems = append(problems, wr.lost.Problems()...)
		if _, err := io.WriteString(w, text); err != nil {
			return problems, err
		}
	}
	return problems[:min(len(problems), questions.MaxProblems)], nil
}

// header is what stands before the questions.
func header(set *questions.Set, lost *loss.Report) string {
	title, description := "", ""
	if set.Title != "" {
		title = word("Quiz title", set.Title)
	}
	if strings.TrimSpace(set.Description) != "" {
		description = word("Quiz description", canonical(dedented(set.Description)))
	}
	d := draft.New("")
	newReading(title+description, d).all()
	if d.Set.Title != set.Title {
		lost.Set("title as it is")
	}
	if d.Set.Description != strings.TrimSpace(set.Description) {
		lost.Set("description as it is")
	}
	if title+description == "" {
		return ""
	}
	return title + description + "\n"
}

// writing is a question that is being written.
type writing struct {
	number int             // of the question in the file
	stems  map[string]bool // so far

	index int
	q     questions.Question // without what can't be held, as far as that was said
	lost  *loss.Report
	b     strings.Builder
}

// question is the text of a question, with a blank line behind it; empty when there is nothing like the question.
func (w *writing) question(i int, original questions.Question) string {
	bare, ownIDs := held.Bare(original)
	w.index, w.q, w.lost = i, bare, loss.New("text2qti")
	w.q.Evidence, w.q.Hint, w.q.Pinned, w.q.Tags = nil, "", false, nil
	w.imagesToWords()
	w.b.Reset()
	number := w.number
	ok := w.body()
	read := again(w.b.String())
	if ok = ok && read != nil; ok && w.becameTrueFalse(read) {
		w.lost.Changed(i, &w.q, "type single-choice", "true-false")
	} else if ok = ok && questions.TypeOf(read.Body) == w.q.Type; ok {
		if ownIDs {
			w.lost.Question(i, &w.q, "the ids of its parts")
		}
		read.ID = w.q.ID
		held.Report(w.lost, i, &w.q, read)
	}
	if !ok {
		w.number = number
		w.lost = loss.New("text2qti") // what would have been lost besides says nothing
		w.lost.Left(i, &w.q)
		return ""
	}
	w.noteStem()
	return w.b.String() + "\n"
}

// shownMedium is an image in a Markdown text, also as JSON has it.
var shownMedium = regexp.MustCompile(`!\[([^\[\]]*)\]\(media:[^()\s]*\)`)

// imagesToWords writes the words for each image: text2qti stops at one that isn't a file beside it.
func (w *writing) imagesToWords() {
	data, err := json.Marshal(w.q)
	if err != nil || !shownMedium.Match(data) {
		return
	}
	var without questions.Question
	if json.Unmarshal(shownMedium.ReplaceAll(data, []byte("$1")), &without) == nil {
		w.lost.Changed(w.index, &w.q, "images", "the words for them")
		w.q = without
	}
}

// becameTrueFalse tells whether a choice between true and false is read as what it is.
func (w *writing) becameTrueFalse(read *questions.Question) bool {
	_, choice := w.q.Body.(*questions.SingleChoice)
	_, statement := read.Body.(*questions.TrueFalse)
	return choice && statement
}

// noteStem names a stem that is there already, at which text2qti stops.
func (w *writing) noteStem() {
	if w.q.Type != questions.InformationType && w.stems[w.q.Stem] {
		w.lost.Changed(w.index, &w.q, "stem", "one that another question has too, at which text2qti stops")
	}
	w.stems[w.q.Stem] = true
}

// again is a question as it is read from its text; nil when it isn't read as one question without errors.
func again(text string) *questions.Question {
	d := draft.New("")
	r := newReading(text, d)
	r.all()
	if r.found != 1 || d.Len() != 1 || d.Problems().Failed() {
		return nil
	}
	return &d.Set.Questions[0]
}

// word is an entry that begins with words and a colon.
func word(words, text string) string {
	return lines(words+": ", "    ", dedented(text))
}

// dedented is a text for word, where the second line says how far the others are indented, so that it can't have an indentation
// of its own.
func dedented(text string) string {
	all := strings.Split(strings.TrimSpace(text), "\n")
	own := -1
	for i, line := range all[1:] {
		if line = expanded(line); isBlank(line) {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if own < 0 {
			own = indent
		}
		all[i+1] = line[min(own, indent):]
	}
	return strings.Join(all, "\n")
}

// lines are a text behind what it begins with, its further lines indented.
func lines(begin, indent, text string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		switch line = strings.TrimRight(line, " \t\r"); {
		case i == 0:
			b.WriteString(begin + line)
		case line != "":
			b.WriteString(expanded(indent + line)) // as it will be read
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// entry writes a marker and a Markdown text.
func (w *writing) entry(marker, md string) {
	const column = 4
	begin := marker + strings.Repeat(" ", max(1, column-len(marker)))
	w.b.WriteString(lines(begin, strings.Repeat(" ", len(begin)), canonical(md)))
}

// canonical is a Markdown text as it will be read, with line breaks that text2qti leaves in it.
func canonical(md string) string {
	md = (&markup.Reader{}).Markdown(strings.TrimSpace(md))
	all := strings.Split(md, "\n")
	for i, line := range all[1:] {
		const indent = "    "
		all[i+1] = expanded(indent + line)[len(indent):]
	}
	if md = strings.Join(all, "\n"); mayHaveCode(md) {
		return md
	}
	for i, line := range all[:len(all)-1] {
		text := strings.TrimRight(line, " \t\r") // as lines cuts them
		slashes := len(text) - len(strings.TrimRight(text, `\`))
		switch {
		case text == "" || isBlank(all[i+1]):
		case slashes%2 == 1:
			all[i] = text[:len(text)-1] + lineBreak
		case strings.HasSuffix(line, "  "):
			all[i] = text + lineBreak
		}
	}
	return strings.Join(all, "\n")
}

// head writes what stands before the answers of a question.
func (w *writing) head() {
	if w.q.Title != "" {
		w.b.WriteString(word("Title", w.q.Title))
	}
	if p := w.q.Points; p != "" && p != "1" {
		if p.Rat().Sign() <= 0 || !isHalf(p) {
			w.lost.Question(w.index, &w.q, "points")
			w.q.Points = ""
		} else {
			w.b.WriteString("Points: " + string(p) + "\n")
		}
	}
	w.number++
	w.entry(strconv.Itoa(w.number)+".", w.q.Stem)
	if strings.TrimSpace(w.q.Explanation) != "" {
		w.entry("...", w.q.Explanation)
	}
}

// isHalf tells whether points are whole or half, as text2qti wants them.
func isHalf(p questions.Decimal) bool {
	r := p.Rat()
	return r.Add(r, r).IsInt()
}
