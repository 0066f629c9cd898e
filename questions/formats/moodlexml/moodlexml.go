// Package moodlexml reads and writes Moodle XML, the format in which Moodle exports its question bank
// (question/format/xml/format.php).
package moodlexml

import (
	"errors"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// Read reads a Moodle XML file. Each question is understood by itself: one that is broken, or of a type that isn't
// supported, is reported and doesn't keep the others from being read.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	data, err := plaintext.ReadFile(fsys, name, plaintext.MaxBytes)
	switch {
	case errors.Is(err, plaintext.ErrTooLarge):
		d.Fail(draft.Place{}, "file-large", "most", "64 MB")
	case err != nil:
		d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
	default:
		if text, ok := xmltree.Text(data, "", d.Fail); ok {
			newReader(d, text).read()
		}
	}
	return d.Finish()
}
