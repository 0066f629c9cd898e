// Package anki reads Anki's notes, from text files and from decks (.apkg, of old and new versions), and writes them as text.
//
// A note becomes one question, by what is on its sides rather than by its cards: a short back is a text to type, a long one an
// essay with the back as its explanation, clozes are gaps. See docs/formats.md for all of it.
package anki

import (
	"bytes"
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads a text file or a deck, whichever the file is.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	r := newReader(d)
	if isZip(fsys, name) {
		r.pack(fsys, name)
	} else if text, ok := plaintext.Read(fsys, name, d); ok {
		r.text(text)
	}
	r.decks()
	return d.Finish()
}

func isZip(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	var head [4]byte
	_, err = io.ReadFull(f, head[:])
	return err == nil && (bytes.Equal(head[:], []byte("PK\x03\x04")) || bytes.Equal(head[:], []byte("PK\x05\x06")))
}
