package questions

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Suggestion is a sentence of the briefing that may prove a question's key, for a person to judge.
type Suggestion struct {
	Evidence             // ready to be taken over: source, quote and, where the quote is in several passages, passage
	Ref      SentenceRef // where it stands
	Score    float64     // above 0; comparable between the suggestions for one question only
}

// Suggester finds the passages of a briefing that come nearest to questions. A word counts the more, the fewer sentences
// have it (inverse document frequency), and that of a right answer twice as much as one of the stem.
type Suggester struct {
	finder    *Finder
	sentences []suggestible
	having    map[string][]int // sentences that have a word
}

type suggestible struct {
	ref   SentenceRef
	text  string
	words int
}

// NewSuggester prepares a briefing.
func NewSuggester(briefing []Source, cuts Cuts) *Suggester {
	s := &Suggester{finder: NewFinder(cuts), having: map[string][]int{}}
	for _, source := range briefing {
		for p := range cuts[source.ID] {
			s.passage(source.ID, p+1, &cuts[source.ID][p])
		}
	}
	return s
}

func (s *Suggester) passage(source string, number int, p *Passage) {
	for n := 1; ; n++ {
		start, end, ok := p.Sentence(n)
		if !ok {
			return
		}
		text, at := p.Text[start:end], len(s.sentences)
		found := contentWords(text)
		for _, w := range found {
			s.having[w] = append(s.having[w], at)
		}
		s.sentences = append(s.sentences, suggestible{SentenceRef{Source: source, Passage: number, Sentence: n}, text, len(found)})
	}
}

// contentWords are the distinct folded words of a text, in any script; sorted, so that sums come out the same each time.
func contentWords(text string) []string {
	set := map[string]bool{}
	for it := words.FromString(normalise(text, MatchFold)); it.Next(); {
		if w := it.Value(); strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			set[w] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// For returns at most n suggestions, the best first, one a passage.
func (s *Suggester) For(q *Question, n int) []Suggestion {
	scores := map[int]float64{}
	s.add(scores, PlainText(q.Stem), 1)
	for _, text := range keyTexts(q.Body) {
		s.add(scores, PlainText(text), 2)
	}
	order := make([]int, 0, len(scores))
	for at := range scores {
		scores[at] /= math.Sqrt(float64(s.sentences[at].words) + 8) // long sentences share words by chance
		order = append(order, at)
	}
	slices.SortFunc(order, func(a, b int) int {
		if scores[a] != scores[b] {
			return map[bool]int{true: -1, false: 1}[scores[a] > scores[b]]
		}
		return a - b
	})
	return s.suggestions(order, scores, n)
}

// add counts the words of a text to the sentences that have them.
func (s *Suggester) add(scores map[int]float64, text string, weight float64) {
	for _, w := range contentWords(text) {
		having := s.having[w]
		rarity := math.Log(float64(len(s.sentences)+1) / float64(len(having)+1))
		for _, at := range having {
			if rarity > 0 {
				scores[at] += weight * rarity
			}
		}
	}
}

// suggestions are the first n sentences that stand in passages of their own.
func (s *Suggester) suggestions(order []int, scores map[int]float64, n int) []Suggestion {
	var list []Suggestion
	seen := map[passageAt]bool{}
	for _, at := range order {
		one := s.sentences[at]
		passage := passageAt{source: one.ref.Source, index: one.ref.Passage}
		if len(list) == n || seen[passage] || scores[at] <= 0 {
			continue
		}
		seen[passage] = true
		e := Evidence{Source: one.ref.Source, Quote: one.text}
		if span, _ := s.finder.Find(e.Source, e.Quote, 0); span.Passage != one.ref.Passage {
			e.Passage = one.ref.Passage
		}
		list = append(list, Suggestion{Evidence: e, Ref: one.ref, Score: scores[at]})
	}
	return list
}

// KeyTexts are the texts that make answers right, as authored; a true-false question has none. Never for a learner before review.
func (q *Question) KeyTexts() []string { return keyTexts(q.Body) }

// keyTexts are the texts that make answers right.
func keyTexts(body Body) (texts []string) {
	switch b := body.(type) {
	case *SingleChoice:
		return b.Options.rewarding()
	case *MultipleResponse:
		return b.Options.rewarding()
	case *ShortText:
		for _, a := range b.Accept {
			texts = append(texts, strings.ReplaceAll(a.Text, "*", " "))
		}
	case *Numeric:
		for i := range b.Accept {
			texts = append(texts, string(b.Accept[i].Value), string(b.Accept[i].Min), string(b.Accept[i].Max))
		}
	case *Matching:
		for _, p := range b.Pairs {
			texts = append(texts, p.Prompt, p.Match)
		}
	case *Ordering:
		for _, item := range b.Items {
			texts = append(texts, item.Text)
		}
	case *GapFill:
		for _, gap := range b.Gaps {
			texts = append(texts, keyTexts(gap.Body())...)
		}
	}
	return texts
}

func (os Options) rewarding() (texts []string) {
	for i := range os {
		if os[i].Rewards() {
			texts = append(texts, os[i].Text)
		}
	}
	return texts
}

// Unbound are the questions without evidence that could have some: those of other types carry it elsewhere, or need none.
func (s *Set) Unbound() []*Question {
	var list []*Question
	for i := range s.Questions {
		q := &s.Questions[i]
		switch q.Body.(type) {
		case nil, *SelectSentence, *CompareSources, *Essay, *Information:
		default:
			if len(q.Evidence) == 0 {
				list = append(list, q)
			}
		}
	}
	return list
}
