package handlers

import (
	"net/http"
	"sync"
	"time"

	"github.com/readback/readback/reports"
)

// signs are the last that was heard of the pages on which attempts are answered. They are in memory alone: after a restart
// nobody counts as lost until their page has been heard again.
type signs struct {
	mu    sync.Mutex
	last  map[string]reports.Sign // by attempt
	swept time.Time
}

// signsKept is how long a sign is of use: nobody sits longer before a quiz.
const signsKept = 24 * time.Hour

func newSigns() *signs { return &signs{last: map[string]reports.Sign{}} }

func (s *signs) note(attempt string, sign reports.Sign) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last[attempt] = sign
	if sign.At.Sub(s.swept) > time.Hour {
		s.swept = sign.At
		for id, old := range s.last {
			if sign.At.Sub(old.At) > signsKept {
				delete(s.last, id)
			}
		}
	}
}

// again notes that an answer came. A program that sends answers and no signs isn't waited for.
func (s *signs) again(attempt string, at time.Time) {
	if !s.of(attempt).At.IsZero() {
		s.note(attempt, reports.Sign{At: at})
	}
}

func (s *signs) of(attempt string) reports.Sign {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last[attempt]
}

// presenceTold is what a learner's page hears back: until when its attempt runs, since more time may have been given.
type presenceTold struct {
	Deadline *time.Time `json:"deadline,omitempty"`
}

// postPresence hears a learner's page say that it is there, or is going. It writes nothing.
func postPresence(v *visit, sat *sitting) error {
	var sent struct {
		Away bool `json:"away"`
	}
	if ok, err := v.readJSON(&sent); err != nil {
		return err
	} else if !ok {
		return v.problemJSON(v.words.T("error.bad-request"))
	}
	v.signs.note(sat.attempt.ID, reports.Sign{At: v.now, Away: sent.Away})
	var told presenceTold
	if !sat.attempt.Deadline.IsZero() {
		told.Deadline = &sat.attempt.Deadline
	}
	return v.JSON(http.StatusOK, told)
}
