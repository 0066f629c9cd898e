// Package extract gets the text out of an article as people have it: a saved web page, a Word or PDF file, Markdown or
// plain text. It is the only place that runs another program.
package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
)

// Article is what was found in a file. What isn't known is empty.
type Article struct {
	Title     string
	Publisher string
	Author    string
	Published string // a day, 2021-07-19
	URL       string // absolute, http or https
	Language  string // as the file says it, BCP 47
	Text      string // Markdown; passages are parted by blank lines
}

// What can't be read, and why.
var (
	// ErrUnknown is a file of a kind from which no text is taken.
	ErrUnknown = errors.New("extract: no kind of article that is known")
	// ErrEncoding is a text that is neither Unicode nor says what it is: a guess would make garbage of it.
	ErrEncoding = errors.New("extract: the encoding of the text isn't known")
	// ErrBroken is a file that isn't what it begins as.
	ErrBroken = errors.New("extract: the file is damaged")
	// ErrEmpty is a file without text, such as a PDF of scanned pages.
	ErrEmpty = errors.New("extract: there is no text in the file")
)

// ErrTooLarge is a file beyond a bound of what is read.
type ErrTooLarge struct {
	What string // file, text, parts, depth, elements, pages, time
	Most int    // bytes, or how many; seconds of time
}

// Error names the bound.
func (e ErrTooLarge) Error() string { return fmt.Sprintf("extract: more than %d (%s)", e.Most, e.What) }

// Bounds of what is read.
const (
	MaxFile     = 32 << 20 // bytes of a file, packed
	MaxText     = 1 << 20  // bytes of the text that is found
	maxUnpacked = 16 << 20 // bytes of a part of a .docx
	maxParts    = 5000     // files within a .docx
	maxDepth    = 400      // elements within each other
	maxPage     = 8 << 20  // bytes of a web page
	maxElements = 60_000   // elements of one
)

// Read gets the article out of a file. Its kind is told by what it begins with; the name only tells Markdown from plain
// text. The errors are those above, ErrNoPDF and ErrTooLarge.
func Read(ctx context.Context, name string, data []byte) (Article, error) {
	if len(data) > MaxFile {
		return Article{}, ErrTooLarge{"file", MaxFile}
	}
	a, err := read(ctx, name, data)
	if err != nil {
		return Article{}, err
	}
	return a.finished()
}

// Paste gets the article out of what was put on a page: HTML where it begins with a tag, else Markdown. The title is the
// headline as far as it is known: a first line that is another one stays in the text.
func Paste(text, title string) (Article, error) {
	if !utf8Text(text) {
		return Article{}, ErrEncoding
	}
	a := headlined(text, title)
	if isHTML(text) {
		var err error
		if a, err = fromHTML(text); err != nil {
			return Article{}, err
		}
	}
	return a.finished()
}

func read(ctx context.Context, name string, data []byte) (Article, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return fromDOCX(data)
	case isPDF(data):
		return fromPDF(ctx, data)
	case isForeign(data):
		return Article{}, ErrUnknown
	}
	text, err := decoded(data)
	switch {
	case err != nil:
		return Article{}, err
	case isHTML(text):
		return fromHTML(text)
	case isMarkdown(name):
		return fromMarkdown(text), nil
	}
	return fromPlain(text), nil
}

// finished is the article with what every kind needs: no control characters, no needless lines, some text.
func (a Article) finished() (Article, error) {
	for _, line := range []*string{&a.Title, &a.Publisher, &a.Author, &a.Language} {
		*line = strings.Join(strings.Fields(visible(*line)), " ")
	}
	a.URL = address(a.URL)
	a.Text = tidied(a.Text)
	switch {
	case a.Text == "":
		return Article{}, ErrEmpty
	case len(a.Text) > MaxText:
		return Article{}, ErrTooLarge{"text", MaxText}
	}
	return a, nil
}
