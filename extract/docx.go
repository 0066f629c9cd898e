package extract

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// fromDOCX takes the paragraphs of a Word file.
func fromDOCX(data []byte) (Article, error) {
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil:
		return Article{}, ErrBroken
	case len(packed.File) > maxParts:
		return Article{}, ErrTooLarge{"parts", maxParts}
	}
	parts := map[string]*zip.File{}
	for _, f := range packed.File {
		parts[f.Name] = f
	}
	if parts["word/document.xml"] == nil {
		return Article{}, ErrUnknown
	}
	styles := docxStyles{}
	if err := eachElement(parts["word/styles.xml"], styles.element()); err != nil {
		return Article{}, err
	}
	d := docx{styles: styles}
	if err := eachElement(parts["word/document.xml"], d.token); err != nil {
		return Article{}, err
	}
	a := Article{Title: d.title, Text: strings.Join(d.blocks, "\n\n")}
	if err := eachElement(parts["docProps/core.xml"], a.property()); err != nil {
		return Article{}, err
	}
	return a.headed(), nil
}

// eachElement goes through a part; there may be none. stack has the names of the elements that are open, the innermost last.
func eachElement(part *zip.File, do func(token xml.Token, stack []string)) error {
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return ErrBroken
	}
	defer func() { _ = r.Close() }() // only read
	decoder := xml.NewDecoder(&boundedReader{r, maxUnpacked})
	var stack []string
	for {
		token, err := decoder.Token()
		switch large := (ErrTooLarge{}); {
		case err == io.EOF:
			return nil
		case errors.As(err, &large):
			return large
		case err != nil:
			return ErrBroken
		}
		if start, ok := token.(xml.StartElement); ok {
			if stack = append(stack, start.Name.Local); len(stack) > maxDepth {
				return ErrTooLarge{"depth", maxDepth}
			}
		}
		do(token, stack)
		if _, ok := token.(xml.EndElement); ok {
			stack = stack[:len(stack)-1]
		}
	}
}

// boundedReader is a part of an archive, and ErrTooLarge beyond its bound, whatever the archive says of its size.
type boundedReader struct {
	io.Reader
	left int
}

// Read implements io.Reader.
func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, ErrTooLarge{"file", maxUnpacked}
	}
	return n, err
}

// property reads what Word keeps of a file as a whole.
func (a *Article) property() func(xml.Token, []string) {
	return func(token xml.Token, stack []string) {
		text, ok := token.(xml.CharData)
		if !ok || len(stack) == 0 {
			return
		}
		switch stack[len(stack)-1] {
		case "title":
			a.Title = cmp.Or(a.Title, string(text))
		case "creator":
			a.Author += string(text)
		case "language":
			a.Language += string(text)
		}
	}
}

func xmlAttribute(e xml.StartElement, name string) string {
	for _, at := range e.Attr {
		if at.Name.Local == name {
			return at.Value
		}
	}
	return ""
}
