package quiz

import (
	"slices"
	"testing"
	"time"

	"github.com/readback/readback/questions"
)

// TestPresetsAreRules: each can be published as it is, and keeps what is the quiz's own.
func TestPresetsAreRules(t *testing.T) {
	opens := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	own := Rules{Opens: opens, Closes: opens.Add(time.Hour), Zone: "Europe/Vienna"}
	for _, p := range Presets() {
		for _, r := range []Rules{own.Preset(p, 7), (Rules{Zone: "UTC"}).Preset(p, 7)} {
			if problems := r.Check(&questions.Revision{}); len(problems) > 0 {
				t.Errorf("%s: %+v", p, problems)
			}
		}
		if r := own.Preset(p, 7); !r.Opens.Equal(own.Opens) || !r.Closes.Equal(own.Closes) || r.Zone != own.Zone {
			t.Errorf("%s took what is the quiz's own: %+v", p, r)
		}
	}
	if r := own.Preset("none", 7); r.PerPage != own.PerPage || r.Feedback != own.Feedback {
		t.Errorf("an unknown preset changed the rules: %+v", r)
	}
}

func TestExamPreset(t *testing.T) {
	for asked, want := range map[int]time.Duration{0: 2 * time.Minute, 1: 2 * time.Minute, 6: 12 * time.Minute, 15: 30 * time.Minute} {
		if got := (Rules{}).Preset(PresetExam, asked).TimeLimit; got != want {
			t.Errorf("%d questions: %v, want %v", asked, got, want)
		}
	}
	if got := (Rules{}).Preset(PresetExam, 1).Feedback; got != FeedbackMarks {
		t.Errorf("without a closing: feedback %s", got)
	}
	if got := (Rules{Closes: time.Now()}).Preset(PresetExam, 1).Feedback; got != FeedbackClosing {
		t.Errorf("with a closing: feedback %s", got)
	}
}

func TestAsks(t *testing.T) {
	r := stored(&allTypes(t).Set)
	all := Asks(r, Rules{})
	if marked := slices.DeleteFunc(slices.Clone(r.Set.Questions), func(q questions.Question) bool { return !q.Marked() }); all != len(marked) {
		t.Errorf("asks %d, want %d", all, len(marked))
	}
	if got := Asks(r, Rules{Draw: []Draw{{Count: 2}}}); got != 2 {
		t.Errorf("a draw of two asks %d", got)
	}
}
