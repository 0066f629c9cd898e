package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// remarkRows is how many attempts a preview shows at once.
const remarkRows = 100

// remarkForm is a re-marking that was asked for, or is to be taken back.
type remarkForm struct {
	*corrected
	keys      []quiz.Correction
	picks     []string
	why, seen string
	names     bool
	withdraw  bool
	pageAt    int
}

// postRemark shows what marking again would do, and does it.
func postRemark(v *visit, q *quiz.Quiz) error {
	values, err := v.form()
	if err != nil {
		return err
	}
	c, err := v.corrected(q)
	if err != nil {
		return err
	}
	act, withdraw := strings.CutPrefix(values.Get("go"), "withdraw-")
	f := c.read(values, withdraw)
	problems := v.whyProblems(f.why)
	if len(f.keys) == 0 || len(f.keys) < len(f.picks) {
		said := v.words.T("remark.pick-missing")
		if len(f.picks) > 0 {
			said = v.words.T("remark.changed")
		}
		return c.show(http.StatusUnprocessableEntity, f.picks, f.why, views.Errors{"pick": said})
	}
	if number, ok := strings.CutPrefix(act, "page-"); ok {
		f.pageAt, _ = strconv.Atoi(number)
		return f.preview(http.StatusOK, nil)
	}
	switch {
	case len(problems) > 0 && act == "apply":
		return f.preview(http.StatusUnprocessableEntity, problems)
	case act == "apply":
		return f.apply()
	case len(problems) > 0 && !withdraw:
		return c.show(http.StatusUnprocessableEntity, f.picks, f.why, problems)
	}
	return f.preview(http.StatusOK, nil)
}

func (c *corrected) read(values url.Values, withdraw bool) *remarkForm {
	f := &remarkForm{
		corrected: c, picks: values["pick"], why: strings.TrimSpace(values.Get("why")), seen: values.Get("seen"),
		names: values.Get("names") != "", withdraw: withdraw,
	}
	for _, pick := range f.picks {
		key, ok := c.byPick[pick]
		if withdraw {
			key, ok = c.withdrawing(pick)
		}
		if ok {
			key.Why = f.why
			f.keys = append(f.keys, key)
		}
	}
	return f
}

// withdrawing takes back what holds.
func (c *corrected) withdrawing(pick string) (quiz.Correction, bool) {
	for _, held := range c.standing {
		if pickOf(held.Revision, held.Question) == pick {
			back := c.correction(held.Revision, held.Question, nil)
			back.KeyRevision = held.KeyRevision
			return back, true
		}
	}
	return quiz.Correction{}, false
}

func (f *remarkForm) preview(status int, errs views.Errors) error {
	effect, err := f.Store.RekeyEffect(f.ctx(), f.keys)
	if err != nil {
		return err
	}
	p := views.RemarkPreviewPage{
		Frame: f.frame(f.words.T("title.remark", "quiz", f.quiz.Title)), Errors: errs, QuizID: f.quiz.ID, Quiz: f.quiz.Title,
		Withdraw: f.withdraw, Picks: f.picks, Why: f.why, Seen: effect.Seen, Names: f.names, Same: effect.Same,
		Pages: views.PagesOf(f.pageAt, remarkRows, len(effect.Changes)),
	}
	if p.About, err = f.about(); err != nil {
		return err
	}
	f.count(&p, effect)
	slices.SortStableFunc(effect.Changes, func(a, b store.Change) int { return cmp.Compare(weight(b), weight(a)) })
	for i := p.Pages.From() - 1; i < p.Pages.To(); i++ {
		line, err := f.line(effect.Changes[i])
		if err != nil {
			return err
		}
		p.Effect.Changes = append(p.Effect.Changes, line)
	}
	return f.page(status, views.RemarkPreview(p))
}

// weight puts who passes or fails by it first.
func weight(c store.Change) int {
	if passes(c.Before) != passes(c.After) {
		return 1
	}
	return 0
}

func (f *remarkForm) count(p *views.RemarkPreviewPage, effect store.Rekeyed) {
	p.Effect.Marked = len(effect.Changes)
	p.Effect.Passing, p.Effect.Failing = flips(store.Effect{Changes: effect.Changes})
	for _, c := range effect.Changes {
		switch {
		case c.After == nil:
			p.Effect.Awaiting++
		case c.Before == nil || c.After.Points > c.Before.Points:
			p.Up++
		case c.After.Points < c.Before.Points:
			p.Down++
		default:
			p.Same++
		}
	}
}

func (f *remarkForm) line(c store.Change) (views.ShownChange, error) {
	line := views.ShownChange{Anonymous: views.AnonymousNumber(c.Attempt), Before: c.Before, After: c.After}
	if !f.names {
		return line, nil
	}
	var err error
	line.Learner, err = f.seenBy(f.quiz).name(c.PersonID)
	return line, err
}

// about says which questions on which revisions it is about.
func (f *remarkForm) about() ([]string, error) {
	var said []string
	for _, key := range f.keys {
		revision, err := f.Store.Revision(f.ctx(), key.Revision)
		if err != nil {
			return nil, err
		}
		said = append(said, questions.PlainText(revision.Question(key.Question).Stem)+" · "+
			f.words.T("revisions.number", "number", strconv.Itoa(revision.Number)))
	}
	return said, nil
}

// apply does what was shown, unless that isn't what it would do any more: then it is shown anew.
func (f *remarkForm) apply() error {
	effect, err := f.Store.Rekey(f.keys, f.seen)
	if errors.Is(err, store.ErrConflict) {
		return f.preview(http.StatusConflict, views.Errors{"": f.words.T("remark.changed")})
	}
	if err != nil {
		return err
	}
	done := "remark.done"
	if f.withdraw {
		done = "remark.withdrawn"
	}
	if err := f.notify(f.words.Say(done, map[string]any{"count": len(effect.Changes)})); err != nil {
		return err
	}
	return f.seeOther(views.RemarkPath(f.quiz.ID))
}
