package native

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

// maxNodes and maxText are far above any real set and keep a file of aliases small.
const (
	maxNodes = 1 << 19
	maxText  = 2 * MaxBytes
)

// fits tells whether there may be one more value, and reports once when there may not.
func (d *decoder) fits(n *yaml.Node) bool {
	if d.tooLarge {
		return false
	}
	d.nodes++
	d.bytes += len(n.Value)
	if d.tooLarge = d.nodes > maxNodes || d.bytes > maxText; d.tooLarge {
		d.problem(placeAt(n), "too-large")
	}
	return !d.tooLarge
}

// What a file may have of the signs that divide values: the parser makes nodes of hundreds of bytes of a few bytes before
// they can be counted. A file of MaxBytes that people or programs write has fewer of each.
var maxSigns = map[byte]int{',': 600_000, '\n': 700_000, '"': 1_500_000, '\'': 1_500_000}

// hasRoom tells whether a file is worth parsing.
func hasRoom(data []byte) bool {
	for sign, most := range maxSigns {
		if len(data) > most && bytes.Count(data, []byte{sign}) > most {
			return false
		}
	}
	return true
}
