package reports

import (
	"testing"

	"github.com/readback/readback/quiz"
)

// own is the value of a column of one's own answers.
func own(t *testing.T, name string, r OwnAnswer) any {
	t.Helper()
	for _, c := range OwnAnswerColumns {
		if c.Name == name {
			return c.Value(r)
		}
	}
	t.Fatalf("no column %s", name)
	return nil
}

func TestFeedbackIsOnWhatWasGiven(t *testing.T) {
	options := []quiz.KeyOption{{ID: "1", Feedback: "on one"}, {ID: "2", Feedback: "on two"}}
	gaps := []quiz.ShownGap{{ID: "1"}, {ID: "2"}}
	for want, r := range map[string]OwnAnswer{
		"on two":           {Reviewed: quiz.Reviewed{Given: quiz.Given{Answer: []byte(`"2"`)}, Key: &quiz.Key{Options: options}}},
		"on one\n\non two": {Reviewed: quiz.Reviewed{Given: quiz.Given{Answer: []byte(`["1","2"]`)}, Key: &quiz.Key{Options: options}}},
		"on a text\n\non one": {Reviewed: quiz.Reviewed{
			Shown: quiz.Shown{Gaps: gaps}, Given: quiz.Given{Answer: []byte(`{"1":"x","2":"1"}`)},
			Key: &quiz.Key{Gaps: map[string]quiz.GapKey{"1": {TypedKey: quiz.TypedKey{Feedback: "on a text"}}, "2": {Options: options}}},
		}},
		"": {Reviewed: quiz.Reviewed{Key: &quiz.Key{Options: options}}},
	} {
		if got := own(t, "feedback", r); got != want {
			t.Errorf("the feedback is %q, want %q", got, want)
		}
	}
}

func TestWhatIsNotReleasedIsBlank(t *testing.T) {
	for _, name := range []string{"verdict", "points", "max", "comment", "feedback", "flagged_at", "hint_at", "saved_at", "answer_json"} {
		if got := cellText(own(t, name, OwnAnswer{})); got != "" {
			t.Errorf("%s is %q", name, got)
		}
	}
	awaits := OwnAnswer{Reviewed: quiz.Reviewed{Mark: &quiz.ShownMark{Verdict: quiz.Awaiting, Max: 3}}}
	if got := own(t, "points", awaits); got != nil || own(t, "max", awaits) != 3.0 {
		t.Errorf("what awaits its mark has %v points", got)
	}
}
