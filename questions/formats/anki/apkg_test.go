package anki

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// asJSON is a set's questions, one a line.
func asJSON(t testing.TB, set questions.Set) string {
	t.Helper()
	var b strings.Builder
	for _, q := range set.Questions {
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestOldDeckIsRead(t *testing.T) {
	set, problems := readBytes("harbour.apkg", oldDeck(t,
		insert(1, 1, 7, "g1", "radio log", "Where did it lie?<br><img src=\"quay%207.png\" alt=\"a quay\">", "Quay <b>Seven</b>"),
		insert(2, 2, 8, "g2", "", "It made {{c1::12::how fast?}} knots to {{c2::quay 7}}.", "As the log says."),
		insert(3, 3, 7, "g3", "", "Who spoke?", "A long answer.<br>On two lines."),
		insert(4, 4, 7, "g4", "", "0001", "der Kai", "the quay", "Am Kai sieben.", "Ships lie at it."),
		insert(5, 5, 7, "g5", "", "Which?", "One", "Two", "Three", "B", "It says so."),
	))
	image := questions.Set{}
	name, err := image.Embed(pixel)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"g1","type":"short-text","stem":"Where did it lie?\\\n![a quay](media:` + name + `)","tags":["radio","log","Harbour"],"accept":[{"text":"Quay Seven"}]}
{"id":"g2","type":"gap-fill","stem":"It made [[1]] knots to [[2]].","tags":["Harbour::Radio"],"explanation":"As the log says.","hint":"how fast?","gaps":{"1":{"accept":[{"value":12}]},"2":{"accept":[{"text":"quay 7"}]}}}
{"id":"g3","type":"essay","stem":"Who spoke?","tags":["Harbour"],"explanation":"A long answer.\\\nOn two lines."}
{"id":"g4","type":"short-text","stem":"der Kai","tags":["Harbour"],"explanation":"Am Kai sieben.","hint":"Ships lie at it.","accept":[{"text":"the quay"}]}
{"id":"g5","type":"single-choice","stem":"Which?","tags":["Harbour"],"explanation":"It says so.","options":[{"text":"One"},{"text":"Two","correct":true},{"text":"Three"}]}
`
	if diff := cmp.Diff(want, asJSON(t, set)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if set.Title != "Harbour" {
		t.Errorf("the title is %q", set.Title)
	}
	wantTold := "1:1 warning anki-scheduling\n3:1 warning anki-reversed\n4:1 warning anki-field Sort\n"
	if diff := cmp.Diff(wantTold, told(problems)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, p := range problems {
		if p.File != "harbour.apkg!collection.anki2" {
			t.Errorf("%v isn't in the database", p)
		}
	}
}

func TestNewDeckIsReadAndItsDecoyIsNot(t *testing.T) {
	set, problems := readBytes("harbour.apkg", newDeck(t,
		insert(1, 1, 7, "g1", "", "Where? <img src=\"quay 7.png\">", "here"),
		insert(2, 2, 8, "g2", "", "It made {{c1::12}} knots.", ""),
	))
	if problems.Failed() || len(set.Questions) != 2 || len(set.Media) != 1 || set.Title != "Harbour" {
		t.Errorf("%q, %d questions, %d images, %v", set.Title, len(set.Questions), len(set.Media), problems)
	}
	if diff := cmp.Diff([]string{"Harbour::Radio"}, set.Questions[1].Tags); diff != "" {
		t.Error(diff)
	}
	if p := problems[0]; p.File != "harbour.apkg!collection.anki21b" {
		t.Errorf("%v isn't in the database", p)
	}
}

func TestNotesThatCannotBeReadDoNotHideOthers(t *testing.T) {
	_, problems := readBytes("deck.apkg", oldDeck(t,
		insert(1, 1, 7, "g1", "", "Fine?", "yes"),
		insert(2, 99, 7, "g2", "", "Of no type", "x"),
		insert(3, 2, 7, "g3", "", "No cloze", ""),
		"INSERT INTO notes VALUES (4, 'g4', 1, 0, 0, '', 'a' || char(0) || 'b' || char(31) || 'c', 0, 0, 0, '')",
		"INSERT INTO notes VALUES (5, 'g5', 1, 0, 0, '', CAST(x'61FF621F63' AS TEXT), 0, 0, 0, '')",
	))
	want := "1:1 warning anki-scheduling\n2:1 error anki-notetype\n3:1 error anki-no-cloze\n4:1 error nul\n5:1 error encoding\n"
	if diff := cmp.Diff(want, told(problems)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestRejectedNotesAreATextFile(t *testing.T) {
	_, problems := readBytes("deck.apkg", oldDeck(t, insert(3, 2, 7, "g3", "log", "No \"cloze\"", "But <b>more</b>"), insert(4, 5, 7, "g4", "", "Which?", "One", "Two", "Three", "E", "")))
	var rejects strings.Builder
	for _, p := range problems {
		rejects.WriteString(p.Raw)
	}
	mended := strings.NewReplacer("cloze\"\"", "{{c1::cloze}}\"\"", "\tE", "\tB").Replace(rejects.String())
	set, problems := readText(mended)
	want := `{"id":"g3","type":"gap-fill","stem":"No \"[[1]]\"","tags":["log"],"explanation":"But **more**","gaps":{"1":{"accept":[{"text":"cloze"}]}}}
{"id":"g4","type":"single-choice","stem":"Which?","options":[{"text":"One"},{"text":"Two","correct":true},{"text":"Three"}]}
`
	if diff := cmp.Diff(want, asJSON(t, set)); diff != "" || problems.Failed() {
		t.Errorf("%v (-want +got)\n%s\n%s", problems, diff, mended)
	}
}
