package anki

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// views and triggers, computed columns and virtual tables are what a database could run.
func TestOnlyPlainTablesAreRead(t *testing.T) {
	for name, statement := range map[string]string{
		"view":             "DROP TABLE notes; CREATE VIEW notes AS SELECT 1 id, 'g' guid, 1 mid, '' tags, 'a' || char(31) || 'b' flds",
		"endless view":     "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n id, 'g' guid, 1 mid, '' tags, 'a' flds FROM r",
		"computed column":  "DROP TABLE notes; CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text AS (printf('%.*c', 10000000, 'x')))",
		"stored column":    "DROP TABLE notes; CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text AS (upper(guid)) STORED)",
		"virtual table":    "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts3(id, guid, mid, tags, flds)",
		"view of the rest": "DROP TABLE col; CREATE VIEW col AS SELECT '{}' models, '{}' decks",
		"no notes":         "DROP TABLE notes",
		"other columns":    "ALTER TABLE notes RENAME COLUMN flds TO fields",
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readBytes("deck.apkg", oldDeck(t, statement))
			if len(set.Questions) > 0 || told(problems) != "0:0 error anki-database\n" {
				t.Errorf("%d questions, %s", len(set.Questions), told(problems))
			}
		})
	}
}

func TestStatementsMayOnlyRead(t *testing.T) {
	db, err := openDatabase(databaseOf(t, oldTables))
	if err != nil {
		t.Fatal(err)
	}
	defer db.close()
	for _, statement := range []string{"DELETE FROM notes", "CREATE TABLE x (y)", "ATTACH ':memory:' AS other", "PRAGMA query_only=OFF",
		"SELECT load_extension('x')", "SELECT randomblob(100)", "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"} {
		if rows, err := db.conn.QueryContext(db.ctx, statement, nil); err == nil {
			rows.Close()
			t.Errorf("%s ran", statement)
		}
	}
}

func TestBrokenDatabasesAreAProblem(t *testing.T) {
	sound := databaseOf(t, oldTables, insert(1, 1, 7, "g1", "", "Fine?", strings.Repeat("yes ", 3000)))
	cut := sound[:len(sound)/2]
	noise := bytes.Clone(sound)
	for i := 200; i < len(noise); i += 7 {
		noise[i] ^= 0x5A
	}
	overstated := bytes.Clone(sound)
	binary.BigEndian.PutUint32(overstated[28:], 1<<30)
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("no database"), "cut": cut, "noise": noise} {
		set, problems := readBytes("deck.apkg", zipOf(t, "collection.anki2", data))
		if len(set.Questions) > 0 || !problems.Failed() {
			t.Errorf("%s: %d questions, %s", name, len(set.Questions), told(problems))
		}
	}
	readBytes("deck.apkg", zipOf(t, "collection.anki2", overstated)) // whatever SQLite thinks of it
}

func TestADatabaseWithALogIsReadWithoutIt(t *testing.T) {
	data := databaseOf(t, oldTables, insert(1, 1, 7, "g1", "", "Fine?", "yes"))
	data[18], data[19] = 2, 2
	if set, problems := readBytes("deck.apkg", zipOf(t, "collection.anki2", data)); len(set.Questions) != 1 {
		t.Error(told(problems))
	}
}

func TestBombsAreRefused(t *testing.T) {
	bomb := zstdOf(t, make([]byte, maxDatabase+1))
	for name, deck := range map[string][]byte{
		"a database beyond the limit": zipOf(t, "collection.anki21b", bomb),
		"no database":                 zipOf(t, "media", []byte("{}")),
	} {
		if _, problems := readBytes("deck.apkg", deck); !problems.Failed() {
			t.Errorf("%s is read", name)
		}
	}
	set, problems := readBytes("deck.apkg", zipOf(t, "collection.anki2", databaseOf(t, oldTables, insert(1, 1, 7, "g", "", "Where? <img src=\"a.png\">", "here")),
		"media", []byte(`{"0": "a.png"}`), "0", bomb))
	if len(set.Questions) != 1 || len(set.Media) != 0 || !strings.Contains(told(problems), "image-lost") {
		t.Errorf("an image that is a bomb: %s", told(problems))
	}
}

func TestHostileTextsEndSoon(t *testing.T) {
	const n = 1 << 20
	for name, text := range map[string]string{
		"only tabs": strings.Repeat("\t", n), "only quotes": strings.Repeat("\"", n), "quotes and lines": strings.Repeat("\"a\n", n/3),
		"open clozes": "a\t" + strings.Repeat("{{c1::", n/6), "closed clozes": "a{{c1::b}}" + strings.Repeat("}}", n/2) + "\tb",
		"nested clozes": strings.Repeat("{{c1::", n/12) + strings.Repeat("}}", n/12) + "\tb", "many clozes": strings.Repeat("{{c1::a}}", n/9) + "\tb",
		"lines": strings.Repeat("a\tb\n", n/32), "headers": strings.Repeat("#separator:tab\n", n/15), "comments": "a\tb\n" + strings.Repeat("#\n", n/2),
		"options": "#html:true\na<br>" + strings.Repeat("A) x<br>", n/8) + "\tA", "rules": "#html:true\na\t" + strings.Repeat("<hr>", n/4),
		"sounds": "a\t" + strings.Repeat("[sound:", n/7), "hints": "a {{c1::b::" + strings.Repeat("b/", n/2) + "}}\tx",
	} {
		t.Run(name, func(t *testing.T) { readText(text) })
	}
}

func TestNULIsRefused(t *testing.T) {
	if _, problems := readText("What is it?\tA note\nAnd\x00 this?\tA text\n"); told(problems) != "2:4 error nul\n" {
		t.Error(told(problems))
	}
}
