package questions

import "strings"

func single(os ...Option) func(*Set) {
	return func(s *Set) { question[*SingleChoice](s).Options = options(os...) }
}

func multiple(m MultipleMarking, os ...Option) func(*Set) {
	return func(s *Set) {
		body := question[*MultipleResponse](s)
		body.Marking, body.Options = m, options(os...)
	}
}

func firstOptions(change func(os Options)) func(*Set) {
	return func(s *Set) { change(question[*SingleChoice](s).Options) }
}

var choiceCases = []checkCase{
	{"no options", single(), "error options-few /questions/0/options"},
	{"one option", single(right), "error options-few /questions/0/options"},
	{"none right", single(wrong, wrong), "error one-correct /questions/0/options"},
	{"two right", single(right, right), "error one-correct /questions/0/options"},
	{"no text", firstOptions(func(os Options) { os[1].Text = "\u200B " }), "error text-missing /questions/0/options/1/text"},
	{"equal texts", firstOptions(func(os Options) { os[0].Text = "“option  B”"; os[1].Text = `"Option b"` }),
		"warning text-twice /questions/0/options/1/text"},
	{"bad id", firstOptions(func(os Options) { os[0].ID = "A" }), "error id-form /questions/0/options/0/id"},
	{"id twice", firstOptions(func(os Options) { os[0].ID, os[1].ID = "a", "a" }), "error id-twice /questions/0/options/1/id"},
	{"weights", single(weighing("100"), weighing("-100"), weighing("33.333"), weighing("")), ""},
	{"weight beyond", single(weighing("100"), weighing("-100.5")), "error weight-range /questions/0/options/1/weight"},
	{"weight above", single(weighing("100"), weighing("101")), `
		error weight-range /questions/0/options/1/weight
		error best-weight /questions/0/options`},
	{"best weight", single(weighing("99"), weighing("0")), "error best-weight /questions/0/options"},
	{"weight and correct", single(right, weighing("0")), "error weight-and-correct /questions/0/options"},
	{"weight and correct in one", single(Option{Correct: true, Weight: "100"}, wrong), `
		error weight-and-correct /questions/0/options/0
		error weight-and-correct /questions/0/options`},

	{"unknown marking", multiple("strict", right, wrong), "error marking-unknown /questions/1/marking"},
	{"none right of several", multiple("", wrong, wrong), "error some-correct /questions/1/options"},
	{"all right", multiple(PerOption, right, right), ""},
	{"no options of several", multiple(""), "error options-few /questions/1/options"},
	{"weights without marking", multiple(PerOption, weighing("100"), weighing("0")), "error weights-unmarked /questions/1/options"},
	{"marking without weights", multiple(ByWeights, right, wrong), "error weight-and-correct /questions/1/options"},
	{"no weight above zero", multiple(ByWeights, weighing("0"), weighing("-100")), "error some-correct /questions/1/options"},
	{"small weights", multiple(ByWeights, weighing("60"), weighing("39.5"), weighing("-100")), "error weights-sum /questions/1/options"},
	{"weights that add up", multiple(ByWeights, weighing("60"), weighing("40"), weighing("-100")), ""},
	{"weights beyond full marks", multiple(ByWeights, weighing("60"), weighing("40.5"), weighing("-100")), "warning weights-over /questions/1/options"},
	{"large weight", multiple(ByWeights, weighing("101"), weighing("-101")), `
		error weight-range /questions/1/options/0/weight
		error weight-range /questions/1/options/1/weight
		warning weights-over /questions/1/options`},

	{"neither true nor false", func(s *Set) { question[*TrueFalse](s).Answer = nil }, "error answer-missing /questions/2/answer"},
}

func accept(as ...Accept) func(*Set) {
	return func(s *Set) { question[*ShortText](s).Accept = as }
}

var textCases = []checkCase{
	{"a long text", accept(Accept{Text: strings.Repeat("é", MaxTextAnswer)}, Accept{Text: strings.Repeat("e", MaxTextAnswer+1)}),
		"error accept-long /questions/3/accept/1/text"},
	{"nothing accepted", accept(), "error accept-missing /questions/3/accept"},
	{"no text", accept(Accept{}, Accept{Text: "x"}), "error text-missing /questions/3/accept/0/text"},
	{"equal texts", accept(Accept{Text: "x"}, Accept{Text: " X "}), "warning text-twice /questions/3/accept/1/text"},
	{"anything", accept(Accept{Text: "x"}, Accept{Text: "* *", Weight: "0"}), "warning accepts-anything /questions/3/accept/1/text"},
	{"a star", accept(Accept{Text: `\*`}), ""},
	{"negative weight", accept(Accept{Text: "x"}, Accept{Text: "y", Weight: "-1"}), "error weight-range /questions/3/accept/1/weight"},
	{"best weight", accept(Accept{Text: "x", Weight: "50"}), "error best-weight /questions/3/accept"},
	{"unknown match", func(s *Set) { question[*ShortText](s).Match = "regex" }, "error match-unknown /questions/3/match"},
	{"negative typos", func(s *Set) { question[*ShortText](s).Typos = -1 }, "error typos-range /questions/3/typos"},
	{"many typos", func(s *Set) { question[*ShortText](s).Typos = maxTypos + 1 }, "error typos-range /questions/3/typos"},
}

func selecting(source string, choose int, quotes ...string) func(*Set) {
	return func(s *Set) {
		*question[*SelectSentence](s) = SelectSentence{Source: source, Correct: quotes, Choose: choose}
	}
}

var sentenceCases = []checkCase{
	{"no source", selecting("", 1, "NATO agrees"), "error sentence-source-missing /questions/4/source"},
	{"unknown source", selecting("x", 1, "NATO agrees"), "error source-unknown /questions/4/source"},
	{"no quotes", selecting("allies", 1), "error correct-missing /questions/4/correct"},
	{"blank quote", selecting("allies", 1, "NATO agrees", " "), "error quote-missing /questions/4/correct/1"},
	{"quote not found", selecting("allies", 1, "NATO disagrees strongly with that"), "error quote-not-found /questions/4/correct/0"},
	{"quote nearly found", selecting("allies", 1, "NATO disagrees"), "error quote-not-found /questions/4/correct/0"},
	{"loose quote", selecting("allies", 1, "nato AGREES"), "warning quote-loose /questions/4/correct/0"},
	{"two sentences", selecting("allies", 1, "China. NATO"), "error quote-beyond-sentence /questions/4/correct/0"},
	{"negative choose", selecting("allies", -1, "NATO agrees"), "error choose-range /questions/4/choose"},
}

func firstClaim(change func(c *Claim)) func(*Set) {
	return func(s *Set) { change(&question[*CompareSources](s).Claims[0]) }
}

var claimCases = []checkCase{
	{"no claims", func(s *Set) { question[*CompareSources](s).Claims = nil }, "error claims-missing /questions/5/claims"},
	{"one source", func(s *Set) {
		for _, c := range question[*CompareSources](s).Claims {
			delete(c.Sources, "joint")
		}
	}, "error sources-few /questions/5/claims"},
	{"no text", firstClaim(func(c *Claim) { c.Text = "" }), "error text-missing /questions/5/claims/0/text"},
	{"equal texts", firstClaim(func(c *Claim) { c.Text = "SERVERS were hit." }), "warning text-twice /questions/5/claims/1/text"},
	{"id twice", firstClaim(func(c *Claim) { c.ID = "c3" }), "error id-twice /questions/5/claims/2/id"},
	{"unknown stance", firstClaim(func(c *Claim) { c.Sources["joint"] = "denies" }), "error stance-unknown /questions/5/claims/0/sources/joint"},
	{"a source left out", firstClaim(func(c *Claim) { delete(c.Sources, "joint") }), "error cell-missing /questions/5/claims/0/sources"},
	{"unknown source", func(s *Set) {
		for _, c := range question[*CompareSources](s).Claims {
			c.Sources["a/b"] = Silent
		}
	}, `
		error source-unknown /questions/5/claims/0/sources/a~1b
		error source-unknown /questions/5/claims/1/sources/a~1b
		error source-unknown /questions/5/claims/2/sources/a~1b`},
	{"unproven", func(s *Set) {
		s.Questions[5].Evidence = nil
		firstClaim(func(c *Claim) { c.Evidence = c.Evidence[:0] })(s)
	}, `
		error cell-unproven /questions/5/claims/0/sources/allies
		error cell-unproven /questions/5/claims/0/sources/joint`},
	{"proven by the question's evidence", func(s *Set) {
		s.Questions[5].Evidence = []Evidence{{Source: "allies", Quote: "China"}, {Source: "joint", Quote: "China"}}
		firstClaim(func(c *Claim) { c.Evidence = nil })(s)
	}, ""},
	{"unproven where optional", func(s *Set) {
		s.Evidence, s.Questions[5].Evidence = EvidenceOptional, nil
		firstClaim(func(c *Claim) { c.Evidence = nil })(s)
	}, ""},
	{"quote for silence", firstClaim(func(c *Claim) {
		c.Sources["joint"], c.Evidence = Silent, []Evidence{{Source: "allies", Quote: "China"}, {Source: "joint", Quote: "China"}}
	}), "warning quote-for-silent /questions/5/claims/0/evidence/1"},
	{"quote not found", firstClaim(func(c *Claim) { c.Evidence = append(c.Evidence, Evidence{Source: "joint", Quote: "nothing like it"}) }),
		"error quote-not-found /questions/5/claims/0/evidence/2/quote"},
}
