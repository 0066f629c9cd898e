package reports

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestAnalysisIsWhatRSays: testdata/analysis/expected.R made the expected values.
func TestAnalysisIsWhatRSays(t *testing.T) {
	expected := readTestCSV(t, "testdata/analysis/expected.csv")
	analyses, worst := map[string]Analysis{}, 0.0
	for _, row := range expected[1:] {
		name, question, statistic := row[0], row[1], row[2]
		a, known := analyses[name]
		if !known {
			a = Analyse(testMatrix(t, name))
			analyses[name] = a
		}
		got := statisticOf(t, a, question, statistic)
		if (got.Blank != "") != (row[3] == "") {
			t.Errorf("%s %s %s: %+v, R has %q", name, question, statistic, got, row[3])
		} else if row[3] != "" {
			want, _ := strconv.ParseFloat(row[3], 64)
			off := math.Abs(got.Number-want) / max(1, math.Abs(want))
			if worst = max(worst, off); !(off < 1e-11) {
				t.Errorf("%s %s %s: %v, R has %v", name, question, statistic, got.Number, want)
			}
		}
	}
	t.Logf("%d values, the largest difference is %.1e", len(expected)-1, worst)
}

func TestBlanksSayWhy(t *testing.T) {
	for _, test := range []struct{ name, question, statistic, want string }{
		{"one", "", "sd", BlankFew}, {"two", "", "skewness", BlankFew}, {"three", "", "kurtosis", BlankFew}, {"two", "", "cic", BlankFew},
		{"all-the-same", "", "skewness", BlankSpread}, {"same-score", "", "standard_error", BlankSpread},
		{"one-question", "", "cic", BlankOne}, {"draws", "", "error_ratio", BlankDraws},
		{"negative-covariance", "q2", "effective_weight", BlankNegative}, {"same-score", "q1", "effective_weight", BlankSpread},
		{"constant-questions", "q1", "discrimination_index", BlankSpread}, {"one", "q1", "discriminative_efficiency", BlankFew},
		{"one-question", "q1", "discrimination_index", BlankSpread},
	} {
		if got := statisticOf(t, Analyse(testMatrix(t, test.name)), test.question, test.statistic); got.Blank != test.want {
			t.Errorf("%s %s %s: %+v, want %s", test.name, test.question, test.statistic, got, test.want)
		}
	}
}

func TestNobodyHasNoNumbersButWeights(t *testing.T) {
	m, err := ReadMatrix(strings.NewReader("learner,a,b\nmax,1,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	a := Analyse(m)
	if a.N != 0 || a.Mean.Blank != BlankFew || a.CIC.Blank != BlankFew || a.Questions[0].Facility.Blank != BlankFew || a.Questions[1].IntendedWeight.Number != 75 {
		t.Errorf("%+v", a)
	}
}

// testMatrix reads a case of testdata/analysis, where NA means that an attempt wasn't asked a question.
func testMatrix(t *testing.T, name string) Matrix {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata/analysis", name+".marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMatrix(bytes.NewReader(bytes.ReplaceAll(text, []byte("NA"), nil)))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range readTestCSV(t, filepath.Join("testdata/analysis", name+".marks.csv"))[2:] {
		for q, cell := range row[1:] {
			if cell == "NA" {
				m.Questions[q].Points[i] = math.NaN()
			}
		}
	}
	return m
}

func readTestCSV(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func statisticOf(t *testing.T, a Analysis, question, name string) Value {
	t.Helper()
	if question == "" {
		return map[string]Value{"n": valueOf(float64(a.N)), "mean": a.Mean, "median": a.Median, "sd": a.SD, "skewness": a.Skewness,
			"kurtosis": a.Kurtosis, "cic": a.CIC, "error_ratio": a.ErrorRatio, "standard_error": a.StandardError}[name]
	}
	for _, q := range a.Questions {
		if q.Name == question {
			return map[string]Value{"n": valueOf(float64(q.N)), "facility": q.Facility, "sd": q.SD, "intended_weight": q.IntendedWeight,
				"effective_weight": q.EffectiveWeight, "discrimination_index": q.DiscriminationIndex,
				"discriminative_efficiency": q.DiscriminativeEfficiency}[name]
		}
	}
	t.Fatalf("no question %s", question)
	return Value{}
}
