package archive

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// FS is the archive as a file system: for readers of single files. Its folders can't be listed.
func (a *Archive) FS() fs.FS { return files{a} }

type files struct{ archive *Archive }

// Open opens a member.
func (f files) Open(name string) (fs.File, error) {
	data, err := f.archive.Read(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{Reader: bytes.NewReader(data), name: path.Base(name)}, nil
}

// file is an unpacked member; it is also what is said of it.
type file struct {
	*bytes.Reader
	name string
}

// Stat says what the file is.
func (f *file) Stat() (fs.FileInfo, error) { return f, nil }

// Close has nothing to do.
func (f *file) Close() error { return nil }

// Name is the name without folders.
func (f *file) Name() string { return f.name }

// Mode says that the file can only be read.
func (f *file) Mode() fs.FileMode { return 0o444 }

// ModTime isn't known.
func (f *file) ModTime() time.Time { return time.Time{} }

// IsDir is false.
func (f *file) IsDir() bool { return false }

// Sys has nothing to say.
func (f *file) Sys() any { return nil }
