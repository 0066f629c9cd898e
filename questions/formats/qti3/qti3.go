// Package qti3 reads QTI 3.0, single items and packages, and writes packages.
package qti3

import (
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti"
)

// Read reads an item (qti-assessment-item), or a package: a zip with imsmanifest.xml, or with items alone. Rules that mark
// answers are tried out; a question is only taken if one of our markings gives the same.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) { return qti.Read(fsys, name) }

// Write writes a package. The problems are warnings about what isn't in it.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	return qti.Write(w, set, qti.Three)
}
