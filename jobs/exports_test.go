package jobs

import (
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// slow is a store whose attempts come when somebody lets them.
type slow struct {
	*store.Store
	let chan struct{}
}

func (s *slow) AttemptRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AttemptRow, error] {
	return func(yield func(reports.AttemptRow, error) bool) {
		for r, err := range s.Store.AttemptRows(ctx, f) {
			if !yield(r, err) {
				return
			}
			<-s.let
		}
	}
}

type exportWorld struct {
	*Exports
	t     *testing.T
	from  *slow
	order reports.Order
	now   time.Time
}

func newExportWorld(t *testing.T) *exportWorld {
	t.Helper()
	w := &exportWorld{t: t, now: time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)}
	s, a := started(t, w.now)
	w.from = &slow{s, make(chan struct{})}
	w.order = reports.Order{Filter: reports.Filter{Quiz: a.QuizID}, Kind: "attempts", Format: "csv"}
	dir := filepath.Join(t.TempDir(), "exports")
	if err := errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, "old"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	var err error
	if w.Exports, err = NewExports(dir, w.from, slog.New(slog.DiscardHandler), func() time.Time { return w.now }); err != nil {
		t.Fatal(err)
	}
	if _, err := w.File("old"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file of an earlier run: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { w.Run(ctx); close(ended) }()
	t.Cleanup(func() { stop(); close(w.from.let); <-ended })
	return w
}

func (w *exportWorld) ask(order reports.Order) Export {
	w.t.Helper()
	e, err := w.Ask("ada", order, "s.csv", 1)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// becomes waits until a report is in a state.
func (w *exportWorld) becomes(id string, state ExportState) Export {
	w.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if e, _, ok := w.Find(id); ok && e.State == state {
			return e
		}
	}
	e, _, ok := w.Find(id)
	w.t.Fatalf("it is %q (%v), want %q", e.State, ok, state)
	return e
}

// begun waits until the first row of a report is counted: one that is removed before doesn't wait to be let on.
func (w *exportWorld) begun(id string) {
	w.t.Helper()
	for end := time.Now().Add(10 * time.Second); w.becomes(id, ExportRuns).Done == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatal("it doesn't begin")
		}
	}
}

func TestLongReportsAreMadeOneAfterTheOther(t *testing.T) {
	w := newExportWorld(t)
	first, second := w.ask(w.order), w.ask(w.order)
	w.becomes(first.ID, ExportRuns)
	if e, ahead, _ := w.Find(second.ID); e.State != ExportWaits || ahead != 1 {
		t.Errorf("the second is %s behind %d", e.State, ahead)
	}
	w.from.let <- struct{}{}
	e := w.becomes(first.ID, ExportReady)
	if e.Done != 1 || e.Size == 0 {
		t.Errorf("ready: %+v", e)
	}
	file, err := w.File(first.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if text, err := io.ReadAll(file); err != nil || !strings.HasPrefix(string(text), "attempt,quiz") || strings.Count(string(text), "\n") != 2 {
		t.Errorf("%q, %v", text, err)
	}
	w.becomes(second.ID, ExportRuns)
	w.from.let <- struct{}{}
	w.becomes(second.ID, ExportReady)
	if all := w.Of("ada"); len(all) != 2 || all[0].ID != second.ID || len(w.Of("ben")) != 0 {
		t.Errorf("listed: %+v", all)
	}
	w.mu.Lock()
	w.now = w.now.Add(ExportsKept + time.Second)
	w.mu.Unlock()
	if w.forgetOld(); len(w.Of("ada")) != 0 {
		t.Error("they are kept for ever")
	}
	if _, err := w.File(first.ID); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its file: %v", err)
	}
}

func TestAReportIsRemovedWhileItIsMade(t *testing.T) {
	w := newExportWorld(t)
	running, waiting := w.ask(w.order), w.ask(w.order)
	w.begun(running.ID)
	w.Remove(running.ID)
	w.Remove(waiting.ID)
	if len(w.Of("ada")) != 0 {
		t.Error("they are listed")
	}
	w.from.let <- struct{}{}
	next := w.ask(w.order)
	w.becomes(next.ID, ExportRuns)
	if _, err := w.File(running.ID); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its file: %v", err)
	}
}

func TestWhatCantBeMade(t *testing.T) {
	w := newExportWorld(t)
	wrong := w.order
	wrong.Format = "stone"
	if _, err := w.Ask("ada", wrong, "s", 1); err == nil {
		t.Error("a report in stone is taken")
	}
	gone := w.order
	gone.Quiz = "none"
	w.becomes(w.ask(gone).ID, ExportFailed)
	for range mostExports - 1 {
		w.ask(w.order)
	}
	if _, err := w.Ask("ada", w.order, "s", 1); !errors.Is(err, ErrManyExports) {
		t.Errorf("one too many: %v", err)
	}
	if _, err := w.Ask("ben", w.order, "s", 1); err != nil {
		t.Errorf("another's: %v", err)
	}
}
