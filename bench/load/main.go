// Command load measures saving: a number of learners, each in an attempt of their own, save answers one after the
// other over HTTP for a while, against the real server on a fresh database in a temporary folder. It prints saves a
// second and how long they took, with the durability that the writer's own connection reports.
//
//	go run ./bench/load -clients 64 -seconds 10
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/readback/readback/handlers"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

func main() {
	clients := flag.Int("clients", 64, "learners who save at the same time")
	seconds := flag.Int("seconds", 10, "how long")
	profile := flag.String("cpuprofile", "", "write a CPU profile to this file")
	flag.Parse()
	if *profile != "" {
		file, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(file)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "load:", err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	if err := run(*clients, time.Duration(*seconds)*time.Second); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(clients int, length time.Duration) error {
	dir, err := os.MkdirTemp("", "readback-load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(context.Background(), store.Options{Dir: dir, Serve: true})
	if err != nil {
		return err
	}
	defer s.Close()
	durability, err := s.Durability()
	if err != nil {
		return err
	}
	base, stop, err := serve(s)
	if err != nil {
		return err
	}
	defer stop()
	quizID, err := publish(s)
	if err != nil {
		return err
	}
	learners, err := enrol(clients, base, quizID)
	if err != nil {
		return err
	}
	took, err := saveAll(learners, length)
	if err != nil {
		return err
	}
	report(took, clients, length, durability)
	return nil
}

// serve runs the real handlers on a free loopback port.
func serve(s *store.Store) (base string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	base = "http://" + listener.Addr().String()
	public, err := url.Parse(base)
	if err != nil {
		return "", nil, err
	}
	app, err := handlers.New(handlers.Options{Store: s, PublicURL: public, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: app}
	go server.Serve(listener)
	return base, func() { server.Close() }, nil
}

// publish makes the starter set an open quiz.
func publish(s *store.Store) (string, error) {
	set, err := starter.Read()
	if err != nil {
		return "", err
	}
	saved, err := s.SaveSets(context.Background(), nil, time.Now(), set)
	if err != nil {
		return "", err
	}
	q, err := s.AddQuiz(quiz.Quiz{Title: set.Title, SetID: set.ID, RevisionID: saved[0].ID, Rules: quiz.DefaultRules(), CreatedAt: time.Now()})
	return q.ID, err
}

// learner is one guest in an attempt of their own.
type learner struct {
	client  *http.Client
	attempt string // its URL
	number  int    // of the question that is saved, a true-false one
	took    []time.Duration
}

// enrol starts an attempt for each learner. All come from one address, which the limit on new guests slows down after
// the first hundred.
func enrol(n int, base, quizID string) ([]*learner, error) {
	set, err := starter.Read()
	if err != nil {
		return nil, err
	}
	number := 1 + slices.IndexFunc(set.Questions, func(q questions.Question) bool { return q.Type == "true-false" })
	learners := make([]*learner, n)
	for i := range learners {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return nil, err
		}
		l := &learner{number: number, client: &http.Client{Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 2},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
		for l.attempt == "" {
			resp, err := l.client.PostForm(base+"/quizzes/"+quizID+"/attempts", url.Values{"name": {fmt.Sprint("Learner ", i)}})
			if err != nil {
				return nil, err
			}
			resp.Body.Close()
			switch resp.StatusCode {
			case http.StatusSeeOther:
				l.attempt = base + resp.Header.Get("Location")
			case http.StatusTooManyRequests:
				time.Sleep(time.Second)
			default:
				return nil, fmt.Errorf("starting an attempt: %s", resp.Status)
			}
		}
		learners[i] = l
	}
	return learners, nil
}

// saveAll lets every learner save for a while and returns how long each save took.
func saveAll(learners []*learner, length time.Duration) ([]time.Duration, error) {
	var wg sync.WaitGroup
	errs := make(chan error, len(learners))
	end := time.Now().Add(length)
	for _, l := range learners {
		wg.Go(func() {
			for seq := 1; time.Now().Before(end); seq++ {
				if err := l.save(seq); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	var all []time.Duration
	for _, l := range learners {
		all = append(all, l.took...)
	}
	return all, <-errs
}

func (l *learner) save(seq int) error {
	body := fmt.Sprintf(`{"seq":%d,"answer":%t}`, seq, seq%2 == 0)
	req, err := http.NewRequest(http.MethodPut, fmt.Sprintf("%s/answers/%d", l.attempt, l.number), bytes.NewReader([]byte(body)))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	start := time.Now()
	resp, err := l.client.Do(req)
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK || !strings.Contains(string(answer), `"applied":true`) {
		return fmt.Errorf("save %d: %s %s", seq, resp.Status, answer)
	}
	l.took = append(l.took, time.Since(start))
	return nil
}

func report(took []time.Duration, clients int, length time.Duration, d store.Durability) {
	slices.Sort(took)
	at := func(share float64) time.Duration { return took[int(share*float64(len(took)-1))] }
	fmt.Printf("%s\n%d clients, %v: %d saves, %.0f a second, p50 %v, p99 %v, slowest %v\n", d, clients, length, len(took),
		float64(len(took))/length.Seconds(), at(0.50).Round(10*time.Microsecond), at(0.99).Round(10*time.Microsecond), at(1).Round(10*time.Microsecond))
}
