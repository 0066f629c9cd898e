package handlers

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showQuizRevision shows what another revision would change in a quiz: ?to=3. Without a number it is the newest.
func showQuizRevision(v *visit, q *quiz.Quiz) error {
	m, err := v.quizMoving(q)
	if err != nil {
		return err
	}
	to := m.all[0].Number
	if v.QueryParam("to") != "" {
		to = v.queryNumber("to")
	}
	return m.show(http.StatusOK, to, nil)
}

// quizMoving is a quiz with the revisions that it can be on, latest first.
type quizMoving struct {
	*visit
	quiz *quiz.Quiz
	all  []store.RevisionInfo
	now  int // number of the one that it is on
}

// quizMoving is for who sees the set: its later revisions have keys that running a quiz doesn't show.
func (v *visit) quizMoving(q *quiz.Quiz) (*quizMoving, error) {
	sees, err := v.seesSetOf(q)
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	all, err := v.Store.Revisions(v.ctx(), q.SetID)
	if err != nil {
		return nil, err
	}
	m := &quizMoving{visit: v, quiz: q, all: all}
	for _, r := range all {
		if r.ID == q.RevisionID {
			m.now = r.Number
		}
	}
	return m, nil
}

// show is the page on the revision with a number; store.ErrNotFound without such a one.
func (m *quizMoving) show(status, to int, errs views.Errors) error {
	p := views.QuizRevisionPage{
		Frame: m.frame(m.words.T("title.quizrevision", "quiz", m.quiz.Title)), Errors: errs, QuizID: m.quiz.ID, Quiz: m.quiz.Title,
		Now: m.now, Newest: m.all[0].Number, To: to, Seen: m.quiz.RevisionID, Zone: zoneOf(m.quiz.Rules),
	}
	for _, r := range m.all {
		p.Numbers = append(p.Numbers, r.Number)
	}
	var err error
	if p.Difference, err = m.difference(m.all, m.now, to); err != nil {
		return err
	}
	if p.Problems, err = m.problems(to); err != nil {
		return err
	}
	counts, err := m.Store.AttemptCounts(m.ctx(), m.quiz.ID)
	if err != nil {
		return err
	}
	p.Open = counts.Started - counts.Finished
	if p.Moves, err = m.moves(); err != nil {
		return err
	}
	return m.page(status, views.QuizRevision(p))
}

// problems are why the quiz's rules don't go with a revision, in words. Those of the one that it is on are nobody's
// concern here.
func (m *quizMoving) problems(to int) ([]string, error) {
	if to == m.now {
		return nil, nil
	}
	revision, err := m.Store.Revision(m.ctx(), idOfRevision(m.all, to))
	if err != nil {
		return nil, err
	}
	var said []string
	for _, p := range m.quiz.Rules.Check(revision.Revision) {
		said = append(said, m.words.Say("rules."+p.Rule, p.Args))
	}
	return said, nil
}

func (m *quizMoving) moves() ([]views.QuizMoveLine, error) {
	moves, err := m.Store.QuizMoves(m.ctx(), m.quiz.ID)
	if err != nil {
		return nil, err
	}
	seen := m.seenBy(m.quiz)
	lines := make([]views.QuizMoveLine, 0, len(moves))
	for _, move := range moves {
		line := views.QuizMoveLine{At: move.At}
		if line.By, err = seen.name(move.By); err != nil {
			return nil, err
		}
		for _, r := range m.all {
			switch r.ID {
			case move.From:
				line.From = r.Number
			case move.To:
				line.To = r.Number
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// postQuizRevision puts a quiz on another revision. Whoever decides on what somebody else has changed meanwhile is told.
func postQuizRevision(v *visit, q *quiz.Quiz) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	m, err := v.quizMoving(q)
	if err != nil {
		return err
	}
	to := m.all[0].Number
	if form.Has("to") {
		to, _ = strconv.Atoi(form.Get("to")) // there is no revision 0
	}
	if idOfRevision(m.all, to) == "" {
		return store.ErrNotFound
	}
	problems, err := m.problems(to)
	switch {
	case err != nil:
		return err
	case form.Has("to") && to == m.now:
		return m.done("quizrevision.already", to)
	case form.Get("seen") != q.RevisionID:
		return m.overtaken(to)
	case len(problems) > 0:
		said := v.words.T("quizrevision.refused", "number", strconv.Itoa(to))
		return m.show(http.StatusUnprocessableEntity, to, views.Errors{"": said})
	}
	err = v.Store.MoveQuiz(store.QuizMove{Quiz: q.ID, From: q.RevisionID, To: idOfRevision(m.all, to), By: v.person.ID, At: v.now})
	if errors.Is(err, store.ErrConflict) {
		return m.overtaken(to)
	}
	if err != nil {
		return err
	}
	return m.done("quizrevision.done", to)
}

func (m *quizMoving) done(said string, to int) error {
	if err := m.notify(m.words.Say(said, map[string]any{"number": strconv.Itoa(to)})); err != nil {
		return err
	}
	return m.seeOther(views.StudioQuizPath(m.quiz.ID))
}

// overtaken shows what would change now that somebody else has moved the quiz.
func (m *quizMoving) overtaken(to int) error {
	q, err := m.Store.Quiz(m.ctx(), m.quiz.ID)
	if err != nil {
		return err
	}
	again, err := m.visit.quizMoving(&q)
	if err != nil {
		return err
	}
	said := m.words.T("quizrevision.moved", "number", strconv.Itoa(again.now))
	return again.show(http.StatusConflict, to, views.Errors{"": said})
}

// quizzesBehind are the quizzes that the person runs and that ask older revisions of a set.
func (v *visit) quizzesBehind(set *store.Set, all []store.RevisionInfo) ([]views.QuizBehind, error) {
	quizzes, err := v.quizzesOfMine()
	if err != nil {
		return nil, err
	}
	var behind []views.QuizBehind
	for _, q := range quizzes {
		if q.SetID != set.ID || q.RevisionID == set.RevisionID {
			continue
		}
		relations, err := v.toQuiz(&q)
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			if r.ID == q.RevisionID && accounts.May(v.person, accounts.RunQuiz, relations) {
				behind = append(behind, views.QuizBehind{ID: q.ID, Title: q.Title, Revision: r.Number})
			}
		}
	}
	return behind, nil
}
