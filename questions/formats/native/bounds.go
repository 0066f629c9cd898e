package native

import "go.yaml.in/yaml/v4"

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
