package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
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
	return quiz.ReviewChecked(sat.revision, sat.attempt.Plan, stored)
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

// sourcesBeside is the briefing beside the questions: all of it where the rules put it there, and otherwise only the
// sources in which a question of the page is answered.
func (sat *sitting) sourcesBeside(asked []views.AttemptQuestion) []views.Source {
	all := views.SourcesOf(sat.revision)
	if sat.quiz.Rules.Briefing == quiz.BriefingBeside {
		return all
	}
	return slices.DeleteFunc(all, func(s views.Source) bool {
		return !slices.ContainsFunc(asked, func(q views.AttemptQuestion) bool {
			return q.Type == questions.SelectSentenceType && q.Source == s.ID
		})
	})
}

// postAnswers saves all answers of a page that were sent as a form, and goes where the button says. What can't be
// saved stays on the page, with the reason.
func postAnswers(v *visit, sat *sitting) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	return v.saveFormAndGoOn(sat, form)
}

func (v *visit) saveFormAndGoOn(sat *sitting, form url.Values) error {
	given, problems, err := v.saveForm(sat, form)
	if n, ok := strings.CutPrefix(form.Get("go"), "check-"); ok && err == nil && len(problems) == 0 {
		problems, err = v.checkAnswer(sat, n)
	}
	if isOver(err) {
		_, name, _ := errorOf(err)
		if err := v.notify(v.words.T("error." + name)); err != nil {
			return err
		}
		return v.seeOther(views.ReviewPath(sat.attempt.ID))
	}
	if err != nil {
		return err
	}
	page, _ := strconv.Atoi(form.Get("page"))
	if len(problems) > 0 {
		return v.showQuestions(http.StatusUnprocessableEntity, sat, page, given, problems)
	}
	return v.seeOther(wayOn(sat, page, form.Get("go")))
}

// checkAnswer locks the answer to the question with the number that a button named, so that its mark may be shown.
// What is wrong with it comes back by number.
func (v *visit) checkAnswer(sat *sitting, number string) (problems map[int]string, err error) {
	n, err := strconv.Atoi(number)
	planned := sat.attempt.Plan.Find(n)
	if err != nil || planned == nil || sat.quiz.Rules.Feedback != quiz.FeedbackEach {
		return nil, store.ErrNotFound
	}
	err = v.Store.CheckAnswer(sat.attempt.ID, v.person.ID, planned.ID, v.now)
	if errors.Is(err, quiz.ErrNoAnswer) {
		return map[int]string{n: v.words.T("error.no-answer")}, nil
	}
	return nil, err
}

// wayOn is where a button of the quiz page leads: next, prev, save, check, or page-K.
func wayOn(sat *sitting, page int, button string) string {
	id := sat.attempt.ID
	switch button {
	case "check":
		return views.FinishPath(id)
	case "next":
		return views.AttemptPath(id, page+1)
	case "prev":
		return views.AttemptPath(id, page-1)
	}
	if n, ok := strings.CutPrefix(button, "check-"); ok {
		return views.AttemptPath(id, page) + "#q" + n
	}
	if to, err := strconv.Atoi(strings.TrimPrefix(button, "page-")); err == nil {
		return views.AttemptPath(id, to)
	}
	return views.AttemptPath(id, page)
}

// saveForm saves what differs from what is stored. It returns the answers as the page shows them from now on, and
// what is wrong with those that weren't saved, by number.
func (v *visit) saveForm(sat *sitting, form url.Values) (given map[int]quiz.Given, problems map[int]string, err error) {
	if given, err = v.answersOf(sat); err != nil {
		return nil, nil, err
	}
	problems = map[int]string{}
	for i := range sat.attempt.Plan.Questions {
		n := i + 1
		seq, err := strconv.ParseInt(form.Get("seq."+strconv.Itoa(n)), 10, 64)
		if err != nil {
			continue // the question wasn't on the page
		}
		sent := answerSent{Seq: seq, Answer: formAnswer(form, n, quiz.ShowQuestion(sat.revision, sat.attempt.Plan, n))}
		if untouched(sent, given[n]) {
			continue
		}
		now, problem, err := v.saveFormAnswer(sat, n, sent)
		if err != nil {
			return nil, nil, err
		}
		given[n] = now
		if problem != "" {
			problems[n] = problem
		}
	}
	return given, problems, nil
}

// untouched tells that a form changes nothing about an answer: it says what is stored, or, on a page from before the
// first save, nothing at all.
func untouched(sent answerSent, stored quiz.Given) bool {
	return string(orNull(sent.Answer)) == string(orNull(stored.Answer)) || sent.Seq <= 1 && sent.Answer == nil
}

// saveFormAnswer saves one answer of a form. A refused one comes back as it was sent, with the reason in words; one
// that meets a newer answer from another page may be sent once more to take its place.
func (v *visit) saveFormAnswer(sat *sitting, n int, sent answerSent) (quiz.Given, string, error) {
	planned := sat.attempt.Plan.Find(n)
	saved, err := v.saveAnswer(sat, planned, sent)
	if problem, ok := v.misfit(err); ok {
		return quiz.Given{Seq: sent.Seq - 1, Answer: sent.Answer}, problem, nil
	}
	if err != nil {
		return quiz.Given{}, "", err
	}
	if !saved.Applied {
		return quiz.Given{Seq: saved.Seq, Answer: sent.Answer}, v.words.T("conflict.form"), nil
	}
	shown, err := planned.Shown(sat.revision, saved.Answer.Answer)
	return quiz.Given{Seq: saved.Seq, Answer: shown}, "", err
}

// zoneOf is the time zone of a quiz.
func zoneOf(r quiz.Rules) *time.Location {
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}
