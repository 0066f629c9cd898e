package text2qti

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// entry is a marker with its text, over as many lines as it has.
type entry struct {
	kind
	meant      kind   // of a line with a fault: what it looks like
	marker     string // empty for a line that begins nothing
	text       string
	fault      string // why a line that looks like one isn't: the rule
	start, end int    // offsets in the file
	at         draft.Place
}

// scanner cuts a file into entries.
type scanner struct {
	text   string
	offset int // of the next line
	line   int // its number
}

// next is the next entry; ok is false behind the last one.
func (s *scanner) next() (e entry, ok bool) {
	for s.offset < len(s.text) {
		e.start, e.at = s.offset, draft.Place{Line: s.line, Column: 1}
		line := s.take()
		if isBlank(line) {
			continue
		}
		s.read(&e, line)
		e.end = s.offset
		return e, true
	}
	return entry{}, false
}

// take goes over a line.
func (s *scanner) take() string {
	line, _, _ := strings.Cut(s.text[s.offset:], "\n")
	s.offset = min(s.offset+len(line)+1, len(s.text))
	s.line++
	return line
}

// peek is the next line.
func (s *scanner) peek() string {
	line, _, _ := strings.Cut(s.text[s.offset:], "\n")
	return line
}

// read reads an entry from its first line on.
func (s *scanner) read(e *entry, line string) {
	e.kind, e.marker = markerOf(line)
	rest := line[len(e.marker):]
	content := strings.TrimLeft(rest, " \t")
	switch e.kind {
	case unknown:
		e.marker, e.text, e.fault = "", strings.TrimSpace(line), "text2qti-line"
	case isCode:
		s.code(e, line)
	case isComment, isGroup, isGroupEnd, isEssay, isUpload, isLongCommentEnd:
	case isLongComment:
		s.comment(e)
	default:
		switch {
		case strings.TrimSpace(content) == "":
			e.kind, e.meant, e.fault = unknown, e.kind, "text2qti-empty"
		case len(content) == len(rest):
			e.kind, e.meant, e.text, e.fault = unknown, e.kind, strings.TrimSpace(line), "text2qti-space"
			if e.meant == isQuestion && isDigit(content[0]) { // 2.5 is a number, where a line isn't indented
				e.meant = unknown
			}
		default:
			e.text = strings.TrimSpace(content)
			if !inOneLine[e.kind] {
				s.goOn(e, width(line[:len(line)-len(content)]))
			}
		}
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// goOn takes over the lines that an entry goes on in: those that are indented as far as its text. Behind a word with a colon
// the first of them says how far.
func (s *scanner) goOn(e *entry, indent int) {
	if strings.HasSuffix(e.marker, ":") {
		indent = 0
	}
	isTitle := e.kind == isTitle || e.kind == isTextTitle || e.kind == isQuizTitle
	var more []string
	blank := 0
	for s.offset < len(s.text) {
		line := s.peek()
		if isBlank(line) {
			if isTitle {
				break
			}
			blank++
			s.take()
			continue
		}
		line = expanded(line)
		here := len(line) - len(strings.TrimLeft(line, " "))
		if indent == 0 {
			indent = here
		}
		if here == 0 || here < indent {
			break
		}
		for ; blank > 0; blank-- {
			more = append(more, "")
		}
		more = append(more, strings.TrimRight(line[indent:], " "))
		s.take()
	}
	if len(more) > 0 {
		e.text += "\n" + strings.Join(more, "\n")
	}
}

// comment goes over a comment of several lines; without an end it has a fault.
func (s *scanner) comment(e *entry) {
	for s.offset < len(s.text) {
		if strings.HasPrefix(s.take(), "END_COMMENT") {
			return
		}
	}
	e.fault = "text2qti-comment"
}

// code goes over code between fences, which nobody runs.
func (s *scanner) code(e *entry, line string) {
	e.text, e.fault = strings.TrimSpace(line), "text2qti-code"
	fence := line[:leading(line)]
	if strings.TrimSpace(line) == fence {
		e.kind, e.text, e.fault = unknown, fence, "text2qti-line"
		return
	}
	for s.offset < len(s.text) {
		if strings.TrimRight(s.take(), " \t") == fence {
			return
		}
	}
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// expanded is a line with spaces for tabs, whose stops are four apart.
func expanded(line string) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	var b strings.Builder
	column := 0
	for _, r := range line {
		if r != '\t' {
			b.WriteRune(r)
			column++
			continue
		}
		for n := 4 - column%4; n > 0; n-- {
			b.WriteByte(' ')
			column++
		}
	}
	return b.String()
}

// width is how far a text behind the beginning of a line is indented.
func width(begin string) int { return len(expanded(begin)) }
