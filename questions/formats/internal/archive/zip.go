package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/charmap"
)

// zip opens a zip archive. Its members are unpacked when they are read.
func (o *opening) zip(data []byte) {
	if bytes.Count(data, []byte("PK\x01\x02")) > MaxMembers { // before a million entries are made of them
		o.fail("", "archive-members", "most", MaxMembers)
		return
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		o.fail("", "archive-broken", "reason", reason(err))
		return
	}
	var packed, unpacked uint64
	for _, f := range r.File {
		packed += min(f.CompressedSize64, MaxUnpacked)
		unpacked += min(f.UncompressedSize64, MaxUnpacked+1)
		o.zipMember(f)
	}
	switch {
	case unpacked > MaxUnpacked:
		o.fail("", "archive-unpacked", "most", "256 MB")
	case packed > uint64(len(data)):
		o.fail("", "archive-broken", "reason", "its members overlap")
	}
}

func (o *opening) zipMember(f *zip.File) {
	name := f.Name
	if f.NonUTF8 {
		if decoded, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	clean, ok := o.admit(name)
	if !ok {
		return
	}
	switch {
	case f.Flags&1 != 0:
		o.fail(clean, "archive-encrypted", "found", clean)
	case !f.Mode().IsRegular():
		o.fail(clean, "archive-link", "found", clean)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		o.fail(clean, "archive-method", "found", clean)
	case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/MaxRatio > f.CompressedSize64:
		o.fail(clean, "archive-ratio", "found", clean, "most", MaxRatio)
	default:
		o.members[clean] = zipped{f}
		o.names = append(o.names, clean)
	}
}

// zipped is a member of a zip archive.
type zipped struct{ file *zip.File }

func (z zipped) size() int64 { return int64(min(z.file.UncompressedSize64, MaxUnpacked+1)) }

func (z zipped) most() int64 {
	if z.file.UncompressedSize64 > MaxMember {
		return MaxMember >> 20
	}
	return 0
}

func (z zipped) unpack() ([]byte, error) {
	r, err := z.file.Open()
	if err != nil {
		return nil, errors.New(reason(err))
	}
	defer r.Close()
	data := make([]byte, z.size())
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, errors.New(reason(err))
	}
	if _, err := io.ReadFull(r, make([]byte, 1)); !errors.Is(err, io.EOF) { // the end has the checksum
		if err == nil {
			err = ErrUnpacked
		}
		return nil, errors.New(reason(err))
	}
	return data, nil
}

// reason is an error in words for people.
func reason(err error) string {
	switch {
	case errors.Is(err, zip.ErrFormat):
		return "its end is missing, or it is no zip or tar.gz archive"
	case errors.Is(err, zip.ErrChecksum):
		return "a checksum is wrong"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return ErrUnpacked.Error()
	}
	return err.Error()
}
