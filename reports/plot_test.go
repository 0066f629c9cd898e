package reports

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/words"
)

// inside fails where a shape leaves its plot, or is nowhere.
func inside(t *testing.T, p Plot) {
	t.Helper()
	if p.Title == "" || p.Desc == "" || len(p.Table.Rows) == 0 {
		t.Errorf("%q: %q, with %d rows", p.Title, p.Desc, len(p.Table.Rows))
	}
	at := func(x, y float64) {
		if math.IsNaN(x) || math.IsNaN(y) || x < 0 || x > p.Width || y < 0 || y > p.Height {
			t.Errorf("%s: something is at %v, %v", p.Title, x, y)
		}
	}
	for _, s := range p.Shapes {
		switch d := s.(type) {
		case Bar:
			at(d.X, d.Y)
			at(d.X+d.Width, d.Y+d.Height)
		case Rule:
			at(d.X1, d.Y1)
			at(d.X2, d.Y2)
		case Dot:
			at(d.X, d.Y)
		case Label:
			at(d.X, d.Y)
		}
	}
	for _, row := range p.Table.Rows {
		if len(row) != len(p.Table.Heads) {
			t.Errorf("%s: a row has %d cells", p.Title, len(row))
		}
	}
}

func counts(p Plot) string {
	var said []string
	for _, row := range p.Table.Rows {
		said = append(said, row[1])
	}
	return strings.Join(said, " ")
}

func TestScoresFallIntoTens(t *testing.T) {
	w, pass := words.For("en"), 60.0
	p := ScorePlot(w, []float64{0, 9.99, 10, 59.9, 60, 100, 100, 95}, &pass)
	inside(t, p)
	if got := counts(p); got != "2 1 0 0 0 1 1 0 0 3" {
		t.Error(got)
	}
	inside(t, ScorePlot(w, nil, nil))
	if heads := LearnerScorePlot(w, nil, nil).Table.Heads; heads[1] != "Learners" || p.Table.Heads[1] != "Attempts" {
		t.Errorf("what is counted is %q and %q", heads, p.Table.Heads)
	}
	inside(t, ScorePlot(w, make([]float64, 84000), &pass))
}

func TestOneAttemptThatWasLeftOpenDoesNotHideTheOthers(t *testing.T) {
	took := []time.Duration{60 * time.Hour}
	for i := range 20 {
		took = append(took, time.Duration(i)*time.Minute)
	}
	p := TimePlot(words.For("en"), took)
	inside(t, p)
	if got := counts(p); got != "5 5 5 5 0 0 0 0 0 1" && !strings.HasSuffix(got, " 1") {
		t.Error(got)
	}
	inside(t, TimePlot(words.For("en"), nil))
	inside(t, TimePlot(words.For("en"), []time.Duration{-time.Second, 0, 1000 * time.Hour}))
}

func TestStandingsAreSharesOfAllLearners(t *testing.T) {
	p := StandingPlot(words.For("en"), map[Standing]int{Done: 3, NeverStarted: 1})
	inside(t, p)
	if got := p.Table.Rows; len(got) != 2 || got[0][2] != "75.0%" || got[1][1] != "1" {
		t.Error(got)
	}
	inside(t, StandingPlot(words.For("en"), nil))
	inside(t, MarkCounts{N: 4, Full: 1, None: 2}.Plot(words.For("en")))
}

func percentValue(n float64) Value { return Value{Number: n} }

func TestWeakQuestionsStandOut(t *testing.T) {
	blank := Value{Blank: "constant"}
	var analysed []QuestionAnalysis
	var numbers []int
	for i, c := range []struct {
		n               int
		facility, tells Value
		want            Verdict
	}{
		{40, percentValue(60), percentValue(45), Sound},
		{40, percentValue(60), percentValue(12), Vague},
		{40, percentValue(60), percentValue(-30), Backwards},
		{40, percentValue(97), percentValue(2), Easy},
		{40, percentValue(100), blank, Easy},
		{40, percentValue(0), blank, Hard},
		{9, percentValue(60), percentValue(-30), Unjudged},
		{40, blank, blank, Unjudged},
		{40, percentValue(50), blank, Unjudged},
	} {
		q := QuestionAnalysis{Name: strconv.Itoa(i), N: c.n, Facility: c.facility, DiscriminationIndex: c.tells}
		if got := q.Verdict(); got != c.want {
			t.Errorf("%d: %s", i, got)
		}
		analysed, numbers = append(analysed, q), append(numbers, i+1)
	}
	p := QuestionPlot(words.For("en"), analysed, numbers)
	inside(t, p)
	named := map[string]bool{}
	hollow := 0
	for _, s := range p.Shapes {
		switch d := s.(type) {
		case Label:
			if d.Ink == WeakInk {
				named[d.Text] = true
			}
		case Dot:
			if d.Hollow {
				hollow++
			}
		}
	}
	if len(named) != 2 || !named["2"] || !named["3"] || hollow != 3 {
		t.Errorf("named are %v; %d are not", named, hollow)
	}
	inside(t, QuestionPlot(words.For("en"), analysed[7:], numbers[7:]))
}
