package gift

import "strings"

// gone stands for a character of a comment that isn't part of the text. No text file that is read has NULs.
const gone = "\x00"

// blank is what PHP's trim takes away, and what Moodle takes for nothing therefore.
const blank = " \t\n\r\v\f" + gone

// piece is a part of the file's text, and where it stands.
type piece struct {
	text string
	at   int // byte offset in the file
}

func (p piece) from(i int) piece { return piece{p.text[i:], p.at + i} }

func (p piece) to(i int) piece { return piece{p.text[:i], p.at} }

func (p piece) trim() piece {
	from, to := 0, len(p.text)
	for from < to && isBlank(p.text[from]) {
		from++
	}
	for from < to && isBlank(p.text[to-1]) {
		to--
	}
	return piece{p.text[from:to], p.at + from}
}

// isBlank tells whether a character is one of blank.
func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' || c == gone[0] }

// isEscaped tells whether a backslash takes the meaning from the character at i: an odd number of them stands before it.
func isEscaped(text string, i int) bool {
	n := 0
	for n < i && text[i-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// index finds the first of some characters that isn't escaped, or −1.
func index(text, characters string) int {
	for from := 0; ; {
		i := strings.IndexAny(text[from:], characters)
		if i < 0 {
			return -1
		}
		if from += i; !isEscaped(text, from) {
			return from
		}
		from++
	}
}

// lastIndex finds the last place of a mark whose first character isn't escaped, or −1.
func lastIndex(text, mark string) int {
	for end := len(text); ; {
		i := strings.LastIndex(text[:end], mark)
		if i < 0 || !isEscaped(text, i) {
			return i
		}
		end = i + len(mark) - 1
	}
}

// split cuts a piece before each of some characters that isn't escaped, at most so often. The pieces keep the character
// that begins them; the first one has none.
func split(p piece, characters string, most int) []piece {
	pieces := make([]piece, 0, 8)
	for start := 0; len(pieces) < most; start = 1 {
		i := index(p.text[min(start, len(p.text)):], characters)
		if i < 0 {
			break
		}
		pieces = append(pieces, p.to(start+i))
		p = p.from(start + i)
	}
	return append(pieces, p)
}

// cut divides a piece at the first of some characters that isn't escaped, which belongs to neither part.
func cut(p piece, characters string) (before, behind piece, found bool) {
	i := index(p.text, characters)
	if i < 0 {
		return p, piece{"", p.at + len(p.text)}, false
	}
	return p.to(i), p.from(i + 1), true
}

// escapable are the characters that lose their meaning behind a backslash; n gets one, that of a line break.
const escapable = `\:#={}~n`

// unescape undoes escapes, drops comments and what stands around line breaks.
func unescape(text string) string {
	if strings.IndexByte(text, '\\') < 0 && strings.IndexByte(text, '\n') < 0 && !strings.Contains(text, gone) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && strings.IndexByte(escapable, text[i+1]) >= 0:
			i++
			b.WriteByte(unescaped(text[i]))
		case c == gone[0]:
		case c == ' ' || c == '\t' || c == '\n':
			end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], blank))
			b.WriteString(gap(text[i:end]))
			i = end - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescaped(c byte) byte {
	if c == 'n' {
		return '\n'
	}
	return c
}

// gap is the white space between two words as it counts: nothing stands around line breaks.
func gap(space string) string {
	if n := strings.Count(space, "\n"); n > 0 {
		return strings.Repeat("\n", n)
	}
	return strings.ReplaceAll(space, gone, "")
}

// breaks cuts a text at its line breaks that are written as \n.
func breaks(text string) []string {
	var parts []string
	for from := 0; ; {
		i := strings.Index(text[from:], `\n`)
		if i < 0 {
			return append(parts, text)
		}
		if from += i; isEscaped(text, from) {
			from++
			continue
		}
		parts = append(parts, text[:from])
		text, from = text[from+2:], 0
	}
}

var escapes = strings.NewReplacer(`\`, `\\`, ":", `\:`, "#", `\#`, "=", `\=`, "{", `\{`, "}", `\}`, "~", `\~`, "\n", `\n`, "\r", "")

// escape is how a text is written inside a question.
func escape(text string) string { return escapes.Replace(text) }
