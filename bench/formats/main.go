// Command formats measures how fast files of other systems are read, and how much memory that takes: it makes a file of
// many questions of all types, reads it once, and prints megabytes a second and the largest heap against the file's size.
//
//	go run ./bench/formats -questions 100000
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"runtime"
	"runtime/metrics"
	"testing/fstest"
	"text/tabwriter"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/gift"
	"github.com/readback/readback/questions/formats/moodlexml"
)

// format is one that is measured.
type format struct {
	name string
	make func(n int) []byte
	read func(fs.FS, string) (questions.Set, questions.Problems)
}

var formats = []format{{"gift", giftFile, gift.Read}, {"moodle-xml", moodleFile, moodlexml.Read}}

func main() {
	n := flag.Int("questions", 100_000, "how many questions a file has")
	flag.Parse()
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "format\tMB\tquestions\tproblems\tseconds\tMB/s\tpeak heap MB\tpeak/file\tset MB\t")
	for _, f := range formats {
		m := measure(f, *n)
		if m.questions != *n {
			log.Printf("%s: %d of %d questions were read", f.name, m.questions, *n)
		}
		fmt.Fprintf(w, "%s\t%.1f\t%d\t%d\t%.2f\t%.1f\t%.0f\t%.1f\t%.0f\t\n", f.name, m.size, m.questions, m.problems, m.took.Seconds(),
			m.size/m.took.Seconds(), m.peak, m.peak/m.size, m.set)
	}
	w.Flush()
}

// measurement is what reading a file took, in MB (10⁶ bytes).
type measurement struct {
	questions, problems int
	took                time.Duration
	size, peak, set     float64 // of the file; the most on the heap beside it; of what was read, with what it refers to
}

const mega = 1e6

func measure(f format, n int) measurement {
	data := f.make(n)
	file := fstest.MapFS{"quiz": {Data: data}}
	runtime.GC()
	before := heap()
	peak, stop := watch()
	start := time.Now()
	set, problems := f.read(file, "quiz")
	m := measurement{took: time.Since(start), size: float64(len(data)) / mega, questions: len(set.Questions), problems: len(problems)}
	close(stop)
	m.peak = float64(<-peak-before) / mega
	runtime.GC()
	m.set = float64(heap()-before) / mega
	runtime.KeepAlive(set)
	runtime.KeepAlive(data)
	return m
}

// heap is the number of bytes in objects on the heap, dead ones that weren't swept yet with them.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// watch looks at the heap every few milliseconds until stop is closed, and sends the most that it saw.
func watch() (peak chan uint64, stop chan struct{}) {
	peak, stop = make(chan uint64), make(chan struct{})
	go func() {
		most := heap()
		for {
			select {
			case <-stop:
				peak <- max(most, heap())
				return
			case <-time.After(2 * time.Millisecond):
				most = max(most, heap())
			}
		}
	}()
	return peak, stop
}
