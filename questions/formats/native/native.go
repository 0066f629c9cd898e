// Package native reads and writes the native question-set file, as YAML or as the same in JSON.
package native

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// MaxBytes is the largest set file, without the images in it, and the largest source beside one, that is read.
const MaxBytes = 8 << 20

// Read reads a set file and checks it. All that is wrong is in the problems, with its place; the set is as much as
// could be read. Sources kept in files of their own are read from the same folder.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := &decoder{file: name, places: map[string]place{}, undecoded: map[place]bool{}}
	data, err := readSetFile(fsys, name)
	if err != nil {
		d.problem(place{1, 1}, "file-unreadable", "name", name, "reason", reason(err))
		return questions.Set{}, d.problems
	}
	root := d.parse(data)
	if root == nil {
		return questions.Set{}, d.problems
	}
	var set questions.Set
	d.set(root, &set)
	d.sourceFiles(fsys, &set)
	d.media(fsys, &set)
	d.locate(questions.Check(&set))
	d.problems.Sort()
	return set, d.problems
}

// errNotParsed is what WriteOnly says of a file that is no YAML or JSON at all.
var errNotParsed = errors.New("the file is neither YAML nor JSON")

// errTooLarge is what readUpTo says of a file beyond its limit.
var errTooLarge = errors.New("too large")

func readSetFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := readUpTo(fsys, name, MaxBytes+maxData)
	if err == nil && len(data) > MaxBytes && withoutData(data) > MaxBytes {
		err = errTooLarge
	}
	return data, err
}

// readUpTo reads a file of at most so many bytes.
func readUpTo(fsys fs.FS, name string, most int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = errTooLarge
	}
	return data, err
}

// reason is a file error without the operation and the path, which the message names already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "not found"
	}
	return err.Error()
}

// newLines writes every line break as editors count them.
var newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// parse turns the file's bytes into a tree with places: JSON when it is that, else YAML.
func (d *decoder) parse(data []byte) *yaml.Node {
	data = []byte(newLines.Replace(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))))
	d.end = placeOf(data, len(data))
	if at := invalidUTF8(data); at >= 0 {
		d.problem(placeOf(data, at), "encoding")
		return nil
	}
	if !d.hasRoom(data) {
		return nil
	}
	var root *yaml.Node
	if looksLikeJSON(d.file, data) {
		root = d.parseJSON(data)
	} else {
		root = d.parseYAML(data)
	}
	if root == nil {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		d.problem(placeAt(root), "not-a-set")
		return nil
	}
	return root
}

// looksLikeJSON goes by the content; the name decides only where a brace could begin either.
func looksLikeJSON(name string, data []byte) bool {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	if len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' {
		return false
	}
	extension := strings.ToLower(path.Ext(name))
	return extension != ".yaml" && extension != ".yml"
}

// sourceFiles reads the texts of sources that are kept in files beside the set file.
func (d *decoder) sourceFiles(fsys fs.FS, set *questions.Set) {
	for i := range set.Briefing {
		s := &set.Briefing[i]
		if s.File == "" {
			continue
		}
		where := d.place(pointer("", "briefing", i, "file"))
		name := s.File
		if s.Text != "" {
			d.problem(where, "text-and-file", "source", s.ID)
			continue
		}
		if !isPlainName(name) {
			d.problem(where, "file-name", "name", name)
			continue
		}
		if name == path.Base(d.file) {
			d.problem(where, "file-unreadable", "name", name, "reason", "it is the set file itself")
			continue
		}
		text, err := readUpTo(fsys, path.Join(path.Dir(d.file), name), MaxBytes)
		switch {
		case err != nil:
			d.problem(where, "file-unreadable", "name", name, "reason", reason(err))
		case !utf8.Valid(text):
			d.problem(where, "encoding")
		default:
			s.Text, s.File = strings.TrimPrefix(string(text), "\uFEFF"), "" // the text stands in the set from here on
		}
	}
}

// isPlainName tells whether a name is one of a file in the same folder.
func isPlainName(name string) bool {
	return name == path.Base(name) && !strings.ContainsAny(name, `\/`) && name != ".." && name != "."
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return -1
}
