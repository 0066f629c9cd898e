package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
)

// meet brings a set together with the one of the same id that is there: it replaces its questions, or with --add comes to
// them. A file that doesn't say which set it is never replaces one that it has no question in common with.
func (cmd *importCommand) meet(ctx context.Context, c *console, s *store.Store, a arrival) (questions.Set, error) {
	latest, err := s.LatestRevision(ctx, a.set.ID)
	if errors.Is(err, store.ErrNotFound) {
		if cmd.Add {
			return a.set, fmt.Errorf("there is no question set %q to add to; say which with --set", a.set.ID)
		}
		return a.set, nil
	}
	if err != nil {
		return a.set, err
	}
	if cmd.Add {
		return latest.Set.With(a.set), nil
	}
	difference := a.set.Since(&latest.Set)
	if !a.named && len(difference.Same)+len(difference.Changed) == 0 {
		return a.set, fmt.Errorf("%s: there is a question set %q already (%s), with other questions. Say --set %s to replace them, --add --set %s to add to them, or --set with another id",
			a.file, a.set.ID, latest.Set.Title, a.set.ID, a.set.ID)
	}
	if !a.named { // what the set has besides its questions didn't come with the file, and stays
		a.set = withHead(a.set, latest.Set)
	}
	if n := len(difference.Gone); n > 0 {
		fmt.Fprintf(c.err, "%s: %d questions of revision %d are not in this file and leave the set (%s).\n", a.set.ID, n, latest.Number, listed(difference.Gone))
	}
	return a.set, nil
}

// latest is the latest revision of a set; nil where there is none, or no database yet.
func (cmd *importCommand) latest(set string) (found *questions.Set) {
	if _, err := os.Stat(filepath.Join(cmd.Data, store.FileName)); err != nil {
		return nil
	}
	err := cmd.with(func(ctx context.Context, s *store.Store) error {
		latest, err := s.LatestRevision(ctx, set)
		if err == nil {
			found = &latest.Set
		}
		return err
	})
	if err != nil { // what is wrong with the database is said when it is written
		return nil
	}
	return found
}

// withHead is a set of questions alone with the head of the one that it replaces.
func withHead(set, latest questions.Set) questions.Set {
	head := latest
	head.Questions = set.Questions
	head.Media = append(append([]questions.Medium(nil), latest.Media...), set.Media...)
	return head
}

// listed names at most a few.
func listed(ids []string) string {
	const most = 5
	text := ""
	for i, id := range ids {
		if i == most {
			return text + "…"
		}
		if i > 0 {
			text += ", "
		}
		text += id
	}
	return text
}
