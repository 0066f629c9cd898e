package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
)

// exportCommand writes a question set out of the database.
type exportCommand struct {
	database
	Set    string `arg:"" help:"The set's id."`
	Format string `help:"The format to write: yaml or json." default:"yaml" placeholder:"F" enum:"yaml,json"`
	Out    string `short:"o" help:"Where to write; standard output when left out." placeholder:"FILE"`
}

// Run implements the command: the latest revision is written.
func (cmd *exportCommand) Run(c *console) error {
	return cmd.with(func(ctx context.Context, s *store.Store) error {
		set, err := s.Set(ctx, cmd.Set)
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("there is no question set %q", cmd.Set)
		}
		if err != nil {
			return err
		}
		revision, err := s.Revision(ctx, set.RevisionID)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if _, err := formats.Write(&b, revision.Set, formats.Format(cmd.Format)); err != nil {
			return err
		}
		return writeOut(c, cmd.Out, b.Bytes())
	})
}
