package scoring

// usage is what a program does with one response variable.
type usage struct {
	response    *Response
	comparisons []*expr        // that have the variable as an operand, in the order of the rules
	compared    map[*expr]bool // the same
	mapped      bool           // there is a mapResponse of it
	indirect    []*expr        // it is an operand of something else
	read        map[*Outcome]bool
}

// usageOf goes through all rules.
func (p *Program) usageOf(response *Response) *usage {
	u := &usage{response: response, read: map[*Outcome]bool{}, compared: map[*expr]bool{}}
	eachExpr(p.rules, func(e *expr) {
		if e.op == "variable" && e.outcome != nil {
			u.read[e.outcome] = true
		}
	})
	eachRule(p.rules, func(r *rule) {
		if e := r.value; e != nil && e.op == "variable" && e.response == response && u.read[r.outcome] {
			u.indirect = append(u.indirect, e)
		}
	})
	eachExpr(p.rules, u.note)
	return u
}

// eachRule calls do for each rule, in order.
func eachRule(rules []rule, do func(*rule)) {
	for i := range rules {
		do(&rules[i])
		for _, b := range rules[i].branches {
			eachRule(b.rules, do)
		}
	}
}

// eachExpr calls do for each expression, the outer ones first.
func eachExpr(rules []rule, do func(*expr)) {
	for i := range rules {
		rules[i].value.each(do)
		for _, b := range rules[i].branches {
			b.when.each(do)
			eachExpr(b.rules, do)
		}
	}
}

func (e *expr) each(do func(*expr)) {
	if e == nil {
		return
	}
	do(e)
	for _, a := range e.args {
		a.each(do)
	}
}

// comparing are the operators whose result depends on a response through constants alone.
var comparing = map[string]bool{"match": true, "stringMatch": true, "substring": true, "patternMatch": true, "member": true, "contains": true,
	"equal": true, "equalRounded": true, "lt": true, "gt": true, "lte": true, "gte": true}

// measuring are those of them that compare numbers.
var measuring = map[string]bool{"equal": true, "equalRounded": true, "lt": true, "gt": true, "lte": true, "gte": true}

func (u *usage) note(e *expr) {
	if e.op == "mapResponse" && e.response == u.response {
		u.mapped = true
	}
	given := 0
	for _, a := range e.args {
		if u.isGiven(a) {
			given++
		}
	}
	switch {
	case given == 0 || e.op == "isNull":
	case comparing[e.op] && given == 1:
		u.comparisons = append(u.comparisons, e)
		u.compared[e] = true
	case e.op != "multiple" && e.op != "ordered" || len(e.args) != 1:
		u.indirect = append(u.indirect, e)
	}
}

// isGiven tells whether an expression is the variable itself, or a container of it alone.
func (u *usage) isGiven(e *expr) bool {
	if (e.op == "multiple" || e.op == "ordered") && len(e.args) == 1 {
		return u.isGiven(e.args[0])
	}
	return e.op == "variable" && e.response == u.response
}

// constants are the atoms that a comparison compares the variable with; ok is false where that depends on more.
func (u *usage) constants(e *expr) (atoms []Atom, ok bool) {
	for _, a := range e.args {
		if u.isGiven(a) {
			continue
		}
		found, fixed := fixedAtoms(a)
		if !fixed {
			return nil, false
		}
		atoms = append(atoms, found...)
	}
	return atoms, true
}

// fixedAtoms are the atoms of an expression that no answer changes.
func fixedAtoms(e *expr) (atoms []Atom, ok bool) {
	switch e.op {
	case "baseValue":
		return e.value.Atoms, true
	case "correct":
		return e.response.Correct.Atoms, true
	case "multiple", "ordered":
		for _, a := range e.args {
			inner, ok := fixedAtoms(a)
			if !ok {
				return nil, false
			}
			atoms = append(atoms, inner...)
		}
		return atoms, true
	}
	return nil, false
}

// Typed tells how a response variable of a typed answer is used: as a number, if every comparison is one of numbers.
// Unknown are uses from which can't be told what answers there are to tell apart.
func (p *Program) Typed(response *Response) (asNumber bool, unknown []Unknown) {
	u := p.usageOf(response)
	for _, e := range u.indirect {
		unknown = append(unknown, Unknown{response.ID + " in " + e.op, e.node})
	}
	measured := 0
	for _, e := range u.comparisons {
		if _, ok := u.constants(e); !ok {
			unknown = append(unknown, Unknown{response.ID + " in " + e.op + " with what isn't fixed", e.node})
		}
		if measuring[e.op] {
			measured++
		}
	}
	if response.BaseType == "float" || response.BaseType == "integer" {
		return true, unknown
	}
	if asNumber = measured > 0 && measured == len(u.comparisons) && !u.mapped; !asNumber && measured > 0 {
		unknown = append(unknown, Unknown{response.ID + " as a text and as a number", response.Node})
	}
	return asNumber, unknown
}

// Simple tells whether the rules use a response by nothing but its mapping and its correctResponse as a whole.
func (p *Program) Simple(response *Response) bool {
	u := p.usageOf(response)
	for _, e := range u.comparisons {
		if e.op != "match" || e.args[0].op != "correct" && e.args[1].op != "correct" {
			return false
		}
	}
	return len(u.indirect) == 0
}

// Containers are the sets and orders that the rules compare a response with.
func (p *Program) Containers(response *Response) [][]string {
	u := p.usageOf(response)
	var list [][]string
	for _, e := range u.comparisons {
		var texts []string
		atoms, _ := u.constants(e)
		for _, a := range atoms {
			texts = append(texts, a.text())
		}
		if len(texts) > 1 {
			list = append(list, texts)
		}
	}
	return list
}

// Uses tells whether the rules use the mapping of a response.
func (p *Program) Uses(response *Response) bool { return p.usageOf(response).mapped }

// Has tells whether the rules use an operator.
func (p *Program) Has(op string) bool {
	has := false
	eachExpr(p.rules, func(e *expr) { has = has || e.op == op })
	return has
}
