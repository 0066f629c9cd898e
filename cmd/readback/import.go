package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
)

// importCommand stores set files.
type importCommand struct {
	database
	reading
	Files    []string `arg:"" name:"file" help:"Set files, in any known format."`
	Format   string   `help:"The files' format; found out from each file when left out." placeholder:"F" enum:",${formats}" default:""`
	Set      string   `help:"The id of the set, for a file that doesn't say it; made of the file's name when left out." placeholder:"ID"`
	Title    string   `help:"The title of the set, for a file that doesn't say it." placeholder:"TEXT"`
	Add      bool     `help:"Add the questions to the set that is there, and replace those with the same ids, instead of all."`
	OnlyGood bool     `help:"Leave out the questions that have errors, instead of importing nothing."`
	Rejects  string   `help:"With --only-good: write those questions to this file, to be mended and imported with --add." placeholder:"FILE"`
	DryRun   bool     `help:"Report problems only; store nothing."`
}

// Run implements the command: all files are stored, or, when one has errors, none.
func (cmd *importCommand) Run(c *console) error {
	if err := cmd.sensible(); err != nil {
		return err
	}
	cmd.Before = cmd.latest
	var sets []arrival
	failed := false
	for _, file := range cmd.Files {
		set, ok := cmd.prepare(c, file)
		sets, failed = append(sets, set), failed || !ok
	}
	if failed {
		fmt.Fprintln(c.err, "Nothing was imported.")
		return errProblems
	}
	if cmd.DryRun {
		for _, a := range sets {
			fmt.Fprintf(c.out, "%s: ready to be imported, questions: %d\n", a.set.ID, len(a.set.Questions))
		}
		return nil
	}
	return cmd.with(func(ctx context.Context, s *store.Store) error { return cmd.save(ctx, c, s, sets) })
}

// sensible refuses flags that contradict each other.
func (cmd *importCommand) sensible() error {
	switch {
	case cmd.Set != "" && !questions.IsSlug(cmd.Set):
		return wrongUse("--set: an id has lower-case letters and digits, joined by single hyphens, and %q doesn't", cmd.Set)
	case (cmd.Set != "" || cmd.Rejects != "") && len(cmd.Files) > 1:
		return wrongUse("--set and --rejects are for one file at a time")
	case cmd.Rejects != "" && sameFile(cmd.Rejects, cmd.Files):
		return wrongUse("--rejects: %s is the file that is imported; give the rejects another name", cmd.Rejects)
	case cmd.Rejects != "" && !cmd.OnlyGood:
		return wrongUse("--rejects goes with --only-good")
	}
	return nil
}

// sameFile tells whether a path leads to one of the files, by whatever name.
func sameFile(path string, files []string) bool {
	info, err := os.Stat(path)
	return err == nil && slices.ContainsFunc(files, func(file string) bool {
		other, err := os.Stat(file)
		return err == nil && os.SameFile(info, other)
	})
}

// arrival is a set that is about to be stored.
type arrival struct {
	set   questions.Set
	file  string
	named bool // the file, or a flag, says which set it is
}

// prepare reads one file; ok is false when it keeps everything from being imported.
func (cmd *importCommand) prepare(c *console, file string) (a arrival, ok bool) {
	loaded := cmd.read(c, file, cmd.Format)
	if !loaded.OwnIDs {
		loaded.Set.ID, loaded.Set.Title = choose(cmd.Set, loaded.Set.ID), choose(cmd.Title, loaded.Set.Title)
	}
	printProblems(c.err, loaded.Problems)
	a = arrival{loaded.Set, file, loaded.OwnIDs || cmd.Set != ""}
	if !loaded.Problems.Failed() {
		return a, true
	}
	good, rejected, ok := loaded.Good()
	if !cmd.OnlyGood || !ok {
		return a, false
	}
	a.set = good
	fmt.Fprintf(c.err, "%s: %d questions have errors and are left out.\n", file, rejected)
	return a, cmd.Rejects == "" || cmd.reject(c, file, &loaded)
}

func choose(said, otherwise string) string {
	if said != "" {
		return said
	}
	return otherwise
}

// save stores the sets together.
func (cmd *importCommand) save(ctx context.Context, c *console, s *store.Store, arrivals []arrival) error {
	sets := make([]questions.Set, len(arrivals))
	for i, a := range arrivals {
		set, err := cmd.meet(ctx, c, s, a)
		if err != nil {
			return err
		}
		sets[i] = set
	}
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
		what = fmt.Sprintf("%s, questions: %d", what, len(r.Set.Questions))
		if stale := len(r.Stale()); stale > 0 {
			what += fmt.Sprintf(", held back: %d", stale)
		}
		fmt.Fprintf(c.out, "%s: %s\n", r.SetID, what)
	}
	return nil
}

// understood says in a line what a file is.
func understood(l formats.Loaded) string {
	good, rejected, _ := l.Good()
	if l.Format == "" {
		return "not understood"
	}
	return fmt.Sprintf("%s, questions: %d, with errors: %d", l.Name, len(good.Questions), rejected)
}
