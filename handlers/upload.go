package handlers

import (
	"bytes"
	"errors"
	"io/fs"
)

// upload is a folder with the one file that was sent, to be read once: a set that names other files, or its own, finds
// none.
type upload struct {
	name string
	data []byte
	read bool
}

// Open implements fs.FS.
func (u *upload) Open(name string) (fs.File, error) {
	if name != u.name || u.read {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	u.read = true
	return sentFile{bytes.NewReader(u.data)}, nil
}

// sentFile is an upload being read.
type sentFile struct{ *bytes.Reader }

// Stat says nothing: nobody asks.
func (sentFile) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// Close does nothing, since nothing is held.
func (sentFile) Close() error { return nil }
