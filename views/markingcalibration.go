package views

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

func calibrationColumns(w words.Words) []column {
	return []column{
		{text: w.T("calibration.certainty")},
		{text: w.T("calibration.answers"), number: true, end: true},
		{text: w.T("calibration.mean"), number: true, end: true},
	}
}

// calibrationLevel says how sure a learner was.
func calibrationLevel(w words.Words, level int) string {
	switch level {
	case quiz.Guessing:
		return w.T("calibration.guessing")
	case quiz.Unsure:
		return w.T("calibration.unsure")
	}
	return w.T("calibration.certain")
}
