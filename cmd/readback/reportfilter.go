package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// reportFilter says which attempts a report is on.
type reportFilter struct {
	Quiz     string `help:"The quiz's id." required:"" xor:"on" placeholder:"ID"`
	Set      string `help:"Instead of a quiz: all quizzes of the set with this id." required:"" xor:"on" placeholder:"ID"`
	Revision int    `help:"Only attempts on the revision with this number." placeholder:"N"`
	Group    string `help:"Only learners of the group with this id." placeholder:"ID"`
	From     string `help:"Only attempts that were started on this day or later, as in 2026-11-22 (in the quiz's zone; of a set in UTC), or at this time, as in 2026-11-22T07:30:00Z." placeholder:"DAY"`
	Until    string `help:"Only attempts that were started on this day or before, or before this time." placeholder:"DAY"`
	Attempts string `help:"Which finished attempts of each learner: first, last or best; or all, open ones too. Left out: all, and for items first." default:"" enum:",all,first,last,best"`
}

// errMissing says what a filter names and the database hasn't got.
func (f *reportFilter) errMissing(ctx context.Context, s *store.Store) error {
	for _, named := range []struct {
		id, what string
		find     func() error
	}{
		{f.Quiz, "quiz", func() error { _, err := s.Quiz(ctx, f.Quiz); return err }},
		{f.Set, "set", func() error { _, err := s.Set(ctx, f.Set); return err }},
		{f.Group, "group", func() error { _, err := s.Group(ctx, f.Group); return err }},
	} {
		if named.id == "" {
			continue
		}
		if err := named.find(); errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("there is no %s %q", named.what, named.id)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// filter is what the flags say. Days begin in the zone of the quiz, for a set in UTC. What isn't there, or can't be
// understood, is an error that says so.
func (f *reportFilter) filter(ctx context.Context, s *store.Store) (reports.Filter, error) {
	if err := f.errMissing(ctx, s); err != nil {
		return reports.Filter{}, err
	}
	filter := reports.Filter{Quiz: f.Quiz, Set: f.Set, Revision: f.Revision, Group: f.Group, Attempts: reports.Which(f.Attempts)}
	zone, setID, err := f.zone(ctx, s)
	if err != nil {
		return filter, err
	}
	if filter.From, err = startOf("--from", f.From, zone, 0); err != nil {
		return filter, err
	}
	if filter.Until, err = startOf("--until", f.Until, zone, 1); err != nil {
		return filter, err
	}
	if !filter.From.IsZero() && !filter.Until.IsZero() && !filter.From.Before(filter.Until) {
		return filter, wrongUse("--until %s is before --from %s", f.Until, f.From)
	}
	return filter, f.errNoRevision(ctx, s, setID)
}

// zone is where days begin, with the id of the set that is asked.
func (f *reportFilter) zone(ctx context.Context, s *store.Store) (*time.Location, string, error) {
	if f.Set != "" {
		return time.UTC, f.Set, nil
	}
	q, err := s.Quiz(ctx, f.Quiz)
	if err != nil {
		return nil, "", err
	}
	zone, err := time.LoadLocation(q.Rules.Zone)
	return zone, q.SetID, err
}

func (f *reportFilter) errNoRevision(ctx context.Context, s *store.Store, setID string) error {
	if f.Revision == 0 {
		return nil
	}
	revisions, err := s.Revisions(ctx, setID)
	if err == nil && !slices.ContainsFunc(revisions, func(r store.RevisionInfo) bool { return r.Number == f.Revision }) {
		return fmt.Errorf("the set %q has no revision %d", setID, f.Revision)
	}
	return err
}

// startOf reads a time, or the start of a day so many days later; nothing is the zero time.
func startOf(flag, text string, zone *time.Location, later int) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil {
		return day, wrongUse("%s %q is neither a day like 2026-11-22 nor a time like 2026-11-22T07:30:00Z", flag, text)
	}
	return day.AddDate(0, 0, later), nil
}
