package plaintext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// likely are the encodings that a text which isn't Unicode is shown in, the likeliest first.
var likely = []struct {
	name string
	*charmap.Charmap
}{
	{"windows-1252", charmap.Windows1252},
	{"ISO-8859-15", charmap.ISO8859_15},
	{"windows-1250", charmap.Windows1250},
	{"windows-1251", charmap.Windows1251},
	{"macintosh", charmap.Macintosh},
}

// readings shows what a line around a byte that isn't UTF-8 would read like, each reading once, for people to tell which is
// right: windows-1252: "café"; macintosh: "cafÈ".
func readings(text string, at int) string {
	line := []byte(around(text, at))
	seen := map[string]bool{}
	var shown []string
	for _, e := range likely {
		reading, err := e.NewDecoder().String(string(line))
		if err != nil || strings.ContainsFunc(reading, isNoText) || seen[reading] {
			continue
		}
		seen[reading] = true
		shown = append(shown, e.name+`: "`+strings.TrimSpace(reading)+`"`)
	}
	return strings.Join(shown, "; ")
}

func isNoText(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\t'
}

// around is the part of a line that lies around an offset.
func around(text string, at int) string {
	const before, behind = 30, 40
	from, to := max(0, at-before), min(len(text), at+behind)
	if i := strings.LastIndexByte(text[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[at:to], '\n'); i >= 0 {
		to = at + i
	}
	return text[from:to]
}

// ErrEncoding says that an encoding isn't known by this name.
var ErrEncoding = errors.New("unknown encoding")

// Encoded is a file system whose text files come decoded from an encoding, by its IANA name. Files that are Unicode already
// and those that are no text come as they are; so do those that have bytes which the encoding doesn't. The error is
// ErrEncoding.
func Encoded(fsys fs.FS, name string) (fs.FS, error) {
	e, err := Lookup(name)
	if err != nil {
		return nil, err
	}
	return encodedFS{fsys, e}, nil
}

// Lookup is the encoding with a name as people and files write it; nil for UTF-8 and UTF-16, which need no decoding. The
// error is ErrEncoding.
func Lookup(name string) (encoding.Encoding, error) {
	name = strings.TrimSpace(name)
	if plain := strings.ToLower(name); strings.HasPrefix(plain, "utf-8") || strings.HasPrefix(plain, "utf-16") || plain == "utf8" {
		return nil, nil
	}
	if e, err := htmlindex.Get(name); err == nil && e != encoding.Replacement {
		return e, nil
	}
	if e, err := ianaindex.IANA.Encoding(name); err == nil && e != nil && e != encoding.Replacement {
		return e, nil
	}
	return nil, fmt.Errorf("%w %q", ErrEncoding, name)
}

type encodedFS struct {
	fs.FS
	encoding encoding.Encoding
}

// Open opens a file, decoded if it has to be.
func (f encodedFS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil || f.encoding == nil {
		return file, err
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxBytes {
		return file, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	data = f.decode(data)
	return &memory{Reader: bytes.NewReader(data), FileInfo: info}, nil
}

func (f encodedFS) decode(data []byte) []byte {
	if utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 { // Unicode, or no text: pictures and archives have NULs
		return data
	}
	decoded, err := f.encoding.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return data
	}
	return decoded
}

// memory is a file that was decoded.
type memory struct {
	*bytes.Reader
	fs.FileInfo
}

// Stat says what the file was, with its size after decoding.
func (m *memory) Stat() (fs.FileInfo, error) { return m, nil }

// Size is the number of decoded bytes.
func (m *memory) Size() int64 { return m.Reader.Size() }

// Close has nothing to do.
func (m *memory) Close() error { return nil }
