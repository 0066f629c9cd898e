// Package formats knows which file formats question sets can be read from and written to.
package formats

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

// Format is the name of a file format, as commands take it.
type Format string

// The formats.
const (
	YAML Format = "yaml"
	JSON Format = "json"
)

// ErrUnknown says that a name is no format, or that a file is in none of them.
var ErrUnknown = errors.New("unknown format")

// All lists the formats.
func All() []Format { return []Format{YAML, JSON} }

// Parse returns the format with this name; the error is ErrUnknown.
func Parse(name string) (Format, error) {
	for _, f := range All() {
		if string(f) == strings.ToLower(name) {
			return f, nil
		}
	}
	return "", fmt.Errorf("%w %q", ErrUnknown, name)
}

// OfName returns the format that a file's name promises; the error is ErrUnknown.
func OfName(name string) (Format, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return YAML, nil
	case ".json":
		return JSON, nil
	}
	return "", fmt.Errorf("%w of %q", ErrUnknown, name)
}

// Read reads a set file and checks it. An empty format is found out from the file itself.
func Read(fsys fs.FS, name string, format Format) (questions.Set, questions.Problems) {
	switch format {
	case "", YAML, JSON:
		return native.Read(fsys, name)
	}
	return questions.Set{}, questions.Problems{{
		File: name, Line: 1, Column: 1, Severity: questions.Error,
		Rule: "format-unknown", Args: map[string]any{"found": string(format)},
	}}
}

// Write writes a set; the error is ErrUnknown for a format that can't be written.
func Write(w io.Writer, set questions.Set, format Format) error {
	switch format {
	case YAML:
		return native.WriteYAML(w, set)
	case JSON:
		return native.WriteJSON(w, set)
	}
	return fmt.Errorf("%w %q", ErrUnknown, format)
}
