package anki

import (
	"encoding/json"
	"net/url"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
)

// media are the files beside the notes of a deck.
type media struct {
	archive *archive.Archive
	members map[string]string // by the name that notes use
	read    map[string][]byte
	bytes   int // that are kept in read
}

// Fields of Anki's messages (proto/anki/import_export.proto).
const (
	mediaEntry     = 1   // of MediaEntries
	mediaName      = 1   // of MediaEntry
	mediaOldMember = 255 // likewise
)

// maxMediaMap is the largest list of media that is read, in bytes.
const maxMediaMap = 16 << 20

// readMedia reads the list of media: JSON, or in newer decks a compressed message. Without one there are none.
func readMedia(a *archive.Archive) *media {
	m := &media{archive: a, members: map[string]string{}, read: map[string][]byte{}}
	data, err := a.Read("media")
	if err != nil {
		return m
	}
	if data, err = unpacked(data, maxMediaMap); err != nil {
		return m
	}
	var names map[string]string
	if json.Unmarshal(data, &names) == nil {
		for member, name := range names {
			m.members[name] = member
		}
		return m
	}
	number := 0
	eachField(data, func(f protoField) {
		if f.number != mediaEntry {
			return
		}
		name, member := "", number
		eachField(f.bytes, func(f protoField) {
			switch f.number {
			case mediaName:
				name = string(f.bytes)
			case mediaOldMember:
				member = int(f.value & 0xFFFFFFFF)
			}
		})
		m.members[name] = strconv.Itoa(member)
		number++
	})
	return m
}

// image finds what <img src="…"> leads to.
func (m *media) image(src string) (data []byte, ok bool) {
	if data, ok = m.read[src]; ok {
		return data, true
	}
	member, ok := m.members[src]
	if name, err := url.PathUnescape(src); !ok && err == nil {
		member, ok = m.members[name]
	}
	if !ok {
		return nil, false
	}
	data, err := m.archive.Read(member)
	if err == nil {
		data, err = unpacked(data, questions.MaxMedium)
	}
	if err != nil {
		return nil, false
	}
	if m.bytes += len(data); m.bytes <= questions.MaxMedia {
		m.read[src] = data
	}
	return data, true
}
