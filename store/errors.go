package store

import (
	"errors"
	"fmt"
	"strings"
)

// The kinds of error that callers tell apart. Whatever else comes out of the store is the machine's fault.
var (
	// ErrNotFound is what isn't there, or belongs to somebody else.
	ErrNotFound = errors.New("not found")
	// ErrReference is a write that names something which isn't there, or removes something that is still needed.
	ErrReference = errors.New("refers to something that isn't there, or is still referred to")
	// ErrConflict is a write that was decided on something which somebody else has changed meanwhile: nothing was written.
	ErrConflict = errors.New("somebody else has changed it meanwhile")
	// ErrNoRoom is a full disk: nothing was written, and writing works again once there is room.
	ErrNoRoom = errors.New("no room left on the disk")
	// ErrBusy is a database that another program kept locked for seconds: nothing was written.
	ErrBusy = errors.New("the database is busy")
	// ErrClosed is a write after Close: nothing was written.
	ErrClosed = errors.New("the database is closed")
	// ErrServed is a second server on one data folder.
	ErrServed = errors.New("a server is already running on this data folder")
	// ErrInUse is a restore into a data folder that a program has open.
	ErrInUse = errors.New("the data folder is in use by a running program")
	// ErrRestoring is a data folder that is being restored just now.
	ErrRestoring = errors.New("the data folder is being restored")
	// ErrNotReadback is a file that isn't a Readback database.
	ErrNotReadback = errors.New("not a Readback database")
	// ErrNewer is a database made by a later version of this program.
	ErrNewer = errors.New("the database was made by a newer version of Readback")
	// ErrExists is a backup file that exists already; a backup never replaces one.
	ErrExists = errors.New("the file exists already")
)

// ErrTaken is a value that has to be unique and that somebody else has.
type ErrTaken struct {
	What string // the field: email, sign_in, …; empty when it is known by the engine's refusal alone
}

// Error names the field.
func (e ErrTaken) Error() string { return strings.TrimSpace(e.What + " is taken already") }

// Is lets errors.Is(err, ErrTaken{}) ask for any field.
func (e ErrTaken) Is(target error) bool {
	asked, ok := target.(ErrTaken)
	return ok && (asked.What == "" || asked == e)
}

// DamageError says which parts of a database file aren't what was stored.
type DamageError struct {
	File     string
	Problems []string // one line each
}

// Error gives the first problem and how many there are.
func (e *DamageError) Error() string {
	return fmt.Sprintf("%s is damaged: %s (%d problems)", e.File, e.Problems[0], len(e.Problems))
}
