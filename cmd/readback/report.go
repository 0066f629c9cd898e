package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// reportCommand writes a score report of a quiz.
type reportCommand struct {
	database
	Kind   string `arg:"" help:"attempts, answers or learners." enum:"attempts,answers,learners"`
	Quiz   string `help:"The quiz's id." required:"" placeholder:"ID"`
	Group  string `help:"Only learners of the group with this id." placeholder:"ID"`
	Format string `help:"csv or json." default:"csv" enum:"csv,json"`
	BOM    bool   `help:"Begin a CSV with a byte order mark, for Excel." name:"bom"`
	Out    string `short:"o" help:"Where to write; standard output when left out." placeholder:"FILE"`
}

// Run implements the command.
func (cmd *reportCommand) Run(c *console) error {
	return cmd.with(func(ctx context.Context, s *store.Store) error {
		if _, err := s.Quiz(ctx, cmd.Quiz); errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("there is no quiz %q", cmd.Quiz)
		} else if err != nil {
			return err
		}
		if _, err := s.Group(ctx, cmd.Group); cmd.Group != "" && errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("there is no group %q", cmd.Group)
		}
		return cmd.writeTo(c, func(w io.Writer) error {
			filter := reports.Filter{Quiz: cmd.Quiz, Group: cmd.Group}
			switch cmd.Kind {
			case "answers":
				return writeReport(w, cmd, reports.AnswerColumns, s.AnswerRows(ctx, filter))
			case "learners":
				return writeReport(w, cmd, reports.LearnerColumns, s.LearnerRows(ctx, filter))
			}
			return writeReport(w, cmd, reports.AttemptColumns, s.AttemptRows(ctx, filter))
		})
	})
}

func writeReport[R any](w io.Writer, cmd *reportCommand, columns []reports.Column[R], rows iter.Seq2[R, error]) error {
	if cmd.Format == "json" {
		return reports.WriteJSON(w, columns, rows)
	}
	return reports.WriteCSV(w, columns, rows, cmd.BOM)
}

// writeTo writes to the file that the flag names, or to standard output.
func (cmd *reportCommand) writeTo(c *console, write func(io.Writer) error) (err error) {
	out := c.out
	if cmd.Out != "" && cmd.Out != "-" {
		file, err := os.Create(cmd.Out)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out = file
	}
	buffered := bufio.NewWriter(out)
	return errors.Join(write(buffered), buffered.Flush())
}
