package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// reportCommand writes a score report of a quiz.
type reportCommand struct {
	database
	reportFilter
	Kind      string   `arg:"" help:"${reportKinds}" enum:"${reportKinds}"`
	Wide      bool     `help:"Answers: a row for each attempt, with columns for each question of one revision."`
	Format    string   `help:"${reportFormats}" default:"csv" enum:"${reportFormats}"`
	BOM       bool     `help:"Begin a CSV with a byte order mark, for Excel." name:"bom"`
	Columns   []string `help:"Only these columns, in this order." placeholder:"NAME,…"`
	Anonymous bool     `help:"Pseudonyms in the place of learners' names and numbers."`
	Out       string   `short:"o" help:"Where to write; standard output when left out." placeholder:"FILE"`
}

// answersReport is the report that may be wide.
const answersReport = "answers"

// binaryFormats are those that only a file takes.
var binaryFormats = []string{"xlsx", "ods", "pdf", "qti-results"}

// errInterrupted says that somebody ended a report on its way.
var errInterrupted = errors.New("the report was interrupted before it was whole")

// reportKinds are the names of all reports, as kong lists them.
func reportKinds() string {
	var names []string
	for _, k := range reports.Kinds {
		names = append(names, k.Name)
	}
	return strings.Join(names, ",")
}

// reportFormats are the names of all formats of reports, as kong lists them.
func reportFormats() string {
	var names []string
	for _, f := range reports.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ",")
}

// Run implements the command.
func (cmd *reportCommand) Run(c *console) error {
	if cmd.Wide && !strings.HasPrefix(cmd.Kind, answersReport) {
		return wrongUse("--wide goes with the report %q", answersReport)
	}
	if err := cmd.order().Check(); err != nil {
		return errWrongUse{err}
	}
	if !cmd.toFile() && isTerminal(c.out) && slices.Contains(binaryFormats, cmd.Format) {
		return wrongUse("%s is no text that a terminal shows: say where to write it, with -o FILE", cmd.Format)
	}
	return cmd.with(func(ctx context.Context, s *store.Store) error {
		ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM) // so that no half of a file stays
		defer stop()
		order := cmd.order()
		var err error
		if order.Filter, err = cmd.filter(ctx, s); err != nil {
			return err
		}
		order.LeftOut = func(learners int) {
			fmt.Fprintf(c.err, "Left out, as they have no number in a gradebook: learners: %d\n", learners)
		}
		bar, err := cmd.progress(ctx, c, s, order.Filter)
		if err != nil {
			return err
		}
		err = cmd.writeTo(c, func(w io.Writer) error { return reports.Write(ctx, w, bar.noted(s), order) })
		bar.done()
		if err != nil && ctx.Err() != nil {
			return errInterrupted
		}
		if none := (*reports.ErrNoColumn)(nil); errors.As(err, &none) { // only the database knows the columns of questions
			return errWrongUse{none}
		}
		return err
	})
}

// order is what the flags ask for, but for the rest of the filter.
func (cmd *reportCommand) order() reports.Order {
	kind := cmd.Kind
	if cmd.Wide {
		kind = reports.WideAnswers
	}
	return reports.Order{Filter: reports.Filter{Quiz: cmd.Quiz, Set: cmd.Set}, Kind: kind, Format: cmd.Format,
		BOM: cmd.BOM, Columns: cmd.Columns, Anonymous: cmd.Anonymous, At: time.Now()}
}

// toFile tells whether the report goes to a file that is named.
func (cmd *reportCommand) toFile() bool { return cmd.Out != "" && cmd.Out != "-" }

// writeTo writes to the file that the flag names, or to standard output. A file that is there already is replaced once the report
// is whole, and stays as it was when that fails.
func (cmd *reportCommand) writeTo(c *console, write func(io.Writer) error) error {
	if !cmd.toFile() {
		return buffered(c.out, write)
	}
	if there, err := os.Stat(cmd.Out); err == nil && !there.Mode().IsRegular() { // /dev/stdout, say
		return cmd.writeInto(write)
	}
	part, err := os.Create(cmd.Out + ".part")
	if err != nil {
		return fmt.Errorf("%s can't be written: %w", cmd.Out, errors.Unwrap(err))
	}
	err = errors.Join(buffered(part, write), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), cmd.Out)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}

// writeInto writes to something that can't be replaced.
func (cmd *reportCommand) writeInto(write func(io.Writer) error) error {
	out, err := os.OpenFile(cmd.Out, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(buffered(out, write), out.Close())
}

func buffered(out io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriter(out)
	return errors.Join(write(b), b.Flush())
}
