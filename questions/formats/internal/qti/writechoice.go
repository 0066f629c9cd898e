package qti

import (
	"fmt"
	"math/big"

	"github.com/readback/readback/questions"
)

// partName is the identifier of a part: its id, or what it is with its number.
func partName(id, kind string, i int) string {
	if id == "" {
		return fmt.Sprintf("%s_%d", kind, i+1)
	}
	return identifier(id)
}

// choices are options as simpleChoice elements, and their identifiers.
func (x *writer) choices(options questions.Options) (elements []any, ids []string) {
	for i, o := range options {
		id := partName(o.ID, "choice", i)
		fixed := ""
		if o.Pinned {
			fixed = "true"
		}
		ids = append(ids, id)
		elements = append(elements, e("simpleChoice", at("identifier", id, "fixed", fixed), x.line(o.Text)))
	}
	return elements, ids
}

// feedbackOn adds the feedback on options: FEEDBACK has the identifiers of what was chosen.
func (x *writer) feedbackOn(p *parts, options questions.Options, ids []string) {
	for i, o := range options {
		if o.Feedback != "" {
			p.feedback = true
			p.modal = append(p.modal, x.modal("FEEDBACK", ids[i], o.Feedback))
		}
	}
}

// shuffled is the attribute for options.
func shuffled(shuffle *bool) string {
	if shuffle != nil && !*shuffle {
		return "false"
	}
	return "true"
}

// asked is the body of an item that asks by the stem, with an interaction below it.
func (x *writer) asked(interaction *element) []any {
	return []any{x.html(x.q.Stem, ".."), interaction}
}

// choose is a choiceInteraction.
func choose(shuffle, most string, choices []any) *element {
	return e("choiceInteraction", at("responseIdentifier", response, "shuffle", shuffle, "maxChoices", most), choices...)
}

// fractionsOf are what options of a single choice are worth.
func fractionsOf(options questions.Options) []*big.Rat {
	list := make([]*big.Rat, len(options))
	for i, o := range options {
		switch {
		case o.Correct:
			list[i] = one()
		default:
			list[i] = new(big.Rat).Quo(o.Weight.Rat(), big.NewRat(100, 1))
		}
	}
	return list
}

// bestOf are the identifiers of what is worth everything.
func bestOf(ids []string, fractions []*big.Rat) []string {
	for i, f := range fractions {
		if f.Cmp(one()) == 0 {
			return ids[i : i+1]
		}
	}
	return nil
}

func (x *writer) singleChoice(p *parts, b *questions.SingleChoice) {
	elements, ids := x.choices(b.Options)
	p.body = x.asked(choose(shuffled(b.Shuffle), "1", elements))
	x.feedbackOn(p, b.Options, ids)
	x.markOne(p, ids, fractionsOf(b.Options))
}

// markOne marks one choice: by match_correct if it is right or wrong and worth a point, otherwise by what each is worth.
func (x *writer) markOne(p *parts, ids []string, fractions []*big.Rat) {
	mapping := e("mapping", at("defaultValue", "0"))
	worths := 0
	for i, f := range fractions {
		if f.Sign() != 0 {
			worths++
			mapping.inner = append(mapping.inner, e("mapEntry", at("mapKey", ids[i], "mappedValue", number(new(big.Rat).Mul(f, x.points())))))
		}
	}
	template := "map_response"
	if worths == 1 && x.points().Cmp(one()) == 0 {
		template, mapping = "match_correct", nil
	}
	p.declarations = append(p.declarations, respond(response, "single", "identifier", bestOf(ids, fractions), mapping))
	x.processed(p, template)
}

// processed marks by a standard template, or by rules that say the same if there is feedback to set.
func (x *writer) processed(p *parts, template string) {
	if !p.feedback {
		p.processing = x.standard(template)
		return
	}
	feedback := set("FEEDBACK", e("multiple", nil, variable(response)))
	if template == "match_correct" {
		p.processing = processing(feedback, when(e("match", nil, variable(response), correct(response)), []any{set("SCORE", variable("MAXSCORE"))}, nil))
		return
	}
	p.processing = processing(feedback, when(e("isNull", nil, variable(response)), []any{set("SCORE", base("float", "0"))}, []any{set("SCORE", mapped(response))}))
}

func (x *writer) trueFalse(p *parts, b *questions.TrueFalse) {
	options := questions.Options{{ID: "true", Text: "True", Feedback: b.Feedback.True}, {ID: "false", Text: "False", Feedback: b.Feedback.False}}
	elements, ids := x.choices(options)
	p.body = x.asked(choose("false", "1", elements))
	x.feedbackOn(p, options, ids)
	fractions := []*big.Rat{one(), new(big.Rat)}
	if b.Answer != nil && !*b.Answer {
		fractions[0], fractions[1] = fractions[1], fractions[0]
	}
	x.markOne(p, ids, fractions)
}

func (x *writer) multipleResponse(p *parts, b *questions.MultipleResponse) {
	elements, ids := x.choices(b.Options)
	p.body = x.asked(choose(shuffled(b.Shuffle), "0", elements))
	x.feedbackOn(p, b.Options, ids)
	var right []string
	for i := range b.Options {
		if b.Options[i].Rewards() {
			right = append(right, ids[i])
		}
	}
	declare := func(mapping *element) {
		p.declarations = append(p.declarations, respond(response, "multiple", "identifier", right, mapping))
	}
	switch b.Marking {
	case questions.AllOrNothing:
		declare(nil)
		x.markAll(p)
	case questions.PerOption:
		declare(x.perOption(b.Options, ids))
		x.markEach(p, b.Options, len(right))
	case questions.ByWeights:
		declare(x.worths(b.Options, ids))
		x.processed(p, "map_response")
	default:
		declare(x.rightMinusWrong(b.Options, ids, len(right)))
		x.processed(p, "map_response")
	}
}

// markAll gives everything for exactly the right options.
func (x *writer) markAll(p *parts) {
	if !p.feedback && x.points().Cmp(one()) == 0 {
		p.processing = x.standard("match_correct")
		return
	}
	var rules []any
	if p.feedback {
		rules = append(rules, set("FEEDBACK", e("multiple", nil, variable(response))))
	}
	p.processing = processing(append(rules, when(e("match", nil, variable(response), correct(response)), []any{set("SCORE", variable("MAXSCORE"))}, nil))...)
}

// rightMinusWrong gives each right option its share and takes as much away for each wrong one.
func (x *writer) rightMinusWrong(options questions.Options, ids []string, right int) *element {
	return x.shares(options, ids, new(big.Rat).Quo(x.points(), big.NewRat(int64(max(right, 1)), 1)), true)
}

// perOption does so with a share of all options; the rules add one for each wrong option besides, which is taken away again
// when it is chosen.
func (x *writer) perOption(options questions.Options, ids []string) *element {
	return x.shares(options, ids, new(big.Rat).Quo(x.points(), big.NewRat(int64(len(options)), 1)), false)
}

func (x *writer) shares(options questions.Options, ids []string, share *big.Rat, bounded bool) *element {
	m := e("mapping", at("defaultValue", "0"))
	if bounded {
		m.attrs = append(m.attrs, "lowerBound", "0", "upperBound", number(x.points()))
	}
	for i, o := range options {
		worth := upward(share)
		if !o.Correct {
			worth = "-" + worth
		}
		m.inner = append(m.inner, e("mapEntry", at("mapKey", ids[i], "mappedValue", worth)))
	}
	return m
}

// worths are the weights of options.
func (x *writer) worths(options questions.Options, ids []string) *element {
	m := e("mapping", at("defaultValue", "0", "lowerBound", "0", "upperBound", number(x.points())))
	for i, f := range fractionsOf(options) {
		m.inner = append(m.inner, e("mapEntry", at("mapKey", ids[i], "mappedValue", number(f.Mul(f, x.points())))))
	}
	return m
}

// markEach is per-option: Σ of the mapping and a share for each wrong option, where anything was chosen.
func (x *writer) markEach(p *parts, options questions.Options, right int) {
	wrong := new(big.Rat).Mul(x.points(), big.NewRat(int64(len(options)-right), int64(len(options))))
	score := set("SCORE", e("sum", nil, mapped(response), base("float", number(wrong))))
	rules := []any{when(e("not", nil, e("isNull", nil, variable(response))), []any{score}, nil)}
	if p.feedback {
		rules = append(rules, set("FEEDBACK", e("multiple", nil, variable(response))))
	}
	p.processing = processing(rules...)
}
