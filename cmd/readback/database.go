package main

import (
	"context"

	"github.com/readback/readback/store"
)

// database is the flag of every command that touches the database.
type database struct {
	Data string `help:"The data folder." default:"./data" env:"READBACK_DATA" type:"path" placeholder:"DIR"`
}

// open opens the database beside whatever else uses it, a running server too.
func (d *database) open(ctx context.Context) (*store.Store, error) {
	return store.Open(ctx, store.Options{Dir: d.Data})
}

// with opens the database for one piece of work.
func (d *database) with(work func(ctx context.Context, s *store.Store) error) error {
	ctx := context.Background()
	s, err := d.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	return work(ctx, s)
}
