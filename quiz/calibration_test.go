package quiz

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCalibration(t *testing.T) {
	marks := []CertainMark{
		{0, rat("1")}, {1, rat("0")}, {1, rat("1")}, {1, rat("1/2")}, {1, nil}, {3, rat("-1/2")}, {3, rat("1")}, {4, rat("1")},
	}
	want := []CalibrationLine{{Guessing, 3, number(0.5)}, {Unsure, 0, nil}, {Certain, 2, number(0.25)}}
	if diff := cmp.Diff(want, Calibration(marks)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if marks[1].Fraction.Cmp(new(big.Rat)) != 0 {
		t.Error("the marks themselves were changed")
	}
}
