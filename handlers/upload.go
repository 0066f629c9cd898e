package handlers

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"time"
	"unicode"
)

// uploadedFile is a folder with the one file that was sent: a set that names other files finds none.
type uploadedFile struct {
	name string
	data []byte
}

// Open implements fs.FS.
func (u *uploadedFile) Open(name string) (fs.File, error) {
	if name != u.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return openUpload{bytes.NewReader(u.data), u}, nil
}

// openUpload is an upload being read.
type openUpload struct {
	*bytes.Reader
	file *uploadedFile
}

// Stat implements fs.File.
func (o openUpload) Stat() (fs.FileInfo, error) { return uploadInfo{o.file}, nil }

// Close does nothing, since nothing is held.
func (o openUpload) Close() error { return nil }

// uploadInfo is what a folder says of its file.
type uploadInfo struct{ file *uploadedFile }

// Name is the file's name.
func (i uploadInfo) Name() string { return i.file.name }

// Size is how many bytes it has.
func (i uploadInfo) Size() int64 { return int64(len(i.file.data)) }

// Mode says that it is a file.
func (i uploadInfo) Mode() fs.FileMode { return 0o400 }

// ModTime isn't known.
func (i uploadInfo) ModTime() time.Time { return time.Time{} }

// IsDir is false.
func (i uploadInfo) IsDir() bool { return false }

// Sys is nothing.
func (i uploadInfo) Sys() any { return nil }

// The name of what was pasted, and the longest that is kept of a name, in bytes.
const (
	pastedName  = "questions.txt"
	longestName = 200
)

// uploadName makes a plain file name of what a browser says. Strangers choose it, so it may be anything.
func uploadName(said string) string {
	name := path.Base(strings.ReplaceAll(strings.ToValidUTF8(said, ""), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) || r == '!' { // problems put that one between an archive and its member
			return -1
		}
		return r
	}, name)
	if extension := path.Ext(name); len(name) > longestName && len(extension) < longestName/2 {
		name = strings.ToValidUTF8(name[:longestName-len(extension)], "") + extension
	}
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "")
	}
	if name == "" || name == "." || name == ".." || name == "/" {
		return pastedName
	}
	return name
}
