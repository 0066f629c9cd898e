// Package scoring reads the declarations and the response processing of QTI items and runs them, so that what an answer
// earns there is known and never guessed. Numbers are exact. What isn't understood is named and nothing is run.
package scoring

import (
	"math/big"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// Kind says what a single value is.
type Kind int

// The kinds of values.
const (
	Text Kind = iota // strings, identifiers, pairs
	Number
	Truth
)

// Atom is a single value.
type Atom struct {
	Kind   Kind
	Text   string
	Number *big.Rat
	Truth  bool
}

// Value is what a variable holds or an expression gives: any number of atoms, none for NULL and for empty containers,
// which QTI treats alike.
type Value struct {
	Atoms   []Atom
	Ordered bool
}

// Null tells whether there is nothing in the value. An empty string is nothing too.
func (v Value) Null() bool {
	return len(v.Atoms) == 0 || len(v.Atoms) == 1 && v.Atoms[0].Kind == Text && v.Atoms[0].Text == ""
}

// Texts are texts, identifiers or pairs as a value.
func Texts(texts ...string) Value {
	v := Value{Atoms: make([]Atom, len(texts))}
	for i, t := range texts {
		v.Atoms[i] = Atom{Kind: Text, Text: t}
	}
	return v
}

// InOrder is a value whose order counts.
func InOrder(texts ...string) Value {
	v := Texts(texts...)
	v.Ordered = true
	return v
}

// Num is a number as a value.
func Num(r *big.Rat) Value { return Value{Atoms: []Atom{{Kind: Number, Number: r}}} }

// The two truths, which are never changed.
var yes, no = Value{Atoms: []Atom{{Kind: Truth, Truth: true}}}, Value{Atoms: []Atom{{Kind: Truth}}}

func truth(is bool) Value {
	if is {
		return yes
	}
	return no
}

// single is the only atom of a value.
func (v Value) single() (Atom, bool) {
	if len(v.Atoms) != 1 {
		return Atom{}, false
	}
	return v.Atoms[0], true
}

// number is a value as a number: a text that is one counts, since response variables of typed answers are often declared
// as strings.
func (v Value) number() (*big.Rat, bool) {
	a, ok := v.single()
	switch {
	case !ok || a.Kind == Truth:
		return nil, false
	case a.Kind == Number:
		return a.Number, true
	}
	return parseNumber(a.Text)
}

func parseNumber(text string) (*big.Rat, bool) {
	d, err := questions.ParseDecimal(text)
	if err != nil {
		return nil, false
	}
	return d.Rat(), true
}

func sameAtom(a, b Atom) bool {
	if a.Kind == b.Kind {
		switch a.Kind {
		case Number:
			return a.Number.Cmp(b.Number) == 0
		case Truth:
			return a.Truth == b.Truth
		}
		return a.Text == b.Text
	}
	if a.Kind == Truth || b.Kind == Truth {
		return false
	}
	left, ok := Value{Atoms: []Atom{a}}.number()
	right, ok2 := Value{Atoms: []Atom{b}}.number()
	return ok && ok2 && left.Cmp(right) == 0
}

// same tells whether two values match: in order if one of them has an order, otherwise however they are arranged.
func same(a, b Value) bool {
	if len(a.Atoms) != len(b.Atoms) {
		return false
	}
	if a.Ordered || b.Ordered {
		return slices.EqualFunc(a.Atoms, b.Atoms, sameAtom)
	}
	return contains(a.Atoms, b.Atoms)
}

// contains tells whether all atoms of part are in whole, as often as they are in part.
func contains(whole, part []Atom) bool {
	used := make([]bool, len(whole))
next:
	for _, p := range part {
		for i, w := range whole {
			if !used[i] && sameAtom(w, p) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

// atomOf reads a value as a declaration or a baseValue has it.
func atomOf(baseType, text string) (Atom, bool) {
	switch baseType {
	case "integer", "float", "duration":
		n, ok := parseNumber(text)
		return Atom{Kind: Number, Number: n}, ok
	case "boolean":
		is, ok := boolean(text)
		return Atom{Kind: Truth, Truth: is}, ok
	case "identifier", "directedPair":
		return Atom{Kind: Text, Text: strings.Join(strings.Fields(text), " ")}, true
	case "pair":
		ends := strings.Fields(text)
		slices.Sort(ends)
		return Atom{Kind: Text, Text: strings.Join(ends, " ")}, true
	}
	return Atom{Kind: Text, Text: strings.TrimSpace(text)}, true
}

// boolean reads a truth value as files have it, in capitals too.
func boolean(text string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "true", "1":
		return true, true
	case "false", "0":
		return false, true
	}
	return false, false
}
