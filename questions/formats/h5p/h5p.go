// Package h5p is being written.
package h5p

import (
	"io/fs"

	"github.com/readback/readback/questions"
)

// Read is being written.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	return questions.Set{}, questions.Problems{{File: name, Severity: questions.Error, Rule: "format-unknown", Args: map[string]any{"found": "h5p"}}}
}
