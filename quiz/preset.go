package quiz

import "time"

// Preset names rules that go together, to begin a quiz's own with.
type Preset string

// The presets.
const (
	PresetPractice Preset = "practice" // as often as one likes, with the right answer after each question
	PresetCheck    Preset = "check"    // once, question by question, right answers at the end: what a new quiz begins with
	PresetExam     Preset = "exam"     // once, against the clock, right answers when it has closed
)

// Presets lists the presets in the order in which they are offered.
func Presets() []Preset { return []Preset{PresetPractice, PresetCheck, PresetExam} }

// What an exam begins with: time for each question, and percent to pass.
const (
	examPace = 2 * time.Minute
	examPass = 60.0
)

// Preset returns rules as a preset has them for a number of questions. When the quiz opens and closes, its time zone and what
// it draws stay: they are the quiz's own. An unknown preset changes nothing.
func (r Rules) Preset(p Preset, asked int) Rules {
	to := DefaultRules()
	to.Opens, to.Closes, to.Zone, to.Draw = r.Opens, r.Closes, r.Zone, r.Draw
	switch p {
	case PresetPractice:
		to.Attempts, to.PerPage, to.ShuffleQuestions, to.Feedback, to.Tries = 0, 0, true, FeedbackEach, 3
	case PresetCheck:
	case PresetExam:
		pass := examPass
		to.TimeLimit, to.ShuffleQuestions, to.Hints, to.PassMark = examTime(asked), true, false, &pass
		to.Feedback = FeedbackMarks
		if !to.Closes.IsZero() {
			to.Feedback = FeedbackClosing
		}
	default:
		return r
	}
	return to
}

func examTime(asked int) time.Duration {
	return time.Duration(max(asked, 1)) * examPace
}
