package views

import (
	"strings"

	"github.com/readback/readback/words"
)

// cardPath is where a card's button leads: straight back into an open attempt, else to the rules first.
func cardPath(q QuizCard) string {
	if q.OpenAttempt != "" {
		return AttemptPath(q.OpenAttempt, 1)
	}
	return QuizPath(q.ID)
}

func cardAction(w words.Words, q QuizCard) string {
	switch {
	case q.OpenAttempt != "":
		return w.T("quiz.resume")
	case q.Used > 0:
		return w.T("quiz.again")
	}
	return w.T("quiz.take")
}

// cardKicker says whose quiz it is, and how pressing.
func cardKicker(w words.Words, q QuizCard) string {
	var facts []string
	if q.Group == "" {
		facts = append(facts, w.T("quiz.open"))
	} else {
		facts = append(facts, q.Group)
	}
	switch {
	case q.OpenAttempt != "" && !q.Deadline.IsZero():
		facts = append(facts, w.T("quiz.under-way-until", "time", w.Time(q.Deadline, zone(q.Rules.Zone))))
	case q.OpenAttempt != "":
		facts = append(facts, w.T("quiz.under-way"))
	case !q.Rules.Closes.IsZero():
		facts = append(facts, w.T("quiz.due", "time", w.Time(q.Rules.Closes, zone(q.Rules.Zone))))
	}
	return strings.Join(facts, " · ")
}

// cardFacts says how long a quiz is.
func cardFacts(w words.Words, q QuizCard) string {
	facts := []string{w.T("quiz.questions", "count", q.Questions)}
	if q.Rules.TimeLimit > 0 {
		facts = append(facts, w.Duration(q.Rules.TimeLimit))
	}
	return strings.Join(facts, " · ")
}
