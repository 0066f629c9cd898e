package csv

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestColumns(t *testing.T) {
	files := fstest.MapFS{
		"a.csv":   {Data: []byte("My quiz\nQuestion,A,B,Right one,Notes\nWho?,x,y,A,n\n")},
		"own.csv": {Data: []byte("id,type,stem,answer\na,true-false,So?,true\n")},
		"b.csv":   {Data: []byte("Was,Eins,Zwei,Drei\nWer?,x,y,2\n")},
		"c.csv":   {Data: []byte("NewQuestion,MC\nQuestionText,Who?\n")},
		"d.csv":   {Data: []byte("\x00")},
		"e.csv":   {},
	}
	tests := map[string][]string{
		"a.csv":   {"Question=stem", "A=option a", "B=option b", "Right one=", "Notes="},
		"own.csv": {"id=id", "type=type", "stem=stem", "answer=answer"},
		"b.csv":   {"Was=", "Eins=", "Zwei=", "Drei="},
		"c.csv":   nil, "d.csv": nil, "e.csv": nil, "none.csv": nil,
	}
	for name, want := range tests {
		var got []string
		for _, c := range Columns(files, name) {
			got = append(got, c.Heading+"="+c.Field)
			if len(c.Fields) < 20 {
				t.Errorf("%s: %s could be only %v", name, c.Heading, c.Fields)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReadMapped(t *testing.T) {
	files := fstest.MapFS{"set.csv": {Data: []byte("Was,Eins,Zwei,Drei,Notes\nWer?,x,y,2,n\n")}}
	columns := map[string]string{"Was": "stem", "Eins": "option a", "Zwei": "option b", "Drei": "correct", "Notes": ""}
	want := `{"type":"single-choice","stem":"Wer?","options":[{"text":"x"},{"text":"y","correct":true}]}`
	if got := told(ReadMapped(files, "set.csv", columns)); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	files = fstest.MapFS{"set.csv": {Data: []byte("Question,A,B,Answer,Comment\nWho?,x,y,B,Because.\n")}}
	want = `{"type":"single-choice","stem":"Who?","hint":"Because.","options":[{"text":"x"},{"text":"y","correct":true}]}`
	if got := told(ReadMapped(files, "set.csv", map[string]string{"Comment": "hint"})); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
