package formats

import (
	"fmt"
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/native"
)

// WriteRejects writes the questions that have errors to a file of their own, in the format they came in (a member of an
// archive, or a table, as plain XML or CSV), as they stood there: it can be mended and imported again.
func WriteRejects(w io.Writer, fsys fs.FS, name string, loaded Loaded) error {
	if loaded.Format == YAML || loaded.Format == JSON {
		return native.WriteOnly(w, fsys, name, loaded.failed())
	}
	raw := loaded.raw()
	if len(raw) == 0 {
		return nil
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

// frames are those of each format.
var frames = map[Format]frame{
	GIFT:      {"", "\n\n", "\n"},
	Aiken:     {"", "\n\n", "\n"},
	Text2QTI:  {"", "\n\n", "\n"},
	MoodleXML: {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n", "\n", "\n</quiz>\n"},
	QTI12:     {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<questestinterop>\n", "\n", "\n</questestinterop>\n"},
	OLX:       {"<library>\n", "\n", "\n</library>\n"},
	CSV:       {"", "", ""},
}

// RejectsExtension is the extension of the file that WriteRejects makes of a file in the format.
func (k Kind) RejectsExtension() string {
	switch {
	case k.Format == JSON:
		return ".yaml"
	case k.Extension != "":
		return k.Extension
	}
	return fmt.Sprintf(".%s.txt", k.Format)
}
