package questions

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Stretch is a piece of two texts that are compared: what both have, or what one of them has there and what the other has in
// its place.
type Stretch struct{ Same, Was, Is string }

// differenceTokens are what is kept or changed as one: a word or a number, white space, any other character.
var differenceTokens = regexp.MustCompile(`[\pL\pN\pM_]+|\s+|(?s:.)`)

// CompareTexts cuts two texts into stretches, word by word. All Same and Was together are the first text, all Same and Is the
// second.
func CompareTexts(was, is string) []Stretch {
	if was == is {
		return stretches(nil, Stretch{Same: is})
	}
	before, after := differenceTokens.FindAllString(was, -1), differenceTokens.FindAllString(is, -1)
	kept := keptIn(before, after)
	if len(before)+len(after) < fewTokens && wordsIn(before, kept)*4 < min(utf8.RuneCountInString(was), utf8.RuneCountInString(is)) {
		kept = nil // what is left of a sentence that was written anew says nothing
	}
	var all []Stretch
	i, k := 0, 0
	for _, pair := range kept {
		all = stretches(all, Stretch{Was: strings.Join(before[i:pair[0]], ""), Is: strings.Join(after[k:pair[1]], "")})
		all = stretches(all, Stretch{Same: after[pair[1]]})
		i, k = pair[0]+1, pair[1]+1
	}
	all = stretches(all, Stretch{Was: strings.Join(before[i:], ""), Is: strings.Join(after[k:], "")})
	return joinedOverSpace(all)
}

// fewTokens is up to where a text is read as one sentence or two.
const fewTokens = 400

// wordsIn counts the characters, besides white space, that are kept.
func wordsIn(tokens []string, kept [][2]int) int {
	n := 0
	for _, pair := range kept {
		n += utf8.RuneCountInString(strings.TrimSpace(tokens[pair[0]]))
	}
	return n
}

// stretches adds one to those of the same kind before it.
func stretches(all []Stretch, more Stretch) []Stretch {
	if more == (Stretch{}) {
		return all
	}
	if n := len(all); n > 0 && (all[n-1].Same == "") == (more.Same == "") {
		last := &all[n-1]
		last.Same, last.Was, last.Is = last.Same+more.Same, last.Was+more.Was, last.Is+more.Is
		return all
	}
	return append(all, more)
}

// joinedOverSpace makes one change of two that only white space is between.
func joinedOverSpace(all []Stretch) []Stretch {
	var joined []Stretch
	for i, s := range all {
		if i > 0 && i < len(all)-1 && s.Same != "" && strings.TrimSpace(s.Same) == "" {
			s = Stretch{Was: s.Same, Is: s.Same}
		}
		joined = stretches(joined, s)
	}
	return joined
}
