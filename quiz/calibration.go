package quiz

import "math/big"

// The levels of certainty.
const (
	Guessing = 1
	Unsure   = 2
	Certain  = 3
)

// CertainMark is a mark whose learner said how sure they were.
type CertainMark struct {
	Certainty int      // Guessing to Certain; 0: not said
	Fraction  *big.Rat // nil while it awaits a person
}

// CalibrationLine tells how those did who were this sure. Who knows what they know does better, the surer they are.
type CalibrationLine struct {
	Certainty int
	N         int      // marks
	Mean      *float64 // the mean share of full marks, −1…1; nil without marks
}

// Calibration compares certainty with marks: a line for each level, from Guessing. Marks without certainty, or that are
// missing, count nowhere.
func Calibration(marks []CertainMark) []CalibrationLine {
	lines := make([]CalibrationLine, 0, Certain)
	for level := Guessing; level <= Certain; level++ {
		lines = append(lines, calibrationLine(marks, level))
	}
	return lines
}

func calibrationLine(marks []CertainMark, level int) CalibrationLine {
	line, sum := CalibrationLine{Certainty: level}, new(big.Rat)
	for _, m := range marks {
		if m.Certainty == level && m.Fraction != nil {
			line.N++
			sum.Add(sum, m.Fraction)
		}
	}
	if line.N > 0 {
		mean := float(sum.Quo(sum, big.NewRat(int64(line.N), 1)))
		line.Mean = &mean
	}
	return line
}
