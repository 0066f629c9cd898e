package views

import (
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

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
