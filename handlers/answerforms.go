package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

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
// that meets a newer answer from another page may be sent once more to take its place; a locked one stays as it is.
func (v *visit) saveFormAnswer(sat *sitting, n int, sent answerSent) (quiz.Given, string, error) {
	planned := sat.attempt.Plan.Find(n)
	saved, err := v.saveAnswer(sat, planned, sent)
	if problem, ok := v.misfit(err); ok {
		return quiz.Given{Seq: sent.Seq - 1, Answer: sent.Answer}, problem, nil
	}
	if errors.Is(err, quiz.ErrChecked) {
		shown, err := planned.Shown(sat.revision, saved.Answer.Answer)
		return quiz.Given{Seq: saved.Seq, Answer: shown}, v.words.T("error.checked"), err
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
