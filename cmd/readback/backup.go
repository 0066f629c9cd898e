package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/readback/readback/store"
)

// backupCommand writes a verified copy of the database.
type backupCommand struct {
	database
	File string `arg:"" help:"The file to write; it must not exist yet." type:"path"`
}

// Run implements the command.
func (cmd *backupCommand) Run(c *console) error {
	return cmd.with(func(ctx context.Context, s *store.Store) error {
		backup, err := s.Backup(ctx, cmd.File)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s: %d bytes, verified\n", backup.File, backup.Bytes)
		printRows(c, backup.Rows)
		return nil
	})
}

// restoreCommand puts a backup in the place of the database.
type restoreCommand struct {
	database
	File string `arg:"" help:"The backup." type:"existingfile"`
}

// Run implements the command. It refuses while a server runs on the data folder.
func (cmd *restoreCommand) Run(c *console) error {
	restored, err := store.Restore(context.Background(), cmd.Data, cmd.File)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s is in place in %s\n", cmd.File, cmd.Data)
	if restored.Kept != "" {
		fmt.Fprintf(c.out, "What it replaced is kept as %s\n", restored.Kept)
	}
	printRows(c, restored.Rows)
	return nil
}

// printRows lists how many rows each table has.
func printRows(c *console, rows map[string]int64) {
	for _, table := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(c.out, "  %-16s %d\n", table, rows[table])
	}
}
