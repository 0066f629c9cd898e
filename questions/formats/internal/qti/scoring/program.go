package scoring

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// Program is an item's response processing, ready to be run.
type Program struct {
	Item     *Item
	Template string // of a standard one: match_correct, map_response; empty for rules of the item's own
	rules    []rule
	steps    *int // what is left of the budget
}

// rule is a responseCondition, or the setting of an outcome.
type rule struct {
	branches []branch // of a responseCondition
	outcome  *Outcome // that is set
	value    *expr    // to which
	lookup   bool     // through the outcome's table
	exit     bool     // ends the processing
}

// branch is a responseIf, responseElseIf or, without a condition, responseElse.
type branch struct {
	when  *expr
	rules []rule
}

// expr is an expression.
type expr struct {
	op       string
	args     []*expr
	value    Value     // of a baseValue
	response *Response // of variable, correct, mapResponse
	outcome  *Outcome  // of variable
	settings settings
	node     *xmltree.Node
}

// compiler makes a program of elements.
type compiler struct {
	item    *Item
	unknown []Unknown
}

// Compile reads the rules of a responseProcessing element. What isn't understood is named, all in one pass; the program
// is then nil. steps is how much all programs of a file may still do together.
func Compile(processing *xmltree.Node, item *Item, steps *int) (*Program, []Unknown) {
	c := &compiler{item: item}
	p := &Program{Item: item, steps: steps}
	if own := processing.All(); len(own) > 0 {
		p.rules = c.rules(own)
	} else if p.Template = templateName(processing); p.Template != "" {
		p.rules = c.template(p.Template, processing)
	}
	if len(c.unknown) > 0 {
		return nil, c.unknown
	}
	return p, nil
}

// Default is a standard template for an item that has no response processing.
func Default(template string, item *Item, steps *int) (*Program, []Unknown) {
	c := &compiler{item: item}
	p := &Program{Item: item, steps: steps, Template: template, rules: c.template(template, nil)}
	return p, c.unknown
}

// templateName is the last part of a template's address, whatever host, version and extension it has.
func templateName(processing *xmltree.Node) string {
	address := processing.Attr("template")
	if address == "" {
		address = processing.Attr("templateLocation")
	}
	name := strings.TrimSpace(address[strings.LastIndexByte(address, '/')+1:])
	return strings.TrimSuffix(name, ".xml")
}

func (c *compiler) wrong(n *xmltree.Node, what string) {
	c.unknown = append(c.unknown, Unknown{what, n})
}

func (c *compiler) rules(nodes []*xmltree.Node) []rule {
	var rules []rule
	for _, n := range nodes {
		switch n.Name {
		case "responseProcessingFragment":
			rules = append(rules, c.rules(n.All())...)
		case "responseCondition":
			rules = append(rules, rule{branches: c.branches(n)})
		case "setOutcomeValue", "lookupOutcomeValue":
			rules = append(rules, c.setting(n))
		case "exitResponse":
			rules = append(rules, rule{exit: true})
		default:
			c.wrong(n, n.Name)
		}
	}
	return rules
}

func (c *compiler) branches(n *xmltree.Node) []branch {
	var list []branch
	for i, b := range n.All() {
		parts := b.All()
		last := len(list) > 0 && list[len(list)-1].when == nil
		switch {
		case last || i == 0 && b.Name != "responseIf" || i > 0 && b.Name == "responseIf":
			c.wrong(b, b.Name+" in this place")
		case b.Name == "responseElse":
			list = append(list, branch{rules: c.rules(parts)})
		case b.Name != "responseIf" && b.Name != "responseElseIf":
			c.wrong(b, b.Name)
		case len(parts) == 0:
			c.wrong(b, b.Name+" without a condition")
		default:
			list = append(list, branch{c.expr(parts[0]), c.rules(parts[1:])})
		}
	}
	return list
}

// undeclared are outcomes that rules may set without a declaration.
var undeclared = map[string]bool{"SCORE": true, "completionStatus": true}

func (c *compiler) setting(n *xmltree.Node) rule {
	id := n.Attr("identifier")
	r := rule{outcome: c.outcome(id), lookup: n.Name == "lookupOutcomeValue"}
	if r.outcome == nil {
		c.wrong(n, n.Name+` of "`+id+`", which isn't declared`)
		return r
	}
	if r.lookup && r.outcome.table == nil {
		c.wrong(n, n.Name+` of "`+id+`", which has no table`)
	}
	parts := n.All()
	if len(parts) != 1 {
		c.wrong(n, n.Name+" without one value")
		return r
	}
	r.value = c.expr(parts[0])
	return r
}

// outcome is a declared outcome, or one that needn't be.
func (c *compiler) outcome(id string) *Outcome {
	if o := c.item.Outcome(id); o != nil || !undeclared[id] {
		return o
	}
	o := &Outcome{ID: id, numeric: id == "SCORE"}
	if o.numeric {
		o.Default = Num(zero())
	}
	c.item.Outcomes = append(c.item.Outcomes, o)
	return o
}
