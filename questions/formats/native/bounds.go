package native

import (
	"bytes"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// The bounds are far above any real set. They keep files small that are made of signs, or blown up by aliases.
const (
	maxNodes = 1 << 19
	maxText  = 2 * MaxBytes
	maxItems = questions.MaxQuestions // of a list
)

// fits tells whether there may be one more value, and reports once when there may not.
func (d *decoder) fits(n *yaml.Node) bool {
	if d.tooLarge {
		return false
	}
	d.nodes++
	d.bytes += len(n.Value)
	switch {
	case d.nodes > maxNodes:
		d.refuse(placeAt(n), "values", maxNodes)
	case d.bytes > maxText:
		d.refuse(placeAt(n), "bytes of text, with what aliases repeat", maxText)
	}
	return !d.tooLarge
}

// refuse says of what the file has too much, and ends the reading.
func (d *decoder) refuse(at place, what string, most int) {
	d.tooLarge = true
	d.problem(at, "too-large", "what", what, "most", most)
}

// sign is one that divides values. The parser makes nodes of hundreds of bytes of a few bytes before they can be counted. A
// file of MaxBytes that people or programs write has fewer of each.
type sign struct {
	byte
	what string
	most int
}

var signs = []sign{{',', "commas", 600_000}, {'\n', "lines", 700_000}, {'"', "quotation marks", 1_500_000}, {'\'', "apostrophes", 1_500_000}}

// hasRoom tells whether a file is worth parsing, and reports why it isn't.
func (d *decoder) hasRoom(data []byte) bool {
	for _, s := range signs {
		if len(data) > s.most && bytes.Count(data, []byte{s.byte}) > s.most {
			d.refuse(place{1, 1}, s.what, s.most)
			return false
		}
	}
	if len(data) > colonless && bytes.IndexByte(data, ':') < 0 {
		d.problem(place{1, 1}, "not-a-set")
		return false
	}
	return true
}

// colonless is the size of files, in bytes, from which on it isn't worth asking the parser what one without any key is.
const colonless = 1 << 20
