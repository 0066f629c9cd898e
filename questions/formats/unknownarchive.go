package formats

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// isArchive tells whether a file is a zip or tar.gz archive, by its beginning.
func isArchive(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\x1F\x8B"))
}

// mayBeOLX tells whether a tar.gz archive has the files of a course, or can't be opened, which its reader says.
func mayBeOLX(fsys fs.FS, name string) bool {
	a := archive.Open(fsys, name, draft.New(name))
	return a == nil || slices.ContainsFunc(a.Members(), func(member string) bool { return extension(member) == ".xml" })
}

// unknownArchive says what is wrong with an archive that is no known package: it can't be opened, or there is something else
// in it.
func unknownArchive(fsys fs.FS, name string) questions.Problems {
	d := draft.New(name)
	if a := archive.Open(fsys, name, d); a != nil && !d.Problems().Failed() {
		d.Fail(draft.Place{}, "archive-unknown", "found", some(a.Members()), "known", packages)
	}
	return d.Problems()
}

// packages are the archives that are read, as people call them.
const packages = "QTI packages (Canvas and others, with an imsmanifest.xml), H5P, Anki decks, Excel, Word, courses of Open edX (tar.gz), Readback sets with their images"

// some are the first names of several.
func some(names []string) string {
	const most = 3
	var list []string
	for _, name := range names[:min(len(names), most)] {
		if runes := []rune(name); len(runes) > 60 {
			name = string(runes[:60]) + "…"
		}
		list = append(list, name)
	}
	if len(names) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
