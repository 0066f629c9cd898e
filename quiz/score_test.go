package quiz

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// earned makes marks from points and maxima, as fractions: "1/3", "1", "2", "3", …
func earned(pairs ...string) []MarkOf {
	var marks []MarkOf
	for i := 0; i < len(pairs); i += 2 {
		points, _ := new(big.Rat).SetString(pairs[i])
		max, _ := new(big.Rat).SetString(pairs[i+1])
		marks = append(marks, MarkOf{Mark: questions.Mark{Points: points, Max: max}})
	}
	return marks
}

func passing(score Score, passed bool) Score {
	score.Passed = &passed
	return score
}

func TestScoreOf(t *testing.T) {
	tests := []struct {
		name     string
		marks    []MarkOf
		passMark *float64
		want     Score
	}{
		{"three thirds are one", earned("1/3", "1", "1/3", "1", "1/3", "1"), nil, Score{1, 3, 100.0 / 3, nil}},
		{"nothing", nil, nil, Score{}},
		{"nothing to earn", earned("0", "0"), number(50), passing(Score{}, false)},
		{"at least 0", earned("-1", "1", "1/2", "1"), nil, Score{0, 2, 0, nil}},
		{"a negative mark counts", earned("-1/2", "1", "1", "1"), nil, Score{0.5, 2, 25, nil}},
		{"tenths", earned("0.1", "1", "0.2", "1"), nil, Score{0.3, 2, 15, nil}},
		{"at the pass mark", earned("1", "2"), number(50), passing(Score{1, 2, 50, nil}, true)},
		{"exactly 66.7", earned("667", "1000"), number(66.7), passing(Score{667, 1000, 66.7, nil}, true)},
		{"just below 66.7", earned("666999999999999", "1000000000000000"), number(66.7), passing(Score{666999999999999, 1e15, 66.6999999999999, nil}, false)},
		{"two thirds are less than 66.7", earned("2", "3"), number(66.7), passing(Score{2, 3, 200.0 / 3, nil}, false)},
		{"two thirds are more than 66.6", earned("2", "3"), number(66.6), passing(Score{2, 3, 200.0 / 3, nil}, true)},
		{"0 always passes", earned("0", "3"), number(0), passing(Score{0, 3, 0, nil}, true)},
		{"all of it", earned("3", "3"), number(100), passing(Score{3, 3, 100, nil}, true)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(&test.want, ScoreOf(test.marks, test.passMark)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryPassMarkCanBeMetExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.Int64Range(0, 1000).Draw(t, "tenths of a percent")
		marks := []MarkOf{{Mark: questions.Mark{Points: big.NewRat(tenths, 1), Max: big.NewRat(1000, 1)}}}
		passMark := float64(tenths) / 10
		score := ScoreOf(marks, &passMark)
		if !*score.Passed || !*CountsMean.Counting([]Score{*score, *score, *score}, &passMark).Passed {
			t.Fatalf("%v %% doesn't meet %v", score.Percent, passMark)
		}
	})
}

func TestCounting(t *testing.T) {
	scores := []Score{{Points: 2, Max: 10, Percent: 20}, {Points: 9, Max: 10, Percent: 90}, {Points: 18, Max: 20, Percent: 90}, {Points: 7, Max: 10, Percent: 70}}
	tests := []struct {
		counts Counts
		want   Score
	}{
		{CountsBest, scores[1]},
		{CountsFirst, scores[0]},
		{CountsLast, scores[3]},
		{CountsMean, Score{Points: 9, Max: 12.5, Percent: 67.5}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(&test.want, test.counts.Counting(scores, nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.counts, diff)
		}
		if got := test.counts.Counting(nil, number(50)); got != nil {
			t.Errorf("%s of no attempts is %v", test.counts, got)
		}
	}
}

func TestMeanPassesByItself(t *testing.T) {
	scores := []Score{passing(Score{Percent: 40}, false), passing(Score{Percent: 80}, true)}
	for passMark, want := range map[float64]bool{60: true, 60.1: false} {
		if got := CountsMean.Counting(scores, &passMark); *got.Passed != want {
			t.Errorf("60 %% in the mean, pass mark %v: passed is %v", passMark, *got.Passed)
		}
	}
}

func TestNoScoreWhileAMarkIsMissing(t *testing.T) {
	marks := append(earned("1", "1"), MarkOf{Mark: questions.Mark{Max: big.NewRat(2, 1)}})
	if score := ScoreOf(marks, number(0)); score != nil {
		t.Errorf("the score is %v", score)
	}
}
