package xmltree

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// declaration is what an XML file may begin with. Its version doesn't matter: 1.1 differs in nothing that is read here.
var declaration = regexp.MustCompile(`^\s*<\?xml\s[^>]*\?>`)

var declaredEncoding = regexp.MustCompile(`encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']`)

// decode makes UTF-8 with plain line ends of a file, and says where the declaration ends. What the file declares holds,
// except where it can't be: a file that is Unicode was saved again by somebody who left the declaration.
func decode(data []byte, file string, fail Fail) (text string, begin int, ok bool) {
	in := draft.Place{File: file, Line: 1, Column: 1}
	if int64(len(data)) > plaintext.MaxBytes {
		fail(in, "file-large", "most", "64 MB")
		return "", 0, false
	}
	e, bad := encodingOf(data)
	if bad != "" {
		fail(in, "encoding-unknown", "encoding", bad)
		return "", 0, false
	}
	if e != nil {
		decoded, err := e.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			fail(in, "encoding")
			return "", 0, false
		}
		data = decoded
	}
	text, ok = plaintext.Clean(data, file, fail)
	if !ok {
		return "", 0, false
	}
	text = blank(text)
	return text, len(declaration.FindString(text)), true
}

// encodingOf is what a file that isn't UTF-8 has to be read with; bad is a declared encoding that isn't known.
func encodingOf(data []byte) (e encoding.Encoding, bad string) {
	if _, is := plaintext.UTF16(data); is {
		return nil, ""
	}
	declared := declaredEncoding.FindSubmatch(declaration.Find(data[:min(len(data), 512)]))
	if declared == nil || isUnicode(string(declared[1])) || utf8.Valid(data) && !isASCII(data) {
		return nil, ""
	}
	e, err := plaintext.Lookup(string(declared[1]))
	if err != nil && !isASCII(data) {
		return nil, string(declared[1])
	}
	return e, ""
}

// isUnicode tells whether a declared encoding says nothing beyond what the bytes say.
func isUnicode(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utf") || strings.Contains(name, "ucs") || strings.Contains(name, "unicode")
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// blank puts spaces in the place of characters that XML doesn't have and other systems write all the same: vertical tabs
// out of word processors.
func blank(text string) string {
	i := strings.IndexFunc(text, isForbidden)
	if i < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isForbidden(r) {
			return ' '
		}
		return r
	}, text)
}

func isForbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF
}
