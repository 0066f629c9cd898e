package questions

import (
	"fmt"
	"math/big"
	"strings"
)

// questionCheck gathers the problems of one question of a set.
type questionCheck struct {
	*setCheck
	q  *Question
	at string // JSON pointer to the question
}

// fail reports an error at a pointer below the question.
func (c *questionCheck) fail(below, rule string, pairs ...any) {
	c.report(Error, c.q.ID, c.at+below, rule, pairs...)
}

// warn reports a warning at a pointer below the question.
func (c *questionCheck) warn(below, rule string, pairs ...any) {
	c.report(Warning, c.q.ID, c.at+below, rule, pairs...)
}

// unknownType says that the question has no type, or one that doesn't exist.
func (c *questionCheck) unknownType() {
	if c.q.Type == "" {
		c.fail("/type", "type-missing", "known", joined(Types()))
		return
	}
	c.fail("/type", "type-unknown", "found", string(c.q.Type), "known", joined(Types()))
}

// maxPoints bounds what one question may be worth.
var maxPoints = big.NewRat(1000, 1)

func (c *questionCheck) head() {
	c.longTexts()
	if strings.TrimSpace(c.q.Stem) == "" {
		c.fail("/stem", "stem-missing")
	}
	if p := c.q.Points.Rat(); c.q.Points != "" && (p.Sign() < 0 || p.Cmp(maxPoints) > 0) {
		c.fail("/points", "points-range", "found", string(c.q.Points), "most", maxPoints.RatString())
	}
}

// evidence checks the question's evidence, and that there is some where the set requires it.
func (c *questionCheck) evidence() {
	for i := range c.q.Evidence {
		c.bound(fmt.Sprintf("/evidence/%d", i), c.q.Evidence[i])
	}
	if len(c.q.Evidence) == 0 && c.q.takesEvidence() && c.set.EvidenceIsRequired() {
		c.fail("/evidence", "evidence-missing")
	}
}

// bound checks one piece of evidence against its source.
func (c *questionCheck) bound(below string, e Evidence) {
	switch {
	case e.Source == "":
		c.fail(below+"/source", "evidence-source-missing")
	case c.set.Source(e.Source) == nil:
		c.fail(below+"/source", "source-unknown", "found", e.Source, "sources", c.sourceIDs())
	case e.Absent != "" && e.Quote != "":
		c.fail(below, "quote-and-absent")
	case e.Absent != "":
	case strings.TrimSpace(e.Quote) == "":
		c.fail(below+"/quote", "quote-missing")
	case !c.hasText(e.Source): // said of the source already
	case e.Passage < 0 || e.Passage > len(c.cuts[e.Source]):
		c.fail(below+"/passage", "passage-unknown", "found", e.Passage, "source", e.Source, "passages", len(c.cuts[e.Source]))
	default:
		c.quoted(below+"/quote", e.Source, e.Quote, e.Passage)
	}
}

func (c *questionCheck) hasText(source string) bool { return len(c.cuts[source]) > 0 }

// quoted checks that a quote is in its source, and tells whether it is.
func (c *questionCheck) quoted(below, source, quote string, passage int) bool {
	span, match := c.finder.Find(source, quote, passage)
	switch match {
	case Exact:
		return true
	case Loose:
		text := c.cuts[source][span.Passage-1].Text
		c.warn(below, "quote-loose", "source", source, "passage", span.Passage, "text", text[span.Start:span.End])
		return true
	}
	c.notFound(below, source, quote)
	return false
}

// Bounds of what is said of quotes that aren't found: a passage comes near when it has a third of the quote's words,
// and looking for it takes too long to be done for every quote of a hostile file.
const (
	nearOverlap = 0.3
	maxNearest  = 200
)

func (c *questionCheck) notFound(below, source, quote string) {
	c.misses++
	if c.misses <= maxNearest {
		if nearest, overlap := c.finder.nearest(source, quote); overlap >= nearOverlap {
			c.fail(below, "quote-not-found", "source", source, "quote", shortened(quote), "passage", nearest,
				"text", shortened(c.cuts[source][nearest-1].Text))
			return
		}
	}
	c.fail(below, "quote-not-found", "source", source, "quote", shortened(quote))
}

func (c *questionCheck) sourceIDs() string {
	ids := make([]string, len(c.set.Briefing))
	for i, s := range c.set.Briefing {
		ids[i] = s.ID
	}
	return strings.Join(ids, ", ")
}

// shortened keeps messages readable: at most 300 runes of a text.
func shortened(text string) string {
	const most = 300
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// texts checks parts that must each have a text of their own: options, claims.
func (c *questionCheck) texts(below, what string, texts []string) {
	seen := map[string]bool{}
	for i, t := range texts {
		at := fmt.Sprintf("%s/%d", below, i)
		folded := normalise(t, MatchFold)
		switch {
		case folded == "":
			c.fail(at+"/text", "text-missing", "what", what)
		case seen[folded]:
			c.warn(at+"/text", "text-twice", "what", what, "text", shortened(t))
		}
		seen[folded] = true
	}
}

// missingTexts reports the parts that have no text; a part may be a text alone.
func (c *questionCheck) missingTexts(below, what string, texts []string) {
	for i, t := range texts {
		if normalise(t, MatchFold) == "" {
			c.fail(fmt.Sprintf("%s/%d", below, i), "text-missing", "what", what)
		}
	}
}

// ids checks the ids that authors gave to parts; those without one get it when the set is stored.
func (c *questionCheck) ids(below, what string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		if id != "" {
			c.slug(c.q.ID, fmt.Sprintf("%s%s/%d", c.at, below, i), id, what, seen)
		}
	}
}

var (
	hundred      = big.NewRat(100, 1)
	minusHundred = big.NewRat(-100, 1)
)

// weights checks weights in percent: within least…100, and the best one 100, so that full marks can be had.
func (c *questionCheck) weights(below string, weights []Decimal, least *big.Rat) {
	best := new(big.Rat).Set(minusHundred)
	for i, w := range weights {
		r := w.Rat()
		if r.Cmp(least) < 0 || r.Cmp(hundred) > 0 {
			c.fail(fmt.Sprintf("%s/%d/weight", below, i), "weight-range", "found", string(w), "least", least.RatString())
		}
		if r.Cmp(best) > 0 {
			best = r
		}
	}
	if len(weights) > 0 && best.Cmp(hundred) != 0 {
		c.fail(below, "best-weight", "found", string(decimalOf(best)))
	}
}
