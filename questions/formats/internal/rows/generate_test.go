package rows

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// nasty are texts that a table could take for something else, or lose a part of.
var nasty = []string{
	"=1+1", "+1", "-1", "-a", "@x", "'=1+1", "''", "'", "\ttab", "\nline", "a\nb", "a\n\nb\n", "ends with \\", "ends with \\\\\nand goes on", "\\", "\\\n", `\n`,
	"a, b; c", "1,2", "2021-07-19", "TRUE", "1e3", "5%", "capital: Paris", "x = 1", "[x] a", "- 1: level", "2: criterion", ": text", "allies: quote", "set", "NewQuestion",
	"*bold* `code` [a](b) <i>", "„quotes“ \"plain\" ''", "  both  ", "a\rb", "a\r\nb", "\x00", "a\x07b", "\uFEFF", "\uFFFF", "é e\u0301 文 😀", "_x000D_", "_x0041_", "//comment",
	strings.Repeat("long ", 100),
}

var text = rapid.OneOf(rapid.SampledFrom(nasty), rapid.String(), rapid.StringMatching(`[a-z ,;:=\\\[\]\n]{1,12}`)).Filter(func(s string) bool {
	return questions.Fold(s) != "" && strings.ToValidUTF8(s, "") == s
})

var maybe = rapid.OneOf(rapid.Just(""), text)

var shuffle = rapid.Ptr(rapid.Bool(), true)

// weight is 100, or a lower one; the first of a list is 100.
func weight(t *rapid.T, i int) questions.Decimal {
	if i == 0 {
		return rapid.SampledFrom([]questions.Decimal{"", "100"}).Draw(t, "weight")
	}
	return rapid.SampledFrom([]questions.Decimal{"", "100", "0", "50", "33.33333"}).Draw(t, "weight")
}

// several draws from least to most of something.
func several[T any](t *rapid.T, least, most int, one func(i int) T) []T {
	var list []T
	for i := range rapid.IntRange(least, most).Draw(t, "how many") {
		list = append(list, one(i))
	}
	return list
}

// choices are options of which the first is right, by its mark or by its weight.
func choices(t *rapid.T, weighted bool) questions.Options {
	return several(t, 2, 4, func(i int) questions.Option {
		o := questions.Option{Text: text.Draw(t, "option"), Feedback: maybe.Draw(t, "feedback"), Pinned: rapid.Bool().Draw(t, "pinned")}
		if weighted {
			o.Weight = weight(t, i)
			if i == 0 {
				o.Weight = "100"
			}
			return o
		}
		o.Correct = i == 0
		return o
	})
}

var anyNumber = rapid.Custom(func(t *rapid.T) questions.Decimal {
	d, err := questions.ParseDecimal(rapid.StringMatching(`-?[0-9]{1,9}(\.[0-9]{1,6})?(e-?[0-9])?`).Draw(t, "number"))
	if err != nil {
		return "7"
	}
	return d
})

func numbers(t *rapid.T, i int) questions.NumericAccept {
	a := questions.NumericAccept{Weight: weight(t, i), Feedback: maybe.Draw(t, "feedback")}
	switch rapid.IntRange(0, 4).Draw(t, "kind of number") {
	case 0:
		a.Value = anyNumber.Draw(t, "value")
	case 1:
		a.Value, a.Tolerance = anyNumber.Draw(t, "value"), rapid.SampledFrom([]questions.Tolerance{"0", "0.5", "5%", "1e1", "2.50"}).Draw(t, "tolerance")
	case 2:
		a.Min = anyNumber.Draw(t, "least")
	case 3:
		a.Max = anyNumber.Draw(t, "most")
	case 4:
		a.Min, a.Max = "-3.5", "10"
	}
	return a
}

func texts(t *rapid.T, i int) questions.Accept {
	return questions.Accept{Text: text.Draw(t, "accepted"), Weight: weight(t, i), Feedback: maybe.Draw(t, "feedback")}
}

func match(t *rapid.T) questions.MatchMode {
	return rapid.SampledFrom([]questions.MatchMode{"", questions.MatchFold, questions.MatchExact}).Draw(t, "match")
}

// bodies make a body of each type, with the stem that it needs.
var bodies = map[questions.Type]func(t *rapid.T) (string, questions.Body){
	questions.SingleChoiceType: func(t *rapid.T) (string, questions.Body) {
		return "", &questions.SingleChoice{Options: choices(t, rapid.Bool().Draw(t, "weighted")), Shuffle: shuffle.Draw(t, "shuffle")}
	},
	questions.MultipleResponseType: func(t *rapid.T) (string, questions.Body) {
		marking := rapid.SampledFrom(append(questions.MultipleMarkings(), "")).Draw(t, "marking")
		return "", &questions.MultipleResponse{Options: choices(t, marking == questions.ByWeights), Marking: marking, Shuffle: shuffle.Draw(t, "shuffle")}
	},
	questions.TrueFalseType: func(t *rapid.T) (string, questions.Body) {
		is := rapid.Bool().Draw(t, "answer")
		return "", &questions.TrueFalse{Answer: &is, Feedback: questions.TrueFalseFeedback{True: maybe.Draw(t, "true"), False: maybe.Draw(t, "false")}}
	},
	questions.ShortTextType: func(t *rapid.T) (string, questions.Body) {
		return "", &questions.ShortText{Accept: several(t, 1, 3, func(i int) questions.Accept { return texts(t, i) }), Match: match(t), Typos: rapid.IntRange(0, 3).Draw(t, "typos")}
	},
	questions.NumericType: func(t *rapid.T) (string, questions.Body) {
		return "", &questions.Numeric{Accept: several(t, 1, 3, func(i int) questions.NumericAccept { return numbers(t, i) }), Unit: maybe.Draw(t, "unit")}
	},
	questions.MatchingType: func(t *rapid.T) (string, questions.Body) {
		pair := func(i int) questions.Pair {
			return questions.Pair{ID: rapid.SampledFrom([]string{"", fmt.Sprintf("x-%d", i)}).Draw(t, "id"), Prompt: text.Draw(t, "prompt"), Match: text.Draw(t, "match") + fmt.Sprint(i)}
		}
		item := func(i int) questions.Item { return questions.Item{Text: text.Draw(t, "distractor") + fmt.Sprint(i)} }
		return "", &questions.Matching{Pairs: several(t, 2, 4, pair), Distractors: several(t, 0, 2, item)}
	},
	questions.OrderingType: func(t *rapid.T) (string, questions.Body) {
		item := func(i int) questions.Item { return questions.Item{Text: text.Draw(t, "item") + fmt.Sprint(i)} }
		return "", &questions.Ordering{Items: several(t, 2, 4, item), Marking: rapid.SampledFrom(append(questions.OrderMarkings(), "")).Draw(t, "marking")}
	},
	questions.GapFillType: gapFill,
	questions.SelectSentenceType: func(t *rapid.T) (string, questions.Body) {
		return "", &questions.SelectSentence{Source: "allies", Correct: []string{"The U.S. blamed China.", "NATO agreed."}[:rapid.IntRange(1, 2).Draw(t, "quotes")],
			Choose: rapid.IntRange(0, 2).Draw(t, "choose")}
	},
	questions.CompareSourcesType: func(t *rapid.T) (string, questions.Body) {
		claim := func(i int) questions.Claim {
			return questions.Claim{Text: text.Draw(t, "claim"), Evidence: evidence(t),
				Sources: map[string]questions.Stance{"allies": questions.States, "joint-advisory": rapid.SampledFrom(questions.Stances()).Draw(t, "stance")}}
		}
		return "", &questions.CompareSources{Claims: several(t, 1, 3, claim)}
	},
	questions.EssayType: func(t *rapid.T) (string, questions.Body) {
		level := func(int) questions.Level {
			return questions.Level{Text: text.Draw(t, "level"), Points: rapid.SampledFrom([]questions.Decimal{"", "0", "1.5"}).Draw(t, "points")}
		}
		criterion := func(int) questions.Criterion {
			return questions.Criterion{Criterion: text.Draw(t, "criterion"), Points: "2", Levels: several(t, 0, 2, level)}
		}
		return "", &questions.Essay{Rubric: several(t, 0, 3, criterion), Words: rapid.SampledFrom([]questions.WordRange{{}, {Min: 50}, {Max: 200}, {Min: 5, Max: 10}}).Draw(t, "words")}
	},
	questions.InformationType: func(t *rapid.T) (string, questions.Body) { return "", &questions.Information{} },
}

func gapFill(t *rapid.T) (string, questions.Body) {
	gaps := map[string]questions.Gap{}
	stem := "Gaps: "
	for _, name := range []string{"1", "the capital", "b.2"}[:rapid.IntRange(1, 3).Draw(t, "gaps")] {
		stem += " [[" + name + "]]"
		gaps[name] = gap(t)
	}
	return stem, &questions.GapFill{Gaps: gaps}
}

func gap(t *rapid.T) questions.Gap {
	g := questions.Gap{Weight: rapid.SampledFrom([]questions.Decimal{"", "1", "2.5"}).Draw(t, "weight")}
	switch rapid.IntRange(0, 2).Draw(t, "kind of gap") {
	case 0:
		g.Options, g.Shuffle = choices(t, rapid.Bool().Draw(t, "weighted")), shuffle.Draw(t, "shuffle")
	case 1:
		g.Unit = maybe.Draw(t, "unit")
		g.Accept = several(t, 1, 2, func(i int) questions.GapAccept {
			a := numbers(t, i)
			return questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight, Feedback: a.Feedback}
		})
	default:
		g.Match, g.Typos = match(t), rapid.IntRange(0, 2).Draw(t, "typos")
		g.Accept = several(t, 1, 3, func(i int) questions.GapAccept {
			a := texts(t, i)
			return questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback}
		})
	}
	return g
}

func evidence(t *rapid.T) []questions.Evidence {
	return several(t, 0, 2, func(int) questions.Evidence {
		return rapid.SampledFrom([]questions.Evidence{
			{Source: "allies", Quote: "The U.S. blamed China."}, {Source: "allies", Quote: "blamed\nChina", Passage: 1},
			{Source: "joint-advisory", Absent: "It says:\nnothing \\"},
		}).Draw(t, "evidence")
	})
}

// sets are sets that have nothing wrong with them.
var sets = rapid.Custom(func(t *rapid.T) questions.Set {
	set := questions.Set{
		Readback: questions.FormatVersion, ID: "exchange", Title: text.Draw(t, "title"), Description: maybe.Draw(t, "description"),
		Language: rapid.SampledFrom([]string{"", "en", "de-AT"}).Draw(t, "language"), Tags: several(t, 0, 3, func(int) string { return text.Draw(t, "tag") }),
		Evidence: questions.EvidenceOptional, Briefing: []questions.Source{
			{ID: "allies", Title: "Allies", Text: "The U.S. blamed China. NATO agreed.\n\n" + maybe.Draw(t, "passage"), Publisher: maybe.Draw(t, "publisher")},
			{ID: "joint-advisory", Title: text.Draw(t, "title"), Text: "An advisory.", Author: maybe.Draw(t, "author"), Published: "2021-07-19", URL: "https://example.org/a?b=c,d"},
		},
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "questions") {
		kind := rapid.SampledFrom(questions.Types()).Draw(t, "type")
		stem, body := bodies[kind](t)
		if stem == "" {
			stem = text.Draw(t, "stem")
		}
		set.Questions = append(set.Questions, questions.Question{Body: body, QuestionHead: questions.QuestionHead{
			ID: fmt.Sprintf("q-%d", i), Type: kind, Stem: stem, Title: maybe.Draw(t, "title"), Points: rapid.SampledFrom([]questions.Decimal{"", "1", "2.5"}).Draw(t, "points"),
			Tags: several(t, 0, 2, func(int) string { return text.Draw(t, "tag") }), Evidence: evidence(t),
			Explanation: maybe.Draw(t, "explanation"), Hint: maybe.Draw(t, "hint"), Pinned: rapid.Bool().Draw(t, "pinned"),
		}})
	}
	return set
})
