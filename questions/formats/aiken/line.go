package aiken

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// line is a line of the file, without the white space around it.
type line struct {
	text       string
	start, end int // offsets of the whole line in the file
	draft.Place
}

func newLine(whole string, number, offset int) line {
	rest := strings.TrimLeft(whole, " \t\v\f")
	indent := utf8.RuneCountInString(whole[:len(whole)-len(rest)])
	return line{strings.TrimRight(rest, " \t\v\f"), offset, offset + len(whole), draft.Place{Line: number, Column: indent + 1}}
}

// answer is what stands behind ANSWER: in a line.
func (l line) answer() (string, bool) {
	const word = "ANSWER"
	if len(l.text) < len(word) || !strings.EqualFold(l.text[:len(word)], word) {
		return "", false
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(l.text[len(word):], " \t"), ":")
	return strings.TrimSpace(rest), ok
}

// option is an option of a question.
type option struct {
	letter byte // upper case
	text   string
	loose  bool // it isn't as Moodle has it
}

// option reads a letter with a dot or a bracket and a text behind it. What isn't quite as Moodle has it, a small letter, a
// colon, no space, counts only when the letter is the next one.
func (l line) option(next byte) (o option, ok bool) {
	if len(l.text) < 2 || !isLetter(l.text[0]) || strings.IndexByte(").:", l.text[1]) < 0 {
		return option{}, false
	}
	o = option{letter: upper(l.text[0]), text: strings.TrimSpace(l.text[2:])}
	spaced := len(l.text) == 2 || l.text[2] == ' ' || l.text[2] == '\t'
	o.loose = !spaced || l.text[1] == ':' || l.text[0] != o.letter
	return o, !o.loose || o.letter == next && (spaced || l.text[1] != ':')
}

// letterOf is the letter that an answer names, with a dot or a bracket behind it, and the option's text behind that, or
// nothing; 0 when it names none. exact tells whether it is written as Moodle has it.
func letterOf(answer string) (letter byte, exact bool) {
	switch {
	case answer == "" || !isLetter(answer[0]):
		return 0, false
	case len(answer) == 1, len(answer) == 2 && strings.IndexByte(").", answer[1]) >= 0,
		len(answer) > 2 && strings.IndexByte(").", answer[1]) >= 0 && (answer[2] == ' ' || answer[2] == '\t'):
		return upper(answer[0]), upper(answer[0]) == answer[0]
	}
	return 0, false
}

func isLetter(c byte) bool { return 'A' <= upper(c) && upper(c) <= 'Z' }

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}
