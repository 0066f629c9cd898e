package handlers

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// liveMinutes is how much more time the board's buttons give.
const liveMinutes = 5 * time.Minute

// postLive gives somebody or everyone five more minutes, or takes them back.
func postLive(v *visit, q *quiz.Quiz) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	switches := views.LiveSwitchesOf(form)
	if form.Has("gift") {
		said, err := v.takeBack(q, form.Get("gift"))
		return v.answerGift(q, switches, &views.LiveGift{Said: said}, err)
	}
	said, err := v.give(q, form.Get("whom"), switches)
	return v.answerGift(q, switches, said, err)
}

// answerGift tells what was done: the script in place of what it showed before, everybody else on the page.
func (v *visit) answerGift(q *quiz.Quiz, switches views.LiveSwitches, said *views.LiveGift, err error) error {
	if err != nil {
		return err
	}
	if v.FormValue("part") == "gift" {
		return v.page(http.StatusOK, views.LiveGiftPart(v.words, said))
	}
	to := views.LivePath(q.ID) + "?" + switches.Query()
	if said.ID != "" {
		return v.seeOther(to + "&gift=" + said.ID)
	}
	if err := v.notify(said.Said); err != nil {
		return err
	}
	return v.seeOther(to)
}

func (v *visit) give(q *quiz.Quiz, whom string, switches views.LiveSwitches) (*views.LiveGift, error) {
	if whom == "" {
		return v.giveAll(q, switches)
	}
	learner, err := v.onBoard(q, whom)
	if err != nil {
		return nil, err
	}
	given, err := v.Store.ExtendPerson(q.ID, whom, v.person.ID, liveMinutes, v.now)
	if errors.Is(err, store.ErrNotFound) {
		return &views.LiveGift{Said: v.words.T("live.gave-late", "name", views.LiveName(v.words, learner, switches.HideNames))}, nil
	}
	if err != nil {
		return nil, err
	}
	return v.giftSaid(q, v.gifts.add(given, &learner), "", switches.HideNames), nil
}

func (v *visit) giveAll(q *quiz.Quiz, switches views.LiveSwitches) (*views.LiveGift, error) {
	given, err := v.Store.ExtendAll(q.ID, v.person.ID, liveMinutes, v.now)
	if err != nil {
		return nil, err
	}
	if len(given.Added) == 0 {
		return &views.LiveGift{Said: v.words.T("live.gave-nobody")}, nil
	}
	group, err := v.groupName(q)
	if err != nil {
		return nil, err
	}
	return v.giftSaid(q, v.gifts.add(given, nil), group, switches.HideNames), nil
}

// onBoard is somebody on the board of a quiz, by name and number alone. The error is store.ErrNotFound.
func (v *visit) onBoard(q *quiz.Quiz, person string) (reports.LiveLearner, error) {
	learners, err := v.Store.LiveLearners(v.ctx(), q, v.now)
	if err != nil {
		return reports.LiveLearner{}, err
	}
	at := slices.IndexFunc(learners, func(l reports.BoardLearner) bool { return l.ID == person })
	if at < 0 {
		return reports.LiveLearner{}, store.ErrNotFound
	}
	return reports.LiveLearner{ID: person, Name: learners[at].Name, Number: reports.BoardNumbers(learners)[person]}, nil
}

// giftSaid says whom a gift went to.
func (v *visit) giftSaid(q *quiz.Quiz, given gift, group string, hidden bool) *views.LiveGift {
	said := &views.LiveGift{ID: given.id}
	switch {
	case given.to != nil:
		said.Said = v.words.T("live.gave-one", "name", views.LiveName(v.words, *given.to, hidden))
	case q.Open():
		said.Said = v.words.T("live.gave-open", "count", given.People)
	default:
		said.Said = v.words.T("live.gave-group", "group", group)
	}
	return said
}

func (v *visit) takeBack(q *quiz.Quiz, id string) (said string, err error) {
	given, ok := v.gifts.take(q.ID, id)
	if !ok {
		return v.words.T("live.too-late"), nil
	}
	kept, err := v.Store.TakeBack(given.Extension, v.person.ID, v.now)
	if err != nil {
		return "", err
	}
	if kept > 0 {
		return v.words.T("live.taken-kept", "count", kept), nil
	}
	return v.words.T("live.taken"), nil
}
