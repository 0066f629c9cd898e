package views

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// exampleSet is a small set file to begin from.
//
//go:embed example.yaml
var exampleSet string

// ProblemLine is something that is wrong with a set file, in words.
type ProblemLine struct {
	Line       int // from 1; 0: no place in the file
	Column     int // from 1
	Severity   questions.Severity
	Question   string // authored id, or empty
	Rule       string
	Message    string // what is wrong
	Suggestion string // the way out, or empty
}

// SourceLine is a line of a set file beside its problems. One with Number 0 stands for lines left out.
type SourceLine struct {
	Number  int // from 1
	Text    string
	Problem bool // a problem begins in this line
}

// ImportedSet is a set file that could be read: what learners would see of it.
type ImportedSet struct {
	ID        string
	Title     string
	Questions []quiz.Shown
	Sources   []Source
	Identical bool // its content is that of the latest revision
}

// ImportPage takes a set file, and says what is wrong with it before anything is stored.
type ImportPage struct {
	Frame
	Errors   Errors
	Text     string // of the file, or as pasted
	FileName string
	Checked  bool // Text was read: Problems, Lines and Set are about it
	Problems []ProblemLine
	Lines    []SourceLine // of Text, at least those around problems
	Set      *ImportedSet // nil: it couldn't be read
	Replaces int          // number of the latest revision under the same id; 0: a new set
}

// count is how many problems have a severity.
func (p ImportPage) count(s questions.Severity) int {
	n := 0
	for _, problem := range p.Problems {
		if problem.Severity == s {
			n++
		}
	}
	return n
}

// failed tells whether something stops the import.
func (p ImportPage) failed() bool { return p.Set == nil || p.count(questions.Error) > 0 }

// unchanged tells whether there is nothing to import, since the latest revision is the same.
func (p ImportPage) unchanged() bool { return !p.failed() && p.Set.Identical }

func (p ImportPage) mayImport() bool { return !p.failed() && !p.unchanged() }

// previews tells whether there are questions to show as learners will see them.
func (p ImportPage) previews() bool { return p.Checked && p.Set != nil && len(p.Set.Questions) > 0 }

// problemsAt are the indices of the problems that begin in a line.
func (p ImportPage) problemsAt(line int) []int {
	var at []int
	for i, problem := range p.Problems {
		if problem.Line == line {
			at = append(at, i)
		}
	}
	return at
}

// checkedTitle says in a few words how a check came out.
func checkedTitle(p ImportPage) string {
	errors, warnings := p.count(questions.Error), p.count(questions.Warning)
	switch {
	case errors > 0 && warnings > 0:
		return p.W.T("import.both", "errors", p.W.T("import.errors", "count", errors), "warnings", p.W.T("import.warnings", "count", warnings))
	case errors > 0:
		return p.W.T("import.errors", "count", errors)
	case warnings > 0:
		return p.W.T("import.warnings", "count", warnings)
	}
	return p.W.T("import.clean")
}

// checkedLede says what an import would make, or that it makes nothing.
func checkedLede(p ImportPage) string {
	switch {
	case p.failed():
		return p.W.T("import.refused")
	case p.unchanged():
		return p.W.T("import.nothing-to-do")
	case p.Replaces > 0:
		return p.W.T("import.revises", "title", p.Set.Title, "number", strconv.Itoa(p.Replaces+1), "count", len(p.Set.Questions))
	}
	return p.W.T("import.makes", "title", p.Set.Title, "id", p.Set.ID, "count", len(p.Set.Questions))
}

func severityWord(w words.Words, s questions.Severity) string {
	if s == questions.Error {
		return w.T("severity.error")
	}
	return w.T("severity.warning")
}

// problemPlace says where a problem is: line and, where known, column.
func problemPlace(w words.Words, p ProblemLine) string {
	place := []string{w.T("import.line", "line", strconv.Itoa(p.Line))}
	if p.Column > 0 {
		place = append(place, w.T("import.column", "column", strconv.Itoa(p.Column)))
	}
	return strings.Join(place, ", ")
}
