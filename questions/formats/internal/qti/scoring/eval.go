package scoring

import (
	"math/big"
	"strings"
)

// eval is the value of an expression. After an error everything is NULL.
func (r *run) eval(e *expr) Value {
	if r.step(1); r.err != nil {
		return Value{}
	}
	switch e.op {
	case "baseValue":
		return e.value
	case "variable":
		if e.response != nil {
			return r.given[e.response.ID]
		}
		return r.outcomes[e.outcome.ID]
	case "correct":
		return e.response.Correct
	case "mapResponse":
		return r.mapped(e.response)
	case "null":
		return Value{}
	case "and", "or", "anyN", "not":
		return r.logic(e)
	}
	return r.applied(e, r.evalAll(e.args))
}

func (r *run) evalAll(args []*expr) []Value {
	values := make([]Value, len(args))
	for i, a := range args {
		values[i] = r.eval(a)
	}
	return values
}

// applied is an operator on its operands.
func (r *run) applied(e *expr, v []Value) Value {
	switch e.op {
	case "multiple", "ordered", "containerSize", "index", "delete", "contains", "member":
		return r.container(e, v)
	case "isNull":
		return truth(v[0].Null())
	case "match", "stringMatch", "substring", "patternMatch":
		return r.compared(e, v)
	case "equal", "equalRounded", "lt", "gt", "lte", "gte":
		return r.measured(e, v)
	}
	return r.computed(e, v)
}

// mapped is mapResponse: of several values each counts once.
func (r *run) mapped(response *Response) Value {
	sum, m := zero(), response.Mapping
	seen := map[string]bool{}
	for _, a := range r.given[response.ID].Atoms {
		key := a.Text
		if a.Kind == Number {
			key = a.Number.RatString()
		}
		if !seen[key] {
			seen[key] = true
			sum.Add(sum, m.Of(a))
			r.step(len(m.Entries))
		}
	}
	switch {
	case m.Lower != nil && sum.Cmp(m.Lower) < 0:
		return Num(m.Lower)
	case m.Upper != nil && sum.Cmp(m.Upper) > 0:
		return Num(m.Upper)
	}
	return Num(sum)
}

// Of is what one value is worth.
func (m *Mapping) Of(a Atom) *big.Rat {
	for i := range m.Entries {
		e := &m.Entries[i]
		if sameAtom(e.Key, a) || !e.CaseSensitive && a.Kind == Text && strings.EqualFold(e.Key.Text, a.Text) {
			return e.Worth
		}
	}
	return m.Default
}

// logic is the three-valued logic of QTI: NULL where it depends on what isn't known.
func (r *run) logic(e *expr) Value {
	held, unknown := 0, 0
	for _, arg := range e.args {
		v := r.eval(arg)
		a, ok := v.single()
		switch {
		case !ok:
			unknown++
		case a.Kind != Truth:
			return r.fail(&OperandError{e.op})
		case a.Truth:
			held++
		}
	}
	n := len(e.args)
	switch e.op {
	case "not":
		return decided(held == 0, unknown == 0)
	case "or":
		return decided(held > 0, held > 0 || unknown == 0)
	case "and":
		return decided(held == n, unknown == 0 || held+unknown < n)
	}
	least, most := held, held+unknown
	within := least >= e.settings.min && most <= e.settings.max
	return decided(within, within || most < e.settings.min || least > e.settings.max)
}

func decided(is, known bool) Value {
	if !known {
		return Value{}
	}
	return truth(is)
}

func (r *run) container(e *expr, v []Value) Value {
	switch e.op {
	case "multiple", "ordered":
		return r.gathered(v, e.op == "ordered")
	case "containerSize":
		return Num(big.NewRat(int64(len(v[0].Atoms)), 1))
	case "index":
		if n := e.settings.n; n >= 1 && n <= len(v[0].Atoms) {
			return Value{Atoms: v[0].Atoms[n-1 : n]}
		}
		return Value{}
	}
	if v[0].Null() || v[1].Null() {
		return Value{}
	}
	r.step(len(v[0].Atoms) * len(v[1].Atoms))
	switch {
	case e.op == "delete":
		return without(v[1], v[0])
	case e.op == "member":
		return truth(contains(v[1].Atoms, v[0].Atoms))
	case v[0].Ordered: // contains
		return truth(follows(v[0].Atoms, v[1].Atoms))
	}
	return truth(contains(v[0].Atoms, v[1].Atoms))
}

// gathered is a container of values and of what is in containers.
func (r *run) gathered(v []Value, ordered bool) Value {
	all := Value{Ordered: ordered}
	for _, part := range v {
		if !part.Null() {
			all.Atoms = append(all.Atoms, part.Atoms...)
		}
	}
	r.step(len(all.Atoms))
	return all
}

// without is a container without the atoms of another value.
func without(v, gone Value) Value {
	left := Value{Ordered: v.Ordered}
	for _, a := range v.Atoms {
		if !contains(gone.Atoms, []Atom{a}) {
			left.Atoms = append(left.Atoms, a)
		}
	}
	return left
}

// follows tells whether part stands in whole as one stretch.
func follows(whole, part []Atom) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		if same(Value{Atoms: whole[i : i+len(part)], Ordered: true}, Value{Atoms: part}) {
			return true
		}
	}
	return false
}

// compared compares texts, or whole values.
func (r *run) compared(e *expr, v []Value) Value {
	for _, part := range v {
		if part.Null() {
			return Value{}
		}
	}
	if e.op == "match" {
		r.step(len(v[0].Atoms) * len(v[1].Atoms))
		return truth(same(v[0], v[1]))
	}
	texts := make([]string, len(v))
	for i := range v {
		a, ok := v[i].single()
		if !ok || a.Kind == Truth {
			return r.fail(&OperandError{e.op})
		}
		if texts[i] = a.Text; a.Kind == Number {
			texts[i] = a.Number.RatString()
		}
		r.step(len(texts[i]) / 64)
	}
	return truth(e.settings.fits(e.op, texts))
}

func (s *settings) fits(op string, texts []string) bool {
	if op == "patternMatch" {
		return s.pattern.matches(texts[0])
	}
	if s.ignoreCase {
		if op == "stringMatch" && !s.substring {
			return strings.EqualFold(texts[0], texts[1])
		}
		texts[0], texts[1] = strings.ToLower(texts[0]), strings.ToLower(texts[1])
	}
	switch {
	case op == "substring":
		return strings.Contains(texts[1], texts[0])
	case s.substring:
		return strings.Contains(texts[0], texts[1])
	}
	return texts[0] == texts[1]
}
