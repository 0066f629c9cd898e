// Command xlsx measures writing a large table as an Excel workbook, by our writer and by excelize's StreamWriter, each in a
// process of its own and in turns. It prints seconds, and the most memory that the process had. Both files are then read
// back by excelize and compared cell by cell.
//
//	go run ./bench/reports/xlsx -rows 1000000 -runs 3
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "rows of 14 columns each")
	runs := flag.Int("runs", 3, "how often each is measured")
	with := flag.String("with", "", "write here and now with this one: ours or excelize")
	out := flag.String("o", "", "where to")
	skip := flag.Bool("skip-compare", false, "don't read the files back")
	flag.Parse()
	if *with != "" {
		check(write(*with, *out, *rows))
		return
	}
	dir, err := os.MkdirTemp("", "readback-xlsx")
	check(err)
	defer os.RemoveAll(dir)
	fmt.Printf("%-10s %8s %8s %10s\n", "writer", "s", "MB file", "MB memory")
	for range *runs {
		for _, name := range []string{"excelize", "ours"} {
			measure(name, filepath.Join(dir, name+".xlsx"), *rows)
		}
	}
	if !*skip {
		cells, err := compare(filepath.Join(dir, "ours.xlsx"), filepath.Join(dir, "excelize.xlsx"))
		check(err)
		fmt.Printf("read back by excelize: %d cells, the same in both\n", cells)
	}
}

// measure writes a file in a process of its own and prints a line.
func measure(with, file string, rows int) {
	command := exec.Command(os.Args[0], "-with", with, "-o", file, "-rows", fmt.Sprint(rows))
	command.Stderr = os.Stderr
	start := time.Now()
	check(command.Run())
	took := time.Since(start)
	info, err := os.Stat(file)
	check(err)
	memory := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	fmt.Printf("%-10s %8.2f %8d %10d\n", with, took.Seconds(), info.Size()>>20, memory)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
