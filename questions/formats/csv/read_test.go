package csv

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// readText reads a file's text.
func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"set.csv": {Data: []byte(text)}}, "set.csv")
}

// told are the questions, a line each without their ids, and the problems with their places.
func told(set questions.Set, problems questions.Problems) string {
	var b strings.Builder
	for _, q := range set.Questions {
		q.ID = ""
		data, err := json.Marshal(q)
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(&b, strings.Replace(string(data), `"id":"",`, "", 1))
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			fmt.Fprintf(&b, " %s=%v", name, p.Args[name])
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// A readCase is a file and what is made of it.
type readCase struct{ name, text, want string }

func runReads(t *testing.T, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Split(c.want, "\n"), strings.Split(told(readText(c.text)), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
