package scoring

import (
	"strings"
	"unicode"
)

// Pattern is a regular expression of which no more is understood than our wildcards say: letters as they are, any run of
// characters (.*), and letters in either case ([aA]).
type Pattern struct {
	Parts      []string // the texts between the runs
	IgnoreCase bool
}

// ParsePattern reads a pattern as the operator patternMatch has it, in the language of XML Schema; ok is false for one
// that says more.
func ParsePattern(source string) (p *Pattern, ok bool) {
	s := patternScanner{rest: []rune(source)}
	for len(s.rest) > 0 {
		if !s.next() {
			return nil, false
		}
	}
	if s.folded && s.fixed { // some letters in either case, some not
		return nil, false
	}
	return &Pattern{Parts: append(s.parts, string(s.part)), IgnoreCase: s.folded}, true
}

type patternScanner struct {
	rest          []rune
	parts         []string
	part          []rune
	folded, fixed bool // there are letters that match in either case, or in one
}

const patternMarks = `\.*+?()[]{}|^$-`

// next takes one thing off the rest.
func (s *patternScanner) next() bool {
	switch r := s.rest[0]; {
	case r == '.' && len(s.rest) > 1 && s.rest[1] == '*':
		s.parts, s.part, s.rest = append(s.parts, string(s.part)), nil, s.rest[2:]
	case r == '[':
		return s.either()
	case r == '\\':
		if len(s.rest) < 2 || !strings.ContainsRune(patternMarks, s.rest[1]) {
			return false
		}
		s.part, s.rest = append(s.part, s.rest[1]), s.rest[2:]
	case r != '-' && strings.ContainsRune(patternMarks, r):
		return false
	default:
		s.fixed = s.fixed || hasCases(r)
		s.part, s.rest = append(s.part, r), s.rest[1:]
	}
	return true
}

// either takes [aA].
func (s *patternScanner) either() bool {
	if len(s.rest) < 4 || s.rest[3] != ']' || s.rest[1] == s.rest[2] || !strings.EqualFold(string(s.rest[1]), string(s.rest[2])) {
		return false
	}
	s.folded = true
	s.part, s.rest = append(s.part, s.rest[1]), s.rest[4:]
	return true
}

// hasCases tells whether a character has another one in the other case.
func hasCases(r rune) bool { return unicode.ToUpper(r) != r || unicode.ToLower(r) != r }

// String writes the pattern as patternMatch has it.
func (p *Pattern) String() string {
	var b strings.Builder
	for i, part := range p.Parts {
		if i > 0 {
			b.WriteString(".*")
		}
		for _, r := range part {
			switch {
			case strings.ContainsRune(patternMarks, r):
				b.WriteString(`\` + string(r))
			case p.IgnoreCase && hasCases(r):
				b.WriteString("[" + string(r) + string(otherCase(r)) + "]")
			default:
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func otherCase(r rune) rune {
	if lower := unicode.ToLower(r); lower != r {
		return lower
	}
	return unicode.ToUpper(r)
}

// matches tells whether the whole text fits.
func (p *Pattern) matches(text string) bool {
	fold := func(s string) string { return s }
	if p.IgnoreCase {
		fold = strings.ToLower
	}
	text = fold(text)
	first, last := fold(p.Parts[0]), fold(p.Parts[len(p.Parts)-1])
	if len(p.Parts) == 1 {
		return text == first
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range p.Parts[1 : len(p.Parts)-1] {
		i := strings.Index(text, fold(part))
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}
