package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

var errOwn = errors.New("the job's own error")

// batched hands jobs to the writer as one batch and returns each one's result.
func batched(s *Store, runs ...func(*tx) error) []error {
	var jobs []*job
	for _, run := range runs {
		jobs = append(jobs, &job{run: run, done: make(chan error, 1)})
	}
	hold, held := make(chan bool), make(chan bool)
	go s.write(func(*tx) error { close(held); <-hold; return nil })
	<-held
	var queued sync.WaitGroup
	for _, j := range jobs {
		queued.Add(1)
		go func() { queued.Done(); s.writer.jobs <- j }()
	}
	queued.Wait()
	time.Sleep(20 * time.Millisecond) // lets them reach the channel; a slower one only makes a second batch
	close(hold)
	var errs []error
	for _, j := range jobs {
		errs = append(errs, <-j.done)
	}
	return errs
}

func put(key string) func(*tx) error {
	return func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO settings (key, value) VALUES ($1, $2)`, key, "v")
		return err
	}
}

func keys(t *testing.T, s *Store) string {
	t.Helper()
	found := must[[]string](t)(all(s.reader(t.Context()), scanText, `SELECT key FROM settings ORDER BY key`))
	return strings.Join(found, " ")
}

func TestEachJobInABatchHasItsOwnResult(t *testing.T) {
	s := openTest(t)
	if err := s.write(put("taken")); err != nil {
		t.Fatal(err)
	}
	errs := batched(s, // in no certain order
		put("a"),
		func(tx *tx) error { _ = put("lost")(tx); return errOwn },
		put("b"),
		func(tx *tx) error { _ = put("lost too")(tx); panic("in a job") },
		func(tx *tx) error { _ = put("taken")(tx); return nil }, // the engine's refusal counts though the job hides it
		put("c"))
	for i, want := range []error{nil, errOwn, nil, nil, ErrTaken{}, nil} {
		if i == 3 {
			continue
		}
		wantErr(t, errs[i], want)
	}
	if errs[3] == nil || !strings.Contains(errs[3].Error(), "in a job") {
		t.Errorf("the panic became %v", errs[3])
	}
	if got := keys(t, s); got != "a b c taken" {
		t.Errorf("stored: %s", got)
	}
}

func TestAJobThatFailsAloneLeavesNothing(t *testing.T) {
	s := openTest(t)
	wantErr(t, s.write(func(tx *tx) error { _ = put("lost")(tx); return errOwn }), errOwn)
	if err := s.write(put("kept")); err != nil {
		t.Error(err)
	}
	if got := keys(t, s); got != "kept" {
		t.Errorf("stored: %s", got)
	}
}

func TestWhatTheEngineRefusesHasAKind(t *testing.T) {
	s := openTest(t)
	member := func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO group_members (group_id, person_id, joined_at) VALUES ($1, $2, $3)`, "g", "p", 1)
		return err
	}
	wantErr(t, s.write(member), ErrReference)
	wantErr(t, errors.Join(s.write(put("a")), s.write(put("a"))), ErrTaken{})
}

func TestAFullDiskIsToldAndGoesAway(t *testing.T) {
	s := openTest(t)
	limit := func(pages int) {
		t.Helper()
		if err := s.write(func(tx *tx) error {
			_, err := one(tx, scanInt, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	big := func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO settings (key, value) VALUES ($1, $2)`, "big", strings.Repeat("x", 1<<20))
		return err
	}
	limit(1) // clamped to the present size
	errs := batched(s, put("a"), big)
	wantErr(t, errs[1], ErrNoRoom)
	if got := keys(t, s); (got == "a") != (errs[0] == nil) {
		t.Errorf("stored %q, but was told %v", got, errs[0])
	}
	limit(1 << 20)
	if err := s.write(big); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestADatabaseLockedElsewhereIsBusy(t *testing.T) {
	dir := t.TempDir()
	s, other := openIn(t, dir), openIn(t, dir)
	if err := s.write(func(tx *tx) error { _, err := one(tx, scanInt, `PRAGMA busy_timeout = 20`); return err }); err != nil {
		t.Fatal(err)
	}
	hold, held, done := make(chan bool), make(chan bool), make(chan error)
	go func() { done <- other.write(func(*tx) error { close(held); <-hold; return nil }) }()
	<-held
	wantErr(t, s.write(put("a")), ErrBusy)
	close(hold)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestConcurrentWritesAndReads(t *testing.T) {
	s := openTest(t)
	const workers, each = 16, 50
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := range each {
				key := fmt.Sprintf("%d.%d", w, i)
				if err := s.SetSetting(key, key); err != nil {
					t.Error(err)
				}
				if v, err := s.Setting(context.Background(), key); err != nil || v != key { // acknowledged is visible
					t.Errorf("%s is %q, %v", key, v, err)
				}
			}
		})
	}
	group.Wait()
	if n := must[map[string]int64](t)(count(t.Context(), s.reads))["settings"]; n != workers*each {
		t.Errorf("%d rows", n)
	}
}

func TestCloseAnswersEveryWrite(t *testing.T) {
	s := must[*Store](t)(Open(t.Context(), Options{Dir: t.TempDir()}))
	var group sync.WaitGroup
	for i := range 32 {
		group.Go(func() {
			for n := 0; ; n++ {
				if err := s.SetSetting(fmt.Sprintf("%d.%d", i, n), ""); err != nil {
					wantErr(t, err, ErrClosed)
					return
				}
			}
		})
	}
	time.Sleep(10 * time.Millisecond)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	group.Wait()
	if err := s.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}
