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
	var said string
	if form.Has("gift") {
		said, err = v.takeBack(q, form.Get("gift"))
	} else {
		said, err = v.give(q, form.Get("whom"), switches)
	}
	if err != nil {
		return err
	}
	return v.answerGift(q, switches, said)
}

// answerGift tells what was done: the script in place of what it showed before, everybody else on the page.
func (v *visit) answerGift(q *quiz.Quiz, switches views.LiveSwitches, said string) error {
	if v.FormValue("part") == "gift" {
		gifts, err := v.giftsShown(q, switches.HideNames)
		if err != nil {
			return err
		}
		gifts.Said = said
		return v.page(http.StatusOK, views.LiveGiftsPart(v.words, gifts))
	}
	if said != "" {
		if err := v.notify(said); err != nil {
			return err
		}
	}
	return v.seeOther(views.LivePath(q.ID) + "?" + switches.Query())
}

// give gives time to somebody or to everyone, and says what came of it where that isn't a gift to be taken back.
func (v *visit) give(q *quiz.Quiz, whom string, switches views.LiveSwitches) (said string, err error) {
	if whom == "" {
		return v.giveAll(q)
	}
	learner, err := v.onBoard(q, whom)
	if err != nil {
		return "", err
	}
	given, err := v.Store.ExtendPerson(q.ID, whom, v.person.ID, liveMinutes, v.now)
	if errors.Is(err, store.ErrNotFound) {
		return v.words.T("live.gave-late", "name", views.LiveName(v.words, learner, switches.HideNames)), nil
	}
	if err != nil {
		return "", err
	}
	v.gifts.add(given, &learner)
	return "", nil
}

func (v *visit) giveAll(q *quiz.Quiz) (said string, err error) {
	given, err := v.Store.ExtendAll(q.ID, v.person.ID, liveMinutes, v.now)
	if err != nil {
		return "", err
	}
	if len(given.Added) == 0 {
		return v.words.T("live.gave-nobody"), nil
	}
	v.gifts.add(given, nil)
	return "", nil
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

// giftsShown are the gifts that can be taken back, as the board has them.
func (v *visit) giftsShown(q *quiz.Quiz, hidden bool) (views.LiveGifts, error) {
	group, err := v.groupName(q)
	if err != nil {
		return views.LiveGifts{}, err
	}
	var shown views.LiveGifts
	for _, given := range v.gifts.of(q.ID) {
		shown.Given = append(shown.Given, v.giftShown(q, given, group, hidden))
	}
	return shown, nil
}

// giftShown says whom a gift went to.
func (v *visit) giftShown(q *quiz.Quiz, given gift, group string, hidden bool) views.LiveGift {
	shown := views.LiveGift{ID: given.id}
	switch {
	case given.to != nil:
		shown.To = given.to.ID
		shown.Said = v.words.T("live.gave-one", "name", views.LiveName(v.words, *given.to, hidden))
	case q.Open():
		shown.Said = v.words.T("live.gave-open", "count", given.People)
	default:
		shown.Said = v.words.T("live.gave-group", "group", group)
	}
	return shown
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
