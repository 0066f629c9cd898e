package accounts

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// RosterText makes text of a file: UTF-8 with or without a byte order mark, UTF-16 with one as spreadsheets write it,
// and else Windows-1252. ok is false for what is no text.
func RosterText(file []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(file, []byte("\xef\xbb\xbf")):
		file = file[3:]
	case bytes.HasPrefix(file, []byte("\xff\xfe")), bytes.HasPrefix(file, []byte("\xfe\xff")):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(file)
		if err != nil {
			return "", false
		}
		file = decoded
	}
	if !utf8.Valid(file) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(file)
		if err != nil {
			return "", false
		}
		file = decoded
	}
	return string(file), !bytes.ContainsRune(file, 0)
}
