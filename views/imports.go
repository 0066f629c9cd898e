package views

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// exampleSet is a small set file to begin from.
//
//go:embed example.yaml
var exampleSet string

// ImportPage takes a file with questions, or its text.
type ImportPage struct {
	Frame
	Errors  Errors
	Formats []string // that can be read, as people call them
}

// ReadingPage waits for a large file that is being read.
type ReadingPage struct {
	Frame
	Upload    UploadLine
	Questions int // that were read so far
	Percent   int // of the file; 0: not known
}

// UploadLine is a file on its way in.
type UploadLine struct {
	ID   string
	Name string
	Size int64 // bytes
}

// ProblemLine is something that is wrong with a file, in words.
type ProblemLine struct {
	Member     string // of an archive; empty: the file itself
	Line       int    // from 1; 0: no place in the file
	Column     int    // from 1
	Severity   questions.Severity
	Question   string // authored id, or empty
	Rule       string
	Message    string // what is wrong
	Suggestion string // the way out, or empty
}

// SourceLine is a line of a file beside its problems. One with Number 0 stands for lines left out.
type SourceLine struct {
	Number  int // from 1
	Text    string
	Problem bool // a problem begins in this line
}

func severityWord(w words.Words, s questions.Severity) string {
	if s == questions.Error {
		return w.T("severity.error")
	}
	return w.T("severity.warning")
}

// problemPlace says where a problem is: the member of an archive, the line and, where known, the column.
func problemPlace(w words.Words, p ProblemLine) string {
	var place []string
	if p.Member != "" {
		place = append(place, p.Member)
	}
	if p.Line > 0 {
		place = append(place, w.T("import.line", "line", strconv.Itoa(p.Line)))
	}
	if p.Line > 0 && p.Column > 0 {
		place = append(place, w.T("import.column", "column", strconv.Itoa(p.Column)))
	}
	return strings.Join(place, ", ")
}

// fileSize says how large a file is.
func fileSize(w words.Words, bytes int64) string {
	if bytes < 1_000_000 {
		return w.T("import.size-kb", "size", w.Number((bytes+999)/1000))
	}
	return w.T("import.size-mb", "size", w.Number(float64(bytes/100_000)/10))
}
