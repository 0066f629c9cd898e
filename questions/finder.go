package questions

import (
	"strings"
	"unicode"
)

// Finder looks up quotes in a briefing and keeps what it has folded, since a set quotes each passage many times. It is
// for one goroutine.
type Finder struct {
	cuts   Cuts
	folded map[passageAt]folded
	words  map[passageAt]map[string]bool
}

// passageAt names a passage, and how it was folded.
type passageAt struct {
	source string
	index  int // from 0
	level  Match
}

// NewFinder returns a finder in which nothing has been looked up.
func NewFinder(cuts Cuts) *Finder {
	return &Finder{cuts: cuts, folded: map[passageAt]folded{}, words: map[passageAt]map[string]bool{}}
}

// Find is Cuts.Find.
func (f *Finder) Find(source, quote string, passage int) (Span, Match) {
	for _, level := range []Match{Exact, Loose} {
		wanted := foldQuote(quote, level).text
		if wanted == "" {
			continue
		}
		for i := range f.cuts[source] {
			if passage != 0 && passage != i+1 {
				continue
			}
			if start, end, ok := f.fold(passageAt{source, i, level}).find(wanted); ok {
				return Span{Passage: i + 1, Start: start, End: end}, level
			}
		}
	}
	return Span{}, NotFound
}

func (f *Finder) fold(at passageAt) folded {
	text, ok := f.folded[at]
	if !ok {
		text = foldQuote(f.cuts[at.source][at.index].Text, at.level)
		f.folded[at] = text
	}
	return text
}

// sentenceOf returns the sentence of a source that holds the quote; false when there is none, or the quote goes
// beyond one sentence.
func (f *Finder) sentenceOf(source, quote string) (SentenceRef, bool) {
	span, match := f.Find(source, quote, 0)
	if match == NotFound {
		return SentenceRef{}, false
	}
	passage := &f.cuts[source][span.Passage-1]
	n := passage.sentenceAt(span.Start)
	_, end, _ := passage.Sentence(n)
	return SentenceRef{Source: source, Passage: span.Passage, Sentence: n}, span.End <= end
}

// nearest returns the passage (from 1) of a source that shares most words with a quote, and the share of the quote's
// words that it has, 0…1. It is 0, 0 when no passage shares any.
func (f *Finder) nearest(source, quote string) (passage int, overlap float64) {
	wanted := wordsOf(quote)
	for i := range f.cuts[source] {
		has := f.wordsIn(passageAt{source: source, index: i})
		shared := 0
		for _, w := range wanted {
			if has[w] {
				shared++
			}
		}
		if s := float64(shared) / float64(max(len(wanted), 1)); s > overlap {
			passage, overlap = i+1, s
		}
	}
	return passage, overlap
}

func (f *Finder) wordsIn(at passageAt) map[string]bool {
	has, ok := f.words[at]
	if !ok {
		has = map[string]bool{}
		for _, w := range wordsOf(f.cuts[at.source][at.index].Text) {
			has[w] = true
		}
		f.words[at] = has
	}
	return has
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(normalise(text, MatchFold), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
