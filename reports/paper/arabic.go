package paper

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Arabic letters change their shape with their neighbours. Fonts have the shapes as characters of their own (Unicode's
// Arabic presentation forms), which is all that a writer without a shaping engine needs.

// Where a form stands among those of its letter. Letters that join nothing after them have the first two only.
const (
	isolated = iota
	final
	initial
	medial
)

const (
	lam           = '\u0644'
	tatweel       = '\u0640'
	dualForms     = 4
	zeroNonJoiner = '\u200c'
)

type forms struct {
	letters   map[rune][]rune    // by letter
	ligatures map[[2]rune][]rune // of lam with what follows: isolated, final
}

// arabic reads the forms out of Unicode's own decompositions, in whose blocks they stand in the order isolated, final,
// initial, medial.
var arabic = sync.OnceValue(func() forms {
	f := forms{map[rune][]rune{}, map[[2]rune][]rune{}}
	for _, block := range [][2]rune{{0xFE80, 0xFEFC}, {0xFB50, 0xFBB1}, {0xFBD3, 0xFBE9}, {0xFBFC, 0xFBFF}} {
		for r := block[0]; r <= block[1]; r++ {
			switch plain := []rune(norm.NFKC.String(string(r))); {
			case len(plain) == 1 && plain[0] != r:
				f.letters[plain[0]] = append(f.letters[plain[0]], r)
			case len(plain) == 2 && plain[0] == lam:
				pair := [2]rune{plain[0], plain[1]}
				f.ligatures[pair] = append(f.ligatures[pair], r)
			}
		}
	}
	return f
})

// shaped puts forms for letters, in the order in which they are read.
func shaped(text []rune) []rune {
	f := arabic()
	out := make([]rune, 0, len(text))
	joined := false // the letter before reaches over to this one
	for i := 0; i < len(text); i++ {
		r := text[i]
		if unicode.Is(unicode.Mn, r) {
			out = append(out, r)
			continue
		}
		if ligature := f.ligature(text[i:]); ligature != nil {
			out, joined = append(out, ligature[form(joined, false)]), false
			i++
			continue
		}
		letter := f.letters[r]
		next := len(letter) == dualForms && f.takes(text[i+1:])
		if len(letter) > form(joined, next) {
			r = letter[form(joined, next)]
		}
		out = append(out, r)
		joined = r == tatweel || next
	}
	return out
}

func form(before, after bool) int {
	switch {
	case before && after:
		return medial
	case before:
		return final
	case after:
		return initial
	}
	return isolated
}

func (f forms) ligature(text []rune) []rune {
	if len(text) < 2 {
		return nil
	}
	if found := f.ligatures[[2]rune{text[0], text[1]}]; len(found) > final {
		return found
	}
	return nil
}

// takes tells whether the next letter lets itself be joined from before. Marks stand between letters without parting them.
func (f forms) takes(text []rune) bool {
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			return r == tatweel || len(f.letters[r]) > final
		}
	}
	return false
}
