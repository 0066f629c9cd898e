// Package plaintext reads text files as UTF-8 with plain line ends, whatever they were saved as, and finds places in them.
package plaintext

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// MaxBytes is the largest text file that is read.
const MaxBytes = 64 << 20

// mostBytes is MaxBytes in words.
const mostBytes = "64 MB"

// Fail is how problems are told: Fail of a Draft, or of a Question.
type Fail = func(at draft.Place, rule string, pairs ...any)

// Read reads a whole text file: UTF-8 with or without a byte order mark, or UTF-16. Line ends become \n. What can't be read
// is reported on the draft, and ok is false; in an encoding that isn't known, people are asked for it and nothing is guessed.
func Read(fsys fs.FS, name string, d *draft.Draft) (text string, ok bool) {
	data, err := ReadFile(fsys, name, MaxBytes)
	switch {
	case errors.Is(err, ErrTooLarge):
		d.Fail(draft.Place{}, "file-large", "most", mostBytes)
	case err != nil:
		d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", Reason(err))
	default:
		d.Watch(fsys, bytes.Count(data, []byte{'\n'}))
		return Decode(data, d)
	}
	return "", false
}

// ErrTooLarge is what ReadFile says of a file beyond its limit.
var ErrTooLarge = errors.New("too large")

// ReadFile reads a file of at most so many bytes. Beyond, the error is ErrTooLarge.
func ReadFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil {
		if info.Size() > most {
			return nil, ErrTooLarge
		}
		data.Grow(int(max(info.Size(), 0)) + bytes.MinRead)
	}
	if n, err := data.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, err
	} else if n > most {
		return nil, ErrTooLarge
	}
	return data.Bytes(), nil
}

// Reason is a file error without the operation and the path, which messages name already.
func Reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "not found"
	}
	return err.Error()
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// Decode is Read for bytes that are there already.
func Decode(data []byte, d *draft.Draft) (text string, ok bool) { return Clean(data, "", d.Fail) }

// Clean is Decode that tells fail what is wrong; file is the name in places, or empty for the draft's own file.
func Clean(data []byte, file string, fail Fail) (text string, ok bool) {
	if len(data) > MaxBytes {
		fail(draft.Place{File: file}, "file-large", "most", mostBytes)
		return "", false
	}
	if order, is := UTF16(data); is {
		if text, ok = fromUTF16(data, order); !ok {
			fail(draft.Place{File: file, Line: 1, Column: 1}, "encoding")
			return "", false
		}
	} else {
		text = string(data)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	return text, isText(text, file, fail)
}

// isText reports the first NUL, or else the first byte that isn't UTF-8.
func isText(text, file string, fail Fail) bool {
	if i := strings.IndexByte(text, 0); i >= 0 {
		fail(in(file, PlaceAt(text, i)), "nul")
		return false
	}
	if utf8.ValidString(text) {
		return true
	}
	i := firstInvalid(text)
	fail(in(file, PlaceAt(text, i)), "encoding-ask", "readings", readings(text, i))
	return false
}

func firstInvalid(text string) int {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return len(text)
}

func in(file string, at draft.Place) draft.Place {
	at.File = file
	return at
}
