// Package formats knows which file formats question sets can be read from and written to, and recognises them.
package formats

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/aiken"
	"github.com/readback/readback/questions/formats/anki"
	"github.com/readback/readback/questions/formats/csv"
	"github.com/readback/readback/questions/formats/docx"
	"github.com/readback/readback/questions/formats/gift"
	"github.com/readback/readback/questions/formats/h5p"
	"github.com/readback/readback/questions/formats/kahoot"
	"github.com/readback/readback/questions/formats/moodlexml"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/questions/formats/olx"
	"github.com/readback/readback/questions/formats/qti12"
	"github.com/readback/readback/questions/formats/qti21"
	"github.com/readback/readback/questions/formats/qti3"
	"github.com/readback/readback/questions/formats/text2qti"
	"github.com/readback/readback/questions/formats/xlsx"
)

// Format is the name of a file format, as commands take it.
type Format string

// The formats.
const (
	YAML      Format = "yaml"
	JSON      Format = "json"
	GIFT      Format = "gift"
	Aiken     Format = "aiken"
	MoodleXML Format = "moodle-xml"
	QTI12     Format = "qti12"
	QTI21     Format = "qti21" // 2.0 and 2.2 too
	QTI3      Format = "qti3"
	CSV       Format = "csv"
	XLSX      Format = "xlsx"
	Text2QTI  Format = "text2qti"
	H5P       Format = "h5p"
	Anki      Format = "anki"
	Kahoot    Format = "kahoot"
	OLX       Format = "olx"
	DOCX      Format = "docx"
)

// Kind is what the program knows of a format.
type Kind struct {
	Format
	Name      string // as people call it
	Extension string // of files that are written, with its dot
	Type      string // the media type of files that are written
	OwnIDs    bool   // its files say which set they are, so that the id isn't chosen by who imports them

	read  func(fs.FS, string) (questions.Set, questions.Problems)
	write func(io.Writer, questions.Set) (questions.Problems, error) // nil: it is only read
}

// Writes tells whether sets can be written in the format.
func (k Kind) Writes() bool { return k.write != nil }

const (
	textType = "text/plain; charset=utf-8"
	zipType  = "application/zip"
)

// kinds is the one list of formats, in the order in which they are offered.
var kinds = []Kind{
	{YAML, "Readback YAML", ".yaml", textType, true, native.Read, lossless(native.WriteYAML)},
	{JSON, "Readback JSON", ".json", "application/json", true, native.Read, lossless(native.WriteJSON)},
	{GIFT, "GIFT", ".gift", textType, false, gift.Read, gift.Write},
	{Aiken, "Aiken", ".aiken.txt", textType, false, aiken.Read, aiken.Write},
	{MoodleXML, "Moodle XML", ".moodle.xml", "application/xml", false, moodlexml.Read, moodlexml.Write},
	{QTI12, "QTI 1.2 (Canvas)", "", "", false, qti12.Read, nil},
	{QTI21, "QTI 2.1", ".qti21.zip", zipType, false, qti21.Read, qti21.Write},
	{QTI3, "QTI 3.0", ".qti3.zip", zipType, false, qti3.Read, qti3.Write},
	{CSV, "CSV", ".csv", "text/csv; charset=utf-8", false, csv.Read, csv.Write},
	{XLSX, "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, xlsx.Read, xlsx.Write},
	{Text2QTI, "text2qti", ".text2qti.txt", textType, false, text2qti.Read, text2qti.Write},
	{H5P, "H5P", "", "", false, h5p.Read, nil},
	{Anki, "Anki", ".anki.txt", textType, false, anki.Read, anki.Write},
	{Kahoot, "Kahoot", "", "", false, kahoot.Read, nil},
	{OLX, "Open edX OLX", "", "", false, olx.Read, nil},
	{DOCX, "Word", "", "", false, docx.Read, nil},
}

// lossless is a writer that holds every part of a set.
func lossless(write func(io.Writer, questions.Set) error) func(io.Writer, questions.Set) (questions.Problems, error) {
	return func(w io.Writer, set questions.Set) (questions.Problems, error) { return nil, write(w, set) }
}

// ErrUnknown says that a name is no format, or that a file is in none of them.
var ErrUnknown = errors.New("unknown format")

// All lists the formats.
func All() []Kind { return slices.Clone(kinds) }

// Written lists the formats that sets can be written in.
func Written() []Kind {
	return slices.DeleteFunc(All(), func(k Kind) bool { return !k.Writes() })
}

// Parse returns the format with this name; the error is ErrUnknown.
func Parse(name string) (Kind, error) {
	for _, k := range kinds {
		if string(k.Format) == strings.ToLower(name) {
			return k, nil
		}
	}
	return Kind{}, fmt.Errorf("%w %q", ErrUnknown, name)
}

// Read reads a file and checks what is in it. An empty format is found out from the file itself.
func Read(fsys fs.FS, name string, format Format) (questions.Set, questions.Problems) {
	loaded := Load(fsys, name, Options{Format: format})
	return loaded.Set, loaded.Problems
}

// Write writes a set. The warnings name what the format can't hold; the error is ErrUnknown for one that can't be written.
func Write(w io.Writer, set questions.Set, format Format) (questions.Problems, error) {
	kind, err := Parse(string(format))
	if err != nil || !kind.Writes() {
		return nil, fmt.Errorf("%w %q", ErrUnknown, format)
	}
	return kind.write(w, set)
}
