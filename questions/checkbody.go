package questions

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of the parts of a question, far above what people write, so that marking an answer stays cheap.
const (
	maxOptions       = 500
	maxAccepts       = 500
	maxClaims        = 200
	maxCriteria      = 50
	maxLevels        = 20
	maxCorrectQuotes = 200
)

// atMost reports more parts than a question may have.
func (c *questionCheck) atMost(below, what string, found, most int) {
	if found > most {
		c.fail(below, "too-many", "what", what, "most", most)
	}
}

// checkOptions checks what the two choice types share, and returns the number of options marked correct.
func (c *questionCheck) checkOptions(below string, os Options) (correct int) {
	if len(os) < 2 {
		c.fail(below, "options-few", "found", len(os))
	}
	c.atMost(below, "options", len(os), maxOptions)
	texts, ids := make([]string, len(os)), make([]string, len(os))
	for i, o := range os {
		texts[i], ids[i] = o.Text, o.ID
		if o.Correct {
			correct++
		}
		if o.Correct && o.Weight != "" {
			c.fail(fmt.Sprintf("%s/%d", below, i), "weight-and-correct")
		}
	}
	c.texts(below, "option", texts)
	c.ids(below, "option", ids)
	return correct
}

func (c *questionCheck) optionWeights(below string, os Options) {
	weights := make([]Decimal, len(os))
	for i, o := range os {
		weights[i] = o.Weight.orZero()
	}
	c.weights(below, weights, minusHundred)
}

func (b *SingleChoice) check(c *questionCheck) { c.singleChoice("", b) }

// singleChoice checks a single-choice question, or a gap of one, at a pointer below the question.
func (c *questionCheck) singleChoice(below string, b *SingleChoice) {
	correct := c.checkOptions(below+"/options", b.Options)
	switch {
	case b.Options.weighted():
		if correct == 0 {
			c.optionWeights(below+"/options", b.Options)
		} else {
			c.fail(below+"/options", "weight-and-correct")
		}
	case correct != 1 && len(b.Options) > 0:
		c.fail(below+"/options", "one-correct", "found", correct)
	}
}

func (b *MultipleResponse) check(c *questionCheck) {
	correct := c.checkOptions("/options", b.Options)
	if !slices.Contains(MultipleMarkings(), b.marking()) {
		c.fail("/marking", "marking-unknown", "found", string(b.Marking), "known", joined(MultipleMarkings()))
		return
	}
	switch {
	case b.marking() == ByWeights && correct > 0:
		c.fail("/options", "weight-and-correct")
	case b.marking() == ByWeights:
		c.multipleWeights(b.Options)
	case b.Options.weighted():
		c.fail("/options", "weights-unmarked")
	case correct == 0 && len(b.Options) > 0:
		c.fail("/options", "some-correct")
	}
}

// multipleWeights checks the weights of a multiple-response question, which add up: the positive ones must make 100, and
// with more nobody has to choose all of them.
func (c *questionCheck) multipleWeights(os Options) {
	sum := new(big.Rat)
	for i, o := range os {
		w := o.Weight.Rat()
		if w.Cmp(minusHundred) < 0 || w.Cmp(hundred) > 0 {
			c.fail(fmt.Sprintf("/options/%d/weight", i), "weight-range", "found", string(o.Weight), "least", "-100")
		}
		if w.Sign() > 0 {
			sum.Add(sum, w)
		}
	}
	switch full := sum.Cmp(hundred); {
	case sum.Sign() == 0 && len(os) > 0:
		c.fail("/options", "some-correct")
	case full < 0:
		c.fail("/options", "weights-sum", "found", string(decimalOf(sum)))
	case full > 0:
		c.warn("/options", "weights-over", "found", string(decimalOf(sum)))
	}
}

func (b *TrueFalse) check(c *questionCheck) {
	if b.Answer == nil {
		c.fail("/answer", "answer-missing")
	}
}

// maxTypos bounds typo tolerance: more would accept other words.
const maxTypos = 5

func (b *ShortText) check(c *questionCheck) { c.shortText("", b) }

// shortText checks a short-text question, or a gap of one, at a pointer below the question.
func (c *questionCheck) shortText(below string, b *ShortText) {
	if len(b.Accept) == 0 {
		c.fail(below+"/accept", "accept-missing")
		return
	}
	c.atMost(below+"/accept", "accepted answers", len(b.Accept), maxAccepts)
	texts, weights := make([]string, len(b.Accept)), make([]Decimal, len(b.Accept))
	for i, a := range b.Accept {
		if n := utf8.RuneCountInString(a.Text); n > MaxTextAnswer {
			c.fail(fmt.Sprintf("%s/accept/%d/text", below, i), "accept-long", "length", n, "most", MaxTextAnswer)
		}
		texts[i], weights[i] = a.Text, a.Weight
		if a.Weight == "" {
			weights[i] = "100"
		}
		if strings.Trim(a.Text, "* ") == "" && strings.Contains(a.Text, "*") {
			c.warn(fmt.Sprintf("%s/accept/%d/text", below, i), "accepts-anything")
		}
	}
	c.texts(below+"/accept", "accept", texts)
	c.weights(below+"/accept", weights, new(big.Rat))
	if m := b.match(); m != MatchFold && m != MatchExact {
		c.fail(below+"/match", "match-unknown", "found", string(b.Match))
	}
	if b.Typos < 0 || b.Typos > maxTypos {
		c.fail(below+"/typos", "typos-range", "found", b.Typos, "most", maxTypos)
	}
}

func (b *SelectSentence) check(c *questionCheck) {
	switch {
	case b.Source == "":
		c.fail("/source", "sentence-source-missing")
		return
	case c.set.Source(b.Source) == nil:
		c.fail("/source", "source-unknown", "found", b.Source, "sources", c.sourceIDs())
		return
	case len(b.Correct) == 0:
		c.fail("/correct", "correct-missing")
	}
	if b.Choose < 0 {
		c.fail("/choose", "choose-range", "found", b.Choose)
	}
	c.atMost("/correct", "correct quotes", len(b.Correct), maxCorrectQuotes)
	for i, quote := range b.Correct {
		at := fmt.Sprintf("/correct/%d", i)
		if strings.TrimSpace(quote) == "" {
			c.fail(at, "quote-missing")
		} else if c.hasText(b.Source) && c.quoted(at, b.Source, quote, 0) {
			if _, within := c.finder.sentenceOf(b.Source, quote); !within {
				c.fail(at, "quote-beyond-sentence", "quote", shortened(quote))
			}
		}
	}
}

func (b *CompareSources) check(c *questionCheck) {
	if len(b.Claims) == 0 {
		c.fail("/claims", "claims-missing")
		return
	}
	c.atMost("/claims", "claims", len(b.Claims), maxClaims)
	texts, ids := make([]string, len(b.Claims)), make([]string, len(b.Claims))
	columns := b.Columns()
	for i := range b.Claims {
		texts[i], ids[i] = b.Claims[i].Text, b.Claims[i].ID
		c.claim(fmt.Sprintf("/claims/%d", i), &b.Claims[i], columns)
	}
	c.texts("/claims", "claim", texts)
	c.ids("/claims", "claim", ids)
	if len(columns) < 2 {
		c.fail("/claims", "sources-few", "found", len(columns))
	}
}

func (c *questionCheck) claim(below string, claim *Claim, columns []string) {
	for _, id := range slices.Sorted(maps.Keys(claim.Sources)) {
		at := below + "/sources/" + escapePointer(id)
		if c.set.Source(id) == nil {
			c.fail(at, "source-unknown", "found", id, "sources", c.sourceIDs())
		}
		if stance := claim.Sources[id]; !slices.Contains(Stances(), stance) {
			c.fail(at, "stance-unknown", "found", string(stance), "known", joined(Stances()))
		} else if stance != Silent && c.set.EvidenceIsRequired() && !c.provenFor(claim, id) {
			c.fail(at, "cell-unproven", "source", id, "stance", string(stance))
		}
	}
	for _, id := range columns {
		if _, ok := claim.Sources[id]; !ok {
			c.fail(below+"/sources", "cell-missing", "source", id)
		}
	}
	for i, e := range claim.Evidence {
		at := fmt.Sprintf("%s/evidence/%d", below, i)
		c.bound(at, e)
		if e.Quote != "" && claim.Sources[e.Source] == Silent {
			c.warn(at, "quote-for-silent", "source", e.Source)
		}
	}
}

// provenFor tells whether the claim, or its question, has a quote from the source.
func (c *questionCheck) provenFor(claim *Claim, source string) bool {
	proves := func(e Evidence) bool { return e.Source == source && e.Quote != "" }
	return slices.ContainsFunc(claim.Evidence, proves) || slices.ContainsFunc(c.q.Evidence, proves)
}

// joined lists names for a message.
func joined[T ~string](names []T) string {
	plain := make([]string, len(names))
	for i, n := range names {
		plain[i] = string(n)
	}
	return strings.Join(plain, ", ")
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// escapePointer escapes a key for a JSON pointer (RFC 6901).
func escapePointer(key string) string { return pointerEscapes.Replace(key) }
