package qti

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// gapFill is a text with text entries and inline choices in it; false when a gap is worth nothing, since nothing could then
// say what is right there.
func (x *writer) gapFill(p *parts, b *questions.GapFill) bool {
	names := x.q.GapOrder()
	total := new(big.Rat)
	for _, name := range names {
		gap := b.Gaps[name]
		if gap.Weight != "" && gap.Weight.Rat().Sign() <= 0 {
			return false
		}
		total.Add(total, weightOfGap(&gap))
	}
	g := &gapWriter{writer: x, parts: p, alone: len(names) == 1}
	marks := map[string]string{}
	for i, name := range names {
		gap := b.Gaps[name]
		marks[name] = place(i)
		g.inline = append(g.inline, place(i), g.gap(i, name, &gap).inline(x.Version))
	}
	stem := x.q.StemWith(func(name string) string { return marks[name] })
	p.body = []any{markupText(strings.NewReplacer(g.inline...).Replace(string(x.html(stem, ".."))))}
	var rules []any
	if len(g.mapped) > 0 {
		rules = append(rules, set("SCORE", e("sum", nil, g.mapped...)))
	}
	rules = append(append(rules, g.rules...), scaled(total, x.points())...)
	p.processing = processing(append(rules, g.told...)...)
	return len(names) > 0 && len(names) == len(b.Gaps)
}

func weightOfGap(gap *questions.Gap) *big.Rat {
	if gap.Weight == "" {
		return one()
	}
	return gap.Weight.Rat()
}

// gapWriter writes the gaps of a question.
type gapWriter struct {
	*writer
	parts  *parts
	alone  bool     // there is one gap
	inline []string // marks in the text and what stands there, in turn
	mapped []any    // what the mappings of gaps give
	rules  []any    // of gaps without
	told   []any    // rules for feedback on choices
}

// reserved are names of variables that gaps can't have.
var reserved = map[string]bool{"SCORE": true, "MAXSCORE": true, "FEEDBACK": true, "EXPLANATION": true, "completionStatus": true, "duration": true, "numAttempts": true, "choice": true}

// gapID is the identifier of a gap's variable.
func gapID(name string) string {
	if reserved[name] {
		return escaped(rune(name[0])) + identifier("x" + name[1:])[1:]
	}
	return identifier(name)
}

// gap declares and marks a gap, and is its interaction.
func (g *gapWriter) gap(i int, name string, gap *questions.Gap) *element {
	t := typedPart{gapID(name), fmt.Sprintf("gap_%d_", i+1), weightOfGap(gap)}
	switch b := gap.Body().(type) {
	case *questions.SingleChoice:
		return g.choice(t, b)
	case *questions.Numeric:
		g.rules = append(g.rules, g.numberRules(g.parts, t, b)...)
	case *questions.ShortText:
		if rules := g.textRules(g.parts, t, b); rules != nil {
			g.rules = append(g.rules, rules...)
		} else {
			g.mapped = append(g.mapped, mapped(t.id))
		}
	}
	class := ""
	if g.alone {
		class = gapClass
	}
	return e("textEntryInteraction", at("responseIdentifier", t.id, "class", class))
}

// choice is a gap with options. What they are called begins with the gap's name, since no two choices of an item may be
// called the same.
func (g *gapWriter) choice(t typedPart, b *questions.SingleChoice) *element {
	interaction := e("inlineChoiceInteraction", at("responseIdentifier", t.id, "shuffle", shuffled(b.Shuffle)))
	mapping := e("mapping", at("defaultValue", "0"))
	var ids []string
	fractions := fractionsOf(b.Options)
	for i, o := range b.Options {
		id, fixed := t.id+"."+partName(o.ID, "choice", i), ""
		if o.Pinned {
			fixed = "true"
		}
		ids = append(ids, id)
		interaction.inner = append(interaction.inner, e("inlineChoice", at("identifier", id, "fixed", fixed), g.choiceText(o.Text)))
		if fractions[i].Sign() != 0 {
			mapping.inner = append(mapping.inner, e("mapEntry", at("mapKey", id, "mappedValue", number(new(big.Rat).Mul(fractions[i], t.worth)))))
		}
		if o.Feedback != "" {
			g.parts.feedback = true
			g.parts.modal = append(g.parts.modal, g.modal("FEEDBACK", id, o.Feedback))
		}
	}
	for _, o := range b.Options {
		if o.Feedback != "" {
			g.told = append(g.told, set("FEEDBACK", e("multiple", nil, variable("FEEDBACK"), variable(t.id))))
			break
		}
	}
	g.parts.declarations = append(g.parts.declarations, respond(t.id, "single", "identifier", bestOf(ids, fractions), mapping))
	g.mapped = append(g.mapped, mapped(t.id))
	return interaction
}

// choiceText is the text of a choice in a line, which before QTI 3 has no markup.
func (g *gapWriter) choiceText(text string) any {
	if g.three {
		return g.line(text)
	}
	plain, _ := markup.Plain(text)
	return plain
}
