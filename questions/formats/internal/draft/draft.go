// Package draft gathers the questions of a file in somebody else's format: each with its place, so that one that is wrong
// never hides the others.
package draft

import (
	"fmt"
	"path"
	"strings"

	"github.com/readback/readback/questions"
)

// Place is a position in a file. Lines and columns count from 1, columns in runes; a Line of 0 says that there is none.
type Place struct {
	File         string // a member of an archive as a.zip!b.xml; empty: the draft's file
	Line, Column int
}

// Draft is a set that is being read.
type Draft struct {
	Set      questions.Set // without its questions until Finish
	file     string
	problems questions.Problems
	places   places
	of       []int   // for each question of the set, where its places begin
	raw      []raw   // for each question of the set, its text in the file
	watch    Watched // nil: nobody waits
	lines    int     // of the file, for who waits
}

// placed is the place of a part of a question.
type placed struct {
	below string // JSON pointer below the question; empty: the question itself
	Place
}

// raw is the text of a question in the file, and what stands before it elsewhere. They are joined for the few that are
// rejected.
type raw struct{ before, text string }

func (r raw) String() string { return r.before + r.text }

// New begins a draft of the file, as problems shall name it.
func New(file string) *Draft { return &Draft{file: file} }

// Fail reports an error that concerns no single question: nothing can be imported while there is one.
func (d *Draft) Fail(at Place, rule string, pairs ...any) {
	d.report(questions.Error, at, "", "", rule, pairs)
}

// Warn reports a warning that concerns no single question.
func (d *Draft) Warn(at Place, rule string, pairs ...any) {
	d.report(questions.Warning, at, "", "", rule, pairs)
}

func (d *Draft) report(severity questions.Severity, at Place, question, pointer, rule string, pairs []any) {
	if len(d.problems) >= questions.MaxProblems {
		return
	}
	if at.File == "" {
		at.File = d.file
	}
	d.problems = append(d.problems, questions.Problem{
		File: at.File, Line: at.Line, Column: at.Column, Severity: severity, Question: question, Pointer: pointer,
		Rule: rule, Args: Args(pairs...),
	})
}

// Args makes a problem's arguments of names and values in turn.
func Args(pairs ...any) map[string]any {
	args := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return args
}

// Question is a question that is being read. Its ID is what the format says of it, in any form, or empty; its Body is nil
// as long as it couldn't be understood.
type Question struct {
	questions.Question
	Raw    string // its text in the file, complete, so that it can be written among the rejects
	Before string // goes before Raw there: what was said once for many questions, such as a category, as a comment or the like

	at       Place
	places   []placed
	reported []reported
}

type reported struct {
	severity questions.Severity
	at       Place
	rule     string
	pairs    []any
}

// NewQuestion begins a question at its place.
func NewQuestion(at Place) *Question { return &Question{at: at} }

// At remembers where a part of the question stands: below is a JSON pointer such as /stem or /options/2/text. Problems of
// a part without a place are shown at the nearest one above it, in the end at the question.
func (q *Question) At(below string, at Place) {
	if q.places == nil {
		const usual = 8
		q.places = make([]placed, 0, usual)
	}
	q.places = append(q.places, placed{below, at})
}

// Fail reports an error of the question, which keeps it from being imported. A Place without a Line is the question's own.
func (q *Question) Fail(at Place, rule string, pairs ...any) {
	q.note(questions.Error, at, rule, pairs)
}

// Warn reports what is lost of the question, or what somebody should look at.
func (q *Question) Warn(at Place, rule string, pairs ...any) {
	q.note(questions.Warning, at, rule, pairs)
}

func (q *Question) note(severity questions.Severity, at Place, rule string, pairs []any) {
	if at.Line == 0 {
		at = q.at
	}
	q.reported = append(q.reported, reported{severity, at, rule, pairs})
}

// Failed tells whether an error was reported of the question.
func (q *Question) Failed() bool {
	for _, r := range q.reported {
		if r.severity == questions.Error {
			return true
		}
	}
	return false
}

// Add takes a question over, even one with errors. One without a Body is kept for its problems alone; it has to have an
// error. The set's type is that of the body.
func (d *Draft) Add(q *Question) {
	if q.Body == nil {
		d.reject(q)
		return
	}
	q.Type = questions.TypeOf(q.Body)
	pointer := fmt.Sprintf("/questions/%d", len(d.Set.Questions))
	for _, r := range q.reported {
		d.report(r.severity, r.at, q.ID, pointer, r.rule, r.pairs)
	}
	d.of = append(d.of, len(d.places.all))
	d.places.add(placed{"", q.at})
	for _, p := range q.places {
		d.places.add(p)
	}
	d.raw = append(d.raw, raw{q.Before, q.Raw})
	d.Set.Questions = append(d.Set.Questions, q.Question)
	d.progress(q.at.Line)
}

// reject keeps the problems of a question that couldn't be understood, and its text.
func (d *Draft) reject(q *Question) {
	first := len(d.problems)
	for _, r := range q.reported {
		d.report(r.severity, r.at, q.ID, "", r.rule, r.pairs)
	}
	for i := first; i < len(d.problems); i++ {
		if d.problems[i].Severity == questions.Error {
			d.problems[i].Raw = q.Before + q.Raw
			return
		}
	}
}

// Problems are those reported so far, for a file that can't be read at all.
func (d *Draft) Problems() questions.Problems { return d.problems }

// Len is how many questions were taken over.
func (d *Draft) Len() int { return len(d.Set.Questions) }

// Finish gives ids to the questions, checks the set and returns it, with all problems in the order of the file.
func (d *Draft) Finish() (questions.Set, questions.Problems) {
	set := &d.Set
	set.Readback = questions.FormatVersion
	base := strings.TrimSuffix(path.Base(d.file), path.Ext(d.file))
	if set.ID = questions.Slug(set.ID); set.ID == "" {
		set.ID = questions.Slug(base)
	}
	if set.ID == "" {
		set.ID = "questions"
	}
	if strings.TrimSpace(set.Title) == "" {
		set.Title = base
	}
	d.fillIDs()
	d.locate(questions.Check(set))
	d.rejectFailed()
	d.problems.Sort()
	return *set, d.problems
}
