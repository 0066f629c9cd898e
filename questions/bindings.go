package questions

import (
	"fmt"
	"maps"
	"slices"
)

// Binding is one place where a question rests on a source: a piece of evidence, a right sentence, or a source that is
// compared.
type Binding struct {
	Evidence        // without a quote where the source need only be there
	Below    string // JSON pointer to it below the question
	within   bool   // the quote must be of one sentence
}

// Bindings lists where a question rests on sources, in the order of the file.
func (q *Question) Bindings() []Binding {
	list := evidenceAt("", q.Evidence)
	switch b := q.Body.(type) {
	case *SelectSentence:
		list = append(list, Binding{Evidence: Evidence{Source: b.Source}, Below: "/source"})
		for i, quote := range b.Correct {
			list = append(list, Binding{Evidence: Evidence{Source: b.Source, Quote: quote}, Below: fmt.Sprintf("/correct/%d", i), within: true})
		}
	case *CompareSources:
		for i := range b.Claims {
			at := fmt.Sprintf("/claims/%d", i)
			for _, source := range slices.Sorted(maps.Keys(b.Claims[i].Sources)) {
				list = append(list, Binding{Evidence: Evidence{Source: source}, Below: at + "/sources/" + escapePointer(source)})
			}
			list = append(list, evidenceAt(at, b.Claims[i].Evidence)...)
		}
	}
	return list
}

func evidenceAt(below string, evidence []Evidence) (list []Binding) {
	for i, e := range evidence {
		list = append(list, Binding{Evidence: e, Below: fmt.Sprintf("%s/evidence/%d", below, i)})
	}
	return list
}

// holds tells whether the source still has what a question rests on.
func (f *Finder) holds(b *Binding) bool {
	passages := len(f.cuts[b.Source])
	switch {
	case passages == 0 || b.Passage > passages:
		return false
	case b.Quote == "":
		return true
	case b.within:
		_, within := f.sentenceOf(b.Source, b.Quote)
		return within
	}
	_, match := f.Find(b.Source, b.Quote, b.Passage)
	return match != NotFound
}
