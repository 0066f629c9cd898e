package handlers

import (
	"fmt"
	"sync"
	"testing"

	"github.com/readback/readback/quiz"
)

// TestSavingAndFinishingAtOnce: whatever was said to be saved is stored and marked, and nothing is saved after the
// finish.
func TestSavingAndFinishingAtOnce(t *testing.T) {
	s := newSat(t)
	const tabs, saves = 4, 25
	var mu sync.Mutex
	last, says := int64(0), ""
	var all sync.WaitGroup
	for tab := range tabs {
		all.Go(func() {
			for n := range saves {
				seq, answer := int64(n*tabs+tab+1), fmt.Sprintf("%q", fmt.Sprint(1+n%2))
				page := s.put(s.path+"/answers/1", fmt.Sprintf(`{"seq": %d, "answer": %s}`, seq, answer))
				if got := page.saved(); page.StatusCode == 200 && got.Applied && got.Seq == seq {
					mu.Lock()
					if seq > last {
						last, says = seq, answer
					}
					mu.Unlock()
				} else if page.StatusCode != 200 && page.StatusCode != 409 {
					t.Errorf("status %d: %s", page.StatusCode, page.body)
				}
				if n == saves/2 && tab == 0 {
					s.post(s.path + "/finish")
				}
			}
		})
	}
	all.Wait()
	a := s.attemptAt(s.path)
	stored := must[map[string]quiz.Answer](t)(s.Store.Answers(t.Context(), a.ID))["who"]
	if stored.Seq != last || last == 0 {
		t.Errorf("stored is seq %d, and the last that was said to be saved %d", stored.Seq, last)
	}
	points := map[string]float64{`"1"`: 1, `"2"`: 0}[says]
	if a.State != quiz.Finished || a.Score.Points != points {
		t.Errorf("the answer %s is marked %+v", says, a.Score)
	}
}
