package anki

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// catalog are the note types and decks of a database.
type catalog struct {
	kinds map[int64]*notetype
	decks map[int64]string
}

// errSchema says that a database isn't one of Anki's.
var errSchema = errors.New("it has no notes as Anki keeps them")

// readCatalog reads the note types and decks, from tables (Anki 2.1.28 and later) or from two texts.
func readCatalog(db *database) (catalog, error) {
	c := catalog{kinds: map[int64]*notetype{}, decks: map[int64]string{}}
	modern, err := db.has("notetypes", "id", "name", "config")
	switch {
	case err != nil:
		return c, err
	case modern:
		err = c.readTables(db)
	default:
		err = c.readTexts(db)
	}
	for _, k := range c.kinds {
		k.settle()
	}
	return c, err
}

// readTexts reads schema 11, where two texts of JSON hold everything.
func (c *catalog) readTexts(db *database) error {
	if ok, err := db.has("col", "models", "decks"); err != nil || !ok {
		return cmp.Or(err, errSchema)
	}
	var models, decks []byte
	err := db.each("SELECT models, decks FROM col NOT INDEXED LIMIT 1", 2, func(row []driver.Value) {
		models, decks = bytesOf(row[0]), bytesOf(row[1])
	})
	if err != nil {
		return err
	}
	if err := c.readModels(models); err != nil {
		return err
	}
	var named map[string]struct{ Name string }
	if err := json.Unmarshal(decks, &named); err != nil {
		return err
	}
	for id, deck := range named {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			c.decks[n] = deck.Name
		}
	}
	return nil
}

// model is a note type as JSON.
type model struct {
	Name string
	Type int
	Flds []struct {
		Name string
		Ord  int
	}
	Tmpls []struct {
		Ord        int
		Qfmt, Afmt string
	}
}

func (c *catalog) readModels(text []byte) error {
	var models map[string]model
	if err := json.Unmarshal(text, &models); err != nil {
		return err
	}
	for id, m := range models {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			continue
		}
		slices.SortStableFunc(m.Flds, func(a, b struct {
			Name string
			Ord  int
		}) int {
			return cmp.Compare(a.Ord, b.Ord)
		})
		k := &notetype{name: m.Name, cloze: clozeOf(m.Type == 1)}
		for _, f := range m.Flds {
			k.fields = append(k.fields, f.Name)
		}
		for _, t := range m.Tmpls {
			k.templates = append(k.templates, sides{t.Qfmt, t.Afmt})
		}
		c.kinds[n] = k
	}
	return nil
}

func clozeOf(is bool) clozeness {
	if is {
		return always
	}
	return never
}

// Fields of Anki's messages (proto/anki/notetypes.proto).
const (
	notetypeKind     = 1 // of Notetype.Config; 1 is a cloze
	templateQuestion = 1 // of Notetype.Template.Config
	templateAnswer   = 2
)

// readTables reads schema 15 and later, where note types, fields, templates and decks have tables of their own.
func (c *catalog) readTables(db *database) error {
	for table, columns := range map[string][]string{
		"fields": {"ntid", "ord", "name"}, "templates": {"ntid", "ord", "config"}, "decks": {"id", "name"},
	} {
		if ok, err := db.has(table, columns...); err != nil || !ok {
			return cmp.Or(err, errSchema)
		}
	}
	err := db.each("SELECT id, name, config FROM notetypes NOT INDEXED", 3, func(row []driver.Value) {
		k := &notetype{name: textOf(row[1]), cloze: never}
		eachField(bytesOf(row[2]), func(f protoField) {
			if f.number == notetypeKind && f.value == 1 {
				k.cloze = always
			}
		})
		c.kinds[numberOf(row[0])] = k
	})
	return cmp.Or(err, c.readFields(db), c.readTemplates(db), c.readDecks(db))
}

func (c *catalog) readFields(db *database) error {
	return db.each("SELECT ntid, ord, name FROM fields", 3, func(row []driver.Value) {
		if k, ord := c.kinds[numberOf(row[0])], numberOf(row[1]); k != nil && ord >= 0 && ord < maxFields {
			for int64(len(k.fields)) <= ord {
				k.fields = append(k.fields, "")
			}
			k.fields[ord] = textOf(row[2])
		}
	})
}

func (c *catalog) readTemplates(db *database) error {
	return db.each("SELECT ntid, ord, config FROM templates", 3, func(row []driver.Value) {
		k := c.kinds[numberOf(row[0])]
		if k == nil || len(k.templates) >= maxFields {
			return
		}
		var card sides
		eachField(bytesOf(row[2]), func(f protoField) {
			switch f.number {
			case templateQuestion:
				card.question = string(f.bytes)
			case templateAnswer:
				card.answer = string(f.bytes)
			}
		})
		k.templates = append(k.templates, card)
	})
}

func (c *catalog) readDecks(db *database) error {
	return db.each("SELECT id, name FROM decks NOT INDEXED", 2, func(row []driver.Value) {
		c.decks[numberOf(row[0])] = strings.ReplaceAll(textOf(row[1]), "\x1f", deckSeparator)
	})
}

// deckOfNotes is the deck of each note's first card; for a card that was gathered for a while, the one where it belongs.
func (c *catalog) deckOfNotes(db *database) (map[int64]string, error) {
	if ok, err := db.has("cards", "nid", "did", "odid", "ord"); err != nil || !ok {
		return nil, err
	}
	type place struct{ ord, deck int64 }
	places := map[int64]place{}
	err := db.each("SELECT nid, did, odid, ord FROM cards NOT INDEXED", 4, func(row []driver.Value) {
		p := place{numberOf(row[3]), numberOf(row[1])}
		if home := numberOf(row[2]); home != 0 {
			p.deck = home
		}
		if before, is := places[numberOf(row[0])]; !is || p.ord < before.ord {
			places[numberOf(row[0])] = p
		}
	})
	decks := make(map[int64]string, len(places))
	for note, p := range places {
		decks[note] = c.decks[p.deck]
	}
	return decks, err
}
