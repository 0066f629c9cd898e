// Command load measures saving: a number of learners, each in an attempt of their own, save answers one after the
// other over HTTP for a while, against the real server on a fresh database in a temporary folder. It prints saves a
// second and how long they took, with the durability that the writer's own connection reports. With live boards it
// measures in turns without and with them open, and each learner may think for a while between two saves.
//
//	go run ./bench/load -clients 64 -seconds 10
//	go run ./bench/load -clients 500 -seconds 10 -boards 3 -pause 2s
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/handlers"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

func main() {
	clients := flag.Int("clients", 64, "learners who save at the same time")
	seconds := flag.Int("seconds", 10, "how long")
	boards := flag.Int("boards", 0, "live boards that are open in every second turn; 0: one turn without any")
	pause := flag.Duration("pause", 0, "how long learners think between two saves, on average")
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
	if err := run(setup{*clients, *boards, time.Duration(*seconds) * time.Second, *pause}); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// setup is what is measured.
type setup struct {
	clients, boards int
	length, pause   time.Duration
}

// turns is how often it is measured with boards open, and without.
const turns = 3

func run(m setup) error {
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
	learners, err := enrol(s, m.clients, base, quizID)
	if err != nil {
		return err
	}
	fmt.Println(durability)
	if m.boards == 0 {
		return m.turn("", learners)
	}
	for range turns {
		if err := m.turn("no board: ", learners); err != nil {
			return err
		}
		closeBoards, err := openBoards(s, m.boards, base, quizID)
		if err != nil {
			return err
		}
		err = m.turn(fmt.Sprint(m.boards, " boards: "), learners)
		told := closeBoards()
		if err != nil {
			return err
		}
		fmt.Printf("  the boards were told %d times, %d kB in all\n", told.messages, told.bytes/1000)
	}
	return nil
}

// turn lets the learners save for the time that is measured.
func (m setup) turn(what string, learners []*learner) error {
	took, err := saveAll(learners, m.length, m.pause)
	if err == nil {
		report(what, took, m.clients, m.length)
	}
	return err
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

// learner is one person in an attempt of their own.
type learner struct {
	client  *http.Client
	attempt string // its URL
	number  int    // of the question that is saved, a true-false one
	seq     int
	took    []time.Duration
}

// enrol starts an attempt for each learner.
func enrol(s *store.Store, n int, base, quizID string) ([]*learner, error) {
	set, err := starter.Read()
	if err != nil {
		return nil, err
	}
	number := 1 + slices.IndexFunc(set.Questions, func(q questions.Question) bool { return q.Type == "true-false" })
	learners := make([]*learner, n)
	for i := range learners {
		client, err := signedIn(s, base, accounts.Person{Name: fmt.Sprint("Learner ", i), Role: accounts.Learner})
		if err != nil {
			return nil, err
		}
		resp, err := client.PostForm(base+"/quizzes/"+quizID+"/attempts", nil)
		if err != nil {
			return nil, err
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusSeeOther {
			return nil, fmt.Errorf("starting an attempt: %s", resp.Status)
		}
		learners[i] = &learner{number: number, client: client, attempt: base + resp.Header.Get("Location")}
	}
	return learners, nil
}

// saveAll lets every learner save for a while and returns how long each save took.
func saveAll(learners []*learner, length, pause time.Duration) ([]time.Duration, error) {
	var wg sync.WaitGroup
	errs := make(chan error, len(learners))
	end := time.Now().Add(length)
	for _, l := range learners {
		l.took = nil
		wg.Go(func() {
			for think(pause / 2); time.Now().Before(end); think(pause) {
				l.seq++
				if err := l.save(l.seq); err != nil {
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

// think waits for a pause, more or less.
func think(pause time.Duration) {
	if pause > 0 {
		time.Sleep(pause/2 + rand.N(pause))
	}
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

func report(what string, took []time.Duration, clients int, length time.Duration) {
	slices.Sort(took)
	at := func(share float64) time.Duration { return took[int(share*float64(len(took)-1))] }
	fmt.Printf("%s%d clients, %v: %d saves, %.0f a second, p50 %v, p99 %v, slowest %v\n", what, clients, length, len(took),
		float64(len(took))/length.Seconds(), at(0.50).Round(10*time.Microsecond), at(0.99).Round(10*time.Microsecond), at(1).Round(10*time.Microsecond))
}
