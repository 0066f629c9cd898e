// Package archive opens zip and tar.gz files from strangers: every limit is checked before anything is unpacked, and
// nothing is ever written to a disk.
package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Limits of archives.
const (
	MaxBytes    = 64 << 20  // of the archive itself
	MaxMembers  = 20_000    //
	MaxUnpacked = 256 << 20 // bytes of all members
	MaxRatio    = 200       // of a member's unpacked to its packed size, from 1 MB on
)

// Archive is an opened archive; it is also the file system of its members.
type Archive struct {
	Name    string // as problems name it
	members map[string]*zip.File
	names   []string
}

// Open opens an archive. What is wrong with it is reported on the draft, and the result is nil.
func Open(fsys fs.FS, name string, d *draft.Draft) *Archive {
	data, err := plaintext.ReadFile(fsys, name, MaxBytes)
	if err != nil {
		d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
		return nil
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		d.Fail(draft.Place{}, "archive-broken", "reason", err.Error())
		return nil
	}
	a := &Archive{Name: name, members: map[string]*zip.File{}}
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		a.members[f.Name] = f
		a.names = append(a.names, f.Name)
	}
	return a
}

// Members are the names of the files in the archive, in its order, without folders and what operating systems add
// (__MACOSX, .DS_Store).
func (a *Archive) Members() []string { return a.names }

// Member is how problems name a member: archive.zip!folder/file.xml.
func (a *Archive) Member(name string) string { return a.Name + "!" + name }

// Read reads a member; the limits hold for it. The error is fs.ErrNotExist or one to show people.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.members[path.Clean(name)]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, MaxUnpacked))
}
