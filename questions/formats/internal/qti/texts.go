package qti

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// filler stands for anything in a text that is tried.
const filler = "qxzvk"

// texts tries the texts that the rules compare the answer with.
func (t *typing) texts(n *xmltree.Node) (fit func() questions.Body) {
	c := &textTrial{typing: t, node: n}
	candidates := t.program.Texts(t.response)
	if len(candidates) > maxChoices {
		t.q.Fail(n.Place(), "qti-processing", "found", "more than 500 texts")
		return nil
	}
	for _, candidate := range candidates {
		c.candidates = append(c.candidates, scored{candidate, c.probe(strings.Join(candidate.Parts, filler))})
	}
	c.other = c.probe(filler + filler)
	c.vary()
	return func() questions.Body {
		if b := c.fit(); b != nil {
			return b
		}
		return nil
	}
}

// textTrial is what was found out about a typed text.
type textTrial struct {
	*typing
	node       *xmltree.Node
	candidates []scored
	other      *big.Rat // of anything else
	samples    []textSample
}

// scored is a text that the rules compare with, and what it scores.
type scored struct {
	scoring.Pattern
	score *big.Rat
}

type textSample struct {
	text  string
	score *big.Rat
	cased bool // a candidate in other capitals
}

func (c *textTrial) probe(text string) *big.Rat {
	s := c.add(given{atoms: scoring.Texts(text).Atoms, ours: text})
	c.samples = append(c.samples, textSample{text: text, score: s})
	return s
}

// vary tries the candidates in other capitals, and with something around them.
func (c *textTrial) vary() {
	for _, candidate := range c.candidates {
		text := strings.Join(candidate.Parts, filler)
		for _, other := range []string{strings.ToUpper(text), strings.ToLower(text), capital(text)} {
			if other != text && strings.EqualFold(other, text) && questions.Fold(other) == questions.Fold(text) {
				s := c.add(given{atoms: scoring.Texts(other).Atoms, ours: other})
				c.samples = append(c.samples, textSample{other, s, true})
			}
		}
		c.probe(filler + text)
		c.probe(text + filler)
	}
	c.together()
}

// maxTogether bounds how many texts are tried that fit two patterns.
const maxTogether = 300

// together tries texts in which two candidates are, where some are only looked for within the answer.
func (c *textTrial) together() {
	if !slices.ContainsFunc(c.candidates, func(s scored) bool { return len(s.Parts) > 1 }) {
		return
	}
	tried := 0
	for i := range c.candidates {
		for k := range c.candidates {
			if tried++; i != k && tried < maxTogether {
				c.probe(strings.Join(c.candidates[i].Parts, "") + filler + strings.Join(c.candidates[k].Parts, ""))
			}
		}
	}
}

// capital is a text with a capital at its beginning.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// fit makes the accepted texts. Where some are compared with their capitals and some without, no capitals count, and that
// is said.
func (c *textTrial) fit() *questions.ShortText {
	modes := []questions.MatchMode{"", questions.MatchExact}
	if c.sensitive() {
		modes[0], modes[1] = modes[1], modes[0]
	}
	for range 2 {
		for _, mode := range modes {
			if body := c.list(mode); c.agrees(body, true) {
				return body
			}
		}
		if body := c.list(""); c.agrees(body, false) {
			c.q.Warn(c.node.Place(), "qti-case")
			return body
		}
		c.wholeFirst()
	}
	return nil
}

// wholeFirst puts the texts before the patterns that hold them: rules often say the particular last.
func (c *textTrial) wholeFirst() {
	slices.SortStableFunc(c.candidates, func(a, b scored) int { return min(len(a.Parts), 2) - min(len(b.Parts), 2) })
}

// sensitive tells whether every candidate is compared with its capitals.
func (c *textTrial) sensitive() bool {
	for _, candidate := range c.candidates {
		if candidate.IgnoreCase {
			return false
		}
	}
	return true
}

// list are the candidates as accepted texts, then anything else if that earns something.
func (c *textTrial) list(mode questions.MatchMode) *questions.ShortText {
	body := &questions.ShortText{Match: mode}
	for _, candidate := range c.candidates {
		body.Accept = append(body.Accept, questions.Accept{Text: wildcards(candidate.Parts), Weight: weightOf(c.fraction(candidate.score))})
	}
	if c.other.Sign() > 0 {
		body.Accept = append(body.Accept, questions.Accept{Text: "*", Weight: weightOf(c.fraction(c.other))})
	}
	return body
}

// agrees tells whether our marks are those of the rules.
func (c *textTrial) agrees(body *questions.ShortText, cased bool) bool {
	mark := marksOf(questions.QuestionHead{}, body)
	if !c.spend(len(c.samples) * len(body.Accept)) {
		return false
	}
	for _, s := range c.samples {
		if (cased || !s.cased) && !near(mark(s.text), c.fraction(s.score)) {
			return false
		}
	}
	return len(body.Accept) > 0
}

// weightOf leaves out the 100 that accepted answers are worth.
func weightOf(fraction *big.Rat) questions.Decimal {
	if d := percent(fraction); d != "100" {
		return d
	}
	return ""
}

// wildcards is a pattern as accepted texts have it.
func wildcards(parts []string) string {
	plain := make([]string, len(parts))
	for i, p := range parts {
		plain[i] = strings.ReplaceAll(p, "*", `\*`)
	}
	return strings.Join(plain, "*")
}

// patternOf takes a pattern of an accepted text apart.
func patternOf(accepted string) (parts []string) {
	var b strings.Builder
	for i := 0; i < len(accepted); i++ {
		switch {
		case strings.HasPrefix(accepted[i:], `\*`):
			b.WriteByte('*')
			i++
		case accepted[i] == '*':
			parts = append(parts, b.String())
			b.Reset()
		default:
			b.WriteByte(accepted[i])
		}
	}
	return append(parts, b.String())
}
