package questions

import "testing"

var suggestBriefing = []Source{
	{ID: "log", Title: "The log", Text: "The harbour closed at nine.\n\nThe pilot read the clearance back. The tower was silent for two minutes.\n\nQuay Seven lost power at ten."},
	{ID: "radio", Title: "The radio", Text: "Nobody read anything back, the radio says.\n\nPower returned to the quay before noon."},
}

func TestSuggestions(t *testing.T) {
	yes := true
	tests := []struct {
		what string
		q    Question
		want []string // the first suggestions' sentences
	}{
		{"the right option counts", Question{QuestionHead{Stem: "Who read it back?"}, &SingleChoice{Options: Options{{Text: "The pilot", Correct: true}, {Text: "The tower"}}}}, []string{"log/2.1"}},
		{"another option doesn't", Question{QuestionHead{Stem: "Who read it back?"}, &SingleChoice{Options: Options{{Text: "The pilot"}, {Text: "Nobody", Correct: true}}}}, []string{"radio/1.1"}},
		{"accepted texts", Question{QuestionHead{Stem: "Where did the power fail?"}, &ShortText{Accept: []Accept{{Text: "Quay Seven*"}}}}, []string{"log/3.1", "radio/2.1"}},
		{"a statement", Question{QuestionHead{Stem: "The tower was silent."}, &TrueFalse{Answer: &yes}}, []string{"log/2.2"}},
		{"nothing in common", Question{QuestionHead{Stem: "Combien?"}, &Numeric{Accept: []NumericAccept{{Value: "77"}}}}, nil},
	}
	s := NewSuggester(suggestBriefing, CutBriefing(suggestBriefing))
	for _, test := range tests {
		got := s.For(&test.q, 3)
		if len(got) < len(test.want) || len(test.want) == 0 && len(got) > 0 {
			t.Errorf("%s: %v", test.what, got)
			continue
		}
		for i, want := range test.want {
			if got[i].Ref.String() != want {
				t.Errorf("%s: suggestion %d is %s (%q), want %s", test.what, i+1, got[i].Ref, got[i].Quote, want)
			}
		}
	}
}

// TestSuggestionsAreEvidence: what is suggested is found where it says, also when the words stand in two passages.
func TestSuggestionsAreEvidence(t *testing.T) {
	briefing := []Source{{ID: "a", Title: "A", Text: "It was so.\n\nOther words came. It was so."}}
	cuts := CutBriefing(briefing)
	q := Question{QuestionHead{Stem: "Was it so?"}, &ShortText{Accept: []Accept{{Text: "so"}}}}
	for _, one := range NewSuggester(briefing, cuts).For(&q, 5) {
		span, match := cuts.Find(one.Source, one.Quote, one.Passage)
		if match != Exact || span.Passage != one.Ref.Passage {
			t.Errorf("%v is found in passage %d (%v)", one, span.Passage, match)
		}
	}
}

func TestUnbound(t *testing.T) {
	yes := true
	set := Set{Questions: []Question{
		{QuestionHead{ID: "bound", Evidence: []Evidence{{Source: "a", Quote: "b"}}}, &TrueFalse{Answer: &yes}},
		{QuestionHead{ID: "open"}, &TrueFalse{Answer: &yes}},
		{QuestionHead{ID: "essay"}, &Essay{}},
		{QuestionHead{ID: "read"}, &Information{}},
	}}
	if list := set.Unbound(); len(list) != 1 || list[0].ID != "open" {
		t.Errorf("%v", list)
	}
}
