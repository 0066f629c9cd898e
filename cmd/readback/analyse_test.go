package main

import (
	"strings"
	"testing"
)

const smallMatrix = "learner,a,b,c\nmax,2,1,1\nAnn,2,1,0\nBen,1,0,1\nCid,0,,1\nDan,2,1,0.5\n"

// numbers is what another program reads.
type numbers struct {
	N         int
	Mean, CIC *float64
	Questions []struct {
		Name            string
		N               int
		Facility        *float64
		EffectiveWeight *float64 `json:"effective_weight"`
	}
}

func TestAnalyseAsJSON(t *testing.T) {
	got := decoded[numbers](t, command(t, "", "analyse", "--json", file(t, "m.csv", smallMatrix)).want(t, exitFine).out)
	if got.N != 4 || *got.Mean != 59.375 || len(got.Questions) != 3 || *got.Questions[0].Facility != 62.5 {
		t.Errorf("%+v", got)
	}
	if q := got.Questions[2]; q.Name != "c" || q.N != 4 || q.EffectiveWeight != nil {
		t.Errorf("a negative covariance has an effective weight: %+v", q)
	}
	if r := command(t, smallMatrix, "analyse", "--json", "-").want(t, exitFine); !strings.Contains(r.out, `"mean": 59.375`) || strings.Contains(r.out, "random_guess") {
		t.Errorf("%s", r.out)
	}
}

func TestAnalyseAsATableSaysWhyNumbersAreMissing(t *testing.T) {
	r := command(t, "", "analyse", file(t, "m.csv", "learner,a,b\nAnn,1,0\nBen,0,0\n")).want(t, exitFine)
	for _, want := range []string{"mean                  25.00", "skewness              –", "\n– too few learners", "\n– all have the same"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
}

func TestAnalyseNamesWhatCannotBeRead(t *testing.T) {
	r := command(t, "", "analyse", file(t, "m.csv", "learner,a,b\nAnn,x,0\nBen,1\n")).want(t, exitProblems)
	for _, want := range []string{"m.csv", `line 2, a: "x" is not a number`, "line 3: there are 2 fields, and 3 headings"} {
		if !strings.Contains(r.err, want) {
			t.Errorf("no %q in\n%s", want, r.err)
		}
	}
	command(t, "", "analyse", "nowhere.csv").want(t, exitProblems)
}
