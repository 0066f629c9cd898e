package questions

import (
	"fmt"
	"slices"
	"testing"
)

// TestEveryListOfPartsHasABound makes each list as long as it may be, and one longer.
func TestEveryListOfPartsHasABound(t *testing.T) {
	tests := []struct {
		pointer string
		most    int
		fill    func(s *Set, n int)
	}{
		{"/questions/0/options", maxOptions, func(s *Set, n int) { b := question[*SingleChoice](s); b.Options = manyOptions(n) }},
		{"/questions/1/options", maxOptions, func(s *Set, n int) { b := question[*MultipleResponse](s); b.Options = manyOptions(n) }},
		{"/questions/3/accept", maxAccepts, func(s *Set, n int) {
			for i := range n {
				accepting := question[*ShortText](s)
				accepting.Accept = append(accepting.Accept[:i:i], Accept{Text: fmt.Sprint("text ", i)})
			}
		}},
		{"/questions/4/correct", maxCorrectQuotes, func(s *Set, n int) {
			b := question[*SelectSentence](s)
			b.Correct = slices.Repeat(b.Correct[:1], n)
		}},
		{"/questions/5/claims", maxClaims, func(s *Set, n int) {
			b := question[*CompareSources](s)
			b.Claims = slices.Repeat(b.Claims[:1], n)
		}},
		{"/questions/6/accept", maxAccepts, func(s *Set, n int) {
			b := question[*Numeric](s)
			b.Accept = slices.Repeat(b.Accept[:1], n)
		}},
		{"/questions/9/gaps/which/options", maxOptions, gapFilled("which", func(g *Gap, n int) { g.Options = manyOptions(n) })},
		{"/questions/9/gaps/who/accept", maxAccepts, gapFilled("who", func(g *Gap, n int) { g.Accept = slices.Repeat(g.Accept[:1], n) })},
		{"/questions/9/gaps/how many/accept", maxAccepts, gapFilled("how many", func(g *Gap, n int) { g.Accept = slices.Repeat(g.Accept[:1], n) })},
		{"/questions/10/rubric", maxCriteria, func(s *Set, n int) {
			b := question[*Essay](s)
			b.Rubric = slices.Repeat(b.Rubric[:1], n)
		}},
		{"/questions/10/rubric/0/levels", maxLevels, func(s *Set, n int) {
			b := question[*Essay](s)
			b.Rubric[0].Levels = slices.Repeat(b.Rubric[0].Levels[:1], n)
		}},
	}
	for _, test := range tests {
		for n, want := range map[int]bool{test.most: false, test.most + 1: true} {
			set := sound()
			test.fill(set, n)
			ps := Check(set)
			if got := slices.ContainsFunc(ps, func(p Problem) bool { return p.Rule == "too-many" && p.Pointer == test.pointer }); got != want {
				t.Errorf("%d at %s: too many is %v, want %v", n, test.pointer, got, want)
			}
		}
	}
}

func manyOptions(n int) Options {
	os := make(Options, n)
	for i := range os {
		os[i] = Option{Text: fmt.Sprint("option ", i), Correct: i == 0}
	}
	return os
}

func gapFilled(name string, change func(g *Gap, n int)) func(*Set, int) {
	return func(s *Set, n int) { gap(name, func(g *Gap) { change(g, n) })(s) }
}
