package formats

import (
	"io/fs"
	"path"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/native"
)

// readKind reads a file in its format. A set file may also come in a zip with the files that it names.
func readKind(fsys fs.FS, name string, kind Kind) (questions.Set, questions.Problems) {
	if (kind.Format == YAML || kind.Format == JSON) && isZip(fsys, name) {
		return readNativeZip(fsys, name)
	}
	return kind.read(fsys, name)
}

func isZip(fsys fs.FS, name string) bool {
	data, err := beginning(fsys, name)
	return err == nil && len(data) > 3 && string(data[:4]) == "PK\x03\x04"
}

// readNativeZip reads the one set file of an archive.
func readNativeZip(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	a := archive.Open(fsys, name, d)
	if a == nil {
		return questions.Set{}, d.Problems()
	}
	var sets []string
	for _, member := range a.Members() {
		if format := extensions[extension(member)]; format == YAML || format == JSON && path.Base(member) != "package.json" {
			sets = append(sets, member)
		}
	}
	if len(sets) != 1 {
		d.Fail(draft.Place{Line: 1, Column: 1}, "archive-sets", "found", len(sets))
		return questions.Set{}, d.Problems()
	}
	set, problems := native.Read(a.FS(), sets[0])
	for i := range problems {
		problems[i].File = a.Member(problems[i].File)
	}
	return set, problems
}
