package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
)

// importCommand stores set files.
type importCommand struct {
	database
	Files  []string `arg:"" name:"file" help:"Set files, in any known format."`
	Format string   `help:"The files' format; found out from each file when left out." placeholder:"F" enum:",yaml,json" default:""`
	DryRun bool     `help:"Report problems only; store nothing."`
}

// Run implements the command: all files are stored, or, when one has errors, none.
func (cmd *importCommand) Run(c *console) error {
	var sets []questions.Set
	var all questions.Problems
	for _, file := range cmd.Files {
		set, problems := readSet(file, formats.Format(cmd.Format))
		sets, all = append(sets, set), append(all, problems...)
	}
	printProblems(c.err, all)
	if all.Failed() {
		fmt.Fprintln(c.err, "Nothing was imported.")
		return errProblems
	}
	if cmd.DryRun {
		for _, set := range sets {
			fmt.Fprintf(c.out, "%s: ready to be imported, questions: %d\n", set.ID, len(set.Questions))
		}
		return nil
	}
	return cmd.with(func(ctx context.Context, s *store.Store) error { return save(ctx, c, s, sets) })
}

func save(ctx context.Context, c *console, s *store.Store, sets []questions.Set) error {
	saved, err := s.SaveSets(ctx, nil, time.Now(), sets...)
	var taken store.ErrTaken
	if errors.As(err, &taken) {
		return fmt.Errorf("two of the files have the same %s; nothing was imported", taken.What)
	}
	if err != nil {
		return err
	}
	for _, r := range saved {
		what := fmt.Sprintf("revision %d", r.Number)
		if !r.New {
			what = fmt.Sprintf("unchanged since revision %d", r.Number)
		}
		fmt.Fprintf(c.out, "%s: %s, questions: %d\n", r.SetID, what, len(r.Set.Questions))
	}
	return nil
}
