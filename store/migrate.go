package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"syscall"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema up to what this program knows, one program at a time.
func migrate(ctx context.Context, dir string, db *sql.DB) error {
	lock, err := takeLock(dir, migrateLock, syscall.LOCK_EX, nil)
	if err != nil {
		return err
	}
	defer lock.release()
	if err := claim(ctx, db); err != nil {
		return err
	}
	provider, err := migrator(db)
	if err != nil {
		return err
	}
	if err := known(ctx, provider); err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return kindOf(err)
}

func migrator(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, db, files)
}

// known is ErrNewer for a schema that this program's migrations don't reach.
func known(ctx context.Context, provider *goose.Provider) error {
	have, newest, err := provider.GetVersions(ctx)
	if err == nil && have > newest {
		err = ErrNewer
	}
	return err
}
