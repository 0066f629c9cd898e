package jobs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/readback/readback/reports"
)

// errRemoved ends a report that nobody wants any more.
var errRemoved = errors.New("the report was removed while it was made")

// make writes a report into its file.
func (x *Exports) make(ctx context.Context, e *Export) {
	size, err := x.guarded(ctx, e)
	x.mu.Lock()
	defer x.mu.Unlock()
	e.Size, e.Ended = size, x.now()
	switch {
	case e.State == exportRemoved || ctx.Err() != nil:
		x.drop(e)
	case err != nil:
		e.State = ExportFailed
		x.log.Error("a report couldn't be made", "report", e.Order.Kind, "format", e.Order.Format, "error", err)
	default:
		e.State = ExportReady
	}
}

// guarded turns a panic into an error: there is no request around it that would.
func (x *Exports) guarded(ctx context.Context, e *Export) (size int64, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("making a report panicked: %v\n%s", panicked, debug.Stack())
		}
	}()
	return x.write(ctx, e)
}

func (x *Exports) write(ctx context.Context, e *Export) (size int64, err error) {
	file, err := os.OpenFile(x.path(e.ID), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriterSize(file, 1<<16)
	from := reports.Counted(x.from, func() error { return x.note(e) })
	if err := errors.Join(reports.Write(ctx, out, from, e.Order), out.Flush()); err != nil {
		return 0, err
	}
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// note counts one more attempt. The error is errRemoved.
func (x *Exports) note(e *Export) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if e.State == exportRemoved {
		return errRemoved
	}
	e.Done++
	return nil
}
