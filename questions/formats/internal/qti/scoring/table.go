package scoring

import (
	"math/big"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// table is a matchTable or an interpolationTable: what a number is looked up in.
type table struct {
	exact     bool // a matchTable
	entries   []tableEntry
	otherwise Value
}

type tableEntry struct {
	source   *big.Rat
	boundary bool // the source itself is included
	target   Value
}

// table reads an outcome's lookup table; nil when it has none.
func (d *declarer) table(n *xmltree.Node, baseType string) *table {
	for _, t := range n.All("matchTable", "interpolationTable") {
		found := &table{exact: t.Name == "matchTable"}
		if text, ok := t.Lookup("defaultValue"); ok {
			if a, ok := atomOf(baseType, text); ok {
				found.otherwise = Value{Atoms: []Atom{a}}
			}
		}
		for _, e := range t.All("matchTableEntry", "interpolationTableEntry") {
			source := d.optional(e, "sourceValue")
			target, ok := atomOf(baseType, e.Attr("targetValue"))
			if source == nil || !ok {
				d.wrong(e, "this entry of a "+t.Name)
				continue
			}
			included, said := boolean(e.Attr("includeBoundary"))
			found.entries = append(found.entries, tableEntry{source, included || !said, Value{Atoms: []Atom{target}}})
		}
		return found
	}
	return nil
}

// lookup is the target of the entry that a number falls to: in an interpolationTable the first whose source isn't above
// it, in a matchTable the one that is equal.
func (t *table) lookup(r *big.Rat) Value {
	for _, e := range t.entries {
		switch c := r.Cmp(e.source); {
		case c == 0 && (t.exact || e.boundary), c > 0 && !t.exact:
			return e.target
		}
	}
	return t.otherwise
}
