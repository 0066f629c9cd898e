package xlsx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
)

// told are the questions, a line each without their ids, and the problems with their places.
func told(set questions.Set, problems questions.Problems) []string {
	var lines []string
	for _, q := range set.Questions {
		q.ID = ""
		data, err := json.Marshal(q)
		if err != nil {
			panic(err)
		}
		lines = append(lines, strings.Replace(string(data), `"id":"",`, "", 1))
	}
	for _, p := range problems {
		line := fmt.Sprintf("%s:%d:%d %s %s", strings.TrimPrefix(p.File, "set.xlsx"), p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			line += fmt.Sprintf(" %s=%v", name, p.Args[name])
		}
		lines = append(lines, line)
	}
	return lines
}

// expect makes a workbook and compares what is read of it.
func expect(t *testing.T, make func(f *excelize.File), want ...string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	make(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := told(readBytes(b.Bytes()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func readBytes(data []byte) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"set.xlsx": {Data: data}}, "set.xlsx")
}

// must stops the test at an error of the library that makes the files.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func ok(err error) { must(0, err) }

func put(f *excelize.File, sheet string, rows ...[]any) {
	for i, row := range rows {
		ok(f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row))
	}
}

var head = []any{"Question", "A", "B", "Correct"}

func TestRead(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", []any{"Question", "Option A", "Option B", "Correct", "Points"}, []any{"Who?", "Ann", "Bo", "B", 2.5}, []any{"How many?", 1, 0.30000000000000004, 1, 1})
	},
		`{"type":"single-choice","stem":"Who?","points":2.5,"options":[{"text":"Ann"},{"text":"Bo","correct":true}]}`,
		`{"type":"single-choice","stem":"How many?","points":1,"options":[{"text":"1","correct":true},{"text":"0.3"}]}`)
}

func TestDatesNumbersAndTruths(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", []any{"Type", "Question", "Answer", "Tolerance"}, []any{"tf", "It rained.", true}, []any{"num", "How much?", 0.125, 0.05},
			[]any{"sa", "When?", time.Date(2021, 7, 19, 0, 0, 0, 0, time.UTC)}, []any{"num", "How far?", 1e10}, []any{"sa", "Number?", 42})
		percent := must(f.NewStyle(&excelize.Style{NumFmt: 9}))
		ok(f.SetCellStyle("Sheet1", "D3", "D3", percent))
	},
		`{"type":"true-false","stem":"It rained.","answer":true}`,
		`{"type":"numeric","stem":"How much?","accept":[{"value":0.125,"tolerance":"5%"}]}`,
		`{"type":"numeric","stem":"How far?","accept":[{"value":10000000000}]}`,
		`{"type":"short-text","stem":"Number?","accept":[{"text":"42"}]}`,
		`!Sheet1:4:3 error table-date found=2021-07-19`)
}

func TestManglingsAreTold(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", head, []any{"q1", "x", "y", 1.2}, []any{"q2", "x", "y", 45293}, []any{"q3", "x", "y", 12}, []any{"q4", 45293, "y", "A"})
		day := must(f.NewStyle(&excelize.Style{NumFmt: 16}))
		ok(f.SetCellStyle("Sheet1", "D3", "D3", day))
		custom := `dd/mm/yy`
		ok(f.SetCellStyle("Sheet1", "B5", "B5", must(f.NewStyle(&excelize.Style{CustomNumFmt: &custom}))))
	},
		`{"type":"single-choice","stem":"q4","options":[{"text":"2024-01-02","correct":true},{"text":"y"}]}`,
		`!Sheet1:2:4 error table-correct-mangled found=1.2`,
		`!Sheet1:3:4 error table-correct-mangled found=2024-01-02`,
		`!Sheet1:4:4 error table-correct-mangled found=12`,
		`!Sheet1:5:2 warning table-date-text found=2024-01-02`)
}

func TestFormulasAreNeverWorkedOut(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", head, []any{"Who?", 7, "y", "A"}, []any{"What?", "x", "y", "A"}, []any{"Where?", "#N/A", "y", "A"})
		ok(f.SetCellFormula("Sheet1", "B2", "3+5")) // the value in the file is 7
		ok(f.SetCellValue("Sheet1", "C3", nil))
		ok(f.SetCellFormula("Sheet1", "C3", "1+1"))
	},
		`{"type":"single-choice","stem":"Who?","options":[{"text":"7","correct":true},{"text":"y"}]}`,
		`{"type":"single-choice","stem":"What?","options":[{"text":"x","correct":true}]}`,
		`{"type":"single-choice","stem":"Where?","options":[{"text":"#N/A","correct":true},{"text":"y"}]}`,
		`!Sheet1:3:2 error options-few found=1`,
		`!Sheet1:3:3 warning xlsx-formula`)
}

func TestRichText(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", head, []any{"", "x", "y", "A"})
		ok(f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "Who "}, {Text: "was", Font: &excelize.Font{Bold: true}}, {Text: " it?"}}))
	}, `{"type":"single-choice","stem":"Who was it?","options":[{"text":"x","correct":true},{"text":"y"}]}`)
}

func TestSheets(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", []any{"How to use this"})
		for _, name := range []string{"Old", "Questions", "Empty", "More"} {
			must(f.NewSheet(name))
		}
		put(f, "Old", head, []any{"Old?", "x", "y", "A"})
		put(f, "Questions", head, []any{"New?", "x", "y", "A"})
		put(f, "More", head, []any{"More?", "x", "y", "A"})
		ok(f.SetSheetVisible("Old", false))
	},
		`{"type":"single-choice","stem":"New?","options":[{"text":"x","correct":true},{"text":"y"}]}`,
		`!Questions:1:1 warning xlsx-sheets others=Sheet1, Old, More read=Questions`)
}

func TestHiddenRowsAndMergedCells(t *testing.T) {
	expect(t, func(f *excelize.File) {
		put(f, "Sheet1", append(slices.Clone(head), "Topic"), []any{"Who?", "x", "y", "A", "people"}, []any{"What?", "x", "y", "A"}, nil, []any{"Where?", "x", "y", "A"})
		ok(f.SetRowVisible("Sheet1", 3, false))
		ok(f.SetRowVisible("Sheet1", 5, false))
		ok(f.MergeCell("Sheet1", "E2", "E3"))
		ok(f.MergeCell("Sheet1", "F1", "H1"))
	},
		`{"type":"single-choice","stem":"Who?","tags":["people"],"options":[{"text":"x","correct":true},{"text":"y"}]}`,
		`{"type":"single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`,
		`{"type":"single-choice","stem":"Where?","options":[{"text":"x","correct":true},{"text":"y"}]}`,
		`!Sheet1:2:5 warning xlsx-merged cells=E2:E3`,
		`!Sheet1:3:1 warning xlsx-hidden count=2`)
}

func TestPlaces(t *testing.T) {
	expect(t, func(f *excelize.File) {
		ok(f.SetSheetName("Sheet1", "My quiz"))
		put(f, "My quiz", []any{"A quiz"}, nil, []any{nil, "id", "type", "stem", "points", "answer"}, nil, []any{1, "a", "true-false", "So?", "many", "true"}, []any{2}, []any{3, "b", "true-false", "", 1, "no"})
		ok(f.SetCellValue("My quiz", "Z7", "beside"))
	},
		`{"type":"true-false","stem":"","points":1,"answer":false}`,
		`!My quiz:1:1 warning table-preamble row=3`,
		`!My quiz:5:5 error table-number found=many`,
		`!My quiz:7:4 error stem-missing`,
		`!My quiz:7:26 warning table-column-unnamed found=beside`)
}

func TestColumnsAndReadMapped(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	put(f, "Sheet1", []any{"Was", "Eins", "Zwei", "Correct"}, []any{"Wer?", "x", "y", 2})
	var b bytes.Buffer
	ok(f.Write(&b))
	files := fstest.MapFS{"set.xlsx": {Data: b.Bytes()}, "none.xlsx": {Data: []byte("PK")}}
	var got []string
	for _, c := range Columns(files, "set.xlsx") {
		got = append(got, c.Heading+"="+c.Field)
	}
	if diff := cmp.Diff([]string{"Was=", "Eins=", "Zwei=", "Correct=correct"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := Columns(files, "none.xlsx"); got != nil {
		t.Errorf("columns of no workbook: %v", got)
	}
	columns := map[string]string{"Was": "stem", "Eins": "option a", "Zwei": "option b"}
	want := []string{`{"type":"single-choice","stem":"Wer?","options":[{"text":"x"},{"text":"y","correct":true}]}`}
	if diff := cmp.Diff(want, told(ReadMapped(files, "set.xlsx", columns))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRefusedQuestionsAreCSV(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	put(f, "Sheet1", head, []any{"Who, \"then\"?", "x\ny", "=z", "D"})
	var b bytes.Buffer
	ok(f.Write(&b))
	_, problems := readBytes(b.Bytes())
	if want := "Question,A,B,Correct\n\"Who, \"\"then\"\"?\",\"x\ny\",'=z,D"; len(problems) != 1 || problems[0].Raw != want {
		t.Errorf("%q", problems[0].Raw)
	}
}
