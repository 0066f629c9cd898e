package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// What the test binary is told when it is the program that gets killed.
const (
	victimDir     = "READBACK_TEST_VICTIM_DIR"
	victimAttempt = "READBACK_TEST_VICTIM_ATTEMPT"
	victimPerson  = "READBACK_TEST_VICTIM_PERSON"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimDir); dir != "" {
		if err := saveUntilKilled(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// saveUntilKilled saves answers from many sides and prints "question seq" for each that was acknowledged.
func saveUntilKilled(dir string) error {
	s, err := Open(context.Background(), Options{Dir: dir, Serve: true})
	if err != nil {
		return err
	}
	failed := make(chan error)
	var out sync.Mutex
	for i := range 32 {
		question := fmt.Sprint("q", i)
		go func() {
			stored, err := s.Answers(context.Background(), os.Getenv(victimAttempt))
			for seq := stored[question].Seq + 1; err == nil; seq++ {
				_, err = s.SaveAnswer(Save{Attempt: os.Getenv(victimAttempt), Person: os.Getenv(victimPerson),
					Question: question, Seq: seq, Answer: json.RawMessage(fmt.Sprint(seq)), At: noon})
				if err == nil {
					out.Lock()
					fmt.Println(question, seq)
					out.Unlock()
				}
			}
			failed <- err
		}()
	}
	return <-failed
}

// TestNoAcknowledgedAnswerIsLostByAKill kills a program with SIGKILL 20 times under load, on one database, and looks
// after each kill for every answer that it had acknowledged.
func TestNoAcknowledgedAnswerIsLostByAKill(t *testing.T) {
	dir := t.TempDir()
	s := must[*Store](t)(Open(t.Context(), Options{Dir: dir}))
	a := s.testAttempt(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	total := 0
	for range 20 {
		acknowledged := killed(t, dir, a)
		s := must[*Store](t)(Open(t.Context(), Options{Dir: dir}))
		stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))
		for question, seq := range acknowledged {
			if got := stored[question]; got.Seq < seq || string(got.Answer) != fmt.Sprint(got.Seq) {
				t.Errorf("%s: acknowledged %d, stored %+v", question, seq, got)
			}
		}
		if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) > 0 {
			t.Errorf("damaged: %v", r.Problems)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		total += len(acknowledged)
	}
	if total == 0 {
		t.Error("nothing was acknowledged before the kills")
	}
}

// killed runs the program, kills it after a moment and returns the highest acknowledged seq by question.
func killed(t *testing.T, dir string, a quiz.Attempt) map[string]int64 {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victimDir+"="+dir, victimAttempt+"="+a.ID, victimPerson+"="+a.PersonID)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]int64{}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(acknowledged) == 0 { // it is at work
			time.AfterFunc(time.Duration(20+rand.IntN(80))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		var question string
		var seq int64
		if n, _ := fmt.Sscan(lines.Text(), &question, &seq); n == 2 {
			acknowledged[question] = max(seq, acknowledged[question])
		}
	}
	_ = cmd.Wait() // killed, so never nil
	return acknowledged
}
