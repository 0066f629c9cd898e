package archive

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// opening is an archive whose limits are being checked.
type opening struct {
	*Archive
	draft  *draft.Draft
	failed bool
}

func (o *opening) fail(member, rule string, pairs ...any) {
	at := draft.Place{}
	if member != "" {
		at.File = o.Member(shown(member))
	}
	o.draft.Fail(at, rule, pairs...)
	o.failed = true
}

// admit checks a member's name, and returns it as it is kept; ok is false for one that isn't kept, such as a folder.
func (o *opening) admit(name string) (clean string, ok bool) {
	if !isSafe(name) {
		o.fail(name, "archive-name", "found", shown(name))
		return "", false
	}
	clean = path.Clean(name)
	switch {
	case isJunk(clean), strings.HasSuffix(name, "/"):
		return "", false
	case o.members[clean] != nil:
		o.fail(clean, "archive-twice", "found", clean)
		return "", false
	case slices.Contains(nested, strings.ToLower(path.Ext(clean))):
		o.draft.Warn(draft.Place{File: o.Member(clean)}, "archive-nested", "found", clean)
		return "", false
	}
	return clean, true
}

// isSafe tells whether a name stays within the archive on every system. Folders end with a slash, and are names too.
func isSafe(name string) bool {
	if name == "" || len(name) > MaxName || name[0] == '/' || !utf8.ValidString(name) {
		return false
	}
	if strings.ContainsRune(name, '\\') || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	if len(name) >= 2 && name[1] == ':' { // a drive letter
		return false
	}
	return !slices.Contains(strings.Split(name, "/"), "..")
}

// isJunk tells whether an operating system put the file into the archive.
func isJunk(name string) bool {
	base := path.Base(name)
	return base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini" || strings.HasPrefix(base, "._") ||
		name == "." || name == "__MACOSX" || strings.HasPrefix(name, "__MACOSX/") || strings.Contains(name, "/__MACOSX/")
}

// nested are the names of archives in an archive. Files of office programs are archives too, but people know them as files:
// isArchive finds them when somebody tries to read one.
var nested = []string{".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".jar", ".imscc"}

// marks are what archives begin with. A file packed by zstd isn't among them: that is how Anki keeps its notes.
var marks = []string{"PK\x03\x04", "PK\x05\x06", "\x1f\x8b", "BZh", "\xfd7zXZ\x00", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07"}

func isArchive(data []byte) bool {
	for _, mark := range marks {
		if bytes.HasPrefix(data, []byte(mark)) {
			return true
		}
	}
	return len(data) > 262 && string(data[257:262]) == "ustar"
}

// shown is a name that may be anything, for people to read.
func shown(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
	if runes := []rune(name); len(runes) > 100 {
		name = string(runes[:100]) + "…"
	}
	return name
}
