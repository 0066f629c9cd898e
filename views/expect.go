package views

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// expectations are a quiz's rules in words, for who is about to take it: how much, how long, how often, what may be
// read, and what is told when.
func expectations(p QuizPage) []string {
	r := p.Card.Rules
	lines := []string{size(p), timeRule(p.W, r)}
	if r.Extra > 0 && (r.TimeLimit > 0 || !r.Closes.IsZero()) {
		lines = append(lines, p.W.T("expect.extra", "time", p.W.Duration(r.Extra)))
	}
	lines = append(lines, attemptsRule(p.W, r, p.Card.Used)...)
	if !r.Closes.IsZero() {
		lines = append(lines, p.W.T("expect.closes", "time", until(p.W, r, r.Closes)))
	}
	if line := briefingRule(p.W, r.Briefing, len(p.Card.Sources)); line != "" {
		lines = append(lines, line)
	}
	lines = append(lines, feedbackRule(p.W, r))
	lines = append(lines, onTheWayRules(p.W, r)...)
	if r.PassMark != nil {
		lines = append(lines, p.W.T("expect.pass", "percent", p.W.Percent(*r.PassMark)))
	}
	return append(lines, p.W.T("expect.saved"))
}

func size(p QuizPage) string {
	if p.Max == 0 {
		return p.W.T("expect.drawn", "count", p.Card.Questions)
	}
	return p.W.T("expect.size", "count", p.Card.Questions, "points", p.W.T("question.points", "count", p.Max))
}

func timeRule(w words.Words, r quiz.Rules) string {
	if r.TimeLimit == 0 {
		return w.T("expect.no-limit")
	}
	return w.T("expect.limit", "time", w.Duration(r.TimeLimit))
}

func attemptsRule(w words.Words, r quiz.Rules, used int) []string {
	if r.Attempts == 0 {
		return []string{w.T("expect.attempts-any"), countsRule(w, r.Counts)}
	}
	if r.Attempts == 1 {
		return []string{w.T("expect.attempts-once")}
	}
	left := max(r.Attempts-used, 0)
	return []string{w.T("expect.attempts", "count", left, "all", r.Attempts), countsRule(w, r.Counts)}
}

func countsRule(w words.Words, c quiz.Counts) string {
	switch c {
	case quiz.CountsFirst:
		return w.T("expect.counts-first")
	case quiz.CountsLast:
		return w.T("expect.counts-last")
	case quiz.CountsMean:
		return w.T("expect.counts-mean")
	}
	return w.T("expect.counts-best")
}

func briefingRule(w words.Words, mode quiz.BriefingMode, sources int) string {
	switch {
	case sources == 0 && mode != quiz.BriefingHidden:
		return ""
	case mode == quiz.BriefingBefore:
		return w.T("expect.briefing-before")
	case mode == quiz.BriefingHidden:
		return w.T("expect.briefing-hidden")
	}
	return w.T("expect.briefing-beside")
}

func feedbackRule(w words.Words, r quiz.Rules) string {
	switch r.Feedback {
	case quiz.FeedbackEach:
		return w.T("expect.feedback-each")
	case quiz.FeedbackClosing:
		return w.T("expect.feedback-closing")
	case quiz.FeedbackMarks:
		return w.T("expect.feedback-marks")
	case quiz.FeedbackNone:
		return w.T("expect.feedback-none")
	}
	return w.T("expect.feedback-end")
}

// onTheWayRules are what may be asked for while answering, what it costs, and what is asked besides.
func onTheWayRules(w words.Words, r quiz.Rules) []string {
	var lines []string
	if r.Feedback == quiz.FeedbackEach && r.MostTries() > 1 {
		lines = append(lines, w.T("expect.tries", "count", r.MostTries(), "percent", percentOrNone(w, r.TryDeduction)))
	}
	if r.Hints {
		lines = append(lines, w.T("expect.hints", "percent", percentOrNone(w, r.HintDeduction)))
	}
	if r.Certainty {
		lines = append(lines, w.T("expect.certainty"))
	}
	return lines
}

// percentOrNone is empty for nothing, of which nothing is said.
func percentOrNone(w words.Words, percent float64) string {
	if percent == 0 {
		return ""
	}
	return w.Percent(percent)
}
