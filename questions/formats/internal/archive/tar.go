package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// Limits of tar.gz archives, which have to be unpacked from their beginning to their end: what is kept stays in memory.
const (
	maxTar  = 128 << 20 // bytes of all members
	maxKept = 48 << 20  // bytes of the members that are kept
	keptOne = 16 << 20  // bytes of one of them: films and the like aren't
)

var (
	errRatio = errors.New("ratio")
	errSize  = errors.New("size")
)

// tar opens a tar.gz archive, and keeps its members.
func (o *opening) tar(data []byte) {
	packed := bytes.NewReader(data)
	unzipped, err := gzip.NewReader(packed)
	if err != nil {
		o.fail("", "archive-broken", "reason", err.Error())
		return
	}
	r := tar.NewReader(&meter{unpacked: unzipped, packed: packed, size: int64(len(data))})
	kept := int64(0)
	for n := 0; !o.failed; n++ {
		header, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			o.tarFailed(err)
		case n >= MaxMembers:
			o.fail("", "archive-members", "most", MaxMembers)
		default:
			kept += o.tarMember(r, header, kept)
		}
	}
}

// tarMember keeps a member, and returns how much memory that takes.
func (o *opening) tarMember(r *tar.Reader, header *tar.Header, kept int64) int64 {
	if header.Typeflag == tar.TypeXGlobalHeader {
		return 0
	}
	name, ok := o.admit(header.Name)
	switch {
	case !ok || header.Typeflag == tar.TypeDir:
		return 0
	case header.Typeflag != tar.TypeReg:
		o.fail(name, "archive-link", "found", name)
		return 0
	case header.Size > keptOne:
		o.members[name] = tarred{tooLarge: true}
		return 0
	case kept+header.Size > maxKept:
		o.fail("", "archive-unpacked", "most", "48 MB")
		return 0
	}
	data := make([]byte, header.Size)
	if _, err := io.ReadFull(r, data); err != nil {
		o.tarFailed(err)
		return 0
	}
	o.members[name] = tarred{data: data}
	o.names = append(o.names, name)
	return header.Size
}

func (o *opening) tarFailed(err error) {
	switch {
	case errors.Is(err, errRatio):
		o.fail("", "archive-ratio", "found", o.Name, "most", MaxRatio)
	case errors.Is(err, errSize):
		o.fail("", "archive-unpacked", "most", "128 MB")
	default:
		o.fail("", "archive-broken", "reason", reason(err))
	}
}

// tarred is a member of a tar.gz archive.
type tarred struct {
	data     []byte
	tooLarge bool
}

func (t tarred) size() int64 { return 0 }

func (t tarred) most() int64 {
	if t.tooLarge {
		return keptOne >> 20
	}
	return 0
}

func (t tarred) unpack() ([]byte, error) { return t.data, nil }

// meter stops the unpacking at the limits.
type meter struct {
	unpacked io.Reader
	packed   *bytes.Reader
	size     int64 // of the archive
	n        int64 // bytes unpacked so far
}

// Read reads what was unpacked.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.unpacked.Read(p)
	m.n += int64(n)
	used := m.size - int64(m.packed.Len())
	switch {
	case m.n > maxTar:
		return 0, errSize
	case m.n > ratioFrom && m.n/MaxRatio > used:
		return 0, errRatio
	}
	return n, err
}
