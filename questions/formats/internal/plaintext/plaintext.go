// Package plaintext reads text files as UTF-8 with plain line ends, whatever they were saved as, and finds places in them.
package plaintext

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// MaxBytes is the largest text file that is read.
const MaxBytes = 64 << 20

// Read reads a whole text file: UTF-8 with or without a byte order mark, or UTF-16. Line ends become \n. What can't be read
// is reported on the draft, and ok is false; in an encoding that isn't known, people are asked for it and nothing is guessed.
func Read(fsys fs.FS, name string, d *draft.Draft) (text string, ok bool) {
	data, err := ReadFile(fsys, name, MaxBytes)
	if err != nil {
		d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", Reason(err))
		return "", false
	}
	return Decode(data, d)
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
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = ErrTooLarge
	}
	return data, err
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
func Decode(data []byte, d *draft.Draft) (text string, ok bool) {
	if len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			d.Fail(draft.Place{Line: 1, Column: 1}, "encoding")
			return "", false
		}
		data = decoded
	}
	text = lineEnds.Replace(strings.TrimPrefix(string(data), "\uFEFF"))
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			d.Fail(PlaceAt(text, i), "encoding")
			return "", false
		}
		if r == 0 {
			d.Fail(PlaceAt(text, i), "nul")
			return "", false
		}
	}
	return text, true
}

// PlaceAt is the place of a byte offset in a text.
func PlaceAt(text string, offset int) draft.Place {
	before := text[:min(max(offset, 0), len(text))]
	return draft.Place{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
	}
}

// Lines finds places in a text without counting its lines again each time.
type Lines struct {
	text   string
	starts []int
}

// NewLines indexes a text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Place is the place of a byte offset.
func (l *Lines) Place(offset int) draft.Place {
	offset = min(max(offset, 0), len(l.text))
	low, high := 0, len(l.starts)
	for high-low > 1 {
		if middle := (low + high) / 2; l.starts[middle] <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	return draft.Place{Line: low + 1, Column: utf8.RuneCountInString(l.text[l.starts[low]:offset]) + 1}
}
