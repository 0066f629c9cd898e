package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// large is the size of files, in bytes, from which on reading one shows how far it has come.
const large = 1 << 20

// progress is a bar on a terminal while a large file is read, or a long report written; nil anywhere else.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress begins a bar for a file, when somebody sits at a terminal and will have to wait.
func newProgress(c *console, file string) *progress {
	if info, err := os.Stat(file); err != nil || info.Size() < large || !isTerminal(c.err) {
		return nil
	}
	return newBar(c, 1000, file)
}

// newBar begins a bar of so many steps; −1: it isn't known how many.
func newBar(c *console, steps int, what string) *progress {
	return &progress{progressbar.NewOptions(steps, progressbar.OptionSetWriter(c.err), progressbar.OptionSetDescription(what),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))}
}

// isTerminal tells whether somebody sits at the other end.
func isTerminal(w io.Writer) bool {
	screen, ok := w.(*os.File)
	return ok && term.IsTerminal(int(screen.Fd()))
}

// step is told that one more was done.
func (p *progress) step() error {
	_ = p.bar.Add(1) // a bar that can't be drawn harms nobody
	return nil
}

// read is told how many questions were read, and the share of the file; a negative one isn't known.
func (p *progress) read(questions int, share float64) {
	p.bar.Describe(fmt.Sprintf("%d questions", questions))
	if share >= 0 {
		_ = p.bar.Set(int(900 * share)) // the last tenth is checking; a bar that can't be drawn harms nobody
	}
}

// done takes the bar away.
func (p *progress) done() {
	if p != nil {
		_ = p.bar.Finish()
	}
}
