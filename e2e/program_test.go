// Package e2e has no code of its own: its tests run the real program and look at it through a real browser.
package e2e

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/readback/readback/store"
)

// patience is how long anything may take before a test gives up. It is no measure of speed: machines may be slow.
const patience = 60 * time.Second

// readback is the program under test, built once by TestMain.
var readback string

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "readback-e2e-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	readback = filepath.Join(dir, "readback")
	if out, err := exec.Command("go", "build", "-o", readback, "../cmd/readback").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("the program doesn't build: %w\n%s", err, out)
	}
	if err := os.RemoveAll(outDir); err != nil {
		return 0, err
	}
	code := m.Run()
	stopChromium()
	return code, visited.write(filepath.Join(outDir, "axe.txt"))
}

// program is a running readback with a data folder of its own.
type program struct {
	t         *testing.T
	data      string
	address   string // host and port, the same after every start
	setupLink string // empty when there is an administrator
	command   *exec.Cmd
	ended     chan struct{} // closed when the command has ended
	errors    *lockedBuffer
}

// url is where a path of the program is found.
func (p *program) url(path string) string { return "http://" + p.address + path }

// startProgram starts the program with an empty data folder, and stops it when the test ends.
func startProgram(t *testing.T, flags ...string) *program {
	t.Helper()
	p := &program{t: t, data: t.TempDir(), address: "127.0.0.1:0", errors: &lockedBuffer{}}
	p.start(flags...)
	t.Cleanup(func() {
		p.stop()
		if t.Failed() {
			t.Logf("the program said:\n%s", p.errors.tail(4000))
		}
	})
	return p
}

var (
	addressLine = regexp.MustCompile(`(?m)^Readback is at http://([^/\s]+)/\n`)
	setupLine   = regexp.MustCompile(`(?m)^Make the first administrator.* at (\S+)\n`)
)

// start starts the program and waits until it answers. Started again, it has the same address and data.
func (p *program) start(flags ...string) {
	p.t.Helper()
	args := append([]string{"serve", "--addr", p.address, "--data", p.data}, flags...)
	out := &lockedBuffer{}
	p.command = exec.Command(readback, args...)
	p.command.Stdout, p.command.Stderr = out, p.errors
	if err := p.command.Start(); err != nil {
		p.t.Fatal(err)
	}
	ended := make(chan struct{})
	p.ended = ended
	go func(command *exec.Cmd) {
		_ = command.Wait() // how it ends is the test's own doing
		close(ended)
	}(p.command)
	p.waitFor("the program to say its address", func() bool { return addressLine.MatchString(out.String()) })
	p.address = addressLine.FindStringSubmatch(out.String())[1]
	p.waitFor("the program to be ready", p.ready)
	if found := setupLine.FindStringSubmatch(out.String()); found != nil {
		p.setupLink = found[1]
	}
}

func (p *program) ready() bool {
	response, err := http.Get(p.url("/readyz"))
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// waitFor waits until something is so, and fails the test when the program ends first or it takes too long.
func (p *program) waitFor(what string, so func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(10 * time.Millisecond) {
		select {
		case <-p.ended:
			p.t.Fatalf("waiting for %s: the program ended\n%s", what, p.errors.tail(4000))
		default:
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("waiting for %s took too long\n%s", what, p.errors.tail(4000))
		}
	}
}

// stop ends the program as an operator would, and waits until it has ended.
func (p *program) stop() { p.end(syscall.SIGTERM) }

// kill ends the program like a crash: it gets no chance to do anything.
func (p *program) kill() { p.end(syscall.SIGKILL) }

func (p *program) end(signal syscall.Signal) {
	_ = p.command.Process.Signal(signal) // it may have ended already
	select {
	case <-p.ended:
	case <-time.After(patience):
		_ = p.command.Process.Kill()
		p.t.Error("the program didn't stop when it was told to")
	}
}

// run runs a command of the program on its data, and returns what it printed.
func (p *program) run(input string, args ...string) string {
	p.t.Helper()
	command := exec.CommandContext(p.t.Context(), readback, append(args, "--data", p.data)...)
	command.Stdin = strings.NewReader(input)
	out, err := command.CombinedOutput()
	if err != nil {
		p.t.Fatalf("readback %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// arrange opens the program's database beside it, for what a test needs and no page offers.
func (p *program) arrange(do func(context.Context, *store.Store) error) {
	p.t.Helper()
	s, err := store.Open(p.t.Context(), store.Options{Dir: p.data})
	if err != nil {
		p.t.Fatal(err)
	}
	if err := do(p.t.Context(), s); err != nil {
		p.t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		p.t.Fatal(err)
	}
}

// lockedBuffer is what a process wrote so far.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// tail is the last bytes, at most n.
func (l *lockedBuffer) tail(n int) string {
	s := l.String()
	return s[max(0, len(s)-n):]
}
