package anki

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// The kinds of input that are fuzzed: a text file, and the parts of a deck.
const (
	asText = iota
	asDatabase
	asFields
	asModels
	asCompressed
	asMedia
	asMessages
	kinds
)

// fileOf makes a file with the input in its place.
func fileOf(t *testing.T, kind byte, input string) (name string, data []byte) {
	literal := "'" + strings.NewReplacer("'", "''", "\x00", "").Replace(input) + "'"
	note := insert(1, 1, 7, "g", "", "Where? <img src=\"a.png\">", "here")
	switch kind % kinds {
	case asDatabase:
		return "deck.apkg", zipOf(t, "collection.anki2", []byte(input))
	case asFields:
		return "deck.apkg", zipOf(t, "collection.anki2", databaseOf(t, oldTables, note, "INSERT INTO notes VALUES (2, 'h', 2, 0, 0, '', "+literal+", 0, 0, 0, '')"))
	case asModels:
		return "deck.apkg", zipOf(t, "collection.anki2", databaseOf(t, oldTables, note, "UPDATE col SET models = "+literal))
	case asCompressed:
		return "deck.apkg", zipOf(t, "collection.anki21b", append([]byte{0x28, 0xB5, 0x2F, 0xFD}, input...))
	case asMedia:
		return "deck.apkg", zipOf(t, "collection.anki2", databaseOf(t, oldTables, note), "media", []byte(input), "0", pixel)
	case asMessages:
		statements := append(newTables(), note, "UPDATE notetypes SET config = CAST("+literal+" AS BLOB)", "UPDATE templates SET config = CAST("+literal+" AS BLOB)")
		return "deck.apkg", zipOf(t, "collection.anki21b", databaseOf(t, statements...))
	}
	return "cards.txt", []byte(input)
}

func FuzzRead(f *testing.F) {
	for _, text := range fuzzTexts {
		f.Add(byte(asText), text)
	}
	f.Add(byte(asDatabase), string(databaseOf(f, oldTables, insert(1, 1, 7, "g", "", "Where?", "here"))))
	f.Add(byte(asFields), "The {{c1::quay::which}} is {{c2::seven::six/seven}}\x1fMore [sound:a.mp3]")
	f.Add(byte(asModels), `{"1": {"name": "Quiz", "flds": [{"name": "Question"}, {"name": "A", "ord": 1}], "tmpls": [{"qfmt": "{{Question}}", "afmt": "{{A}}"}]}}`)
	f.Add(byte(asCompressed), string(zstdOf(f, []byte("SQLite format 3\x00")))[4:])
	f.Add(byte(asMedia), `{"0": "a.png"}`)
	f.Add(byte(asMedia), string(protoOf(1, string(protoOf(1, "a.png", 255, 0)))))
	f.Add(byte(asMessages), string(protoOf(1, "{{Front}} {{hint:Back}}", 2, "{{Back}}")))
	catalogue := catalogueOf(f)
	f.Fuzz(func(t *testing.T, kind byte, input string) {
		name, data := fileOf(t, kind, input)
		set, problems := readBytes(name, data)
		for _, p := range problems {
			if !strings.HasPrefix(p.File, name) || !strings.Contains(catalogue, "\nproblem."+p.Rule+":") {
				t.Errorf("%+v", p)
			}
		}
		if !problems.Failed() {
			checkWritten(t, set)
		}
	})
}

// checkWritten writes a set that was read without errors, and wants what isn't read back to be told.
func checkWritten(t *testing.T, set questions.Set) {
	t.Helper()
	file, losses := written(t, set)
	told := map[string]bool{}
	for _, p := range losses {
		told[p.Question] = true
	}
	read, _ := readText(file)
	for i := range set.Questions {
		q, got := &set.Questions[i], read.Question(set.Questions[i].ID)
		if told[q.ID] {
			continue
		}
		if got == nil {
			t.Errorf("%s is gone\n%s", q.ID, file)
		} else if diff := cmp.Diff(*q, *got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-written +read)\n%s\n%s", diff, file)
		}
	}
}

// fuzzTexts are text files with each thing that there is.
var fuzzTexts = []string{
	"#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\ng1\tBasic\tA::B\tWhere?<br>A) here<br>B) there\tB\tx y\n",
	"#separator:Comma\n#html:false\n#tags:a b\n#columns:Front,Back\nWhat is <b>?,\"a \"\"tag\"\"\nof HTML\"\n# so\n",
	"tags: old\nfront;back;more\nfront;\"unclosed\n",
	"a|b\nc|d|e\n",
	"#notetype:Cloze\n#html:true\nThe {{c1::quay::which}} of {{c2::a {{c3::b}}}} {{c1::up::up/down}}\tExtra [sound:a.mp3]\n",
	"#notetype:AllInOne (kprim, mc, sc)\nWhich?\tTitle\t2\tone\ttwo\tthree\t\t\t0 1 0\tsource\textra\n",
	"#html:true\nHow many?\t12 ± 5%<hr>So it is.\nTrue?\tTrue\nWhy?\tLong<br>answer\nNothing?\t\n",
	"#html:true\n<ol type=\"A\"><li>x</li></ol>\tA\nWhich?<ol type=A><li>one<li>two</ol>\tA and B\n",
	"#html:true\nImage <img src=\"data:image/png;base64,iVBORw0KGgo=\">\tx",
}
