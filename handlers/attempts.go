package handlers

import (
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
	given, err := v.answersOf(sat)
	if err != nil {
		return err
	}
	page, _ := strconv.Atoi(v.QueryParam("page"))
	return v.showQuestions(http.StatusOK, sat, page, given, nil)
}

// showQuestions sends a page of an attempt. problems are what is wrong with answers that were just refused, by number.
func (v *visit) showQuestions(status int, sat *sitting, page int, given map[int]quiz.Given, problems map[int]string) error {
	checked, err := v.checkedOf(sat)
	if err != nil {
		return err
	}
	return v.page(status, views.Attempt(v.attemptPage(sat, page, given, checked, problems)))
}

// checkedOf is what may be shown of answers that were checked one by one, by number.
func (v *visit) checkedOf(sat *sitting) (map[int]quiz.Reviewed, error) {
	if sat.quiz.Rules.Feedback != quiz.FeedbackEach {
		return nil, nil
	}
	stored, err := v.Store.Answers(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	return quiz.ReviewChecked(sat.revision, sat.attempt.Plan, stored, nil, sat.quiz.Rules.MostTries())
}

// answersOf returns the stored answers of an attempt in the form that its page knows, by number.
func (v *visit) answersOf(sat *sitting) (map[int]quiz.Given, error) {
	stored, err := v.Store.Answers(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	given := make(map[int]quiz.Given, len(stored))
	for i := range sat.attempt.Plan.Questions {
		planned := &sat.attempt.Plan.Questions[i]
		answer := stored[planned.ID]
		shown, err := planned.Shown(sat.revision, answer.Answer)
		if err != nil {
			return nil, err
		}
		given[i+1] = quiz.Given{Seq: answer.Seq, Answer: shown}
	}
	return given, nil
}

// attemptPage fills the quiz page.
func (v *visit) attemptPage(sat *sitting, page int, given map[int]quiz.Given, checked map[int]quiz.Reviewed, problems map[int]string) views.AttemptPage {
	rules, plan := sat.quiz.Rules, sat.attempt.Plan
	pages := rules.PageCount(len(plan.Questions))
	page = min(max(page, 1), pages)
	p := views.AttemptPage{
		Frame: v.frame(v.words.T("title.attempt", "quiz", sat.quiz.Title)), Attempt: sat.attempt.ID, Quiz: sat.quiz.Title,
		TryIt: sat.attempt.TryIt, Page: page, Pages: pages,
		Deadline: sat.attempt.Deadline, Now: v.now, Zone: zoneOf(rules),
	}
	p.Here = views.AttemptPath(sat.attempt.ID, page)
	for _, n := range rules.OnPage(page, len(plan.Questions)) {
		q := views.AttemptQuestion{Shown: *quiz.ShowQuestion(sat.revision, plan, n), Given: given[n], Problem: problems[n]}
		if reviewed, ok := checked[n]; ok {
			q.Checked = &reviewed
		}
		q.MayCheck = rules.Feedback == quiz.FeedbackEach
		p.Questions = append(p.Questions, q)
	}
	p.Map = sat.entries(given)
	p.Sources = sat.sourcesBeside(p.Questions)
	return p
}

// entries is the overview of an attempt: each question, where it is, and whether it is answered.
func (sat *sitting) entries(given map[int]quiz.Given) []views.MapEntry {
	var entries []views.MapEntry
	for n := 1; n <= len(sat.attempt.Plan.Questions); n++ {
		entries = append(entries, views.MapEntry{Number: n, Page: sat.quiz.Rules.PageOf(n), Answered: !given[n].Empty()})
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
