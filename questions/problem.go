package questions

import (
	"cmp"
	"slices"
)

// Severity tells whether a problem stops an import.
type Severity string

// The severities. Only errors stop an import and make exit code 1.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is one thing that is wrong with a set file: a rule with arguments and the place. The sentence and the way
// out are put to it where it is shown, from words/ under "problem." + Rule and "problem." + Rule + ".fix".
type Problem struct {
	File     string // a member of an archive as a.zip!b.xml
	Line     int    // from 1; 0 when the file has no such place
	Column   int    // from 1, in runes
	Severity Severity
	Question string // the question's id, or empty
	Rule     string
	Args     map[string]any
	Pointer  string // JSON pointer (RFC 6901) to the field, from which a reader finds line and column; /questions/3… tells which question an error concerns
	Raw      string // of a question that a reader gave up: its text in the file's own format, so that it can be mended and read again
}

// MaxProblems is how many problems of a file are told at most, so that a hostile one stays small.
const MaxProblems = 10_000

// Problems is all that is wrong with a file, found in one pass.
type Problems []Problem

// Failed tells whether there is an error among the problems.
func (ps Problems) Failed() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Count returns the number of problems with this severity.
func (ps Problems) Count(s Severity) int {
	n := 0
	for _, p := range ps {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Sort puts problems in the order of the file.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
