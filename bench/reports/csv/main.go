// Command csv measures the answers report of a large quiz as CSV, by `readback report` and, for those of its columns that stand in
// tables, by the sqlite3 shell, in turns. It prints seconds and the most memory above that of a report without rows, the ratio of
// both times, and compares both files value by value. With -xlsx it measures the workbook, too.
//
//	go run ./bench/reports/csv -runs 3
//
// Without -data it makes a database of a million answers first. It needs sqlite3 and go in the path.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/readback/readback/bench/reports/sample"
	"github.com/readback/readback/store"
)

// columns are those of the answers report that stand in tables, in the order of query.
var columns = []string{"attempt", "learner_id", "learner", "question", "answer", "fraction", "points", "max", "saved_at", "certainty"}

const query = `SELECT a.id, p.id, p.name, k.question_id, n.answer, k.fraction, k.points, k.max, n.saved_at, n.certainty
	FROM attempts a JOIN people p ON p.id = a.person_id JOIN marks k ON k.attempt_id = a.id
	LEFT JOIN answers n ON n.attempt_id = k.attempt_id AND n.question_id = k.question_id
	WHERE a.quiz_id = '%s' AND NOT a.try_it ORDER BY a.started_at, a.id`

// bench is what is measured: a database, and the program.
type bench struct {
	work, data, quiz string
	readback         string
	idle             int // MB of a report without rows
}

func main() {
	data := flag.String("data", "", "a data folder as bench/reports/database makes it; left out: one is made")
	quiz := flag.String("quiz", "", "with -data: the quiz's id")
	attempts := flag.Int("attempts", 84_000, "without -data: attempts of twelve answers each")
	runs := flag.Int("runs", 3, "how often each is measured")
	xlsx := flag.Bool("xlsx", false, "measure the workbook, too")
	flag.Parse()
	work, err := os.MkdirTemp("", "readback-csv")
	check(err)
	defer os.RemoveAll(work)
	b := bench{work: work, data: *data, quiz: *quiz, readback: filepath.Join(work, "readback")}
	if b.data == "" {
		b.data = filepath.Join(work, "data")
		made, err := sample.Make(b.data, *attempts, 1)
		check(err)
		b.quiz = made.ID
	}
	check(exec.Command("go", "build", "-o", b.readback, "github.com/readback/readback/cmd/readback").Run())
	b.idle = measure(b.report("csv", "--until", "2000-01-01")).memory
	fmt.Printf("%-26s %8s %8s %12s   (idle: %d MB)\n", "", "s", "MB file", "MB memory", b.idle)
	b.run(*runs, *xlsx)
}

// run measures all in turns, and then compares what they wrote.
func (b bench) run(runs int, xlsx bool) {
	var ours, theirs []time.Duration
	for range runs {
		theirs = append(theirs, b.print("sqlite3 -csv", b.sqlite(), 0, "sqlite.csv"))
		ours = append(ours, b.print("readback, the same columns", b.report("csv", "--columns", strings.Join(columns, ",")), b.idle, "csv"))
		b.print("readback, all columns", b.report("all.csv"), b.idle, "all.csv")
		if xlsx {
			b.print("readback, XLSX", b.report("xlsx", "--format", "xlsx"), b.idle, "xlsx")
		}
	}
	fmt.Printf("readback / sqlite3, medians: %.2f\n", median(ours).Seconds()/median(theirs).Seconds())
	rows, err := compare(b.file("csv"), b.file("sqlite.csv"))
	check(err)
	fmt.Printf("compared: %d rows, the same in both\n", rows)
}

func median(all []time.Duration) time.Duration { return slices.Sorted(slices.Values(all))[len(all)/2] }

// file is where a report is written.
func (b bench) file(ending string) string { return filepath.Join(b.work, "answers."+ending) }

func (b bench) report(ending string, flags ...string) *exec.Cmd {
	return exec.Command(b.readback, append([]string{"report", "answers", "--data", b.data, "--quiz", b.quiz, "-o", b.file(ending)}, flags...)...)
}

func (b bench) sqlite() *exec.Cmd {
	c := exec.Command("sqlite3", "-csv", "-header", filepath.Join(b.data, store.FileName), fmt.Sprintf(query, b.quiz))
	out, err := os.Create(b.file("sqlite.csv"))
	check(err)
	c.Stdout = out
	return c
}

// print measures a command and prints a line.
func (b bench) print(name string, c *exec.Cmd, idle int, ending string) time.Duration {
	took := measure(c)
	info, err := os.Stat(b.file(ending))
	check(err)
	fmt.Printf("%-26s %8.2f %8d %12d\n", name, took.time.Seconds(), info.Size()>>20, took.memory-idle)
	return took.time
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
