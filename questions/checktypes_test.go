package questions

import (
	"fmt"
	"strings"
)

func numbers(as ...NumericAccept) func(*Set) {
	return func(s *Set) { question[*Numeric](s).Accept = as }
}

func unit(u string) func(*Set) {
	return func(s *Set) { question[*Numeric](s).Unit = u }
}

var numericCases = []checkCase{
	{"nothing accepted", numbers(), "error accept-missing /questions/6/accept"},
	{"no number", numbers(NumericAccept{Feedback: "So."}), "error number-missing /questions/6/accept/0/value"},
	{"value and range", numbers(NumericAccept{Value: "1", Max: "2"}), "error value-and-range /questions/6/accept/0"},
	{"tolerance of a range", numbers(NumericAccept{Min: "1", Tolerance: "1"}), "error range-tolerance /questions/6/accept/0/tolerance"},
	{"negative tolerance", numbers(near("1", "-1")), "error tolerance-form /questions/6/accept/0/tolerance"},
	{"no number as tolerance", numbers(near("1", "5 percent")), "error tolerance-form /questions/6/accept/0/tolerance"},
	{"percent sign alone", numbers(near("1", "%")), "error tolerance-form /questions/6/accept/0/tolerance"},
	{"two percent signs", numbers(near("1", "5%%")), "error tolerance-form /questions/6/accept/0/tolerance"},
	{"tolerances", numbers(near("1", "0"), near("1", "5%"), near("1", "5 %"), near("1", "1e2")), ""},
	{"turned range", numbers(within("2", "1")), "error range-order /questions/6/accept/0"},
	{"ranges", numbers(within("1", ""), within("", "-1"), within("1", "1")), ""},
	{"negative weight", numbers(near("1", ""), NumericAccept{Value: "2", Weight: "-1"}), "error weight-range /questions/6/accept/1/weight"},
	{"best weight", numbers(NumericAccept{Value: "2", Weight: "99"}), "error best-weight /questions/6/accept"},
	{"unit of digits", unit("10 km"), "warning unit-unreadable /questions/6/unit"},
	{"unit like an exponent", unit("e3"), "warning unit-unreadable /questions/6/unit"},
	{"unit of commas", unit(","), "warning unit-unreadable /questions/6/unit"},
	{"units", func(s *Set) {
		for _, u := range []string{"", "km/h", "m²", "m2", "m^2", "%", "$", "'", "x", "e", "°C", "servers per hour"} {
			q := s.Questions[6]
			q.ID = fmt.Sprintf("u%d", len(s.Questions))
			q.Body = &Numeric{Accept: []NumericAccept{near("1", "")}, Unit: u}
			s.Questions = append(s.Questions, q)
		}
	}, ""},
}

func firstPair(change func(b *Matching, p *Pair)) func(*Set) {
	return func(s *Set) {
		b := question[*Matching](s)
		change(b, &b.Pairs[0])
	}
}

var matchingCases = []checkCase{
	{"no pairs", firstPair(func(b *Matching, _ *Pair) { b.Pairs = nil }), "error pairs-missing /questions/7/pairs"},
	{"no prompt", firstPair(func(_ *Matching, p *Pair) { p.Prompt = " " }), "error text-missing /questions/7/pairs/0/prompt"},
	{"no match", firstPair(func(_ *Matching, p *Pair) { p.Match = "" }), "error text-missing /questions/7/pairs/0/match"},
	{"equal prompts", firstPair(func(_ *Matching, p *Pair) { p.Prompt = "NATO " }), "warning text-twice /questions/7/pairs/1/prompt"},
	{"equal matches", firstPair(func(_ *Matching, p *Pair) { p.Match = "blames" }), ""},
	{"one match", firstPair(func(b *Matching, _ *Pair) { b.Distractors = nil }), "error matches-few /questions/7/pairs"},
	{"distractor that is right", firstPair(func(b *Matching, _ *Pair) { b.Distractors = append(b.Distractors, Item{Text: "blames "}) }),
		"warning distractor-matches /questions/7/distractors/1"},
	{"equal distractors", firstPair(func(b *Matching, _ *Pair) { b.Distractors = append(b.Distractors, b.Distractors[0]) }),
		"warning text-twice /questions/7/distractors/1"},
	{"no distractor", firstPair(func(b *Matching, _ *Pair) { b.Distractors[0].Text = "\u200B" }), "error text-missing /questions/7/distractors/0"},
	{"bad prompt id", firstPair(func(_ *Matching, p *Pair) { p.ID = "P" }), "error id-form /questions/7/pairs/0/id"},
	{"prompt id twice", firstPair(func(b *Matching, p *Pair) { p.ID, b.Pairs[1].ID = "p", "p" }), "error id-twice /questions/7/pairs/1/id"},
	{"bad match id", firstPair(func(_ *Matching, p *Pair) { p.MatchID = "M" }), "error id-form /questions/7/pairs/0/match_id"},
	{"match id twice", firstPair(func(b *Matching, p *Pair) { p.MatchID, b.Pairs[1].MatchID = "m", "m" }), "error id-twice /questions/7/pairs/1/match_id"},
	{"distractor with the id of a match", firstPair(func(b *Matching, p *Pair) { p.MatchID, b.Distractors[0].ID = "m", "m" }),
		"error id-twice /questions/7/distractors/0/id"},
	{"prompt and match with one id", firstPair(func(_ *Matching, p *Pair) { p.ID, p.MatchID = "x", "x" }), ""},
	{"many pairs", firstPair(func(b *Matching, p *Pair) {
		for n := range maxParts {
			b.Distractors = append(b.Distractors, Item{Text: fmt.Sprint(n)})
		}
	}), "error too-many /questions/7/pairs"},
}

func items(change func(b *Ordering)) func(*Set) {
	return func(s *Set) { change(question[*Ordering](s)) }
}

var orderingCases = []checkCase{
	{"one item", items(func(b *Ordering) { b.Items = b.Items[:1] }), "error items-few /questions/8/items"},
	{"no items", items(func(b *Ordering) { b.Items = nil }), "error items-few /questions/8/items"},
	{"no text", items(func(b *Ordering) { b.Items[0].Text, b.Items[1].Text = "", " " }), `
		error text-missing /questions/8/items/0
		error text-missing /questions/8/items/1`},
	{"equal items", items(func(b *Ordering) { b.Items[0].Text = "SECOND" }), "error item-twice /questions/8/items/1"},
	{"id twice", items(func(b *Ordering) { b.Items[0].ID, b.Items[2].ID = "i", "i" }), "error id-twice /questions/8/items/2/id"},
	{"unknown marking", items(func(b *Ordering) { b.Marking = "strict" }), "error marking-unknown /questions/8/marking"},
	{"many items", items(func(b *Ordering) {
		for n := range maxParts {
			b.Items = append(b.Items, Item{Text: fmt.Sprint(n)})
		}
	}), "error too-many /questions/8/items"},
}

func gap(name string, change func(g *Gap)) func(*Set) {
	return func(s *Set) {
		b := question[*GapFill](s)
		g := b.Gaps[name]
		change(&g)
		b.Gaps[name] = g
	}
}

func gapStem(stem string) func(*Set) {
	return func(s *Set) { s.Questions[9].Stem = stem }
}

// renamedGap gives the gap "who" another name, in the stem too.
func renamedGap(name string) func(*Set) {
	return func(s *Set) {
		b := question[*GapFill](s)
		b.Gaps[name] = b.Gaps["who"]
		delete(b.Gaps, "who")
		s.Questions[9].Stem = strings.Replace(s.Questions[9].Stem, "[[who]]", "[["+name+"]]", 1)
	}
}

var gapCases = []checkCase{
	{"no gaps", func(s *Set) { question[*GapFill](s).Gaps = nil }, "error gaps-missing /questions/9/gaps"},
	{"unknown gap", gapStem("[[who]] [[how many]] [[which]] [[x]] [[y]] [[x]]"), `
		error gap-unknown /questions/9/stem
		error gap-unknown /questions/9/stem`},
	{"gap that isn't in the stem", gapStem("[[who]] [[how many]] [which] [[]]"), "error gap-unplaced /questions/9/gaps/which"},
	{"gap twice", gapStem("[[who]] [[how many]] [[which]] [[ who ]]"), "error gap-twice /questions/9/stem"},
	{"gap in a comment", gapStem("[[who]] [[how many]] <!-- [[which]] -->"), "error gap-hidden /questions/9/stem"},
	{"gap in an address", gapStem("[[who]] [[how many]] [x](https://example.org/[[which]])"), "error gap-hidden /questions/9/stem"},
	{"gap that is a link", gapStem("[[who]] [[how many]] [[which]](https://example.org)"), "error gap-hidden /questions/9/stem"},
	{"gaps in lists and tables", gapStem("- **[[who]]**\n\n| [[how many]] |\n| --- |\n| `[[which]]` |"), ""},
	{"gap with a slash", renamedGap("a/b"), "error gap-name /questions/9/gaps/a~1b"},
	{"long name", renamedGap(strings.Repeat("é", MaxSlug/2+1)), "error gap-name /questions/9/gaps/" + strings.Repeat("é", MaxSlug/2+1)},
	{"gap with marks", renamedGap("a*b"), "error gap-name /questions/9/gaps/a*b"},
	{"good name", renamedGap("Wer_war-es 2.b"), ""},
	{"good name elsewhere", renamedGap("कौन है"), ""},
	{"negative weight of a gap", gap("who", func(g *Gap) { g.Weight = "-1" }), "error gap-weight /questions/9/gaps/who/weight"},
	{"large weight of a gap", gap("who", func(g *Gap) { g.Weight = "1000.1" }), "error gap-weight /questions/9/gaps/who/weight"},
	{"no weights", func(s *Set) {
		for name := range question[*GapFill](s).Gaps {
			gap(name, func(g *Gap) { g.Weight = "0" })(s)
		}
	}, "error gap-weights /questions/9/gaps"},
	{"text and number", gap("who", func(g *Gap) { g.Accept = append(g.Accept, GapAccept{Value: "1"}) }), "error gap-mixed /questions/9/gaps/who"},
	{"text with a tolerance", gap("who", func(g *Gap) { g.Accept[0].Tolerance = "1" }), "error gap-mixed /questions/9/gaps/who"},
	{"text with a unit", gap("who", func(g *Gap) { g.Unit = "km" }), "error gap-mixed /questions/9/gaps/who"},
	{"number with typos", gap("how many", func(g *Gap) { g.Typos = 1 }), "error gap-mixed /questions/9/gaps/how many"},
	{"options and texts", gap("which", func(g *Gap) { g.Accept = []GapAccept{{Text: "x"}} }), "error gap-mixed /questions/9/gaps/which"},
	{"options and a match", gap("which", func(g *Gap) { g.Match = MatchExact }), "error gap-mixed /questions/9/gaps/which"},
	{"text shuffled", gap("who", func(g *Gap) { g.Shuffle = new(bool) }), "error gap-mixed /questions/9/gaps/who"},
	{"empty gap", gap("who", func(g *Gap) { *g = Gap{} }), "error accept-missing /questions/9/gaps/who/accept"},
	{"gap without a text", gap("who", func(g *Gap) { g.Accept[0] = GapAccept{} }), "error text-missing /questions/9/gaps/who/accept/0/text"},
	{"gap without a number", gap("how many", func(g *Gap) { g.Accept[0] = GapAccept{Weight: "100"} }), "error number-missing /questions/9/gaps/how many/accept/0/value"},
	{"gap with no tolerance", gap("how many", func(g *Gap) { g.Accept[0].Tolerance = "some" }),
		"error tolerance-form /questions/9/gaps/how many/accept/0/tolerance"},
	{"gap with an unknown match", gap("who", func(g *Gap) { g.Match = "regex" }), "error match-unknown /questions/9/gaps/who/match"},
	{"gap with many typos", gap("who", func(g *Gap) { g.Typos = 9 }), "error typos-range /questions/9/gaps/who/typos"},
	{"gap with none right", gap("which", func(g *Gap) { g.Options = options(wrong, wrong) }), "error one-correct /questions/9/gaps/which/options"},
	{"gap with one option", gap("which", func(g *Gap) { g.Options = options(right) }), "error options-few /questions/9/gaps/which/options"},
	{"gap with an id twice", gap("which", func(g *Gap) { g.Options[0].ID, g.Options[1].ID = "a", "a" }), "error id-twice /questions/9/gaps/which/options/1/id"},
	{"many gaps", func(s *Set) {
		for n := range maxParts {
			question[*GapFill](s).Gaps[fmt.Sprint(n)] = textGap("x")
		}
	}, "error too-many /questions/9/gaps"},
}

func firstCriterion(change func(c *Criterion)) func(*Set) {
	return func(s *Set) { change(&question[*Essay](s).Rubric[0]) }
}

func wordRange(least, most int) func(*Set) {
	return func(s *Set) { question[*Essay](s).Words = WordRange{least, most} }
}

var essayCases = []checkCase{
	{"no rubric", func(s *Set) { question[*Essay](s).Rubric = nil }, ""},
	{"no evidence", func(s *Set) { s.Questions[10].Evidence, s.Questions[11].Evidence = nil, nil }, ""},
	{"no criterion", firstCriterion(func(c *Criterion) { c.Criterion = "" }), "error criterion-missing /questions/10/rubric/0/criterion"},
	{"no points", firstCriterion(func(c *Criterion) { c.Points, c.Levels = "", nil }), `
		error criterion-points /questions/10/rubric/0/points
		warning rubric-points /questions/10/rubric`},
	{"negative points", firstCriterion(func(c *Criterion) { c.Points, c.Levels = "-1", nil }), "error criterion-points /questions/10/rubric/0/points"},
	{"many points", firstCriterion(func(c *Criterion) { c.Points = "1000.1" }), `
		error criterion-points /questions/10/rubric/0/points
		warning rubric-points /questions/10/rubric`},
	{"other points", firstCriterion(func(c *Criterion) { c.Points = "2" }), "warning rubric-points /questions/10/rubric"},
	{"level without a text", firstCriterion(func(c *Criterion) { c.Levels[1].Text = " " }), "error text-missing /questions/10/rubric/0/levels/1"},
	{"high level", firstCriterion(func(c *Criterion) { c.Levels[0].Points = "1.1" }), "error level-points /questions/10/rubric/0/levels/0/points"},
	{"negative level", firstCriterion(func(c *Criterion) { c.Levels[0].Points = "-1" }), "error level-points /questions/10/rubric/0/levels/0/points"},
	{"turned words", wordRange(100, 50), "error words-range /questions/10/words"},
	{"negative words", wordRange(-1, 50), "error words-range /questions/10/words"},
	{"at least", wordRange(100, 0), ""},
	{"at most", wordRange(0, 100), ""},
	{"points of information", func(s *Set) { s.Questions[11].Points = "0" }, "warning points-unused /questions/11/points"},
}
