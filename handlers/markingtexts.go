package handlers

import (
	"errors"
	"math/big"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showUnmatched lists the typed answers that match nothing.
func showUnmatched(v *visit, q *quiz.Quiz) error {
	texts, err := v.Store.UnmatchedTexts(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	p := views.UnmatchedPage{
		Frame: v.frame(v.words.T("title.unmatched", "quiz", q.Title)), QuizID: q.ID, Quiz: q.Title, Zone: zoneOf(q.Rules),
	}
	if p.Places, err = v.seenBy(q).typedPlaces(texts); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Unmatched(p))
}

// typedPlaces arranges texts by where they were typed: that with the most frequent one first.
func (s *seenBy) typedPlaces(texts []store.UnmatchedText) ([]views.TypedPlace, error) {
	var places []views.TypedPlace
	for _, t := range texts {
		at := slices.IndexFunc(places, func(p views.TypedPlace) bool { return p.Question == t.Question && p.Gap == t.Gap })
		if at < 0 {
			place, err := s.typedPlace(t)
			if err != nil {
				return nil, err
			}
			places, at = append(places, place), len(places)
		}
		text, err := s.typedText(t)
		if err != nil {
			return nil, err
		}
		places[at].Texts = append(places[at].Texts, text)
	}
	return places, nil
}

func (s *seenBy) typedPlace(t store.UnmatchedText) (views.TypedPlace, error) {
	place := views.TypedPlace{Question: t.Question, Gap: t.Gap}
	asked, err := s.question(t.Question)
	place.Stem = asked.stem()
	place.GapNumber, place.Accepted = asked.gap(t.Gap)
	return place, err
}

func (s *seenBy) typedText(t store.UnmatchedText) (views.TypedText, error) {
	text := views.TypedText{Folded: t.Folded, Example: t.Example, Count: t.Count, Since: t.Accepted}
	if t.Accepted == nil {
		return text, nil
	}
	var err error
	text.Name, err = s.name(t.Accepted.By)
	return text, err
}

// accepting is a form that accepts a typed answer, or doesn't any more.
type accepting struct {
	*visit
	seen         *seenBy
	text         store.UnmatchedText
	percent, why string
	names        bool
	fraction     *big.Rat // what was typed; nil: it can't be read
}

// postUnmatched shows what accepting a text would do, and does it. The buttons are preview, accept, preview-withdraw
// and withdraw.
func postUnmatched(v *visit, q *quiz.Quiz) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	a, err := v.accepting(q, form)
	if err != nil {
		return err
	}
	switch form.Get("go") {
	case "accept":
		if problems := a.problems(); len(problems) > 0 {
			return a.preview(false, problems)
		}
		if shown := form.Get("shown"); shown != "" && shown != a.percent { // the effect of that wasn't shown yet
			return a.preview(false, nil)
		}
		return a.correct("unmatched.done", a.fraction)
	case "withdraw":
		if problems := a.problems(); problems["why"] != "" {
			return a.preview(true, views.Errors{"why": problems["why"]})
		}
		return a.correct("unmatched.withdrawn", nil)
	case "preview-withdraw":
		return a.preview(true, nil)
	}
	return a.preview(false, a.problems())
}

// accepting reads the form; store.ErrNotFound when nobody has typed that text there.
func (v *visit) accepting(q *quiz.Quiz, form url.Values) (*accepting, error) {
	a := &accepting{visit: v, seen: v.seenBy(q), percent: "100", why: strings.TrimSpace(form.Get("why")), names: form.Get("names") != ""}
	if form.Has("percent") {
		a.percent = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(form.Get("percent")), "%"))
	}
	if percent, err := parseNumber(a.percent); err == nil && percent.Rat().Sign() > 0 && percent.Rat().Cmp(big.NewRat(100, 1)) <= 0 {
		a.fraction = new(big.Rat).Quo(percent.Rat(), big.NewRat(100, 1))
	}
	texts, err := v.Store.UnmatchedTexts(v.ctx(), q.ID)
	if err != nil {
		return nil, err
	}
	folded := questions.Fold(form.Get("text"))
	at := slices.IndexFunc(texts, func(t store.UnmatchedText) bool {
		return t.Question == form.Get("question") && t.Gap == form.Get("gap") && t.Folded == folded
	})
	if at < 0 {
		return nil, store.ErrNotFound
	}
	a.text = texts[at]
	return a, nil
}

func (a *accepting) problems() views.Errors {
	r := reading{&byHand{visit: a.visit}, views.Errors{}}
	if a.fraction == nil {
		r.problems["percent"] = a.words.T("unmatched.percent-range")
	}
	r.length("why", "byhand.why-long", a.why, maxWhy)
	return r.problems
}

func (a *accepting) correction(fraction *big.Rat) quiz.Correction {
	return quiz.Correction{
		Kind: quiz.AcceptText, QuizID: a.seen.quiz.ID, Question: a.text.Question, Gap: a.text.Gap, Text: a.text.Folded,
		Fraction: fraction, Why: a.why, By: a.person.ID, At: a.now,
	}
}

// preview shows what it would do. With something wrong in the form it can't tell.
func (a *accepting) preview(withdraw bool, problems views.Errors) error {
	q := a.seen.quiz
	p := views.AcceptPage{
		Frame: a.frame(a.words.T("title.unmatched", "quiz", q.Title)), QuizID: q.ID, Quiz: q.Title,
		Withdraw: withdraw, Percent: a.percent, Why: a.why, Names: a.names, Errors: problems,
	}
	var err error
	if p.Place, err = a.seen.typedPlace(a.text); err != nil {
		return err
	}
	if p.Text, err = a.seen.typedText(a.text); err != nil {
		return err
	}
	if len(problems) > 0 {
		return a.page(http.StatusUnprocessableEntity, views.Accept(p))
	}
	fraction := a.fraction
	if withdraw {
		fraction = nil
	}
	effect, err := a.Store.Effect(a.ctx(), a.correction(fraction))
	if err != nil {
		return err
	}
	if p.Effect, err = a.shown(effect); err != nil {
		return err
	}
	return a.page(http.StatusOK, views.Accept(p))
}

// shown is an effect as the page shows it.
func (a *accepting) shown(e store.Effect) (*views.ShownEffect, error) {
	shown := &views.ShownEffect{Marked: e.Marked}
	shown.Passing, shown.Failing = flips(e)
	for _, c := range e.Changes {
		line := views.ShownChange{
			Anonymous: views.AnonymousNumber(c.Attempt), Before: c.Before, After: c.After,
			MarkBefore: c.FractionBefore, MarkAfter: c.FractionAfter,
		}
		if c.After == nil {
			shown.Awaiting++
		}
		if a.names {
			var err error
			if line.Learner, err = a.seen.name(c.PersonID); err != nil {
				return nil, err
			}
		}
		shown.Changes = append(shown.Changes, line)
	}
	return shown, nil
}

// flips counts the attempts that pass by it and didn't before, and the other way round.
func flips(e store.Effect) (passing, failing int) {
	for _, c := range e.Changes {
		switch before, after := passes(c.Before), passes(c.After); {
		case after && !before:
			passing++
		case before && !after && c.After != nil:
			failing++
		}
	}
	return passing, failing
}

func passes(s *quiz.Score) bool { return s != nil && s.Passed != nil && *s.Passed }

// correct does it, unless it is so already, and says what has really come of it.
func (a *accepting) correct(done string, fraction *big.Rat) error {
	if a.holds(fraction) {
		return a.seeOther(views.UnmatchedPath(a.seen.quiz.ID))
	}
	effect, err := a.Store.Correct(a.correction(fraction), a.holding())
	if errors.Is(err, store.ErrConflict) { // somebody was quicker by a moment: the list says how it is now
		return a.seeOther(views.UnmatchedPath(a.seen.quiz.ID))
	}
	if err != nil {
		return err
	}
	if err := a.notify(a.saidOf(done, effect)); err != nil {
		return err
	}
	return a.seeOther(views.UnmatchedPath(a.seen.quiz.ID))
}

// holding is the id of the correction that holds for the text, or empty.
func (a *accepting) holding() string {
	if a.text.Accepted == nil {
		return ""
	}
	return a.text.Accepted.ID
}

// holds tells whether the text earns just that already, as after a form that was sent twice.
func (a *accepting) holds(fraction *big.Rat) bool {
	if a.text.Accepted == nil || fraction == nil {
		return a.text.Accepted == nil && fraction == nil
	}
	return a.text.Accepted.Fraction.Cmp(fraction) == 0
}

func (a *accepting) saidOf(done string, e store.Effect) string {
	said := []string{a.words.Say(done, map[string]any{"text": a.text.Example})}
	if e.Marked == 0 {
		return strings.Join(append(said, a.words.T("unmatched.done-none")), " ")
	}
	said = append(said, a.words.T("unmatched.done-marks", "count", e.Marked))
	passing, failing := flips(e)
	if passing > 0 {
		said = append(said, a.words.T("unmatched.done-pass", "count", passing))
	}
	if failing > 0 {
		said = append(said, a.words.T("unmatched.done-fail", "count", failing))
	}
	return strings.Join(said, " ")
}
