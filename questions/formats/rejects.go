package formats

import (
	"io"
	"io/fs"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/docx"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/native"
)

// WriteRejects writes the questions that have errors to a file of their own, as they stood in the one they came in: it can
// be mended and imported again. What comes in an archive is written as the XML, JSON or CSV inside it, a Word file as one of
// plain paragraphs.
func WriteRejects(w io.Writer, fsys fs.FS, name string, loaded Loaded) error {
	if loaded.Format == YAML || loaded.Format == JSON {
		return native.WriteOnly(w, fsys, name, loaded.failed())
	}
	raw := loaded.raw()
	if len(raw) == 0 {
		return nil
	}
	if loaded.Format == DOCX {
		return docx.WritePlain(w, paragraphs(raw))
	}
	frame := frames[loaded.Format]
	if _, err := io.WriteString(w, frame.before); err != nil {
		return err
	}
	for i, text := range raw {
		if i > 0 {
			text = frame.between + text
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, frame.after)
	return err
}

// paragraphs are those of questions from a document, with an empty one between two questions.
func paragraphs(raw []string) []string {
	var list []string
	for i, text := range raw {
		if i > 0 {
			list = append(list, "")
		}
		list = append(list, strings.Split(strings.TrimSuffix(text, "\n"), "\n")...)
	}
	return list
}

// Packed tells whether a file is an archive, whose images the rejects don't have.
func Packed(fsys fs.FS, name string) bool {
	data, err := beginning(fsys, name)
	return err == nil && isArchive(data)
}

// failed are the indices of the questions with errors.
func (l *Loaded) failed() map[int]bool {
	bad := map[int]bool{}
	for _, p := range l.Problems {
		if i, _, ok := draft.QuestionOf(p.Pointer); ok && p.Severity == questions.Error {
			bad[i] = true
		}
	}
	return bad
}

// raw are the texts of the questions with errors, in the order of the file.
func (l *Loaded) raw() []string {
	var texts []string
	for _, p := range l.Problems {
		if p.Raw != "" {
			texts = append(texts, p.Raw)
		}
	}
	return texts
}

// frame is what stands around and between the questions of a file.
type frame struct{ before, between, after string }

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

// frames are those of each format. Tables of every kind are left as CSV; the readers make their texts such that several
// of them, one behind the other, can be read again.
var frames = map[Format]frame{
	GIFT:      {"", "\n\n", "\n"},
	Aiken:     {"", "\n\n", "\n"},
	Text2QTI:  {"", "\n\n", "\n"},
	MoodleXML: {xmlHead + "<quiz>\n", "\n", "\n</quiz>\n"},
	QTI12:     {xmlHead + "<questestinterop>\n", "\n", "\n</questestinterop>\n"},
	QTI21:     {xmlHead + "<assessmentItems>\n", "\n", "\n</assessmentItems>\n"},
	QTI3:      {xmlHead + "<qti-assessment-items>\n", "\n", "\n</qti-assessment-items>\n"},
	OLX:       {"<library>\n", "\n", "\n</library>\n"},
	CSV:       {"", "\n", "\n"},
	XLSX:      {"", "\n", "\n"},
	Kahoot:    {"", "\n", "\n"},
}

// rejectsExtensions are the extensions of the files that WriteRejects makes.
var rejectsExtensions = map[Format]string{
	YAML: ".yaml", JSON: ".yaml", GIFT: ".gift", MoodleXML: ".xml", QTI12: ".xml", QTI21: ".xml", QTI3: ".xml", OLX: ".xml",
	CSV: ".csv", XLSX: ".csv", Kahoot: ".csv", H5P: ".json",
	DOCX: ".docx",
}

// RejectsExtension is the extension of the file that WriteRejects makes of a file in the format.
func (k Kind) RejectsExtension() string {
	if extension, ok := rejectsExtensions[k.Format]; ok {
		return extension
	}
	return ".txt"
}
