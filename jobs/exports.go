package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/readback/readback/reports"
)

// ExportsKept is how long the file of a report waits to be fetched.
const ExportsKept = 24 * time.Hour

// mostExports is how many files and reports under way somebody may have.
const mostExports = 5

// ErrManyExports says that somebody has as many reports waiting or kept as they may.
var ErrManyExports = errors.New("there are too many reports that wait or are kept already")

// ExportState is how far a report has come.
type ExportState string

// The states of a report that is made beside requests.
const (
	ExportWaits   ExportState = "waiting" // others are made first
	ExportRuns    ExportState = "running"
	ExportReady   ExportState = "ready"
	ExportFailed  ExportState = "failed"
	exportRemoved ExportState = "removed" // as soon as it isn't written any more, its file goes
)

// Export is a report that is made beside requests.
type Export struct {
	ID       string
	PersonID string // who asked for it, and alone gets it
	Order    reports.Order
	Name     string    // of the file, as it is fetched
	Asked    time.Time // when
	Total    int       // attempts that it is on, at most; 0: not known
	Done     int       // attempts that are in it
	State    ExportState
	Size     int64 // bytes, when ready
	Ended    time.Time
}

// Exports makes long reports, one after the other so that they leave the processors to saving, and keeps their files for
// ExportsKept. A restart forgets them. It is safe for several goroutines.
type Exports struct {
	dir  string
	from reports.Source
	log  *slog.Logger
	now  func() time.Time
	next chan struct{} // holds one while something may wait

	mu  sync.Mutex
	all []*Export // in the order in which they were asked for
}

// NewExports keeps files in a folder, from which those of an earlier run are removed.
func NewExports(dir string, from reports.Source, log *slog.Logger, now func() time.Time) (*Exports, error) {
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	return &Exports{dir: dir, from: from, log: log, now: now, next: make(chan struct{}, 1)}, os.MkdirAll(dir, 0o700)
}

// Ask puts a report in the queue. The error is ErrManyExports, or that of Order.Check.
func (x *Exports) Ask(person string, order reports.Order, name string, total int) (Export, error) {
	if err := order.Check(); err != nil {
		return Export{}, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.of(person)) >= mostExports {
		return Export{}, ErrManyExports
	}
	e := &Export{ID: rand.Text(), PersonID: person, Order: order, Name: name, Asked: x.now(), Total: total, State: ExportWaits}
	x.all = append(x.all, e)
	x.wake()
	return *e, nil
}

func (x *Exports) wake() {
	select {
	case x.next <- struct{}{}:
	default:
	}
}

// Of lists somebody's reports, those asked for last first.
func (x *Exports) Of(person string) []Export {
	x.mu.Lock()
	defer x.mu.Unlock()
	all := x.of(person)
	slices.Reverse(all)
	return all
}

func (x *Exports) of(person string) (all []Export) {
	for _, e := range x.all {
		if e.PersonID == person && e.State != exportRemoved {
			all = append(all, *e)
		}
	}
	return all
}

// Find returns a report as it is now, and how many are made before it.
func (x *Exports) Find(id string) (found Export, ahead int, ok bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range x.all {
		if e.ID == id && e.State != exportRemoved {
			return *e, ahead, true
		}
		if e.State == ExportWaits || e.State == ExportRuns {
			ahead++
		}
	}
	return Export{}, 0, false
}

// File opens the file of a report that is ready.
func (x *Exports) File(id string) (*os.File, error) { return os.Open(x.path(id)) }

func (x *Exports) path(id string) string { return filepath.Join(x.dir, id) }

// Remove forgets a report, and ends one that is being made.
func (x *Exports) Remove(id string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range x.all {
		if e.ID != id {
			continue
		}
		if running := e.State == ExportRuns; !running {
			x.drop(e)
		}
		e.State = exportRemoved
	}
}

// drop forgets a report that isn't being made.
func (x *Exports) drop(e *Export) {
	x.all = slices.DeleteFunc(slices.Clone(x.all), func(other *Export) bool { return other == e })
	if err := os.Remove(x.path(e.ID)); err != nil && !errors.Is(err, os.ErrNotExist) {
		x.log.Error("the file of a report couldn't be removed", "error", err)
	}
}

// Run makes what is asked for until the context ends.
func (x *Exports) Run(ctx context.Context) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			x.forgetOld()
		case <-x.next:
			for e := x.take(); e != nil && ctx.Err() == nil; e = x.take() {
				x.make(ctx, e)
			}
		}
	}
}

func (x *Exports) forgetOld() {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range slices.Clone(x.all) {
		if !e.Ended.IsZero() && x.now().Sub(e.Ended) > ExportsKept {
			x.drop(e)
		}
	}
}

// take is the next that waits; nil without one.
func (x *Exports) take() *Export {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, e := range x.all {
		if e.State == ExportWaits {
			e.State = ExportRuns
			return e
		}
	}
	return nil
}
