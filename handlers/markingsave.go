package handlers

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// postByHand gives an answer a mark by hand, or takes the one that it has back.
func postByHand(v *visit, q *quiz.Quiz) error {
	values, err := v.form()
	if err != nil {
		return err
	}
	b, sheet, err := v.sheetByHand(q, values)
	if err != nil {
		return err
	}
	form := sheet.typed(values)
	if form.Seen == sheet.holding() {
		act := b.save
		if values.Get("go") == "withdraw" {
			act = b.withdraw
		}
		if err := act(sheet, form); !errors.Is(err, store.ErrConflict) {
			return err
		}
		if b, sheet, err = v.sheetByHand(q, values); err != nil { // somebody was quicker by a moment
			return err
		}
	}
	return b.conflict(sheet, form)
}

// sheetByHand is the answer that a form is about, as it is now.
func (v *visit) sheetByHand(q *quiz.Quiz, values url.Values) (*byHand, *sheet, error) {
	b, err := v.byHandOf(q, values)
	if err != nil {
		return nil, nil, err
	}
	item := b.item()
	if item == nil {
		return nil, nil, store.ErrNotFound
	}
	sheet, err := b.sheet(item)
	return b, sheet, err
}

// holding is the id of the mark by hand that holds, or empty.
func (sh *sheet) holding() string {
	if sh.answer.ByHand == nil {
		return ""
	}
	return sh.answer.ByHand.ID
}

// conflict shows what somebody else has done meanwhile beside what was typed. Sending that again takes its place.
func (b *byHand) conflict(sh *sheet, form views.ByHandForm) error {
	mark, err := b.handMark(sh)
	if err != nil {
		return err
	}
	form.Seen = sh.holding()
	return b.showSheet(http.StatusConflict, sh, form, &views.Meanwhile{Mark: mark}, nil)
}

func (b *byHand) save(sh *sheet, form views.ByHandForm) error {
	correction, problems := b.read(sh, form)
	if len(problems) > 0 {
		return b.showSheet(http.StatusUnprocessableEntity, sh, form, nil, problems)
	}
	if _, err := b.Store.Correct(correction, form.Seen); err != nil {
		return err
	}
	max := float(sh.question.Max())
	points := b.words.T("score.points", "points", b.words.Number(*sh.points(correction.Fraction)), "max", b.words.Number(max), "count", max)
	path, saved := b.afterwards(), b.words.T("byhand.saved", "points", points)
	if path == "" {
		path, saved = views.MarkingPath(b.place.Quiz), b.words.T("byhand.saved-last", "points", points)
	}
	if err := b.notify(saved); err != nil {
		return err
	}
	return b.seeOther(path)
}

// afterwards is the path of the answer that comes next: behind this one among those that the filter shows, else the
// first that still waits; empty when none does.
func (b *byHand) afterwards() string {
	place, list := b.place, b.through(b.place.Filter)
	for i, item := range list {
		if item.Attempt == b.place.Attempt && i+1 < len(list) {
			place.Attempt = list[i+1].Attempt
			return place.Path()
		}
	}
	for _, item := range b.through(views.MarkWaiting) {
		if item.Attempt != b.place.Attempt {
			place.Attempt, place.Filter = item.Attempt, views.MarkWaiting
			return place.Path()
		}
	}
	return ""
}

// withdraw takes the mark by hand back: the answer is marked by the rules again, or awaits marking.
func (b *byHand) withdraw(sh *sheet, form views.ByHandForm) error {
	place := b.place
	place.Filter = views.MarkWaiting
	if sh.answer.ByHand == nil {
		return b.seeOther(place.Path())
	}
	correction := quiz.Correction{
		Kind: quiz.MarkByHand, QuizID: b.place.Quiz, Attempt: sh.item.Attempt, Question: b.place.Question,
		Why: form.Why, By: b.person.ID, At: b.now,
	}
	problems := reading{b, views.Errors{}}
	if problems.length("why", "byhand.why-long", form.Why, maxWhy); len(problems.problems) > 0 {
		return b.showSheet(http.StatusUnprocessableEntity, sh, form, nil, problems.problems)
	}
	if _, err := b.Store.Correct(correction, form.Seen); err != nil {
		return err
	}
	if err := b.notify(b.words.T("byhand.took-back")); err != nil {
		return err
	}
	return b.seeOther(place.Path())
}
