package views

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions"
)

// What stands on each side of a change in a long text that stays as it was, and from how many characters on the rest is left out.
const (
	changeContext = 120
	longSame      = 400
)

// changePiece is a piece of one of two texts that are compared.
type changePiece struct {
	Text    string
	Changed bool
	Omitted bool // a stretch that stays as it was is left out here
}

// sides are the two texts of a change, in pieces.
func sides(c questions.PartChange) (was, is []changePiece) {
	if c.Was == nil || c.Is == nil {
		return whole(c.Was), whole(c.Is)
	}
	all := questions.CompareTexts(*c.Was, *c.Is)
	for i, s := range all {
		for _, p := range samePieces(s.Same, i > 0, i < len(all)-1) {
			was, is = append(was, p), append(is, p)
		}
		if s.Was != "" {
			was = append(was, changePiece{Text: s.Was, Changed: true})
		}
		if s.Is != "" {
			is = append(is, changePiece{Text: s.Is, Changed: true})
		}
	}
	return was, is
}

func whole(text *string) []changePiece {
	if text == nil {
		return nil
	}
	return []changePiece{{Text: *text, Changed: true}}
}

// samePieces leaves out the middle of a long stretch; what is beside a change stays.
func samePieces(text string, after, before bool) []changePiece {
	if utf8.RuneCountInString(text) < longSame {
		if text == "" {
			return nil
		}
		return []changePiece{{Text: text}}
	}
	var pieces []changePiece
	if after {
		pieces = append(pieces, changePiece{Text: text[:endOfWord(text, changeContext)]})
	}
	pieces = append(pieces, changePiece{Omitted: true})
	if before {
		pieces = append(pieces, changePiece{Text: text[startOfWord(text, changeContext):]})
	}
	return pieces
}

// endOfWord is where, after about so many bytes, a word ends.
func endOfWord(text string, bytes int) int {
	if i := strings.IndexAny(text[bytes:], " \n\t"); i >= 0 && i < changeContext {
		return bytes + i
	}
	return len(text[:bytes]) - partOfRune(text[:bytes])
}

// startOfWord is where, about so many bytes before the end, a word starts.
func startOfWord(text string, bytes int) int {
	from := len(text) - bytes
	if i := strings.LastIndexAny(text[:from], " \n\t"); i >= 0 && from-i < changeContext {
		return i + 1
	}
	for !utf8.RuneStart(text[from]) {
		from++
	}
	return from
}

// partOfRune is how many bytes at the end of a text are the beginning of a character only.
func partOfRune(text string) int {
	for n := 1; n <= min(3, len(text)); n++ {
		if utf8.RuneStart(text[len(text)-n]) {
			if utf8.FullRuneInString(text[len(text)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}
