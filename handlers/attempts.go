package handlers

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// showAttempt is the quiz page. A finished attempt goes on to its review.
func showAttempt(v *visit, sat *sitting) error {
	if sat.attempt.State == quiz.Finished {
		return v.seeOther(views.ReviewPath(sat.attempt.ID))
	}
	sh, err := v.sheet(sat)
	if err != nil {
		return err
	}
	page, _ := strconv.Atoi(v.QueryParam("page"))
	return v.showQuestions(http.StatusOK, sat, page, sh)
}

// showQuestions sends a page of an attempt, with the answers as the sheet has them.
func (v *visit) showQuestions(status int, sat *sitting, page int, sh *answerSheet) error {
	checked, err := v.checkedOf(sat, sh)
	if err != nil {
		return err
	}
	flags, err := v.ownFlags(sat)
	if err != nil {
		return err
	}
	maps.Copy(flags, sh.flags)
	rules, plan := sat.quiz.Rules, sat.attempt.Plan
	pages := rules.PageCount(len(plan.Questions))
	page = min(max(page, 1), pages)
	p := views.AttemptPage{
		Frame: v.frame(v.words.T("title.attempt", "quiz", sat.quiz.Title)), Attempt: sat.attempt.ID, Quiz: sat.quiz.Title,
		TryIt: sat.attempt.TryIt, Page: page, Pages: pages,
		Deadline: sat.attempt.Deadline, Now: v.now, Zone: zoneOf(rules), MayFlag: true,
	}
	p.Here = views.AttemptPath(sat.attempt.ID, page)
	for _, n := range rules.OnPage(page, len(plan.Questions)) {
		q := sat.attemptQuestion(n, sh, checked)
		if f, ok := flags[n]; ok {
			q.Flag = &f
		}
		p.Questions = append(p.Questions, q)
	}
	p.Map = sat.entries(sh)
	p.Sources = sat.sourcesBeside(p.Questions)
	return v.page(status, views.Attempt(p))
}

// checkedOf is what may be shown of answers that were checked one by one, by number.
func (v *visit) checkedOf(sat *sitting, sh *answerSheet) (map[int]quiz.Reviewed, error) {
	if sat.quiz.Rules.Feedback != quiz.FeedbackEach {
		return nil, nil
	}
	corrections, err := v.correctionsOf(sat)
	if err != nil {
		return nil, err
	}
	return quiz.ReviewChecked(sat.revision, sat.attempt.Plan, sh.stored, corrections, sat.quiz.Rules.MostTries())
}

// attemptQuestion is a question as the page shows it: what is given, what was told of it and what may be asked for.
func (sat *sitting) attemptQuestion(n int, sh *answerSheet, checked map[int]quiz.Reviewed) views.AttemptQuestion {
	rules, plan := sat.quiz.Rules, sat.attempt.Plan
	q := views.AttemptQuestion{
		Shown: *quiz.ShowQuestion(sat.revision, plan, n), Given: sh.given[n], Problem: sh.problems[n],
		MayCheck: sat.mayCheck(n), TriesLeft: rules.MostTries(), TryCost: plan.TryDeduction, HintCost: plan.HintDeduction,
		ReadAs: sat.readAs(n, sh.given[n]),
	}
	q.AskCertainty = rules.Certainty && sat.isAsked(n)
	if q.Type == questions.EssayType { // whoever sees its rubric has handed it in
		q.TriesLeft, q.TryCost = 1, 0
	}
	if other, ok := sh.other[n]; ok {
		q.Other = &other
	}
	if !sh.stored[plan.Find(n).ID].HintAt.IsZero() {
		q.Hint = quiz.HintOf(sat.revision, plan, n)
	} else {
		q.MayHint = sat.mayHint(n)
	}
	if reviewed, ok := checked[n]; ok {
		showCheckOf(&q, reviewed)
	}
	return q
}

// showCheckOf tells how a check went: all of it once the answer is locked, else no more than whether it was right.
func showCheckOf(q *views.AttemptQuestion, reviewed quiz.Reviewed) {
	check := reviewed.Check
	if check.Locked {
		q.Checked = &reviewed
		return
	}
	same := !check.Changed && bytes.Equal(orNull(q.Answer), orNull(reviewed.Given.Answer))
	q.MayCheck = q.MayCheck && check.Left > 0 // none is where fewer are allowed than before
	q.TriesLeft, q.Tried = check.Left, &views.TriedAnswer{Verdict: check.Verdict, Left: check.Left, Same: same}
}

// readAs says how a number that was typed is read, in the set's language; empty for everything else.
func (sat *sitting) readAs(n int, given quiz.Given) string {
	numeric, ok := sat.question(n).Body.(*questions.Numeric)
	if !ok {
		return ""
	}
	language := sat.revision.Set.Language
	number, ok := numeric.Read(given.Answer, language)
	if !ok {
		return ""
	}
	return questions.FormatNumber(number, language)
}

// entries is the overview of an attempt: each question, where it is, and whether it is answered.
func (sat *sitting) entries(sh *answerSheet) []views.MapEntry {
	var entries []views.MapEntry
	places, _ := quiz.Places(sat.revision, sat.attempt.Plan)
	for i, place := range places {
		n := i + 1
		entries = append(entries, views.MapEntry{
			Number: n, Place: place, Page: sat.quiz.Rules.PageOf(n), Answered: !sh.given[n].Empty(),
		})
	}
	return entries
}

// sourcesBeside is the briefing beside the questions: all of it where the rules put it there, and otherwise no more than
// the titles, but for the sources in which a question of the page is answered.
func (sat *sitting) sourcesBeside(asked []views.AttemptQuestion) []views.Source {
	all := views.SourcesOf(sat.revision)
	if sat.quiz.Rules.Briefing == quiz.BriefingBeside {
		return all
	}
	shown := views.NamesOnly(all)
	for i := range all {
		if slices.ContainsFunc(asked, func(q views.AttemptQuestion) bool {
			return q.Type == questions.SelectSentenceType && q.Source == all[i].ID
		}) {
			shown[i] = all[i]
		}
	}
	return shown
}

// zoneOf is the time zone of a quiz.
func zoneOf(r quiz.Rules) *time.Location {
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}
