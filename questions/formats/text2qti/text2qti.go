// Package text2qti reads and writes the plain text that text2qti makes QTI for Canvas of (gpoore/text2qti, text2qti/quiz.py).
package text2qti

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads a text2qti file. Code in it is never run.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	text, ok := plaintext.Read(fsys, name, d)
	if !ok {
		return d.Finish()
	}
	r := newReading(text, d)
	r.markdown.Image = func(src string) ([]byte, bool) { return beside(fsys, name, src) }
	r.all()
	if r.found == 0 {
		d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
	return d.Finish()
}

// beside is the content of an image that lies beside the file.
func beside(fsys fs.FS, name, src string) ([]byte, bool) {
	src = path.Join(path.Dir(name), strings.TrimPrefix(src, "./"))
	if !fs.ValidPath(src) {
		return nil, false
	}
	data, err := plaintext.ReadFile(fsys, src, questions.MaxMedium)
	return data, err == nil
}

// reading is a file that is being read.
type reading struct {
	scanner
	draft    *draft.Draft
	markdown markup.Reader
	at       draft.Place // of the text that is being read
	found    int         // questions, with those that couldn't be read

	q      *question // nil between questions
	before heading   // of the next question
	group  *group    // nil outside of groups
	groups int       // so far
}

// heading is what stands before a question.
type heading struct {
	start       int // offset of its first line; −1 when there is none
	at          draft.Place
	title       string
	faulty      *entry // a line of it that isn't understood
	points      questions.Decimal
	pointsAt    draft.Place
	pointsFault string // what should be a number and isn't
}

// group is a group of questions, some of which are drawn.
type group struct {
	at        draft.Place
	tag       string
	pick      int
	questions int
	points    questions.Decimal
}

func newReading(text string, d *draft.Draft) *reading {
	r := &reading{scanner: scanner{text: text, line: 1}, draft: d, before: heading{start: -1}}
	r.markdown = markup.Reader{Set: &d.Set, Lost: r.lost}
	return r
}

// all goes through the file.
func (r *reading) all() {
	for r.draft.Len() <= questions.MaxQuestions {
		e, ok := r.next()
		if !ok {
			break
		}
		r.entry(&e)
	}
	r.end(len(r.text))
	r.headless(len(r.text))
	r.endGroup()
}

// entry goes by what an entry is.
func (r *reading) entry(e *entry) {
	switch e.kind {
	case isComment, isLongComment, isLongCommentEnd:
		r.comment(e)
	case isQuizTitle, isQuizDescription, isQuizOption:
		r.quiz(e)
	case isTitle, isPoints:
		r.heading(e)
	case isQuestion:
		r.question(e)
	case isTextTitle, isText:
		r.information(e)
	case isGroup, isGroupEnd, isPick, isGroupPoints:
		r.grouping(e)
	case isCode:
		r.end(e.start)
		r.refused(e, e.start)
	default:
		if begins[e.meant] {
			r.faulty(e)
			return
		}
		if r.q == nil || r.q.isText {
			r.end(e.start)
			r.astray(e)
			return
		}
		r.part(e)
	}
}

// begins are the kinds of lines with which something new begins, so that what stands before it has ended.
var begins = map[kind]bool{isQuestion: true, isTitle: true, isPoints: true, isTextTitle: true, isText: true, isQuizTitle: true,
	isQuizDescription: true, isQuizOption: true, isPick: true, isGroupPoints: true}

// faulty is a line with a fault that would have begun something. The question before it isn't touched; the one that it belongs
// to is refused with all that is its own.
func (r *reading) faulty(e *entry) {
	switch e.meant {
	case isQuestion:
		r.question(e)
		r.refuse(e)
		r.q.broken = true
	case isTitle, isPoints:
		r.end(e.start)
		if r.before.start < 0 {
			r.before.start, r.before.at = e.start, e.at
		}
		if r.before.faulty == nil {
			r.before.faulty = e
		}
	default:
		r.end(e.start)
		r.astray(e)
	}
}

// comment goes over comments. One without an end hides the rest of the file.
func (r *reading) comment(e *entry) {
	if e.fault != "" || e.kind == isLongCommentEnd {
		r.draft.Fail(e.at, "text2qti-comment")
	}
}

// quiz takes over what is said of the quiz as a whole. How it is run isn't a matter of its questions.
func (r *reading) quiz(e *entry) {
	r.end(e.start)
	r.at = e.at
	set := &r.draft.Set
	switch {
	case e.kind == isQuizTitle && set.Title == "":
		set.Title = strings.Join(strings.Fields(e.text), " ")
	case e.kind == isQuizDescription && set.Description == "":
		set.Description = r.md(e.text)
	default:
		r.draft.Warn(e.at, "not-kept", "what", e.marker+" "+strings.Join(strings.Fields(e.text), " "))
	}
}

// heading keeps the title and the points of the next question.
func (r *reading) heading(e *entry) {
	r.end(e.start)
	hasPoints := r.before.points != "" || r.before.pointsFault != ""
	if e.kind == isTitle && r.before.title != "" || e.kind == isPoints && hasPoints {
		r.headless(e.start)
	}
	if r.before.start < 0 {
		r.before.start, r.before.at = e.start, e.at
	}
	if e.kind == isTitle {
		r.before.title = strings.Join(strings.Fields(e.text), " ")
		return
	}
	points, err := questions.ParseDecimal(e.text)
	r.before.points, r.before.pointsAt, r.before.pointsFault = points, e.at, ""
	if err != nil || points.Rat().Sign() <= 0 {
		r.before.points, r.before.pointsFault = "", e.text
	}
}

// headless says that there is a title, or points, and no question behind.
func (r *reading) headless(end int) {
	if r.before.start >= 0 {
		e := entry{fault: "text2qti-heading", text: r.before.title, end: end, at: r.before.at}
		if f := r.before.faulty; f != nil {
			e.fault, e.text = f.fault, f.text+f.markerAlone()
		}
		r.refused(&e, r.before.start)
		r.before = heading{start: -1}
	}
}

// refused is a part of the file that would have been a question.
func (r *reading) refused(e *entry, start int) {
	q := draft.NewQuestion(e.at)
	q.Raw = strings.TrimSpace(r.text[start:e.end])
	q.Fail(e.at, e.fault, "found", shortened(e.text))
	r.draft.Add(q)
	r.found++
}

// astray is a line that belongs to no question.
func (r *reading) astray(e *entry) {
	if e.fault == "" {
		e.fault, e.text = "text2qti-astray", e.marker+" "+e.text
	}
	start := e.start
	if r.before.start >= 0 {
		start = r.before.start
		r.before = heading{start: -1}
	}
	r.refused(e, start)
}

// grouping begins and ends groups of questions. Which are drawn of them isn't kept, but they get a tag to draw by.
func (r *reading) grouping(e *entry) {
	r.end(e.start)
	number, err := strconv.Atoi(e.text)
	switch {
	case e.kind == isGroup:
		r.endGroup()
		r.groups++
		r.group = &group{at: e.at, tag: "group " + strconv.Itoa(r.groups), pick: 1}
	case r.group == nil:
		r.draft.Warn(e.at, "text2qti-group", "found", e.marker)
	case e.kind == isGroupEnd:
		r.endGroup()
	case e.kind == isPick && err == nil && number > 0:
		r.group.pick = number
	case e.kind == isGroupPoints:
		points, err := questions.ParseDecimal(e.text)
		if err != nil || points.Rat().Sign() <= 0 {
			r.draft.Fail(e.at, "text2qti-points", "found", shortened(e.text))
			return
		}
		r.group.points = points
	default:
		r.draft.Warn(e.at, "not-kept", "what", e.marker+" "+shortened(e.text))
	}
}

func (r *reading) endGroup() {
	if g := r.group; g != nil && g.pick < g.questions {
		r.draft.Warn(g.at, "text2qti-pick", "pick", g.pick, "of", g.questions, "tag", g.tag)
	}
	r.group = nil
}

// md takes over a Markdown text.
func (r *reading) md(text string) string {
	text = r.markdown.Markdown(text)
	if !strings.Contains(text, lineBreak+"\n") || mayHaveCode(text) {
		return text
	}
	all := strings.Split(text, "\n")
	for i, line := range all[:len(all)-1] {
		if before, ok := strings.CutSuffix(line, lineBreak); ok && !isBlank(all[i+1]) && !strings.HasSuffix(before, `\`) {
			all[i] = before + `\`
		}
	}
	return strings.Join(all, "\n")
}

// lineBreak is how Python's Markdown has a line break that survives where spaces at the ends of lines are taken away.
const lineBreak = "<br>"

// mayHaveCode tells whether there may be code in a Markdown text, where nothing is a line break.
func mayHaveCode(md string) bool {
	return strings.Contains(md, "`") || strings.Contains(md, "\n    ")
}

// lost says what was left out of the text that is being read.
func (r *reading) lost(rule string, pairs ...any) {
	if r.q != nil {
		r.q.Warn(r.at, rule, pairs...)
		return
	}
	r.draft.Warn(r.at, rule, pairs...)
}

// shortened keeps messages readable.
func shortened(text string) string {
	const most = 100
	if runes := []rune(text[:min(len(text), 4*most)]); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
