// Package faults keeps what is wrong with an XML file until it is known which of its questions it concerns, so that a tag
// that isn't closed costs one question and not the file.
package faults

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// List is what is wrong with a file.
type List struct{ faults []fault }

// fault is a problem that wasn't told yet, or was.
type fault struct {
	at    draft.Place
	rule  string
	pairs []any
	told  bool
}

// Note takes a problem down: for xmltree.ParseWith.
func (l *List) Note(at draft.Place, rule string, pairs ...any) {
	l.faults = append(l.faults, fault{at: at, rule: rule, pairs: pairs})
}

// Within tells fail of the problems that lie within an element and weren't told yet.
func (l *List) Within(n *xmltree.Node, fail xmltree.Fail) {
	if len(l.faults) == 0 {
		return
	}
	from, to := n.Place(), endOf(n)
	l.tell(fail, func(at draft.Place) bool { return !before(at, from) && !before(to, at) })
}

// Rest tells fail of all problems that weren't told yet.
func (l *List) Rest(fail xmltree.Fail) {
	l.tell(fail, func(draft.Place) bool { return true })
}

func (l *List) tell(fail xmltree.Fail, concerns func(draft.Place) bool) {
	for i := range l.faults {
		if f := &l.faults[i]; !f.told && concerns(f.at) {
			f.told = true
			fail(f.at, f.rule, f.pairs...)
		}
	}
}

// endOf is the place behind an element.
func endOf(n *xmltree.Node) draft.Place {
	at, raw := n.Place(), n.Raw()
	if i := strings.LastIndexByte(raw, '\n'); i >= 0 {
		at.Line += strings.Count(raw, "\n")
		at.Column, raw = 1, raw[i+1:]
	}
	at.Column += utf8.RuneCountInString(raw)
	return at
}

func before(a, b draft.Place) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}
