package main

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const mega = 1e6

// measure has the program do all that it does with a file, and prints a line for each.
func measure(w io.Writer, program, dir string, f file, n int) error {
	less, all := filepath.Join(dir, "less"+f.extension), filepath.Join(dir, "all"+f.extension)
	if _, err := f.write(less, n-1); err != nil {
		return err
	}
	size, err := f.write(all, n)
	if err != nil {
		return err
	}
	store := []string{"import", "--format", f.format, "--set", "bench", "--data", filepath.Join(dir, f.format)}
	steps := []struct {
		what string
		args []string
	}{
		{"check", []string{"check", "--format", f.format, all}}, {"import", append(store, less)},
		{"again", append(store, all)}, {"with --add", append(store, "--add", all)},
	}
	for _, step := range steps {
		c, err := cost(program, step.args)
		if err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
		fmt.Fprintf(w, "%s\t%.1f\t%d\t%s\t%.1f\t%.1f\t%.0f\t%.1f\t\n", f.format, size, n, step.what, c.took.Seconds(), size/c.took.Seconds(), c.peak, c.peak/size)
	}
	return nil
}

// spent is what a run of the program took.
type spent struct {
	took time.Duration // of the processor
	peak float64       // MB of memory, as the system counts them
}

func cost(program string, args []string) (spent, error) {
	command := exec.Command(program, args...)
	out, err := command.CombinedOutput()
	if err != nil {
		return spent{}, fmt.Errorf("%w: %s", err, lastLines(string(out)))
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return spent{}, fmt.Errorf("the system doesn't say what a program took")
	}
	const unit = 1024 // Linux counts in KB
	return spent{took: command.ProcessState.UserTime() + command.ProcessState.SystemTime(), peak: float64(usage.Maxrss) * unit / mega}, nil
}

func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], "\n")
}
