package native

import (
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

func TestOneQuestionIsReadAgainAsWritten(t *testing.T) {
	set := soundSet()
	for _, q := range set.Questions {
		var text strings.Builder
		if err := WriteQuestion(&text, q); err != nil {
			t.Fatal(err)
		}
		read, readable, problems := ReadQuestion(text.String(), set, nil)
		if !readable || problems.Failed() {
			t.Fatalf("%s: %v\n%s", q.ID, said(problems), text.String())
		}
		var again strings.Builder
		if err := WriteQuestion(&again, read); err != nil || again.String() != text.String() {
			t.Errorf("%s: %v\n%s\n%s", q.ID, err, text.String(), again.String())
		}
	}
}

func TestProblemsOfOneQuestionHaveTheirPlaces(t *testing.T) {
	for text, want := range map[string]struct {
		readable bool
		line     int
	}{
		"id: q\ntype: true-false\nstem: Late?\n":                  {true, 1},
		"id: q\ntype: nonsense\nstem: Late?\n":                    {false, 2},
		"id: q\ntype: true-false\nstem: Late?\nanswer: perhaps\n": {false, 4},
		"id: q\ntype: essay\nstem: Why?\npoints: -1\n":            {true, 4},
		"nothing of the kind":                                     {false, 1},
	} {
		_, readable, problems := ReadQuestion(text, questions.Set{}, nil)
		inLine := slices.ContainsFunc(problems, func(p questions.Problem) bool { return p.Line == want.line })
		if readable != want.readable || !inLine {
			t.Errorf("%q: readable %v, want line %d: %v", text, readable, want.line, said(problems))
		}
	}
}
