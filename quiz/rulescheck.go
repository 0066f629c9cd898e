package quiz

import (
	"time"

	"github.com/readback/readback/questions"
)

// A RulesProblem is one thing that is wrong with rules, by field (the JSON name); words/ has the sentence under
// "rules." + Rule.
type RulesProblem struct {
	Field, Rule string
	Args        map[string]any
}

// Check reports what is wrong with the rules for a revision, whose stale questions can't be asked.
func (r Rules) Check(of *questions.Revision) []RulesProblem {
	var ps []RulesProblem
	bad := func(field, rule string) { ps = append(ps, RulesProblem{Field: field, Rule: rule}) }
	if r.TimeLimit < 0 {
		bad("time_limit", "negative")
	}
	if r.Attempts < 0 {
		bad("attempts", "negative")
	}
	if r.PerPage < 0 {
		bad("per_page", "negative")
	}
	if !r.Opens.IsZero() && !r.Closes.IsZero() && !r.Closes.After(r.Opens) {
		bad("closes", "closes-before-opens")
	}
	if _, err := time.LoadLocation(r.Zone); err != nil || r.Zone == "Local" { // the machine's own is nobody else's
		bad("zone", "zone-unknown")
	}
	if r.PassMark != nil && !isPercent(*r.PassMark) {
		bad("pass_mark", "pass-mark-range")
	}
	if r.Feedback == FeedbackClosing && r.Closes.IsZero() {
		bad("closes", "closing-needed")
	}
	ps = append(ps, r.checkTries()...)
	ps = append(ps, r.checkChoices()...)
	if of.AllHeldBack() {
		return append(ps, RulesProblem{Rule: "all-held-back", Args: map[string]any{"count": len(of.Stale())}})
	}
	return append(ps, r.checkDraw(of.Asked())...)
}

// maxTries is the most tries that a question may have, far above what anybody learns from.
const maxTries = 20

func (r Rules) checkTries() []RulesProblem {
	var ps []RulesProblem
	if r.Tries < 0 || r.Tries > maxTries {
		ps = append(ps, RulesProblem{Field: "tries", Rule: "tries-range"})
	}
	if r.Tries > 1 && r.Feedback != FeedbackEach {
		ps = append(ps, RulesProblem{Field: "tries", Rule: "tries-need-each"})
	}
	if !isPercent(r.TryDeduction) {
		ps = append(ps, RulesProblem{Field: "try_deduction", Rule: "percent-range"})
	}
	if !isPercent(r.HintDeduction) {
		ps = append(ps, RulesProblem{Field: "hint_deduction", Rule: "percent-range"})
	}
	return ps
}

func isPercent(f float64) bool { return f >= 0 && f <= 100 } // nor is it NaN

func (r Rules) checkChoices() []RulesProblem {
	var ps []RulesProblem
	switch r.Counts {
	case CountsBest, CountsFirst, CountsLast, CountsMean:
	default:
		ps = append(ps, RulesProblem{Field: "counts", Rule: "choice-unknown"})
	}
	switch r.Briefing {
	case BriefingBeside, BriefingBefore, BriefingHidden:
	default:
		ps = append(ps, RulesProblem{Field: "briefing", Rule: "choice-unknown"})
	}
	switch r.Feedback {
	case FeedbackEach, FeedbackEnd, FeedbackClosing, FeedbackMarks, FeedbackNone:
	default:
		ps = append(ps, RulesProblem{Field: "feedback", Rule: "choice-unknown"})
	}
	return ps
}
