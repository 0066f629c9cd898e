// Package gift is being written.
package gift

import (
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
)

// Read is being written.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	return questions.Set{}, questions.Problems{{File: name, Severity: questions.Error, Rule: "format-unknown", Args: map[string]any{"found": "gift"}}}
}

// Write is being written.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) { return nil, nil }
