package markup

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape writes plain text as Markdown that reads the same, with as few backslashes as it takes: "3 * 4", "a_b" and "C#" stay
// as they are. Lines stay lines, and what a blank line divides are paragraphs; white space at the ends of lines is left out.
func Escape(text string) string {
	text = strings.Trim(text, " \t\n")
	if !strings.ContainsAny(text, "\\*_`]<&~\n") && lineEscape(text, '\n') < 0 {
		return text
	}
	if strings.IndexByte(text, '\n') >= 0 {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = strings.Trim(lines[i], " \t")
		}
		text = strings.Join(lines, "\n")
	}
	e := escaper{}
	e.text(text, '\n', '\n')
	return e.String()
}

// escaper writes text into Markdown.
type escaper struct {
	strings.Builder
	cell  bool // in a cell of a table, where | ends the cell
	label bool // in the text of a link, where brackets end it
	del   bool // in struck text, where ~ ends it
	flat  bool // in a heading or a cell, where no line begins
}

// text writes a text between two characters; prev is '\n' at the beginning of a line.
func (e *escaper) text(s string, prev, next rune) {
	begin := prev == '\n'
	for len(s) > 0 {
		if begin && !e.flat {
			s, prev = e.lineStart(s, prev, next)
		}
		if begin = false; len(s) == 0 {
			return
		}
		i := nextSpecial(s)
		if i == len(s) {
			e.WriteString(s)
			return
		}
		if i > 0 {
			e.WriteString(s[:i])
			prev, _ = utf8.DecodeLastRuneInString(s[:i])
			s = s[i:]
		}
		c, n := s[0], run(s)
		behind := next
		if len(s) > n {
			behind, _ = utf8.DecodeRuneInString(s[n:])
		}
		e.special(s, n, prev, behind)
		if c == ']' && len(s) > n && (s[n] == '(' || s[n] == ':') { // neither a link nor where one leads
			e.WriteString(`\` + s[n:n+1])
			n++
		}
		prev, begin, s = rune(s[n-1]), c == '\n', s[n:]
	}
}

var specials = func() (table [256]bool) {
	for _, c := range []byte("\\*_`[]<&~|!\n") {
		table[c] = true
	}
	return table
}()

// nextSpecial is where the first character is that may have to be escaped, or the length of the text.
func nextSpecial(s string) int {
	for i := range len(s) {
		if specials[s[i]] {
			return i
		}
	}
	return len(s)
}

// run is how often the first character of s is repeated, for those whose meaning lies in that.
func run(s string) int {
	n := 1
	for strings.IndexByte("*_`~", s[0]) >= 0 && n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// special writes n times the first character of s, which lies between two others, with backslashes where it would be read
// as markup.
func (e *escaper) special(s string, n int, prev, next rune) {
	if e.means(s, n, prev, next) {
		for range n {
			e.WriteByte('\\')
			e.WriteByte(s[0])
		}
		return
	}
	e.WriteString(s[:n])
}

func (e *escaper) means(s string, n int, prev, next rune) bool {
	switch s[0] {
	case '\\':
		return next == '\n' || next < utf8.RuneSelf && isMark(next)
	case '*':
		return !unicode.IsSpace(prev) || !unicode.IsSpace(next)
	case '_': // what can't end an emphasis doesn't begin one
		return !unicode.IsSpace(prev) && !(isWord(prev) && isWord(next))
	case '~':
		return e.del || !unicode.IsSpace(prev)
	case '`':
		return true
	case '[', ']':
		return e.label
	case '|':
		return e.cell
	case '!':
		return len(s) == n && next == '['
	case '<':
		return next < utf8.RuneSelf && (unicode.IsLetter(next) || next == '/' || next == '!' || next == '?')
	case '&':
		return isEntity(s)
	}
	return false
}

// isMark tells whether a character is one that a backslash takes the meaning of: ASCII punctuation.
func isMark(r rune) bool {
	return r > ' ' && r < 0x7F && !isWord(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isEntity tells whether a text begins like &amp; or &#38;.
func isEntity(s string) bool {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	return end > 1 && html.UnescapeString(s[:end+1]) != s[:end+1]
}

// lineStart writes the beginning of a line when it would make something else of it, and returns the rest of the text.
func (e *escaper) lineStart(s string, prev, next rune) (rest string, before rune) {
	line, behind := s, next
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		line, behind = s[:i], '\n'
	}
	i := lineEscape(line, behind)
	if i < 0 {
		return s, prev
	}
	e.WriteString(line[:i])
	e.WriteByte('\\')
	e.WriteByte(line[i])
	return s[i+1:], rune(line[i])
}

// lineEscape is the place of the character that has to be escaped so that a line doesn't begin a heading, a list, a quote or
// a rule; -1 when it begins nothing. behind is what follows it.
func lineEscape(line string, behind rune) int {
	if line == "" {
		return -1
	}
	rest := strings.TrimLeft(line, line[:1])
	repeated := len(line) - len(rest)
	switch c := line[0]; {
	case c == '>':
		return 0
	case c == '#' && repeated <= 6 && endsWord(rest, behind):
		return 0
	case strings.IndexByte("-+*", c) >= 0 && endsWord(line[1:], behind):
		return 0
	case c == '~' && repeated >= 3:
		return 0
	case strings.IndexByte("-*_=|:", c) >= 0 && isRule(line):
		return 0
	case c >= '0' && c <= '9':
		return numberEnd(line, behind)
	}
	return -1
}

// endsWord tells whether a line goes on with white space, or not at all.
func endsWord(rest string, behind rune) bool {
	if rest == "" {
		return unicode.IsSpace(behind)
	}
	return rest[0] == ' ' || rest[0] == '\t'
}

// isRule tells whether a line is a rule, the line below a heading, or the one below the head of a table.
func isRule(line string) bool {
	only := func(set string) bool { return strings.Trim(line, set+" \t") == "" }
	return only("-|:") || only("*") || only("_") || only("=")
}

// numberEnd is the place of the dot or bracket behind a number that begins an item of a list, or -1.
func numberEnd(line string, behind rune) int {
	i := 0
	for i < len(line) && line[i] >= '0' && line[i] <= '9' {
		i++
	}
	if i > 9 || i == len(line) || line[i] != '.' && line[i] != ')' || !endsWord(line[i+1:], behind) {
		return -1
	}
	return i
}
