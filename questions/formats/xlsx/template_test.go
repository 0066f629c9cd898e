package xlsx

import (
	"bytes"
	"os"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

// TestTemplateIsASet: what is handed out can be imported as it is, with every type in it, and its headings have notes.
func TestTemplateIsASet(t *testing.T) {
	set, problems := native.Read(os.DirFS("../../../docs/examples"), "harbour.yaml")
	if problems.Failed() {
		t.Fatal(problems)
	}
	var b bytes.Buffer
	guide := Guide{Note: func(heading string) string { return "On " + heading }, Stop: "Not a type", StopText: "Choose one"}
	if err := Template(&b, set, guide); err != nil {
		t.Fatal(err)
	}
	back, problems := Read(fstest.MapFS{"template.xlsx": {Data: b.Bytes()}}, "template.xlsx")
	if len(problems) > 0 || len(back.Questions) != len(set.Questions) || len(back.Briefing) != len(set.Briefing) || back.Title != set.Title {
		t.Errorf("read %d questions of %d, %+v", len(back.Questions), len(set.Questions), problems)
	}
	if back.ID == "" || back.ID == set.ID || questions.Check(&back).Failed() {
		t.Errorf("id %q", back.ID)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if notes, _ := f.GetComments(sheetName); len(notes) < 20 || notes[0].Cell != "A1" || notes[0].Text != "On id" {
		t.Errorf("%d notes", len(notes))
	}
	if lists, _ := f.GetDataValidations(sheetName); len(lists) != 1 || lists[0].Sqref != "B2:B1000" {
		t.Errorf("lists %+v", lists)
	}
}
