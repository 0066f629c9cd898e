package reports

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/words"
)

func TestProgressGoesOverAllAttempts(t *testing.T) {
	list := triedProgress(t)
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
	FindTags(list, &ferryRevision(t).Set, Matrix{})
	if weak := list[0].Weakest(3); len(weak) != 0 {
		t.Errorf("weakest of nothing: %+v", weak)
	}
}

// triedProgress: Lea knew all times and half of the weather, Olu didn't know when the ferry left.
func triedProgress(t *testing.T) []Progress {
	t.Helper()
	list, err := ProgressOf(func(yield func(AttemptRow, error) bool) {
		for _, r := range slices.Backward(tried()) { // they needn't come in order
			yield(r, nil)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	unasked := math.NaN()
	column := func(id string, points ...float64) MatrixQuestion {
		return MatrixQuestion{QuestionAbout: QuestionAbout{Name: id, Max: 1}, Points: points}
	}
	m := Matrix{N: 2, Learners: []string{"lea", "olu"}, Questions: []MatrixQuestion{
		column("left", 1, 0), column("nine", 1, unasked), column("cold", 0.5, unasked)}}
	FindTags(list, &ferryRevision(t).Set, m)
	return list
}

func TestProgressPlotSaysHowManyAreInEachMean(t *testing.T) {
	list := triedProgress(t)
	p := ProgressPlot(words.For("en"), list)
	inside(t, p)
	if want := [][]string{{"Attempt 1", "2", "45.0%"}, {"Attempt 2", "1", "90.0%"}, {"Attempt 3", "1", "90.0%"}}; !cmp.Equal(p.Table.Rows, want) {
		t.Error(p.Table.Rows)
	}
	if !Repeated(list) || Repeated(nil) {
		t.Error("who has several scores isn't known")
	}
}
