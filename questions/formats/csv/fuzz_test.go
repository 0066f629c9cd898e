package csv

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzRead(f *testing.F) {
	for _, cases := range [][]readCase{ownCases, foreignCases, blockCases} {
		for _, c := range cases {
			f.Add([]byte(c.text))
		}
	}
	f.Add([]byte("\uFEFF\"Question\",A,B,Correct\r\nWho?,x,y,A\r\n"))
	f.Add([]byte("\xFF\xFEQ\x00,\x00A\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files := fstest.MapFS{"set.csv": {Data: data}}
		set, problems := Read(files, "set.csv")
		for _, p := range problems {
			if p.File != "set.csv" || p.Rule == "" || p.Line < 0 || p.Column < 0 {
				t.Errorf("%+v of\n%q", p, data)
			}
		}
		Columns(files, "set.csv")
		if problems.Failed() {
			return
		}
		var b bytes.Buffer
		lost, err := Write(&b, set)
		if err != nil {
			t.Fatal(err)
		}
		read, _ := readText(b.String())
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" && len(lost) == 0 {
			t.Errorf("(-written +read):\n%s\n%s", diff, b.String())
		}
	})
}
