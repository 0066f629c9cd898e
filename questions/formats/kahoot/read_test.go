package kahoot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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
		line := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			line += fmt.Sprintf(" %s=%v", name, p.Args[name])
		}
		lines = append(lines, line)
	}
	return lines
}

// headings are those of the template.
var headings = []any{nil, "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters", "Answer 3 - max 75 characters",
	"Answer 4 - max 75 characters", "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one"}

// template is the template with rows from the ninth on.
func template(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	all := append([][]any{nil, {nil, "Quiz template"}, {nil, "Add questions"}, nil, nil, nil, nil, headings}, rows...)
	for i, row := range all {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readAs(name string, data []byte) []string {
	return told(Read(fstest.MapFS{name: {Data: data}}, name))
}

func TestTemplate(t *testing.T) {
	got := readAs("quiz.xlsx", template(t,
		[]any{1, "Who?", "Ann", "Bo", "Cy", "Di", 20, 2},
		[]any{2, "Which?", "x", "y", "z", nil, 20, "1,3"},
		[]any{3, "How many?", 1, 2.5, nil, nil, 20, "2"},
		[]any{4, "q4", "x", "y", nil, nil, 20, 1.2},
		[]any{5, "q5", "x", "y", nil, nil, 20, 12},
		[]any{6, "q6", "x", "y", nil, nil, 20, "3"},
		[]any{7, "q7", "x", "y", nil, nil, 20, nil},
		[]any{8, "q8", "x", nil, nil, nil, 20, 1},
		[]any{9, nil, "x", "y", nil, nil, 20, 1},
		[]any{10, "q10", "x", "y", nil, nil, 20, "b"},
		[]any{11}, []any{12}))
	want := []string{
		`{"type":"single-choice","stem":"Who?","options":[{"text":"Ann"},{"text":"Bo","correct":true},{"text":"Cy"},{"text":"Di"}]}`,
		`{"type":"single-choice","stem":"Which?","options":[{"text":"x","weight":100},{"text":"y","weight":0},{"text":"z","weight":100}]}`,
		`{"type":"single-choice","stem":"How many?","options":[{"text":"1"},{"text":"2.5","correct":true}]}`,
		`{"type":"single-choice","stem":"q8","options":[{"text":"x","correct":true}]}`,
		`{"type":"single-choice","stem":"","options":[{"text":"x","correct":true},{"text":"y"}]}`,
		`8:7 warning not-kept what=Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs`,
		`12:8 error table-correct-mangled found=1.2`,
		`13:8 error table-correct-mangled found=12`,
		`14:8 error table-correct-unknown found=3`,
		`15:1 error kahoot-correct-missing`,
		`16:1 error options-few found=1`,
		`17:2 error stem-missing`,
		`18:8 error table-correct-unknown found=b`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestQuestionsEndAtTheFirstEmptyOne(t *testing.T) {
	one := []any{1, "Who?", "x", "y", nil, nil, nil, 1}
	question := `{"type":"single-choice","stem":"Who?","options":[{"text":"x","correct":true},{"text":"y"}]}`
	tests := map[string][][]any{
		"11:1 warning kahoot-below row=11": {one, {2}, {3, "What?", "x", "y", nil, nil, nil, 1}, {4, "When?", "x", "y", nil, nil, nil, 1}},
		"12:1 warning kahoot-below row=12": {one, nil, nil, {4, "What?", "x", "y", nil, nil, nil, 1}},
	}
	for want, rows := range tests {
		if diff := cmp.Diff([]string{question, want}, readAs("quiz.xlsx", template(t, rows...))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff([]string{question}, readAs("quiz.xlsx", template(t, one, []any{2}, nil, []any{3}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCSV(t *testing.T) {
	got := readAs("quiz.csv", []byte(",Question,Answer1,Answer2,Answer3,Answer4,Time,Correct\n1,*Who*?,Ann,Bo,,,20,\"1,2\"\n2,\"What?\nReally?\",x,y,,,20,2\n3,,,,,,,\n4,Below?,x,y,,,,1\n"))
	want := []string{
		`{"type":"single-choice","stem":"\\*Who\\*?","options":[{"text":"Ann","weight":100},{"text":"Bo","weight":100}]}`,
		`{"type":"single-choice","stem":"What?\nReally?","options":[{"text":"x"},{"text":"y","correct":true}]}`,
		`1:43 warning not-kept what=Time`,
		`6:1 warning kahoot-below row=6`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBrokenFiles(t *testing.T) {
	tests := map[string]string{"PK\x03\x04": "archive-broken", "": "no-questions", "Name,Colour\nAnn,red\n": "table-heading", "Question,A\x00BC,D": "nul"}
	for text, want := range tests {
		_, problems := Read(fstest.MapFS{"quiz": {Data: []byte(text)}}, "quiz")
		if len(problems) == 0 || problems[0].Rule != want {
			t.Errorf("%q: %v, want %s", text, problems, want)
		}
	}
	if _, problems := Read(fstest.MapFS{}, "none"); len(problems) == 0 || problems[0].Rule != "file-unreadable" {
		t.Error(problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(",Question,Answer1,Answer2,Answer3,Answer4,Time,Correct\n1,Who?,Ann,Bo,,,20,\"1,2\"\n2,,,,,,,\n3,x,,,,,,1\n"))
	f.Add([]byte("Question - max 120 characters;Answer 1;Answer 2;Correct answer(s) - choose at least one\nWho?;x;y;2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, problems := Read(fstest.MapFS{"quiz": {Data: data}}, "quiz")
		for _, p := range problems {
			if p.File == "" || p.Rule == "" || p.Line < 0 || p.Column < 0 {
				t.Errorf("%+v of\n%q", p, data)
			}
		}
	})
}

// corpus are files of other people's, which are only there to be read.
const corpus = "../../../../shared/corpus/kahoot"

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't there: ", err)
	}
	tests := map[string]struct{ read, refused, problems int }{
		"official/KahootQuizTemplate.xlsx": {1, 0, 1},
		"qas-editor/kahoot.csv":            {5, 0, 4},
	}
	for name, want := range tests {
		set, problems := Read(os.DirFS(corpus), name)
		refused := 0
		for _, p := range problems {
			if p.Raw != "" {
				refused++
			}
		}
		if len(set.Questions) != want.read || refused != want.refused || len(problems) != want.problems {
			t.Errorf("%s: %d questions, %d refused, %d problems %v", name, len(set.Questions), refused, len(problems), problems)
		}
	}
}
