package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/store"
)

// How hard the kill test is.
const (
	kills   = 20
	clients = 16
)

// TestKilledServerKeepsEveryAcknowledgedAnswer kills the program with SIGKILL again and again while clients save
// answers as fast as they can. After each restart, everything that it had acknowledged must be there.
func TestKilledServerKeepsEveryAcknowledgedAnswer(t *testing.T) {
	t.Parallel()
	p := startProgram(t, "--log-level", "error")
	savers := make([]*saver, clients)
	for i := range savers {
		savers[i] = newSaver(p, fmt.Sprint("Saver ", i+1))
	}
	acknowledged, unacknowledged := 0, 0
	for range kills {
		acknowledged += saveUntilKilled(p, savers)
		p.start("--log-level", "error")
		p.arrange(func(ctx context.Context, s *store.Store) error {
			for _, client := range savers {
				n, err := client.compare(ctx, s)
				if err != nil {
					return err
				}
				unacknowledged += n
			}
			report, err := s.Verify(ctx)
			if len(report.Problems) > 0 {
				t.Errorf("the database is damaged: %v", report.Problems)
			}
			return err
		})
	}
	t.Logf("%d kills, %d clients: %d answers acknowledged, none lost; %d answers were stored whose acknowledgement the kill cut off",
		kills, clients, acknowledged, unacknowledged)
	if acknowledged < kills*clients {
		t.Error("that was no load")
	}
}

// saveUntilKilled lets all clients save, and kills the program at some moment. It returns how many saves were
// acknowledged.
func saveUntilKilled(p *program, savers []*saver) int {
	var busy sync.WaitGroup
	var count atomic.Int64
	begun := make(chan struct{}, len(savers))
	for _, client := range savers {
		busy.Go(func() {
			client.save(&count)
			begun <- struct{}{}
		})
	}
	p.waitFor("the first acknowledgements", func() bool { return count.Load() >= int64(len(savers)) || len(begun) > 0 })
	time.Sleep(time.Duration(rand.IntN(400)) * time.Millisecond) // the moment is random, and nothing waits for it
	p.kill()
	busy.Wait()
	for _, client := range savers {
		if client.failed != nil {
			p.t.Error(client.failed)
			client.failed = nil
		}
	}
	return int(count.Load())
}

// saver is a guest's browser that saves answers without end.
type saver struct {
	client  *http.Client
	attempt string // its URL
	typed   map[int]string
	last    map[int]saved // acknowledged, by number of the question
	failed  error
}

// saved is an answer under its number in the order of saving.
type saved struct {
	Seq     int64  `json:"seq"`
	Answer  string `json:"answer"`
	Applied bool   `json:"applied,omitempty"`
}

// newSaver begins an attempt at the starter quiz, whose typed questions take any text.
func newSaver(p *program, name string) *saver {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	s := &saver{client: &http.Client{Jar: jar, Timeout: patience}, typed: map[int]string{}, last: map[int]saved{}}
	set, err := starter.Read()
	if err != nil {
		p.t.Fatal(err)
	}
	for i, q := range set.Questions {
		if q.Type == questions.ShortTextType {
			s.typed[i+1] = q.ID
		}
	}
	response, err := s.client.PostForm(p.url("/quizzes/"+p.openQuiz()+"/attempts"), url.Values{"name": {name}})
	if err != nil {
		p.t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		p.t.Fatalf("starting: %s", response.Status)
	}
	response.Request.URL.RawQuery = ""
	s.attempt = response.Request.URL.String()
	return s
}

// openQuiz is the id of the quiz that every new installation has.
func (p *program) openQuiz() (id string) {
	p.t.Helper()
	p.arrange(func(ctx context.Context, s *store.Store) error {
		quizzes, err := s.OpenQuizzes(ctx)
		if err == nil && len(quizzes) == 0 {
			err = errors.New("no quiz is open")
		}
		if err == nil {
			id = quizzes[0].ID
		}
		return err
	})
	return id
}

// save saves answer after answer until the server is gone.
func (s *saver) save(count *atomic.Int64) {
	for {
		for n := range s.typed {
			next := s.last[n].Seq + 1
			answer := saved{Seq: next, Answer: fmt.Sprintf("answer %d of question %d, %x", next, n, rand.Uint64())}
			acknowledged, err := s.put(n, answer)
			if err != nil {
				return
			}
			if !acknowledged {
				s.failed = fmt.Errorf("seq %d of question %d wasn't applied", next, n)
				return
			}
			s.last[n] = answer
			count.Add(1)
		}
	}
}

// put sends one answer. It fails when the server didn't answer to the end.
func (s *saver) put(n int, answer saved) (acknowledged bool, err error) {
	body, err := json.Marshal(answer)
	if err != nil {
		return false, err
	}
	request, err := http.NewRequest(http.MethodPut, fmt.Sprintf("%s/answers/%d", s.attempt, n), bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := s.client.Do(request)
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return false, err
	}
	var told saved
	if err := json.Unmarshal(text, &told); err != nil {
		return false, err
	}
	return response.StatusCode == http.StatusOK && told.Applied, nil
}

// compare looks for every acknowledged answer in the database. It goes on from what is stored, and returns how many
// answers are stored that weren't acknowledged: their reply was lost on the way.
func (s *saver) compare(ctx context.Context, db *store.Store) (unacknowledged int, err error) {
	stored, err := db.Answers(ctx, path.Base(s.attempt))
	if err != nil {
		return 0, err
	}
	for n, id := range s.typed {
		last, found := s.last[n], saved{Seq: stored[id].Seq}
		if len(stored[id].Answer) > 0 {
			if err := json.Unmarshal(stored[id].Answer, &found.Answer); err != nil {
				return 0, err
			}
		}
		if found.Seq < last.Seq || found.Seq == last.Seq && found.Answer != last.Answer {
			return 0, fmt.Errorf("lost: %d %q of %s was acknowledged, %d %q is stored", last.Seq, last.Answer, id, found.Seq, found.Answer)
		}
		if found.Seq > last.Seq {
			unacknowledged++
			s.last[n] = found
		}
	}
	return unacknowledged, nil
}
