package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// rulesFor are a quiz's rules as they bind the person, with what the person has beyond them.
func (v *visit) rulesFor(q *quiz.Quiz) (quiz.Rules, error) {
	if v.person == nil {
		return q.Rules, nil
	}
	extra, err := v.Store.Allowance(v.ctx(), q.ID, v.person.ID)
	return q.Rules.With(extra), err
}

// showAllowances is who has more time or more attempts in a quiz than its rules give, and the form that gives them.
func showAllowances(v *visit, q *quiz.Quiz) error {
	return v.allowancesPage(http.StatusOK, q, views.AllowancesForm{More: "5"}, nil)
}

func (v *visit) allowancesPage(status int, q *quiz.Quiz, form views.AllowancesForm, problems views.Errors) error {
	p := views.AllowancesPage{
		Frame: v.frame(v.words.T("title.allowances", "quiz", q.Title)), Quiz: *q, Zone: zoneOf(q.Rules), Form: form, Errors: problems,
	}
	groups, err := v.groupsGiven(q)
	if err != nil {
		return err
	}
	learners, err := v.learnersGiven(q)
	if err != nil {
		return err
	}
	given, err := v.Store.Allowances(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	for _, g := range groups {
		p.Lines = append(p.Lines, views.AllowanceLine{Whom: groupPrefix + g.ID, Name: g.Name, Group: true})
	}
	for _, l := range learners {
		running := l.Standing == reports.InProgress
		p.Lines = append(p.Lines, views.AllowanceLine{Whom: personPrefix + l.LearnerID, Name: l.Learner, Guest: l.Guest, Running: running})
	}
	fillAllowances(p.Lines, given)
	return v.page(status, views.Allowances(p))
}

// The values of the form's boxes begin with whose id it is.
const (
	personPrefix = "person-"
	groupPrefix  = "group-"
)

func whomOf(a store.Allowed) string {
	if a.GroupID != "" {
		return groupPrefix + a.GroupID
	}
	return personPrefix + a.PersonID
}

func fillAllowances(lines []views.AllowanceLine, given []store.Allowed) {
	for _, a := range given {
		at := slices.IndexFunc(lines, func(l views.AllowanceLine) bool { return l.Whom == whomOf(a) })
		if at >= 0 {
			lines[at].Has, lines[at].GivenBy, lines[at].GivenAt = a.Allowance, a.GivenBy, a.GivenAt
		}
	}
}

// groupsGiven are the groups that something may be given to: the quiz's own, or in an open quiz those that the person leads.
func (v *visit) groupsGiven(q *quiz.Quiz) ([]accounts.Group, error) {
	if q.GroupID == "" {
		return v.groupsOfMine()
	}
	g, err := v.Store.Group(v.ctx(), q.GroupID)
	return []accounts.Group{g}, err
}

// learnersGiven is everybody who is given a quiz, and who else has begun it.
func (v *visit) learnersGiven(q *quiz.Quiz) (learners []reports.LearnerRow, err error) {
	for row, err := range v.Store.LearnerRows(v.ctx(), reports.Filter{Quiz: q.ID}) {
		if err != nil {
			return nil, err
		}
		learners = append(learners, row)
	}
	return learners, nil
}

// postAllowances gives what was typed to those who were chosen, or more time to all who are at it.
func postAllowances(v *visit, q *quiz.Quiz) error {
	values, err := v.form()
	if err != nil {
		return err
	}
	form := allowancesFormOf(values)
	if values.Get("go") == "extend" {
		return v.extend(q, form)
	}
	return v.allow(q, form)
}

func allowancesFormOf(values url.Values) views.AllowancesForm {
	get := func(name string) string { return strings.TrimSpace(values.Get(name)) }
	return views.AllowancesForm{Minutes: get("minutes"), Attempts: get("attempts"), More: get("more"), Chosen: values["whom"]}
}

// count reads a whole number up to a bound; a blank is none.
func count(typed string, most int) (n int, ok bool) {
	if typed == "" {
		return 0, true
	}
	n, err := strconv.Atoi(typed)
	return n, err == nil && n >= 0 && n <= most
}

func (v *visit) extend(q *quiz.Quiz, form views.AllowancesForm) error {
	most := int(quiz.MostExtraTime.Minutes())
	minutes, ok := count(form.More, most)
	if !ok || minutes == 0 {
		return v.allowancesPage(http.StatusUnprocessableEntity, q, form, views.Errors{"more": v.words.T("allowances.minutes-wrong", "most", most)})
	}
	n, err := v.Store.Extend(q.ID, v.person.ID, time.Duration(minutes)*time.Minute, v.now)
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("allowances.extended", "count", n, "time", v.words.Duration(time.Duration(minutes)*time.Minute))); err != nil {
		return err
	}
	return v.seeOther(views.AllowancesPath(q.ID))
}

func (v *visit) allow(q *quiz.Quiz, form views.AllowancesForm) error {
	extra, problems := v.readAllowance(form)
	to, err := v.chosen(q, form.Chosen, extra)
	if err != nil {
		return err
	}
	if len(to) == 0 {
		problems["whom"] = v.words.T("allowances.nobody")
	}
	if len(problems) > 0 {
		return v.allowancesPage(http.StatusUnprocessableEntity, q, form, problems)
	}
	if err := v.Store.Allow(q.ID, v.person.ID, v.now, to...); err != nil {
		return err
	}
	said := "allowances.given"
	if extra.None() {
		said = "allowances.taken"
	}
	if err := v.notify(v.words.T(said)); err != nil {
		return err
	}
	return v.seeOther(views.AllowancesPath(q.ID))
}

func (v *visit) readAllowance(form views.AllowancesForm) (quiz.Allowance, views.Errors) {
	problems, most := views.Errors{}, int(quiz.MostExtraTime.Minutes())
	minutes, ok := count(form.Minutes, most)
	if !ok {
		problems["minutes"] = v.words.T("allowances.minutes-wrong", "most", most)
	}
	attempts, ok := count(form.Attempts, quiz.MostExtraAttempts)
	if !ok {
		problems["attempts"] = v.words.T("allowances.attempts-wrong", "most", quiz.MostExtraAttempts)
	}
	return quiz.Allowance{Time: time.Duration(minutes) * time.Minute, Attempts: attempts}, problems
}

// chosen are those of the form's boxes that the quiz is given to. Others aren't on the page.
func (v *visit) chosen(q *quiz.Quiz, whom []string, extra quiz.Allowance) (to []store.Allowed, err error) {
	groups, err := v.groupsGiven(q)
	if err != nil {
		return nil, err
	}
	learners, err := v.learnersGiven(q)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		to = append(to, store.Allowed{GroupID: g.ID, Allowance: extra})
	}
	for _, l := range learners {
		to = append(to, store.Allowed{PersonID: l.LearnerID, Allowance: extra})
	}
	return slices.DeleteFunc(to, func(a store.Allowed) bool { return !slices.Contains(whom, whomOf(a)) }), nil
}
