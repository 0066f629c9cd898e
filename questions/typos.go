package questions

import (
	"regexp"
	"strings"
	"unicode"
)

// typos returns the number of edits between the pattern and the words of a normalised text, when it is at most the
// number allowed and every edit is one that may pass as a typo.
func (p pattern) typos(given [][]piece, most int) (int, bool) {
	if most <= 0 || len(p.parts) > 1 || len(p.words) != len(given) {
		return 0, false
	}
	edits := 0
	for i := range p.words {
		n, ok := wordTypos(p.words[i], given[i], most-edits)
		if !ok {
			return 0, false
		}
		edits += n
	}
	return edits, true
}

// piece is a part of a word in which typos are looked for on their own: the letters between figures and between marks,
// so that 5x5grid never turns into 55grid, nor MS-DOS into MS-DOG.
type piece struct {
	runes []rune
	kind  pieceKind
	fixed bool // digits and marks, short words, and Roman figures: they are right or they aren't
}

type pieceKind int

const (
	lettersPiece pieceKind = iota
	digitsPiece
	marksPiece // between letters or digits: a hyphen, a slash, a stop, an apostrophe
)

// piecesOf cuts a normalised text into words, and those into pieces.
func piecesOf(text string) [][]piece {
	words := strings.Fields(text)
	list := make([][]piece, len(words))
	for i, word := range words {
		list[i] = cutWord([]rune(word))
	}
	return list
}

func cutWord(word []rune) []piece {
	var pieces []piece
	last := len(word) - 1
	for last > 0 && isMark(word[last]) {
		last--
	}
	from, inside := 0, false // marks at either end belong to the letters beside them
	for i, r := range word {
		inside = inside || !isMark(r)
		kind := kindOf(r, inside && i < last)
		if i == 0 {
			pieces = append(pieces, piece{kind: kind})
		} else if end := &pieces[len(pieces)-1]; end.kind != kind {
			end.runes, from = word[from:i], i
			pieces = append(pieces, piece{kind: kind})
		}
	}
	pieces[len(pieces)-1].runes = word[from:]
	for i := range pieces {
		pieces[i].fixed = pieces[i].isFixed()
	}
	return pieces
}

func kindOf(r rune, inside bool) pieceKind {
	switch {
	case unicode.IsNumber(r):
		return digitsPiece
	case inside && isMark(r):
		return marksPiece
	}
	return lettersPiece
}

// isMark tells whether a rune parts a word in two where it stands between letters.
func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// shortWord is the number of letters up to which another word is another word, never a typo.
const shortWord = 3

func (p piece) isFixed() bool {
	return p.kind != lettersPiece || letterCount(p.runes) <= shortWord || isRoman(p.runes)
}

// romanFigures takes what is read as a number, with up to four equal figures in a row, as clocks have them. Words such
// as civil or mild aren't among them.
var romanFigures = regexp.MustCompile(`(?i)^m{0,4}(cm|cd|dc{0,4}|c{0,4})(xc|xl|lx{0,4}|x{0,4})(ix|iv|vi{0,4}|i{0,4})$`)

// longestRoman is the longest word that can be Roman figures, mmmmdcccclxxxxviiii.
const longestRoman = 19

func isRoman(word []rune) bool {
	return len(word) <= longestRoman && romanFigures.MatchString(string(word))
}

// wordTypos counts the edits between two words, piece by piece: digits and marks are the same in both, and so are
// pieces of few letters.
func wordTypos(wanted, given []piece, most int) (int, bool) {
	if len(wanted) != len(given) {
		return 0, false
	}
	editable := unicode.IsPrint
	if len(wanted) > 1 {
		editable = isLetter
	}
	edits := 0
	for i, w := range wanted {
		n, ok := w.typos(given[i], most-edits, editable)
		if !ok {
			return 0, false
		}
		edits += n
	}
	return edits, true
}

func (p piece) typos(given piece, most int, editable func(rune) bool) (int, bool) {
	if p.kind == given.kind && string(p.runes) == string(given.runes) {
		return 0, true
	}
	if p.fixed || given.fixed {
		return 0, false
	}
	return alignment(p.runes, given.runes, editable, most)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func letterCount(word []rune) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
