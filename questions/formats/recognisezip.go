package formats

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// ofZip tells the format of a zip archive by its members. One that can't be opened is left to the reader that its name
// promises, which says why.
func ofZip(fsys fs.FS, name string) Format {
	a := archive.Open(fsys, name, draft.New(name))
	if a == nil {
		return ""
	}
	members := a.Members()
	has := func(name string) bool { return slices.Contains(members, name) }
	switch {
	case has("xl/workbook.xml"):
		return ofWorkbook(a)
	case has("word/document.xml"):
		return DOCX
	case has("h5p.json"):
		return H5P
	case has("collection.anki2"), has("collection.anki21"), has("collection.anki21b"):
		return Anki
	}
	return ofMembers(a, members)
}

// ofWorkbook tells Kahoot's template from other tables.
func ofWorkbook(a *archive.Archive) Format {
	for _, member := range []string{"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"} {
		if data, err := a.Read(member); err == nil && strings.Contains(string(data), "max 120 characters") {
			return Kahoot
		}
	}
	return XLSX
}

// ofMembers goes by a manifest, then by the first member that says something.
func ofMembers(a *archive.Archive, members []string) Format {
	for _, member := range members {
		if path.Base(member) == "imsmanifest.xml" {
			if data, err := a.Read(member); err == nil {
				if format := ofManifest(string(data)); format != "" {
					return format
				}
			}
		}
	}
	for _, member := range members {
		switch extension(member) {
		case ".xml", ".qti", ".yaml", ".yml", ".json":
			if data, err := a.Read(member); err == nil {
				if format := ofText(asText(data[:min(len(data), sampled)]), member); format != "" {
					return format
				}
			}
		}
	}
	return ""
}
