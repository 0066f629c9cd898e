package questions

import (
	"strings"
	"unicode"
)

// Evidence binds a question to what proves its key: a verbatim quote from a source, or the source's silence.
type Evidence struct {
	Source  string `json:"source"`            // the source's id
	Quote   string `json:"quote,omitempty"`   // verbatim, within one passage
	Passage int    `json:"passage,omitempty"` // from 1; 0: the first passage that has the quote
	Absent  string `json:"absent,omitempty"`  // instead of a quote: why the source counts as silent, for an instructor's eyes to judge
}

// Match says how a quote was found in its source.
type Match int

// The matches, worst first.
const (
	NotFound Match = iota
	Loose          // only after folding case, quotes and dashes too
	Exact          // after NFC and folding white space
)

// Find looks for a quote in a source: in the passage with this number, or with 0 in all, first occurrence. Exact
// matches anywhere come before loose ones.
func (c Cuts) Find(source, quote string, passage int) (Span, Match) {
	for _, level := range []Match{Exact, Loose} {
		wanted := string(foldQuote(quote, level).bytes)
		if wanted == "" {
			continue
		}
		for i := range c[source] {
			if passage != 0 && passage != i+1 {
				continue
			}
			if start, end, ok := foldQuote(c[source][i].Text, level).find(wanted); ok {
				return Span{Passage: i + 1, Start: start, End: end}, level
			}
		}
	}
	return Span{}, NotFound
}

// sentenceOf returns the sentence of a source that holds the quote; false when there is none, or the quote goes
// beyond one sentence.
func (c Cuts) sentenceOf(source, quote string) (SentenceRef, bool) {
	span, match := c.Find(source, quote, 0)
	if match == NotFound {
		return SentenceRef{}, false
	}
	passage := &c[source][span.Passage-1]
	n := passage.sentenceAt(span.Start)
	_, end, _ := passage.Sentence(n)
	return SentenceRef{Source: source, Passage: span.Passage, Sentence: n}, span.End <= end
}

// Nearest returns the passage (from 1) of a source that shares most words with a quote, and the share of the quote's
// words that it has, 0…1. It is 0, 0 when no passage shares any.
func (c Cuts) Nearest(source, quote string) (passage int, overlap float64) {
	wanted := wordsOf(quote)
	if len(wanted) == 0 {
		return 0, 0
	}
	for i := range c[source] {
		has := map[string]bool{}
		for _, w := range wordsOf(c[source][i].Text) {
			has[w] = true
		}
		shared := 0
		for _, w := range wanted {
			if has[w] {
				shared++
			}
		}
		if s := float64(shared) / float64(len(wanted)); s > overlap {
			passage, overlap = i+1, s
		}
	}
	return passage, overlap
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(normalise(text, MatchFold), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
