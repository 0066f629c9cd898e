package questions

import (
	"cmp"
	"slices"
)

// Nearest are at most n sentences that come nearest to a quote which isn't found, the best first: of its source, or of all
// where that is gone. They have at least a third of its words.
func (f *Finder) Nearest(source, quote string, n int) []SentenceRef {
	wanted := distinctWords(quote)
	var found []nearSentence
	for id := range f.cuts {
		if id == source || len(f.cuts[source]) == 0 {
			found = append(found, f.near(id, wanted)...)
		}
	}
	slices.SortFunc(found, func(a, b nearSentence) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(b.likeness, a.likeness),
			cmp.Compare(a.Source, b.Source), cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Sentence, b.Sentence))
	})
	var refs []SentenceRef
	for _, s := range found[:min(n, len(found))] {
		refs = append(refs, s.SentenceRef)
	}
	return refs
}

// nearSentence is a sentence with how near it comes to a quote.
type nearSentence struct {
	SentenceRef
	share    float64 // of the quote's words that it has
	likeness float64 // the words that both have, of the words that either has (Dice 1945)
}

func (f *Finder) near(source string, wanted map[string]bool) (list []nearSentence) {
	for i := range f.cuts[source] {
		p := &f.cuts[source][i]
		for n := 1; n <= len(p.Sentences); n++ {
			start, end, _ := p.Sentence(n)
			has, shared := distinctWords(p.Text[start:end]), 0
			for w := range wanted {
				if has[w] {
					shared++
				}
			}
			s := nearSentence{SentenceRef: SentenceRef{Source: source, Passage: i + 1, Sentence: n}}
			s.share = float64(shared) / float64(max(len(wanted), 1))
			s.likeness = 2 * float64(shared) / float64(max(len(wanted)+len(has), 1))
			if s.share >= nearOverlap {
				list = append(list, s)
			}
		}
	}
	return list
}

func distinctWords(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range wordsOf(text) {
		words[w] = true
	}
	return words
}

// SentenceEvidence is a sentence as evidence, with its passage where its words stand in an earlier one, too.
func (f *Finder) SentenceEvidence(ref SentenceRef) Evidence {
	p := &f.cuts[ref.Source][ref.Passage-1]
	start, end, _ := p.Sentence(ref.Sentence)
	e := Evidence{Source: ref.Source, Quote: p.Text[start:end]}
	if span, _ := f.Find(e.Source, e.Quote, 0); span.Passage != ref.Passage {
		e.Passage = ref.Passage
	}
	return e
}
