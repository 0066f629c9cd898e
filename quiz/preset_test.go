package quiz

import (
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
	for asked, want := range map[int]time.Duration{0: 5 * time.Minute, 1: 5 * time.Minute, 5: 10 * time.Minute, 12: 25 * time.Minute, 15: 30 * time.Minute} {
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
	for _, c := range []struct {
		draw []Draw
		want int
	}{{nil, 9}, {[]Draw{{Count: 2}, {Tag: "x", Count: 3}}, 5}, {[]Draw{{Count: 20}}, 9}} {
		if got := (Rules{Draw: c.draw}).Asks(9); got != c.want {
			t.Errorf("%+v: %d, want %d", c.draw, got, c.want)
		}
	}
}
