package scoring

import (
	"math/big"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// Item is what the rules of an item work on. Its elements have the names of QTI 2.
type Item struct {
	Responses []*Response
	Outcomes  []*Outcome
}

// Response is a declared response variable: what learners give.
type Response struct {
	ID          string
	Cardinality string // single, multiple, ordered, record
	BaseType    string
	Correct     Value
	Mapping     *Mapping // nil: none
	Node        *xmltree.Node
}

// Mapping gives a number to each value.
type Mapping struct {
	Default, Lower, Upper *big.Rat // the bounds may be nil
	Entries               []MapEntry
}

// MapEntry is what one value is worth.
type MapEntry struct {
	Key           Atom
	Worth         *big.Rat
	CaseSensitive bool
}

// Outcome is a declared outcome variable: what the rules set.
type Outcome struct {
	ID         string
	Default    Value
	HasDefault bool
	NormalMax  *big.Rat // normalMaximum; nil: not given
	table      *table
	numeric    bool
	Node       *xmltree.Node
}

// Unknown is something that isn't understood, and where it stands.
type Unknown struct {
	What string
	Node *xmltree.Node
}

// Response returns the variable with this identifier, or nil.
func (it *Item) Response(id string) *Response {
	for _, r := range it.Responses {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Outcome returns the variable with this identifier, or nil.
func (it *Item) Outcome(id string) *Outcome {
	for _, o := range it.Outcomes {
		if o.ID == id {
			return o
		}
	}
	return nil
}

// Declare reads the declarations of an item.
func Declare(item *xmltree.Node) (*Item, []Unknown) {
	d := &declarer{item: &Item{}}
	for _, n := range item.All("responseDeclaration") {
		d.response(n)
	}
	for _, n := range item.All("outcomeDeclaration") {
		d.outcome(n)
	}
	return d.item, d.unknown
}

type declarer struct {
	item    *Item
	unknown []Unknown
}

func (d *declarer) wrong(n *xmltree.Node, what string) {
	d.unknown = append(d.unknown, Unknown{what, n})
}

func (d *declarer) response(n *xmltree.Node) {
	r := &Response{ID: n.Attr("identifier"), Cardinality: n.Attr("cardinality"), BaseType: n.Attr("baseType"), Node: n}
	if d.item.Response(r.ID) != nil {
		d.wrong(n, "a second responseDeclaration "+r.ID)
		return
	}
	r.Correct = d.values(n.Find("correctResponse"), r.BaseType)
	r.Correct.Ordered = r.Cardinality == "ordered"
	if m := n.Find("mapping"); m != nil {
		r.Mapping = d.mapping(m, r.BaseType)
	}
	d.item.Responses = append(d.item.Responses, r)
}

// values are those of a correctResponse or a defaultValue; empty ones are none.
func (d *declarer) values(n *xmltree.Node, baseType string) Value {
	var v Value
	for _, value := range n.All("value") {
		text := value.InnerText()
		a, ok := atomOf(baseType, text)
		if !ok && a.Kind == Number {
			if text != "" {
				d.wrong(value, `the number "`+text+`"`)
			}
			continue
		}
		if a.Kind != Text || a.Text != "" {
			v.Atoms = append(v.Atoms, a)
		}
	}
	return v
}

func (d *declarer) mapping(n *xmltree.Node, baseType string) *Mapping {
	m := &Mapping{Default: d.optional(n, "defaultValue"), Lower: d.optional(n, "lowerBound"), Upper: d.optional(n, "upperBound")}
	if m.Default == nil {
		m.Default = new(big.Rat)
	}
	for _, e := range n.All("mapEntry") {
		key, ok := atomOf(baseType, e.Attr("mapKey"))
		worth := d.optional(e, "mappedValue")
		if !ok || worth == nil {
			d.wrong(e, `the mapEntry "`+e.Attr("mapKey")+`"`)
			continue
		}
		sensitive, said := boolean(e.Attr("caseSensitive"))
		m.Entries = append(m.Entries, MapEntry{key, worth, sensitive || !said})
	}
	return m
}

// optional is an attribute's number, or nil.
func (d *declarer) optional(n *xmltree.Node, name string) *big.Rat {
	text, given := n.Lookup(name)
	if !given {
		return nil
	}
	r, ok := parseNumber(text)
	if !ok {
		d.wrong(n, `the number "`+text+`"`)
		return nil
	}
	return r
}

func (d *declarer) outcome(n *xmltree.Node) {
	o := &Outcome{ID: n.Attr("identifier"), Node: n}
	baseType := n.Attr("baseType")
	o.numeric = (baseType == "float" || baseType == "integer") && n.Attr("cardinality") == "single"
	o.Default = d.values(n.Find("defaultValue"), baseType)
	o.HasDefault = !o.Default.Null()
	if o.numeric && !o.HasDefault {
		o.Default = Num(new(big.Rat)) // numbers without a default begin at 0
	}
	o.NormalMax, _ = parseNumber(n.Attr("normalMaximum"))
	if o.table = d.table(n, baseType); d.item.Outcome(o.ID) == nil {
		d.item.Outcomes = append(d.item.Outcomes, o)
	}
}
