package views

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// rulesInWords are a quiz's rules as its instructor reads them over: what learners are told, in the same words.
func rulesInWords(p StudioQuizPage) []string {
	r, w := p.Quiz.Rules, p.W
	lines := append(openTimes(w, r.Opens, r.Closes, p.Zone), timeRule(w, r))
	lines = append(lines, attemptsRule(w, r, 0)...)
	if line := briefingRule(w, r.Briefing, 1); line != "" {
		lines = append(lines, line)
	}
	lines = append(lines, feedbackRule(w, r))
	lines = append(lines, onTheWayRules(w, r)...)
	if r.PassMark != nil {
		lines = append(lines, w.T("expect.pass", "percent", w.Percent(*r.PassMark)))
	}
	return lines
}

// layoutInWords is what learners notice without being told: what is drawn, how it is laid out and in which order.
func layoutInWords(w words.Words, r quiz.Rules) []string {
	var lines []string
	for _, d := range r.Draw {
		if d.Tag == "" {
			lines = append(lines, w.T("quizrules.draw-any", "count", d.Count))
		} else {
			lines = append(lines, w.T("quizrules.draw", "count", d.Count, "tag", d.Tag))
		}
	}
	if r.PerPage > 0 {
		lines = append(lines, w.T("quizrules.per-page", "count", r.PerPage))
	} else {
		lines = append(lines, w.T("quizrules.one-page"))
	}
	return append(lines, shuffleInWords(w, r))
}

func shuffleInWords(w words.Words, r quiz.Rules) string {
	switch {
	case r.ShuffleQuestions && r.ShuffleOptions:
		return w.T("quizrules.shuffle-both")
	case r.ShuffleQuestions:
		return w.T("quizrules.shuffle-questions")
	case r.ShuffleOptions:
		return w.T("quizrules.shuffle-options")
	}
	return w.T("quizrules.shuffle-none")
}
