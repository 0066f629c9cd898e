package handlers

import (
	"slices"
	"sync"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// gift is more time that was given on a live board, for as long as it can be taken back there.
type gift struct {
	store.Extension
	id string
	to *reports.LiveLearner // nil: everyone
	at time.Time
}

// giftsKept is how long taking back is offered. Later the page on extra time has it.
const giftsKept = 10 * time.Minute

// gifts are those that were given lately, in that order. They are in memory alone: nothing but the offer is lost with them.
type gifts struct {
	mu   sync.Mutex
	list []gift
	now  func() time.Time
}

func newGifts(now func() time.Time) *gifts { return &gifts{now: now} }

// add keeps a gift.
func (g *gifts) add(e store.Extension, to *reports.LiveLearner) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.forget()
	g.list = append(g.list, gift{Extension: e, id: accounts.NewID(), to: to, at: g.now()})
}

// forget drops those that are too old.
func (g *gifts) forget() {
	g.list = slices.DeleteFunc(g.list, func(old gift) bool { return g.now().Sub(old.at) > giftsKept })
}

// of are the gifts of a quiz that can still be taken back, the last one first.
func (g *gifts) of(quizID string) (lately []gift) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.forget()
	for _, given := range slices.Backward(g.list) {
		if given.Quiz == quizID {
			lately = append(lately, given)
		}
	}
	return lately
}

// take removes a gift of a quiz; false when it is too old, or somebody else was first.
func (g *gifts) take(quizID, id string) (gift, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.forget()
	at := slices.IndexFunc(g.list, func(given gift) bool { return given.id == id && given.Quiz == quizID })
	if at < 0 {
		return gift{}, false
	}
	given := g.list[at]
	g.list = slices.Delete(g.list, at, at+1)
	return given, true
}
