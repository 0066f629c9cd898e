package main

import (
	"fmt"
	"log"
	"runtime"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing/fstest"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
)

// cost is what reading a file took, and what was said of it.
type cost struct {
	Bytes int
	Time  time.Duration // of the processor
	Peak  uint64        // bytes of the heap beyond the file itself
	Said  string
}

func measure(format formats.Format, file string, size int) cost {
	for _, h := range hostileFor(format) {
		if h.name != file {
			continue
		}
		data := h.make(size)
		fsys := fstest.MapFS{"file": {Data: data}}
		runtime.GC()
		before := heap()
		stop, peak := make(chan bool), make(chan uint64)
		go watch(stop, peak)
		start := worked()
		loaded := formats.Load(fsys, "file", formats.Options{Format: format})
		took := worked() - start
		last := heap()
		stop <- true
		return cost{Bytes: len(data), Time: took, Peak: max(<-peak, last, before) - before, Said: said(loaded)}
	}
	log.Fatalf("no file %q for %s", file, format)
	return cost{}
}

// worked is how long this process has worked, on any number of processors, whatever else the machine does.
func worked() time.Duration {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// watch looks at the heap every few milliseconds until it is stopped, and sends the most that it saw.
func watch(stop <-chan bool, peak chan<- uint64) {
	most := uint64(0)
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			most = max(most, heap())
		case <-stop:
			peak <- most
			return
		}
	}
}

// said are the rules of the problems, with how often each is there.
func said(loaded formats.Loaded) string {
	count := map[string]int{}
	var rules []string
	for _, p := range loaded.Problems {
		rule := p.Rule
		if p.Severity == questions.Warning {
			rule = "(" + rule + ")"
		}
		if count[rule]++; count[rule] == 1 {
			rules = append(rules, rule)
		}
	}
	for i, rule := range rules {
		if count[rule] > 1 {
			rules[i] = fmt.Sprintf("%s ×%d", rule, count[rule])
		}
	}
	return fmt.Sprintf("%d questions; %s", len(loaded.Set.Questions), strings.Join(rules, ", "))
}
