package anki

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
	"github.com/mattn/go-sqlite3"

	"github.com/readback/readback/questions"
)

// readBytes reads a file of these bytes.
func readBytes(name string, data []byte) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{name: {Data: data}}, name)
}

func readText(text string) (questions.Set, questions.Problems) {
	return readBytes("cards.txt", []byte(text))
}

// told are the problems as lines: where, what, and an argument.
func told(problems questions.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range []string{"found", "field", "name", "gap", "src"} {
			if v, ok := p.Args[name]; ok {
				fmt.Fprintf(&b, " %v", v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// pixel is the smallest image.
var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// database makes a SQLite file of statements.
func databaseOf(t testing.TB, statements ...string) []byte {
	t.Helper()
	opened, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		t.Fatal(err)
	}
	conn := opened.(*sqlite3.SQLiteConn)
	defer conn.Close()
	if err := conn.RegisterCollation("unicase", func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }); err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := conn.Exec(s, nil); err != nil {
			t.Fatalf("%v in %s", err, s)
		}
	}
	data, err := conn.Serialize("main")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// noteTables are the tables that every version has.
const noteTables = `CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, odid integer);
CREATE INDEX ix_notes_usn on notes (usn);`

// oldTables is schema 11 with its note types: 1 basic, 2 cloze, 3 basic with a reversed card, 4 with fields that its cards
// show in another order, 5 with options.
const oldTables = noteTables + `CREATE TABLE col (id integer primary key, models text, decks text);
INSERT INTO col VALUES (1, '{
"1": {"name": "Einfach", "type": 0, "flds": [{"name": "Vorderseite", "ord": 0}, {"name": "Rückseite", "ord": 1}], "tmpls": [{"qfmt": "{{Vorderseite}}", "afmt": "{{FrontSide}}<hr id=answer>{{Rückseite}}"}], "css": ".card {}"},
"2": {"name": "Lücken", "type": 1, "flds": [{"name": "Text", "ord": 0}, {"name": "Extra", "ord": 1}], "tmpls": [{"qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}{{Extra}}"}]},
"3": {"name": "Both ways", "type": 0, "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}], "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{Back}}"}, {"qfmt": "{{Back}}", "afmt": "{{Front}}"}]},
"4": {"name": "Vocabulary", "type": 0, "flds": [{"name": "Sort", "ord": 0}, {"name": "Meaning", "ord": 2}, {"name": "Word", "ord": 1}, {"name": "Example", "ord": 3}, {"name": "Clue", "ord": 4}], "tmpls": [{"qfmt": "{{#Word}}{{text:Word}}{{/Word}} {{hint:Clue}}", "afmt": "{{FrontSide}}{{Meaning}}{{Example}}"}]},
"5": {"name": "Quiz", "type": 0, "flds": [{"name": "Question", "ord": 0}, {"name": "A", "ord": 1}, {"name": "B", "ord": 2}, {"name": "C", "ord": 3}, {"name": "Answer", "ord": 4}, {"name": "Explanation", "ord": 5}], "tmpls": [{"qfmt": "{{Question}}", "afmt": "{{Answer}}"}]}
}', '{"1": {"name": "Default"}, "7": {"name": "Harbour"}, "8": {"name": "Harbour::Radio"}}');
`

// newTables is schema 18 with its note types: 1 basic, 2 cloze.
func newTables() []string {
	proto := func(fields ...any) string { return fmt.Sprintf("x'%x'", protoOf(fields...)) }
	return []string{noteTables,
		`CREATE TABLE notetypes (id integer not null primary key, name text not null collate unicase, mtime_secs integer, usn integer, config blob not null);
CREATE TABLE fields (ntid integer not null, ord integer not null, name text not null collate unicase, config blob not null, primary key (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer not null, ord integer not null, name text not null collate unicase, mtime_secs integer, usn integer, config blob not null, primary key (ntid, ord)) without rowid;
CREATE TABLE decks (id integer primary key not null, name text not null collate unicase, mtime_secs integer, usn integer, common blob, kind blob);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);`,
		"INSERT INTO notetypes VALUES (1, 'Basic', 0, 0, " + proto(3, "css") + "), (2, 'Cloze', 0, 0, " + proto(1, 1, 3, "css") + ")",
		"INSERT INTO fields VALUES (1, 0, 'Front', x''), (1, 1, 'Back', x''), (2, 0, 'Text', x''), (2, 1, 'Back Extra', x'')",
		"INSERT INTO templates VALUES (1, 0, 'Card 1', 0, 0, " + proto(1, "{{Front}}", 2, "{{FrontSide}}{{Back}}") + "), (2, 0, 'Cloze', 0, 0, " + proto(1, "{{cloze:Text}}", 2, "{{cloze:Text}}") + ")",
		"INSERT INTO decks VALUES (7, 'Harbour', 0, 0, x'', x''), (8, 'Harbour' || char(31) || 'Radio', 0, 0, x'', x'')",
	}
}

// protoOf writes a message of numbers and values in turn.
func protoOf(fields ...any) []byte {
	var b []byte
	for i := 0; i+1 < len(fields); i += 2 {
		number := uint64(fields[i].(int)) << 3
		switch v := fields[i+1].(type) {
		case int:
			b = binary.AppendUvarint(binary.AppendUvarint(b, number), uint64(v))
		case string:
			b = append(binary.AppendUvarint(binary.AppendUvarint(b, number|2), uint64(len(v))), v...)
		}
	}
	return b
}

// insert is a note with a card in a deck.
func insert(id, kind, deck int, guid, tags string, fields ...string) string {
	quoted := strings.ReplaceAll(strings.Join(fields, "\x1f"), "'", "''")
	return fmt.Sprintf("INSERT INTO notes VALUES (%d, '%s', %d, 0, 0, ' %s ', '%s', 0, 0, 0, ''); INSERT INTO cards VALUES (%d, %d, %d, 0, 0);",
		id, guid, kind, tags, quoted, id, id, deck)
}

// zipOf packs members, in the order of names and contents in turn.
func zipOf(t testing.TB, members ...any) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		m, err := w.Create(members[i].(string))
		if err == nil {
			_, err = m.Write(members[i+1].([]byte))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstdOf(t testing.TB, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// oldDeck is an .apkg as old versions make them.
func oldDeck(t testing.TB, notes ...string) []byte {
	return zipOf(t, "collection.anki2", databaseOf(t, append([]string{oldTables}, notes...)...), "media", []byte(`{"0": "quay 7.png"}`), "0", pixel)
}

// newDeck is one as new versions make them, with the decoy that tells old versions so.
func newDeck(t testing.TB, notes ...string) []byte {
	decoy := databaseOf(t, oldTables, insert(1, 1, 1, "decoy", "", "Please update to the latest Anki version.", ""))
	media := protoOf(1, string(protoOf(1, "quay 7.png", 2, len(pixel))))
	return zipOf(t, "meta", protoOf(1, 3), "collection.anki2", decoy, "collection.anki21b", zstdOf(t, databaseOf(t, append(newTables(), notes...)...)),
		"media", zstdOf(t, media), "0", zstdOf(t, pixel))
}

// catalogueOf are all messages, for what they say of rules.
func catalogueOf(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("../../../words/en/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no words: %v", err)
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}
