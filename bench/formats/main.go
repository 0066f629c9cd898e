// Command formats measures what files of other systems cost to import: it makes files of many questions of all types, has the
// program check, import and import each again, and prints how long that took and the most memory the program had, as a
// multiple of the file's size.
//
// The first file that is imported has a question less, so that importing it again makes another revision of the set.
//
//	go run ./bench/formats -questions 100000
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"text/tabwriter"
)

func main() {
	n := flag.Int("questions", 100_000, "how many questions a file has; fewer where a format takes fewer")
	only := flag.String("format", "", "only this format")
	program := flag.String("program", "", "the program to measure; built anew when left out")
	flag.Parse()
	if err := run(*n, *only, *program); err != nil {
		log.Fatal(err)
	}
}

func run(n int, only, program string) error {
	dir, err := os.MkdirTemp("", "readback-formats")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if program == "" {
		program = filepath.Join(dir, "readback")
		if out, err := exec.Command("go", "build", "-o", program, "./cmd/readback").CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "format\tMB\tquestions\twhat\tseconds\tMB/s\tpeak MB\tpeak/file\t")
	for _, f := range files {
		if only != "" && only != f.format {
			continue
		}
		if err := measure(w, program, dir, f, min(n, f.most)); err != nil {
			return fmt.Errorf("%s: %w", f.format, err)
		}
		w.Flush()
	}
	return nil
}
