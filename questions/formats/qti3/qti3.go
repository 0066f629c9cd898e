// Package qti3 is being written.
package qti3

import (
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti"
)

// Read reads.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) { return qti.Read(fsys, name) }

// Write is being written.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) { return nil, nil }
