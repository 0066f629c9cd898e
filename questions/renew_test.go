package questions

import (
	"strings"
	"testing"
)

func plainSet(title string, ids ...string) Set {
	s := Set{Readback: 1, ID: "s", Title: title}
	for _, id := range ids {
		answer := true
		id, stem, _ := strings.Cut(id, ":")
		s.Questions = append(s.Questions, Question{QuestionHead{ID: id, Type: TrueFalseType, Stem: stem}, &TrueFalse{Answer: &answer}})
	}
	return s
}

// wantQuestions compares ids and stems, and says which have evidence.
func wantQuestions(t *testing.T, s Set, want string) {
	t.Helper()
	var got []string
	for _, q := range s.Questions {
		said := q.ID + ":" + q.Stem
		if len(q.Evidence) > 0 {
			said += "!"
		}
		got = append(got, said)
	}
	if said := strings.Join(got, " "); said != want {
		t.Errorf("the questions are %q, want %q", said, want)
	}
}

func TestRenewing(t *testing.T) {
	old := plainSet("Old", "a:1", "b:1", "c:1")
	old.Description, old.Tags, old.Briefing = "About it", []string{"t"}, []Source{{ID: "log", Title: "The log", Text: "One."}}
	for i := range old.Questions {
		old.Questions[i].Evidence = []Evidence{{Source: "log", Quote: "One"}}
	}
	file := plainSet("New", "c:2", "d:1")
	file.Description, file.Language = "Else", "fr"

	renewed := old.Renewed(file)
	wantQuestions(t, renewed, "c:2! d:1")
	if renewed.Title != "Old" || renewed.Description != "About it" || renewed.Language != "fr" || len(renewed.Tags) != 1 || len(renewed.Briefing) != 1 {
		t.Errorf("the rest of it is %+v", renewed)
	}
	if renewed.Evidence != EvidenceOptional {
		t.Errorf("a question without evidence came in, and evidence is %q", renewed.Evidence)
	}
	if only := old.Renewed(plainSet("New", "c:2")); only.Evidence != "" {
		t.Errorf("all have evidence, and it is %q", only.Evidence)
	}
	extended := old.Extended(file)
	wantQuestions(t, extended, "a:1! b:1! c:2! d:1")
	if extended.Evidence != EvidenceOptional || extended.Title != "Old" {
		t.Errorf("extended: %+v", extended)
	}
	wantQuestions(t, old, "a:1! b:1! c:1!")
	wantQuestions(t, file, "c:2 d:1")
	if old.Evidence != "" || len(Check(&renewed)) > 0 || len(Check(&extended)) > 0 {
		t.Errorf("%v %v", Check(&renewed), Check(&extended))
	}
}

// TestEvidenceDoesNotMoveToAnotherType: what proves a statement proves no other kind of question.
func TestEvidenceDoesNotMoveToAnotherType(t *testing.T) {
	old, file := plainSet("Old", "a:1"), plainSet("New", "a:1")
	old.Questions[0].Evidence = []Evidence{{Source: "log", Quote: "One"}}
	file.Questions[0].Type, file.Questions[0].Body = EssayType, &Essay{}
	wantQuestions(t, old.Renewed(file), "a:1")
}
