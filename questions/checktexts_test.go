package questions

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestEveryTextHasABound makes texts as long as they may be, and one byte longer.
func TestEveryTextHasABound(t *testing.T) {
	tests := map[string]func(s *Set) *string{
		"/title":                           func(s *Set) *string { return &s.Title },
		"/description":                     func(s *Set) *string { return &s.Description },
		"/questions/0/stem":                func(s *Set) *string { return &s.Questions[0].Stem },
		"/questions/0/title":               func(s *Set) *string { return &s.Questions[0].Title },
		"/questions/1/hint":                func(s *Set) *string { return &s.Questions[1].Hint },
		"/questions/0/options/1/text":      func(s *Set) *string { return &question[*SingleChoice](s).Options[1].Text },
		"/questions/2/feedback/true":       func(s *Set) *string { return &question[*TrueFalse](s).Feedback.True },
		"/questions/3/accept/0/text":       func(s *Set) *string { return &question[*ShortText](s).Accept[0].Text },
		"/questions/10/rubric/0/criterion": func(s *Set) *string { return &question[*Essay](s).Rubric[0].Criterion },
	}
	for pointer, text := range tests {
		for n, want := range map[int]bool{MaxText: false, MaxText + 1: true} {
			set := sound()
			*text(set) = strings.Repeat("a", n)
			got := slices.IndexFunc(Check(set), func(p Problem) bool { return p.Rule == "text-long" && p.Pointer == pointer })
			if (got >= 0) != want {
				t.Errorf("%d at %s: too long is %v, want %v", n, pointer, got >= 0, want)
			}
		}
	}
}

// TestTheBoundOfTextsIsSaid: the rule names the limit, in KB.
func TestTheBoundOfTextsIsSaid(t *testing.T) {
	set := sound()
	gap("which", func(g *Gap) { g.Options[0].Feedback = strings.Repeat("a", MaxText+1) })(set)
	for _, p := range Check(set) {
		if p.Rule == "text-long" {
			if p.Pointer != "/questions/9/gaps/which/options/0/feedback" || !reflect.DeepEqual(p.Args, map[string]any{"most": 256}) {
				t.Errorf("%s %v", p.Pointer, p.Args)
			}
			return
		}
	}
	t.Error("nothing is said")
}
