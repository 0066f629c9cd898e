package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/words"
)

func TestProgressGoesOverAllAttempts(t *testing.T) {
	set := &ferryRevision(t).Set
	sheets := []Sheet{{LearnerID: "lea", Fractions: map[string]float64{"left": 1, "nine": 1, "cold": 0.5}}, {LearnerID: "olu", Fractions: map[string]float64{"left": 0}}}
	list := ProgressOf(tried(), Filter{Attempts: FirstAttempts}, set, sheets)
	if len(list) != 2 || list[0].LearnerID != "lea" || !cmp.Equal(list[0].Percents, []float64{50, 90, 90}) || list[0].Latest != "lea-3" {
		t.Fatalf("%+v", list)
	}
	if olu := list[1]; olu.Finished != 2 || !cmp.Equal(olu.Percents, []float64{40}) {
		t.Errorf("with one that awaits marking: %+v", olu)
	}
	if weak := list[0].Weakest(2); len(weak) != 1 || weak[0].Tag != "weather" || weak[0].Answers != 1 || weak[0].Share().Number != 50 {
		t.Errorf("weakest of one who knew all times: %+v", weak)
	}
	if weak := list[1].Weakest(1); len(weak) != 1 || weak[0].Tag != "times" {
		t.Errorf("weakest: %+v", weak)
	}
	if again := ProgressOf(tried(), Filter{Revision: 2}, set, nil); !cmp.Equal(again[0].Percents, []float64{90, 90}) || len(again[0].Weakest(3)) != 0 {
		t.Errorf("on one revision: %+v", again)
	}
}

func TestProgressPlotSaysHowManyAreInEachMean(t *testing.T) {
	list := ProgressOf(tried(), Filter{}, &ferryRevision(t).Set, nil)
	p := ProgressPlot(words.For("en"), list)
	inside(t, p)
	if want := [][]string{{"Attempt 1", "2", "45%"}, {"Attempt 2", "1", "90%"}, {"Attempt 3", "1", "90%"}}; !cmp.Equal(p.Table.Rows, want) {
		t.Error(p.Table.Rows)
	}
	if !Repeated(list) || Repeated(nil) {
		t.Error("who has several scores isn't known")
	}
}
