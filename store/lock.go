package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// Programs on one machine share a data folder by locks on files in it. Every open store holds the use lock together
// with all others; a restore takes it alone. The one server also holds the serve lock, and whoever migrates the
// migrate lock. The system releases them when a program ends, however it ends.
const (
	useLock     = "use.lock"
	serveLock   = "serve.lock"
	migrateLock = "migrate.lock"
)

func (s *Store) lock(o Options) error {
	if err := s.take(o.Dir, useLock, syscall.LOCK_SH, ErrRestoring); err != nil {
		return err
	}
	if !o.Serve {
		return nil
	}
	return s.take(o.Dir, serveLock, syscall.LOCK_EX, ErrServed)
}

func (s *Store) take(dir, name string, how int, otherwise error) error {
	l, err := takeLock(dir, name, how, otherwise)
	if err == nil {
		s.locks = append(s.locks, l)
	}
	return err
}

// fileLock is a lock that is held.
type fileLock struct{ file *os.File }

// takeLock takes a lock shared or exclusively (LOCK_SH, LOCK_EX), or returns the error given while somebody else
// holds it. Without such an error it waits.
func takeLock(dir, name string, how int, otherwise error) (*fileLock, error) {
	file, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if otherwise != nil {
		how |= syscall.LOCK_NB
	}
	if err := syscall.Flock(int(file.Fd()), how); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = otherwise
		}
		return nil, errors.Join(err, file.Close())
	}
	return &fileLock{file}, nil
}

// release gives the lock back. Its file stays: removing it would let two programs lock two files of one name.
func (l *fileLock) release() error { return l.file.Close() }
