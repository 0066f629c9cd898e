package jobs

import (
	"context"
	"log/slog"
	"time"

	"github.com/readback/readback/store"
)

// purgeEvery is how late something is removed for good that has lain in the bin for long enough.
const purgeEvery = time.Hour

// Purge removes for good what has lain in the bin for store.BinKept, at first and then once an hour, until the context ends.
// It runs beside Sweep, which mustn't wait for it. A run that fails is logged, and the next one tries again.
func Purge(ctx context.Context, s *store.Store, log *slog.Logger, now func() time.Time) {
	tick := time.NewTicker(purgeEvery)
	defer tick.Stop()
	for {
		if err := s.Purge(ctx, now().Add(-store.BinKept)); err != nil && ctx.Err() == nil {
			log.Error("emptying the bin failed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
