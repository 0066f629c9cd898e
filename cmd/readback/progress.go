package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// large is the size of files, in bytes, from which on reading one shows how far it has come.
const large = 1 << 20

// progress is a bar on a terminal while a large file is read; nil anywhere else.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress begins a bar for a file, when somebody sits at a terminal and will have to wait.
func newProgress(c *console, file string) *progress {
	info, err := os.Stat(file)
	screen, ok := c.err.(*os.File)
	if err != nil || info.Size() < large || !ok || !term.IsTerminal(int(screen.Fd())) {
		return nil
	}
	return &progress{progressbar.NewOptions(1000, progressbar.OptionSetWriter(screen), progressbar.OptionSetDescription(file),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false))}
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
