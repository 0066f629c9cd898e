// Command hostile measures what files cost that are made to do harm: each kind of archive, XML and text bomb, built in
// memory and read by each format that could be given it. It prints milliseconds of the processor and the peak of the heap, and marks what is
// beyond what an upload may cost. Each file is read by a process of its own.
//
//	go run ./bench/hostile -mb 8 -format gift -file brackets
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/readback/readback/questions/formats"
)

// What reading a file may cost, and after how long it is given up.
const (
	mostTime = 200 * time.Millisecond
	mostHeap = 64 << 20
	patience = time.Minute
)

func main() {
	mb := flag.Int("mb", 4, "how large files are whose size matters, in MB")
	format := flag.String("format", "", "only this format")
	file := flag.String("file", "", "only files whose name contains this")
	one := flag.Bool("one", false, "read a single file here, and print what it cost as JSON")
	flag.Parse()
	if *one {
		if err := json.NewEncoder(os.Stdout).Encode(measure(formats.Format(*format), *file, *mb<<20)); err != nil {
			log.Fatal(err)
		}
		return
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "format\tfile\tKB\tms\tpeak MB\t\tsaid")
	for _, k := range formats.All() {
		for _, h := range hostileFor(k.Format) {
			if (*format == "" || string(k.Format) == *format) && strings.Contains(h.name, *file) {
				report(w, k.Format, h.name, *mb)
			}
		}
	}
	w.Flush()
}

// report reads a file in a process of its own and prints a line.
func report(w *tabwriter.Writer, format formats.Format, file string, mb int) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, os.Args[0], "-one", "-format", string(format), "-file", file, "-mb", fmt.Sprint(mb))
	command.Stderr = os.Stderr
	out, err := command.Output()
	var c cost
	if err == nil {
		err = json.Unmarshal(out, &c)
	}
	if err != nil {
		fmt.Fprintf(w, "%s\t%s\t\t\t\t!!\t%v\n", format, file, err)
		return
	}
	mark := ""
	if c.Time > mostTime {
		mark += "slow "
	}
	if c.Peak > mostHeap {
		mark += "large"
	}
	fmt.Fprintf(w, "%s\t%s\t%d\t%.0f\t%.0f\t%s\t%s\n", format, file, c.Bytes>>10, c.Time.Seconds()*1000, float64(c.Peak)/(1<<20), mark, c.Said)
}
