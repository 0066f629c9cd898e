package qti12

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// feedback is what a question says after an answer, by identifier.
type feedback struct {
	it     *item
	idents []string
	nodes  map[string]*xmltree.Node
	used   map[string]bool
	texts  map[string]string // as Markdown, made once
}

// maxRepeated bounds the texts that a file says of several answers, in bytes, where each answer gets its own.
const maxRepeated = 16 << 20

// maxSaid is how many feedbacks are shown after one answer.
const maxSaid = 50

func newFeedback(it *item) *feedback {
	f := &feedback{it: it, nodes: map[string]*xmltree.Node{}, used: map[string]bool{}, texts: map[string]string{}}
	for _, n := range it.n.All("itemfeedback") {
		ident := n.Attr("ident")
		if f.nodes[ident] == nil && oneLine(n.InnerText()) != "" {
			f.idents = append(f.idents, ident)
			f.nodes[ident] = n
		}
	}
	return f
}

// text is a feedback as Markdown, empty when there is none.
func (f *feedback) text(ident string) string {
	n := f.nodes[ident]
	if n == nil {
		return ""
	}
	if f.used[ident] {
		return f.repeated(ident)
	}
	f.used[ident] = true
	if solution := n.Find("solution"); solution != nil {
		n = solution
	}
	f.texts[ident] = f.it.block(n)
	return f.texts[ident]
}

// repeated is a feedback that was said of another answer already. Beyond what any author writes it is said of the first
// alone.
func (f *feedback) repeated(ident string) string {
	text := f.texts[ident]
	if f.it.reader.repeated += len(text); f.it.reader.repeated <= maxRepeated {
		return text
	}
	f.it.q.Warn(f.nodes[ident].Place(), "not-kept", "what", "the feedback "+ident+" of every answer but the first")
	return ""
}

// all are several feedbacks below one another, each once.
func (f *feedback) all(idents ...string) string {
	var texts []string
	for _, ident := range idents[:min(len(idents), maxSaid)] {
		if text := f.text(ident); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n\n")
}

// The feedbacks that Canvas has for every question, by the names that it and others give to them.
var (
	forAll   = []string{"general_fb"}
	forRight = []string{"correct_fb"}
	forWrong = []string{"general_incorrect_fb", "incorrect_fb"}
)

// explain takes over what is said whatever the answer, and hints.
func (f *feedback) explain() {
	f.it.q.Explanation = f.all(forAll...)
	for _, ident := range f.idents {
		if hint := f.nodes[ident].Find("hint"); hint != nil {
			f.used[ident] = true
			f.it.q.Hint = f.it.block(hint)
		} else if f.nodes[ident].Find("solution") != nil && !f.used[ident] {
			f.it.q.Explanation = strings.TrimSpace(f.it.q.Explanation + "\n\n" + f.text(ident))
		}
	}
}

// on is what is said to who gave an answer: what is meant for it, and what is said to everybody who was right, or wrong.
// Of several answers none decides alone which of the two it was.
func (f *feedback) on(right bool, own ...string) string {
	own = slices.DeleteFunc(slices.Clone(own), f.general)
	switch {
	case len(f.it.responses) > 1:
		return f.all(own...)
	case right:
		return f.all(slices.Concat(own, forRight)...)
	}
	return f.all(slices.Concat(own, forWrong)...)
}

// general tells whether a feedback isn't for one answer alone.
func (f *feedback) general(ident string) bool {
	return slices.Contains(slices.Concat(forAll, forRight, forWrong), ident)
}

// leftovers warns of feedbacks that have no place here.
func (f *feedback) leftovers() {
	for _, ident := range f.idents {
		if !f.used[ident] {
			f.it.q.Warn(f.nodes[ident].Place(), "not-kept", "what", "the feedback "+ident+": "+beginning(oneLine(f.it.words(f.nodes[ident]))))
		}
	}
}

// beginning is as much of a text as a message needs.
func beginning(text string) string {
	const most = 80
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return `"` + text + `"`
}
