// Command beside measures what a long report does to saving: learners save answers as fast as they can, first with nothing
// beside them and then while the answers report of the same quiz is written over and over. It prints saves a second, how long they
// took, and how large the write-ahead log became.
//
//	go run ./bench/reports/database -data /tmp/million
//	go run ./bench/reports/beside -data /tmp/million -quiz ID
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

func main() {
	dir := flag.String("data", "", "the data folder that bench/reports/database made; learners are added to it")
	quizID := flag.String("quiz", "", "the id of its quiz")
	clients := flag.Int("clients", 16, "learners who save at the same time")
	turn := flag.Duration("turn", 8*time.Second, "how long each turn takes")
	flag.Parse()
	if err := run(context.Background(), *dir, *quizID, *clients, *turn); err != nil {
		log.Fatal("beside: ", err)
	}
}

func run(ctx context.Context, dir, quizID string, clients int, turn time.Duration) error {
	s, err := store.Open(ctx, store.Options{Dir: dir})
	if err != nil {
		return err
	}
	defer s.Close()
	var attempts []quiz.Attempt
	for i := range clients {
		a, err := begin(ctx, s, quizID, i)
		if err != nil {
			return err
		}
		attempts = append(attempts, a)
	}
	for round := range 4 {
		reporting := round%2 == 1
		beside, stop := context.WithCancel(ctx)
		stopped := make(chan struct{})
		go func() {
			defer close(stopped)
			for reporting && report(beside, s, quizID) == nil {
			}
		}()
		took, err := save(s, attempts, turn, int64(round)*1e9)
		stop()
		<-stopped
		if err != nil {
			return err
		}
		what := "nothing beside"
		if reporting {
			what = "beside the report"
		}
		slices.Sort(took)
		wal, _ := os.Stat(filepath.Join(dir, store.FileName+"-wal"))
		fmt.Printf("%-18s %6.0f saves/s   p50 %5.1f ms   p99 %5.1f ms   log %d MB\n", what, float64(len(took))/turn.Seconds(),
			milliseconds(took[len(took)/2]), milliseconds(took[len(took)*99/100]), wal.Size()>>20)
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// begin adds a learner with an attempt.
func begin(ctx context.Context, s *store.Store, quizID string, i int) (quiz.Attempt, error) {
	q, err := s.Quiz(ctx, quizID)
	if err != nil {
		return quiz.Attempt{}, err
	}
	r, err := s.Revision(ctx, q.RevisionID)
	if err != nil {
		return quiz.Attempt{}, err
	}
	p, err := s.AddPerson(accounts.Person{Name: fmt.Sprint("Saver ", i), Role: accounts.Learner, CreatedAt: time.Now()}, store.Secrets{})
	if err != nil {
		return quiz.Attempt{}, err
	}
	return s.Start(quiz.Attempt{QuizID: q.ID, RevisionID: q.RevisionID, PersonID: p.ID,
		Plan: quiz.NewPlan(r.Revision, q.Rules, uint64(i), nil), StartedAt: time.Now()})
}

// save saves answers in all attempts for a while, and returns how long each took.
func save(s *store.Store, attempts []quiz.Attempt, turn time.Duration, seq int64) (took []time.Duration, failed error) {
	var together sync.WaitGroup
	var mu sync.Mutex
	end := time.Now().Add(turn)
	for _, a := range attempts {
		together.Go(func() {
			var own []time.Duration
			var err error
			for n := int64(1); err == nil && time.Now().Before(end); n++ {
				start := time.Now()
				_, err = s.SaveAnswer(store.Save{Attempt: a.ID, Person: a.PersonID, Question: "text", Seq: seq + n, Typed: true,
					Answer: json.RawMessage(fmt.Sprintf(`"Port Authority %d"`, n)), At: start})
				own = append(own, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			took = append(took, own...)
			if err != nil {
				failed = err
			}
		})
	}
	together.Wait()
	return took, failed
}

func report(ctx context.Context, s *store.Store, quizID string) error {
	return reports.Write(ctx, io.Discard, s, reports.Order{Filter: reports.Filter{Quiz: quizID}, Kind: "answers", Format: "csv"})
}
