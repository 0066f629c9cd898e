package anki

import (
	"bytes"
	"cmp"
	"database/sql/driver"
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// collections are the databases that a deck may have, the newest first: older ones beside it only ask for a newer Anki.
var collections = []string{"collection.anki21b", "collection.anki21", "collection.anki2"}

// pack reads an .apkg or .colpkg.
func (r *reader) pack(fsys fs.FS, name string) {
	a := archive.Open(fsys, name, r.d)
	if a == nil {
		return
	}
	for _, member := range collections {
		if !a.Has(member) {
			continue
		}
		data, ok := a.Load(member, r.d.Fail)
		if !ok {
			return
		}
		in := &pack{reader: r, file: a.Member(member), media: readMedia(a)}
		r.markup.Image = in.media.image
		if err := in.read(data); err != nil {
			r.d.Fail(draft.Place{File: in.file}, "anki-database", "reason", err.Error())
		}
		return
	}
	r.d.Fail(draft.Place{}, "anki-no-collection")
}

// pack is a deck that is being read.
type pack struct {
	*reader
	file  string // the database, as problems name it
	media *media
}

func (p *pack) read(data []byte) error {
	data, err := unpacked(data, maxDatabase)
	if err != nil {
		return err
	}
	db, err := openDatabase(data)
	if err != nil {
		return err
	}
	defer db.close()
	if ok, err := db.has("notes", "id", "guid", "mid", "tags", "flds"); err != nil || !ok {
		return cmp.Or(err, errSchema)
	}
	known, err := readCatalog(db)
	if err != nil {
		return err
	}
	decks, err := known.deckOfNotes(db)
	if err != nil {
		return err
	}
	number := 0
	err = db.each("SELECT id, guid, mid, tags, flds FROM notes NOT INDEXED ORDER BY id", 5, func(row []driver.Value) {
		number++
		p.row(row, number, known.kinds[numberOf(row[2])], decks[numberOf(row[0])])
	})
	if err == nil && number == 0 {
		p.d.Fail(draft.Place{File: p.file}, "no-questions")
	} else if err == nil {
		p.d.Warn(draft.Place{File: p.file, Line: 1, Column: 1}, "anki-scheduling")
	}
	return err
}

// row reads a note. A database has no lines; the notes' numbers take their place.
func (p *pack) row(row []driver.Value, number int, kind *notetype, deck string) {
	n := &note{place: draft.Place{File: p.file, Line: number, Column: 1}, kind: kind, deck: deck}
	n.guid, n.tags = textOf(row[1]), strings.Fields(textOf(row[3]))
	fields := textOf(row[4])
	n.fields = strings.SplitN(fields, "\x1f", maxFields)
	if kind == nil {
		n.kind = unknownKind
	}
	n.raw = n.asText()
	if kind != nil && utf8.ValidString(fields) && !strings.Contains(fields, "\x00") {
		p.note(n)
		return
	}
	q := draft.NewQuestion(n.place)
	q.ID, q.Raw = n.guid, n.raw
	switch {
	case kind == nil:
		q.Fail(draft.Place{}, "anki-notetype")
	case strings.Contains(fields, "\x00"):
		q.Fail(draft.Place{}, "nul")
	default:
		q.Fail(draft.Place{}, "encoding")
	}
	p.add(q, n)
}

// unknownKind is the type of notes whose type isn't there.
var unknownKind = func() *notetype {
	k := &notetype{}
	k.settle()
	return k
}()

var errUnpacked = errors.New("it unpacks to more than is read")

// zstdMagic is how Zstandard files begin.
var zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}

// unpacked are the bytes of a member, which newer versions compress once more.
func unpacked(data []byte, most int) ([]byte, error) {
	if !bytes.HasPrefix(data, zstdMagic) {
		return data, nil
	}
	z, err := zstd.NewReader(bytes.NewReader(data), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxWindow(32<<20), zstd.WithDecoderMaxMemory(uint64(most)))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	data, err = io.ReadAll(io.LimitReader(z, int64(most)+1))
	if err == nil && len(data) > most || errors.Is(err, zstd.ErrDecoderSizeExceeded) || errors.Is(err, zstd.ErrWindowSizeExceeded) {
		err = errUnpacked
	}
	return data, err
}
