// Package archive opens zip and tar.gz files from strangers: every limit is checked before anything is unpacked, archives in
// archives are never opened, and nothing is ever written to a disk.
package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Limits of archives.
const (
	MaxBytes    = 64 << 20  // of the archive itself
	MaxMembers  = 20_000    // files in it
	MaxUnpacked = 256 << 20 // bytes of all members
	MaxMember   = 64 << 20  // bytes of a member that is read
	MaxRatio    = 200       // of a member's unpacked to its packed size, from 1 MB on
	MaxName     = 1000      // bytes of a member's name

	ratioFrom = 1 << 20
	maxRead   = 2 * MaxUnpacked // bytes that are unpacked in all, however often a member is read
)

// The reasons for which a member isn't read, besides fs.ErrNotExist.
var (
	ErrNested   = errors.New("it is an archive in the archive, and those aren't opened")
	ErrLarge    = errors.New("it is too large")
	ErrTooMuch  = errors.New("its members were unpacked too often")
	ErrUnpacked = errors.New("it doesn't unpack to what the archive says")
)

// Archive is an opened archive. It isn't for several goroutines at a time.
type Archive struct {
	Name    string // as problems name it
	members map[string]member
	names   []string
	read    int64 // bytes that were unpacked so far
}

// member is a file in an archive.
type member interface {
	size() int64      // to unpack; 0 where that was done
	most() (mb int64) // 0, or what limit in MB it is beyond
	unpack() ([]byte, error)
}

// Open opens an archive. What is wrong with it is reported on the draft, and the result is nil.
func Open(fsys fs.FS, name string, d *draft.Draft) *Archive {
	data, err := plaintext.ReadFile(fsys, name, MaxBytes)
	switch {
	case errors.Is(err, plaintext.ErrTooLarge):
		d.Fail(draft.Place{}, "file-large", "most", "64 MB")
		return nil
	case err != nil:
		d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
		return nil
	}
	o := opening{Archive: &Archive{Name: name, members: map[string]member{}}, draft: d}
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		o.tar(data)
	} else {
		o.zip(data)
	}
	if o.failed {
		return nil
	}
	return o.Archive
}

// Members are the names of the files in the archive, in its order, without folders, without what operating systems add
// (__MACOSX, .DS_Store) and without archives in the archive. They are clean in the sense of path.Clean.
func (a *Archive) Members() []string { return a.names }

// Member is how problems name a member: archive.zip!folder/file.xml.
func (a *Archive) Member(name string) string { return a.Name + "!" + name }

// Has tells whether there is a member with this name.
func (a *Archive) Has(name string) bool { return a.members[path.Clean(name)] != nil }

// Find is the member with this base name, in any case of letters, that lies nearest to the top: people pack the folder
// instead of what is in it.
func (a *Archive) Find(base string) (name string, ok bool) {
	depth := -1
	for _, n := range a.names {
		if d := strings.Count(n, "/"); strings.EqualFold(path.Base(n), base) && (depth < 0 || d < depth) {
			name, depth = n, d
		}
	}
	return name, depth >= 0
}

// Read reads a member; the limits hold for it. The error is fs.ErrNotExist, or one of this package's, or says in words for
// people how the member is broken.
func (a *Archive) Read(name string) ([]byte, error) {
	m := a.members[path.Clean(name)]
	switch {
	case m == nil:
		return nil, fs.ErrNotExist
	case m.most() > 0:
		return nil, ErrLarge
	case a.read+m.size() > maxRead:
		return nil, ErrTooMuch
	}
	a.read += m.size()
	data, err := m.unpack()
	if err == nil && isArchive(data) {
		return nil, ErrNested
	}
	return data, err
}

// Load is Read that reports what is wrong, at the member: with Fail of a Draft or a Question.
func (a *Archive) Load(name string, fail plaintext.Fail) (data []byte, ok bool) {
	data, err := a.Read(name)
	at := draft.Place{File: a.Member(path.Clean(name))}
	switch {
	case err == nil:
		return data, true
	case errors.Is(err, fs.ErrNotExist):
		fail(draft.Place{File: a.Name}, "archive-missing", "found", shown(name))
	case errors.Is(err, ErrNested):
		fail(at, "archive-nested", "found", shown(name))
	case errors.Is(err, ErrLarge):
		fail(at, "file-large", "most", fmt.Sprintf("%d MB", a.members[path.Clean(name)].most()))
	case errors.Is(err, ErrTooMuch):
		fail(at, "archive-unpacked", "most", "512 MB")
	default:
		fail(at, "archive-broken", "reason", err.Error())
	}
	return nil, false
}
