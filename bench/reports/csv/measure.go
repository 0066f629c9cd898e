package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// taken is what a process took.
type taken struct {
	time   time.Duration
	memory int // MB, the most that was resident (VmHWM)
}

// measure runs a command. Its memory is asked for while it runs: what the kernel says afterwards would include ours, from
// before the command took over.
func measure(c *exec.Cmd) (t taken) {
	c.Stderr = os.Stderr
	start := time.Now()
	check(c.Start())
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	for {
		select {
		case err := <-done:
			check(err)
			t.time = time.Since(start)
			return t
		case <-time.After(5 * time.Millisecond):
			t.memory = max(t.memory, peak(c.Process.Pid))
		}
	}
}

// peak is the most memory that a process has had, in MB; 0 once it has ended.
func peak(pid int) (megabytes int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if _, line, found := strings.Cut(string(status), "VmHWM:"); found {
		_, err = fmt.Sscan(line, &megabytes)
		check(err)
	}
	return megabytes >> 10
}
