package text2qti

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"quiz.txt": {Data: []byte(text)}}, "quiz.txt")
}

// told are problems as "line:column severity rule {arguments}".
func told(problems questions.Problems) []string {
	var list []string
	for _, p := range problems {
		line := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		if len(p.Args) > 0 {
			args, _ := json.Marshal(p.Args)
			line += " " + string(args)
		}
		list = append(list, line)
	}
	return list
}

// asJSON is a question without its id.
func asJSON(q questions.Question) string {
	q.ID = ""
	data, err := json.Marshal(q)
	if err != nil {
		return err.Error()
	}
	return jsonEscapes.Replace(string(data))
}

var jsonEscapes = strings.NewReplacer(`"id":"",`, "", `\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

// readCase is a file, its questions as JSON and its problems.
type readCase struct {
	name, text string
	want       []string
	told       []string
}

const (
	two     = `"options":[{"text":"A","correct":true},{"text":"B"}]}`
	twoText = "*a) A\nb)  B\n"
)

var readCases = []readCase{
	{"a choice", "1.  Who?\na)  A\n*b) B\nc)  C\n", []string{`{"type":"single-choice","stem":"Who?","options":[{"text":"A"},{"text":"B","correct":true},{"text":"C"}]}`}, nil},
	{"several right options", "1. Who?\n[*] A\n[ ] B\n[] C\n[*] D", []string{`{"type":"multiple-response","stem":"Who?","options":[{"text":"A","correct":true},{"text":"B"},{"text":"C"},{"text":"D","correct":true}]}`}, nil},
	{"true or false", "1. It is.\n*a) True\n... Yes.\nb) False\n2. It isn't.\na) true\n*b) false",
		[]string{`{"type":"true-false","stem":"It is.","answer":true,"feedback":{"true":"Yes."}}`, `{"type":"true-false","stem":"It isn't.","answer":false}`}, nil},
	{"short answers", "1. Where?\n*  Quay *7*\n*\tthe harbour", []string{`{"type":"short-text","stem":"Where?","accept":[{"text":"Quay \\*7\\*"},{"text":"the harbour"}]}`}, nil},
	{"numbers", "1. a\n=  1.4142 +- 0.0001\n2. b\n= [-1_000.5, 2e3]\n3. c\n= 1_000\n4. d\n= 200 +- 5 %\n5. e\n= 1.5",
		[]string{`{"type":"numeric","stem":"a","accept":[{"value":1.4142,"tolerance":0.0001}]}`, `{"type":"numeric","stem":"b","accept":[{"min":-1000.5,"max":2000}]}`,
			`{"type":"numeric","stem":"c","accept":[{"value":1000}]}`, `{"type":"numeric","stem":"d","accept":[{"value":200,"tolerance":"5%"}]}`, `{"type":"numeric","stem":"e","accept":[{"value":1.5}]}`}, nil},
	{"no numbers", "1. a\n= 1,5\n2. b\n= [1, 2\n3. c\n= 3 +- -1\n4. d\n= nan", nil,
		[]string{`2:1 error text2qti-number {"found":"1,5"}`, `4:1 error text2qti-number {"found":"[1, 2"}`, `6:1 error text2qti-number {"found":"3 +- -1"}`, `8:1 error text2qti-number {"found":"nan"}`}},
	{"essay", "1. Why?\n... Because.\n!   For markers.\n____\n", []string{`{"type":"essay","stem":"Why?","explanation":"Because.\n\nFor markers."}`}, nil},
	{"upload", "1. Send it.\n^^^^\n2. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two}, []string{`1:1 error type-unsupported {"found":"upload (^^^^)"}`}},
	{"feedback", "1. Who?\n... General.\n+ Right.\n- Wrong.\n*a) A\n... Own.\nb) B\n",
		[]string{`{"type":"single-choice","stem":"Who?","explanation":"General.","options":[{"text":"A","correct":true,"feedback":"Right.\n\nOwn."},{"text":"B","feedback":"Wrong."}]}`}, nil},
	{"feedback on true and false", "1. It is.\n+ Right.\n- Wrong.\na) True\n*b) False\n... Own.\n",
		[]string{`{"type":"true-false","stem":"It is.","answer":false,"feedback":{"true":"Wrong.","false":"Right.\n\nOwn."}}`}, nil},
	{"feedback on short answers and numbers", "1. Where?\n+ Right.\n- Wrong.\n* A\n2. How fast?\n+ Right.\n- Wrong.\n= 3\n",
		[]string{`{"type":"short-text","stem":"Where?","explanation":"Wrong.","accept":[{"text":"A","feedback":"Right."}]}`, `{"type":"numeric","stem":"How fast?","explanation":"Wrong.","accept":[{"value":3,"feedback":"Right."}]}`},
		[]string{`1:1 warning text2qti-feedback {"found":"Wrong."}`, `5:1 warning text2qti-feedback {"found":"Wrong."}`}},
	{"feedback on several right options", "1. Who?\n+ Right.\n- Wrong.\n[*] A\n[ ] B\n",
		[]string{`{"type":"multiple-response","stem":"Who?","explanation":"Right.\n\nWrong.","options":[{"text":"A","correct":true},{"text":"B"}]}`},
		[]string{`1:1 warning text2qti-feedback {"found":"Right."}`, `1:1 warning text2qti-feedback {"found":"Wrong."}`}},
	{"title and points", "Title: Quay\n  Seven\nPoints: 2.5\n1. Who?\n" + twoText, []string{`{"type":"single-choice","title":"Quay Seven","stem":"Who?","points":2.5,` + two}, nil},
	{"bad points", "Points: many\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two}, []string{`1:1 error text2qti-points {"found":"many"}`}},
	{"a title without a question", "Title: X\nTitle: Y\n1. Who?\n" + twoText + "Points: 3", []string{`{"type":"single-choice","title":"Y","stem":"Who?",` + two},
		[]string{`1:1 error text2qti-heading {"found":"X"}`, `6:1 error text2qti-heading {"found":""}`}},
	{"paragraphs", "1.  Who\n    listened?\n\n    ```\n    *a) code\n      deeper\n    ```\n*a) A\n\n    more\nb)  B\n\tand\ttabs\n",
		[]string{`{"type":"single-choice","stem":"Who\nlistened?\n\n` + "```\\n*a) code\\n  deeper\\n```" + `","options":[{"text":"A\n\nmore","correct":true},{"text":"B\nand tabs"}]}`}, nil},
	{"too little indentation", "10.  Who\n  listened?\n" + twoText, []string{`{"type":"single-choice","stem":"Who",` + two}, []string{`2:1 error text2qti-line {"found":"listened?"}`}},
	{"no space, no text", "1. Who?\n*a) A\nb)B\nc)\n", []string{`{"type":"single-choice","stem":"Who?","options":[{"text":"A","correct":true}]}`},
		[]string{`1:1 error options-few {"found":1}`, `3:1 error text2qti-space {"found":"b)B"}`, `4:1 error text2qti-empty {"found":"c)"}`}},
	{"answers of two kinds", "1. Who?\n*a) A\n[ ] B\nb) C\n____", []string{`{"type":"single-choice","stem":"Who?","options":[{"text":"A","correct":true},{"text":"C"}]}`},
		[]string{`3:1 error text2qti-mixed {"found":"[ ]"}`, `5:1 error text2qti-mixed {"found":"____"}`}},
	{"no answers", "1. Who?\n\n2. How?\n" + twoText, []string{`{"type":"single-choice","stem":"How?",` + two}, []string{`1:1 error text2qti-answers`}},
	{"two right choices", "1. Who?\n*a) A\n*b) B", []string{`{"type":"single-choice","stem":"Who?","options":[{"text":"A","correct":true},{"text":"B","correct":true}]}`}, []string{`1:1 error one-correct {"found":2}`}},
	{"feedback in a wrong place", "1. Who?\n*a) A\n+ late\nb) B\n... x\n... y", []string{`{"type":"single-choice","stem":"Who?","options":[{"text":"A","correct":true},{"text":"B","feedback":"x"}]}`},
		[]string{`3:1 error text2qti-feedback-place {"found":"+"}`, `6:1 error text2qti-feedback-place {"found":"..."}`}},
	{"lines before the first question", "Hello\n- x\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two},
		[]string{`1:1 error text2qti-line {"found":"Hello"}`, `2:1 error text2qti-astray {"found":"- x"}`}},
	{"texts", "Text title: Log\nText: Read\n   the *log*.\n\n   It is long.\nText: More.\nText title: Alone\n1. Who?\n" + twoText,
		[]string{`{"type":"information","title":"Log","stem":"Read\nthe *log*.\n\nIt is long."}`, `{"type":"information","stem":"More."}`, `{"type":"information","stem":"Alone"}`,
			`{"type":"single-choice","stem":"Who?",` + two}, nil},
	{"comments", "% a comment\n1. Who?\n% another\n*a) A\nCOMMENT\n1. no question\nEND_COMMENT\nb) B\n", []string{`{"type":"single-choice","stem":"Who?",` + two}, nil},
	{"a comment without an end", "1. Who?\n" + twoText + "COMMENT\n2. x", []string{`{"type":"single-choice","stem":"Who?",` + two}, []string{"4:1 error text2qti-comment"}},
	{"the end of a comment alone", "END_COMMENT\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two}, []string{"1:1 error text2qti-comment"}},
	{"code", "```{.python .run}\nprint(\"1. x\")\n```\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two},
		[]string{"1:1 error text2qti-code {\"found\":\"```{.python .run}\"}"}},
	{"code without an end", "1. Who?\n" + twoText + "```{.sh .run}\nrm\n", []string{`{"type":"single-choice","stem":"Who?",` + two}, []string{"4:1 error text2qti-code {\"found\":\"```{.sh .run}\"}"}},
	{"a group", "GROUP\npick: 1\nsolutions pick: 2\npoints per question: 3\n\n1. Who?\n" + twoText + "2. How?\n" + twoText + "END_GROUP\n3. Why?\n____",
		[]string{`{"type":"single-choice","stem":"Who?","points":3,"tags":["group 1"],` + two, `{"type":"single-choice","stem":"How?","points":3,"tags":["group 1"],` + two, `{"type":"essay","stem":"Why?"}`},
		[]string{`1:1 warning text2qti-pick {"of":2,"pick":1,"tag":"group 1"}`, `3:1 warning not-kept {"what":"solutions pick: 2"}`}},
	{"a group of which all are asked, without an end", "GROUP\npick: 1\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?","tags":["group 1"],` + two}, nil},
	{"no group", "END_GROUP\npick: 2\n1. Who?\n" + twoText, []string{`{"type":"single-choice","stem":"Who?",` + two},
		[]string{`1:1 warning text2qti-group {"found":"END_GROUP"}`, `2:1 warning text2qti-group {"found":"pick:"}`}},
	{"HTML and line breaks", "1. H<sub>2</sub>O<br>\n   is <b>wet</b>\n*a) A\nb) B", []string{`{"type":"single-choice","stem":"H<sub>2</sub>O\\\nis <strong>wet</strong>",` + two}, nil},
	{"a question without a space begins one", "1. Who?\n" + twoText + "2.How?\n" + twoText + "Points: 2\n3.\n" + twoText + "4. Why?\n" + twoText,
		[]string{`{"type":"single-choice","stem":"Who?",` + two, `{"type":"single-choice","stem":"Why?",` + two},
		[]string{`4:1 error text2qti-space {"found":"2.How?"}`, `8:1 error text2qti-empty {"found":"3."}`}},
	{"a number begins no question", "1. How far?\n*a) A\n2.5 m\nb) B\n", []string{`{"type":"single-choice","stem":"How far?",` + two}, []string{`3:1 error text2qti-space {"found":"2.5 m"}`}},
	{"a title without a space belongs to what follows", "1. Who?\n" + twoText + "Title:Quay\nPoints:2\n2. How?\n" + twoText + "Text:x\n3. Why?\n" + twoText + "Title:Y\n",
		[]string{`{"type":"single-choice","stem":"Who?",` + two, `{"type":"single-choice","stem":"How?",` + two, `{"type":"single-choice","stem":"Why?",` + two},
		[]string{`4:1 error text2qti-space {"found":"Title:Quay"}`, `9:1 error text2qti-space {"found":"Text:x"}`, `13:1 error text2qti-space {"found":"Title:Y"}`}},
	{"nothing", "% x\n", nil, []string{"1:1 error no-questions"}},
}

func TestRead(t *testing.T) {
	for _, c := range readCases {
		t.Run(c.name, func(t *testing.T) {
			set, problems := readText(c.text)
			var got []string
			for _, q := range set.Questions {
				got = append(got, asJSON(q))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.told, told(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadsTheQuiz(t *testing.T) {
	set, problems := readText("Quiz title: The harbour\n   outage\nQuiz description: What\n\n    happened.\nshuffle answers: true\nQuiz title: Again\n1. Who?\n" + twoText)
	if set.Title != "The harbour outage" || set.Description != "What\n\nhappened." || set.ID != "quiz" {
		t.Errorf("%+v", set)
	}
	want := []string{`6:1 warning not-kept {"what":"shuffle answers: true"}`, `7:1 warning not-kept {"what":"Quiz title: Again"}`}
	if diff := cmp.Diff(want, told(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestImagesBesideTheFile(t *testing.T) {
	gif := "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
	files := fstest.MapFS{
		"a/quiz.txt":    {Data: []byte("1. ![dot](img/dot.gif) ![no](../secret.gif) ![no](none.gif) ![web](http://x.org/y.gif)\n" + twoText)},
		"a/img/dot.gif": {Data: []byte(gif)},
	}
	set, problems := Read(files, "a/quiz.txt")
	if len(set.Media) != 1 || set.Questions[0].Stem != "![dot](media:"+set.Media[0].Name+") no no [web](http://x.org/y.gif)" {
		t.Errorf("%q, %d images", set.Questions[0].Stem, len(set.Media))
	}
	want := []string{`1:1 warning image-lost {"src":"../secret.gif"}`, `1:1 warning image-lost {"src":"none.gif"}`, `1:1 warning image-lost {"src":"http://x.org/y.gif"}`}
	if diff := cmp.Diff(want, told(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestRejectsCanBeReadAgain(t *testing.T) {
	_, problems := readText("GROUP\npoints per question: 2\nTitle: X\n1. Who?\n\nEND_GROUP\n2. How?\n= x\n\n3. Fine?\n" + twoText)
	var raw []string
	for _, p := range problems {
		if p.Raw != "" {
			raw = append(raw, p.Raw)
		}
	}
	if diff := cmp.Diff([]string{"Points: 2\nTitle: X\n1. Who?", "2. How?\n= x"}, raw); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, problems = readText("1. Who?\n" + twoText + "Title:X\n2.How?\n" + twoText)
	if diff := cmp.Diff("Title:X\n2.How?\n"+strings.TrimSpace(twoText), problems[0].Raw); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, again := readText(strings.Join(raw, "\n\n") + "\n"); len(again) != 2 {
		t.Errorf("read again: %v", told(again))
	}
}

// corpus are real files from public repositories; they lie outside the project.
const corpus = "../../../../shared/corpus/text2qti"

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't here: ", err)
	}
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(corpus), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasSuffix(name, ".md") {
			set, problems := Read(os.DirFS(corpus), name)
			found[name] = fmt.Sprintf("%d read, %d errors, %d warnings", len(set.Questions), problems.Count(questions.Error), problems.Count(questions.Warning))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"readme/block-01.txt": "1 read, 0 errors, 0 warnings", "readme/block-03.txt": "1 read, 0 errors, 0 warnings", "readme/block-05.txt": "1 read, 0 errors, 0 warnings",
		"readme/block-07.txt": "0 read, 1 errors, 0 warnings",  // an upload
		"readme/block-09.txt": "1 read, 12 errors, 0 warnings", // a drawing of the indentation, no quiz
		"readme/block-11.txt": "2 read, 0 errors, 1 warnings",  // one of two is drawn
		"readme/block-13.txt": "1 read, 0 errors, 0 warnings",
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
