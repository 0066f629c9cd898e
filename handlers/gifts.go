package handlers

import (
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

// gifts are those that were given lately. They are in memory alone: nothing but the offer is lost with them.
type gifts struct {
	mu   sync.Mutex
	byID map[string]gift
	now  func() time.Time
}

func newGifts(now func() time.Time) *gifts { return &gifts{byID: map[string]gift{}, now: now} }

// add keeps a gift, and forgets those that are too old.
func (g *gifts) add(e store.Extension, to *reports.LiveLearner) gift {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	for id, old := range g.byID {
		if now.Sub(old.at) > giftsKept {
			delete(g.byID, id)
		}
	}
	given := gift{Extension: e, id: accounts.NewID(), to: to, at: now}
	g.byID[given.id] = given
	return given
}

// of looks a gift up that can still be taken back.
func (g *gifts) of(quizID, id string) (gift, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	given, ok := g.byID[id]
	return given, ok && given.Quiz == quizID && g.now().Sub(given.at) <= giftsKept
}

// take is of, once.
func (g *gifts) take(quizID, id string) (gift, bool) {
	given, ok := g.of(quizID, id)
	if !ok {
		return gift{}, false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	_, ok = g.byID[id] // somebody else may have been first
	delete(g.byID, id)
	return given, ok
}
