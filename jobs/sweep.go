// Package jobs is what runs beside requests.
package jobs

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/readback/readback/store"
)

// sweepEvery is how late an attempt may be finished that nobody looks at.
const sweepEvery = 5 * time.Second

// uploadsKept is how long a file waits to be imported.
const uploadsKept = 24 * time.Hour

// Sweep finishes attempts whose time is up, and forgets sessions that have ended and uploads that nobody imported, until
// the context ends. A run that
// fails is logged, and the next one tries again.
func Sweep(ctx context.Context, s *store.Store, log *slog.Logger, now func() time.Time) {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := sweepOnce(ctx, s, now()); err != nil && ctx.Err() == nil {
				log.Error("sweep failed", "error", err)
			}
		}
	}
}

func sweepOnce(ctx context.Context, s *store.Store, now time.Time) error {
	overdue, err := s.Overdue(ctx, now)
	if err != nil {
		return err
	}
	var errs []error // one that can't be finished doesn't keep the others waiting
	for _, attempt := range overdue {
		_, err := s.FinishOverdue(attempt, now)
		errs = append(errs, err)
	}
	_, err = s.SweepSessions(now)
	_, uploads := s.SweepUploads(ctx, now.Add(-uploadsKept))
	return errors.Join(append(errs, err, uploads)...)
}
