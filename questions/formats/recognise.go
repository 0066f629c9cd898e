package formats

import (
	"io/fs"
	"path"
	"strings"
)

// Recognise finds out a file's format from its content; the name decides where the content could be either.
func Recognise(fsys fs.FS, name string) (Kind, bool) {
	byName := map[string]Format{".yaml": YAML, ".yml": YAML, ".json": JSON}
	kind, err := Parse(string(byName[strings.ToLower(path.Ext(name))]))
	return kind, err == nil
}
