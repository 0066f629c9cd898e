package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// problemLine is a problem as other programs read it, and as the text form is made of.
type problemLine struct {
	File       string             `json:"file"`
	Line       int                `json:"line"`
	Column     int                `json:"column"`
	Severity   questions.Severity `json:"severity"`
	Question   string             `json:"question"`
	Rule       string             `json:"rule"`
	Message    string             `json:"message"`
	Suggestion string             `json:"suggestion"`
}

func problemLines(ps questions.Problems) []problemLine {
	w := words.For(os.Getenv("LANG"))
	lines := make([]problemLine, 0, len(ps))
	for _, p := range ps {
		lines = append(lines, problemLine{
			File: p.File, Line: p.Line, Column: p.Column, Severity: p.Severity, Question: p.Question, Rule: p.Rule,
			Message: w.Say("problem."+p.Rule, p.Args), Suggestion: w.Say("problem."+p.Rule+".fix", p.Args),
		})
	}
	return lines
}

// printProblems writes one problem a line, and the way out below it.
func printProblems(w io.Writer, ps questions.Problems) {
	for _, p := range problemLines(ps) {
		place := p.File
		if p.Line > 0 { // an archive has no lines
			place = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
		}
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", place, p.Severity, p.Message, p.Rule)
		fmt.Fprintf(w, "\t%s\n", p.Suggestion)
	}
}

// printLosses writes what a written file can't hold, one part a line.
func printLosses(w io.Writer, ps questions.Problems) {
	for _, p := range problemLines(ps) {
		fmt.Fprintf(w, "%s: %s [%s]\n", p.Severity, p.Message, p.Rule)
	}
}

// printJSON writes a value as indented JSON.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
