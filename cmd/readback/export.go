package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/readback/readback/store"
)

// exportCommand writes a question set out of the database.
type exportCommand struct {
	database
	Set    string `arg:"" help:"The set's id."`
	Format string `help:"The format to write: ${written}." default:"yaml" placeholder:"F" enum:"${written}"`
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
		whole, err := s.WithMedia(ctx, revision.Set)
		if err != nil {
			return err
		}
		return writeSet(c, whole, cmd.Format, cmd.Out)
	})
}
