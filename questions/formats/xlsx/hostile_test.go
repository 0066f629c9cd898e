package xlsx

import (
	"archive/zip"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
)

// TestHostileFiles reads what nobody writes; the time limit of the tests is what it would break.
func TestHostileFiles(t *testing.T) {
	const n = 30_000
	heading := `<row><c t="str"><v>Question</v></c><c t="str"><v>A</v></c><c t="str"><v>B</v></c></row>`
	files := map[string][]byte{
		"no archive":         []byte("Question,A,B\n"),
		"cut short":          workbookOf(heading, "", "")[:200],
		"a zip bomb":         packed(zip.Deflate, strings.Repeat(" ", 60<<20), "", ""),
		"a million cells":    workbookOf(heading+"<row>"+strings.Repeat("<c><v>1</v></c>", 1_000_000)+"</row>", "", ""),
		"far to the right":   workbookOf(heading+strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, n), "", ""),
		"rows out of order":  workbookOf(heading+strings.Repeat(`<row r="9"><c r="ZZ1"><v>1</v></c></row><row r="1"/>`, n), "", ""),
		"deep":               workbookOf(heading+strings.Repeat("<c>", n), "", ""),
		"many shared texts":  workbookOf(heading, strings.Repeat("<si><t>x</t></si>", n), ""),
		"many styles":        workbookOf(heading, "", "<cellXfs>"+strings.Repeat(`<xf numFmtId="14"/>`, n)),
		"many merged cells":  workbookOf(heading+strings.Repeat(`<mergeCell ref="A1:A9"/>`, n), "", ""),
		"comments in a text": workbookOf(`<row><c t="str"><v>`+strings.Repeat("a<!-- -->", n)+`</v></c></row>`, "", ""),
		"a large row number": workbookOf(`<row r="99999999999999999999"><c r="A1"><v>1</v></c></row>`, "", ""),
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			set, problems := readBytes(data)
			if len(set.Questions)+len(problems) == 0 {
				t.Error("neither a question nor a problem")
			}
		})
	}
}

// TestMemory reads a hundred thousand questions, and looks at what stays of them: up to ten times what is in the archive.
func TestMemory(t *testing.T) {
	f := excelize.NewFile()
	out := must(f.NewStreamWriter("Sheet1"))
	ok(out.SetRow("A1", []any{"Question", "A", "B", "C", "Correct", "Points"}))
	unpacked := 0
	for i := range 100_000 {
		row := []any{"Which of the answers is right in the question with the number " + must(excelize.CoordinatesToCellName(1, i+1)) + "?", "the first one", "the second one", "the third one", "B", 1}
		ok(out.SetRow(must(excelize.CoordinatesToCellName(1, i+2)), row))
		unpacked += 400
	}
	ok(out.Flush())
	data := must(f.WriteToBuffer()).Bytes()
	ok(f.Close())
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	set, problems := Read(fstest.MapFS{"a.xlsx": {Data: data}}, "a.xlsx")
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(set.Questions) != 100_000 || problems.Failed() {
		t.Fatalf("%d questions, %v", len(set.Questions), problems[:min(len(problems), 3)])
	}
	if kept := int(after.HeapAlloc-before.HeapAlloc) / unpacked; kept > 10 {
		t.Errorf("what was read takes %d times what is in the file", kept)
	}
	runtime.KeepAlive(set)
}
