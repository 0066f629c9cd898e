package qti

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
)

// typedPart is a typed answer as it is written: a question, or a gap of one.
type typedPart struct {
	id       string   // of the response variable
	feedback string   // what the identifiers of feedback begin with
	worth    *big.Rat // what the best answer adds to SCORE
}

// entry is a text entry in a paragraph of its own.
func entry(length int) *element {
	return e("p", nil, e("textEntryInteraction", at("responseIdentifier", response, "expectedLength", fmt.Sprint(length))))
}

func (x *writer) shortText(p *parts, b *questions.ShortText) {
	length := 0
	for _, a := range b.Accept {
		length = max(length, len([]rune(a.Text)))
	}
	p.body = []any{x.html(x.q.Stem, ".."), entry(length)}
	t := typedPart{response, "accepted_", x.points()}
	if rules := x.textRules(p, t, b); rules != nil {
		p.processing = processing(rules...)
	} else {
		p.processing = x.standard("map_response")
	}
}

// textRules declares the variable of a typed text. Rules are needed for wildcards and feedback; nil says that the mapping
// tells all.
func (x *writer) textRules(p *parts, t typedPart, b *questions.ShortText) []any {
	mapping, correct, plain := e("mapping", at("defaultValue", "0")), []string{}, true
	sensitive := map[questions.MatchMode]string{questions.MatchExact: "true"}[b.Match]
	if sensitive == "" {
		sensitive = "false"
	}
	for _, a := range b.Accept {
		parts := patternOf(a.Text)
		if len(parts) == 1 && len(correct) == 0 && isFull(a.Weight) {
			correct = parts
		}
		plain = plain && len(parts) == 1 && a.Feedback == ""
		mapping.inner = append(mapping.inner, e("mapEntry", at("mapKey", parts[0], "mappedValue", number(worthOf(a.Weight, t.worth)), "caseSensitive", sensitive)))
	}
	if plain {
		p.declarations = append(p.declarations, respond(t.id, "single", "string", correct, mapping))
		return nil
	}
	p.declarations = append(p.declarations, respond(t.id, "single", "string", correct, nil))
	var branches []chained
	for i, a := range b.Accept {
		branches = append(branches, chained{x.textCondition(t.id, a.Text, sensitive), x.earned(p, t, i, a.Weight, a.Feedback)})
	}
	return []any{chain(branches)}
}

func isFull(weight questions.Decimal) bool { return weight == "" || weight == "100" }

// worthOf is a weight's share of what the best answer is worth.
func worthOf(weight questions.Decimal, worth *big.Rat) *big.Rat {
	if weight == "" {
		return worth
	}
	share := new(big.Rat).Quo(weight.Rat(), big.NewRat(100, 1))
	return share.Mul(share, worth)
}

// textCondition holds for answers that match an accepted text.
func (x *writer) textCondition(id, accepted, sensitive string) *element {
	parts := patternOf(accepted)
	if len(parts) == 1 {
		return e("stringMatch", at("caseSensitive", sensitive), variable(id), base("string", parts[0]))
	}
	pattern := scoring.Pattern{Parts: parts, IgnoreCase: sensitive == "false"}
	return e("patternMatch", at("pattern", pattern.String()), variable(id))
}

// earned are the rules for an accepted answer: what it adds, and its feedback.
func (x *writer) earned(p *parts, t typedPart, i int, weight questions.Decimal, feedback string) []any {
	rules := []any{adding(base("float", number(worthOf(weight, t.worth))))}
	if feedback != "" {
		id := fmt.Sprintf("%s%d", t.feedback, i+1)
		p.feedback = true
		p.modal = append(p.modal, x.modal("FEEDBACK", id, feedback))
		rules = append(rules, set("FEEDBACK", e("multiple", nil, variable("FEEDBACK"), base("identifier", id))))
	}
	return rules
}

func (x *writer) numeric(p *parts, b *questions.Numeric) {
	p.body = []any{x.html(x.q.Stem, ".."), entry(12)}
	p.processing = processing(x.numberRules(p, typedPart{response, "accepted_", x.points()}, b)...)
}

// numberRules declares the variable of a typed number and marks it.
func (x *writer) numberRules(p *parts, t typedPart, b *questions.Numeric) []any {
	var correct []string
	var branches []chained
	for i, a := range b.Accept {
		if len(correct) == 0 && isFull(a.Weight) {
			correct = []string{firstOf(string(a.Value), string(a.Min), string(a.Max))}
		}
		branches = append(branches, chained{numberCondition(t.id, &a), x.earned(p, t, i, a.Weight, a.Feedback)})
	}
	p.declarations = append(p.declarations, respond(t.id, "single", "float", correct, nil))
	return []any{chain(branches)}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// numberCondition holds for numbers that are accepted. The value comes first, since tolerances are about the first operand.
func numberCondition(id string, a *questions.NumericAccept) *element {
	bound := func(op string, d questions.Decimal) *element {
		return e(op, nil, variable(id), base("float", string(d)))
	}
	switch {
	case a.Value == "" && a.Min == "":
		return bound("lte", a.Max)
	case a.Value == "" && a.Max == "":
		return bound("gte", a.Min)
	case a.Value == "":
		return e("and", nil, bound("gte", a.Min), bound("lte", a.Max))
	}
	mode, tolerance := "exact", ""
	if share, percent := strings.CutSuffix(string(a.Tolerance), "%"); percent {
		mode, tolerance = "relative", share+" "+share
	} else if a.Tolerance != "" {
		mode, tolerance = "absolute", string(a.Tolerance)+" "+string(a.Tolerance)
	}
	return e("equal", at("toleranceMode", mode, "tolerance", tolerance), base("float", string(a.Value)), variable(id))
}
