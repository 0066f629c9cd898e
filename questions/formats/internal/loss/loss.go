// Package loss gathers what a format can't hold of a set that is written in it. Every part of a set is either in the file
// or named here; the test of package formats that makes docs/formats.md goes through all parts.
package loss

import (
	"fmt"

	"github.com/readback/readback/questions"
)

// Report is what a file lacks.
type Report struct {
	format   string
	problems questions.Problems
}

// New begins the report on a file in a format, by the format's name for people: "GIFT".
func New(format string) *Report { return &Report{format: format} }

// Set says that a part of the set isn't in the file: "briefing", "description".
func (r *Report) Set(part string) { r.add("", "", "loss", "part", part) }

// Question says that a part of the question shown at index isn't in the file: "hint", "the feedback on an option".
func (r *Report) Question(index int, q *questions.Question, part string) {
	r.add(fmt.Sprintf("/questions/%d", index), q.ID, "loss", "part", part)
}

// Left says that a whole question isn't in the file, since the format has nothing like its type.
func (r *Report) Left(index int, q *questions.Question) {
	r.add(fmt.Sprintf("/questions/%d", index), q.ID, "loss-question", "type", string(q.Type))
}

// Changed says that a part of the question is in the file as something else that comes near: marking "per-option" as
// "weights", for instance.
func (r *Report) Changed(index int, q *questions.Question, part, into string) {
	r.add(fmt.Sprintf("/questions/%d", index), q.ID, "loss-changed", "part", part, "into", into)
}

func (r *Report) add(pointer, question, rule string, pairs ...any) {
	if len(r.problems) >= questions.MaxProblems {
		return
	}
	args := map[string]any{"format": r.format, "question": question}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	r.problems = append(r.problems, questions.Problem{
		Severity: questions.Warning, Question: question, Pointer: pointer, Rule: rule, Args: args,
	})
}

// Problems are the warnings, in the order in which they were found.
func (r *Report) Problems() questions.Problems { return r.problems }

// Parts reports the parts of the set and of each question that there are, except those named in holds: "set id", "set title",
// "set description", "set language", "set tags", "set evidence rule", "set briefing", "set media", and of questions "id",
// "title", "points", "tags", "evidence", "explanation", "hint", "pinned". What belongs to a type is the writer's to report.
func (r *Report) Parts(set *questions.Set, holds ...string) {
	held := map[string]bool{}
	for _, h := range holds {
		held[h] = true
	}
	has := []struct {
		part string
		is   bool
	}{
		{"id", set.ID != ""}, {"title", set.Title != ""}, {"description", set.Description != ""}, {"language", set.Language != ""},
		{"tags", len(set.Tags) > 0}, {"evidence rule", set.Evidence != ""}, {"briefing", len(set.Briefing) > 0}, {"media", len(set.Media) > 0},
	}
	for _, h := range has {
		if h.is && !held["set "+h.part] {
			r.Set(h.part)
		}
	}
	for i := range set.Questions {
		r.head(i, &set.Questions[i], held)
	}
}

func (r *Report) head(i int, q *questions.Question, held map[string]bool) {
	has := []struct {
		part string
		is   bool
	}{
		{"id", q.ID != ""}, {"title", q.Title != ""}, {"points", q.Points != "" && q.Points != "1"}, {"tags", len(q.Tags) > 0},
		{"evidence", len(q.Evidence) > 0}, {"explanation", q.Explanation != ""}, {"hint", q.Hint != ""}, {"pinned", q.Pinned},
	}
	for _, h := range has {
		if h.is && !held[h.part] {
			r.Question(i, q, h.part)
		}
	}
}
