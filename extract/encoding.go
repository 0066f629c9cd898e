package extract

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
)

// declared is where a web page says how it is written: in a meta element near its beginning.
var declared = regexp.MustCompile(`(?i)<(?:meta[^>]*charset|\?xml[^>]*encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// decoded is a text as UTF-8. A mark at the beginning decides, then whether it is UTF-8, then what a page says of itself.
func decoded(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return asWritten(utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM).NewDecoder().String(string(data)))
	}
	if text := string(data); utf8Text(text) && !bytes.Contains(data, []byte("\x1b")) { // it switches alphabets, as in ISO-2022-JP
		return text, nil
	}
	m := declared.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return "", ErrEncoding
	}
	said, err := htmlindex.Get(strings.ToLower(string(m[1])))
	if err != nil {
		return "", ErrEncoding
	}
	return asWritten(said.NewDecoder().String(string(data)))
}

// asWritten refuses what became garbage.
func asWritten(text string, err error) (string, error) {
	if err != nil || !utf8Text(text) || strings.ContainsRune(text, unicode.ReplacementChar) {
		return "", ErrEncoding
	}
	return text, nil
}

// utf8Text tells whether it is text in UTF-8: nothing of it is binary.
func utf8Text(text string) bool { return utf8.ValidString(text) && !strings.ContainsRune(text, 0) }
