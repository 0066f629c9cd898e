package quiz

import (
	"regexp"
	"testing"

	"github.com/readback/readback/questions"
)

func TestAnswersAsTheirLearnersWouldTellThem(t *testing.T) {
	parts := []ShownPart{{"1", "the ferry"}, {"2", "the pump"}, {"3", "fog"}}
	tests := []struct {
		shown  Shown
		answer string
		want   string
	}{
		{Shown{Type: questions.SingleChoiceType, Options: parts}, `"2"`, "the pump"},
		{Shown{Type: questions.MultipleResponseType, Options: parts}, `["3","1"]`, "the ferry; fog"},
		{Shown{Type: questions.TrueFalseType}, "false", "false"},
		{Shown{Type: questions.ShortTextType}, `"at noon"`, "at noon"},
		{Shown{Type: questions.NumericType}, "1234.50", "1234.50"},
		{Shown{Type: questions.EssayType}, `"Nobody knows."`, "Nobody knows."},
		{Shown{Type: questions.SelectSentenceType}, `["log/1.1","log/2.1"]`, "log/1.1; log/2.1"},
		{Shown{Type: questions.OrderingType, Items: parts}, `["3","1","2"]`, "fog; the ferry; the pump"},
		{Shown{Type: questions.MatchingType, Prompts: parts[:2], Matches: parts}, `{"2":"3"}`, "the pump: fog"},
		{Shown{Type: questions.CompareSourcesType, Claims: parts[:1], Sources: []string{"log", "tower"}},
			`{"1":{"log":"silent","tower":"states"}}`, "the ferry (log): silent; the ferry (tower): states"},
		{Shown{Type: questions.GapFillType, Gaps: []ShownGap{{ID: "1"}, {ID: "2", Options: parts}, {ID: "3"}}}, `{"1":"it","2":"1"}`, "1: it; 2: the ferry"},
		{Shown{Type: questions.ShortTextType}, "", ""},
	}
	for _, tt := range tests {
		if got := tt.shown.Said(Given{Answer: []byte(tt.answer)}); got != tt.want {
			t.Errorf("%s %s is told as %q, want %q", tt.shown.Type, tt.answer, got, tt.want)
		}
	}
}

// No answer to any type is told by the author's own ids, which give keys away.
func TestWhatIsSaidHasNoAuthoredIDs(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	for n := range plan.Questions {
		p := plan.Find(n + 1)
		given, err := p.Given(r, Answer{Answer: []byte(right[p.ID])})
		if err != nil {
			t.Fatal(err)
		}
		said := ShowQuestion(r, plan, n+1).Said(given)
		if right[p.ID] != "" && said == "" {
			t.Errorf("%s: nothing is said of %s", p.ID, right[p.ID])
		}
		if regexp.MustCompile(`secret-[a-z]`).MatchString(said) {
			t.Errorf("%s is told as %q", p.ID, said)
		}
	}
}
