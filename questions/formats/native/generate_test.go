package native

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// nastyTexts are texts that YAML could take for something else, or lose a part of.
var nastyTexts = []string{
	"", " ", "\n", "\n\n", "true", "no", "null", "~", "1e3", "0x1F", "1.50", "2021-07-19", "- a", "a: b", "a #b", "#b", "key:", ": ",
	"? a", "[a", "{a}", "]", ",", "&a", "*a", "!a", "!!str", "|", ">", "%a", "@a", "`a`", "\"a\"", "'a'", "it's", "\\", "\\n", "---", "...", "--- a",
	" leading", "trailing ", "\tleading tab", "a\ttab", "  two\n  lines", "two \nlines", "line\n", "lines\n\n", "\nline", "a\n\n\nb\n", "a\n b\n",
	" a\nb", "\n a\nb", "a\n\t", "a\r\nb", "a\rb", "a\u0085b", "a\u2028b\nc", "a\u2029b", "\u2028", "\uFEFF", "a\uFEFFb\n", "\x00", "a\x07b\nc", "\u007F", "\u0080", "\uFFFE", "\uFDD0",
	"é", "e\u0301", "文字", "😀", "👩\u200D👩", "\u00A0", "\u200B", "<b>&amp;</b>", "<<", "=", strings.Repeat("long ", 60), strings.Repeat("x", 200), "a\n" + strings.Repeat("long  ", 30),
}

var text = rapid.OneOf(rapid.SampledFrom(nastyTexts), rapid.String(),
	rapid.Map(rapid.SliceOfN(rapid.SampledFrom(nastyTexts), 2, 4), func(parts []string) string { return strings.Join(parts, "\n") }))

var decimal = rapid.Custom(func(t *rapid.T) questions.Decimal {
	d, err := questions.ParseDecimal(rapid.StringMatching(`-?[0-9]{1,12}(\.[0-9]{1,9})?(e-?[0-9]{1,2})?`).Draw(t, "decimal"))
	if err != nil {
		return ""
	}
	return d
})

var evidence = rapid.Custom(func(t *rapid.T) questions.Evidence {
	return questions.Evidence{Source: text.Draw(t, "source"), Quote: text.Draw(t, "quote"),
		Passage: rapid.IntRange(0, 9).Draw(t, "passage"), Absent: text.Draw(t, "absent")}
})

var shuffle = rapid.Ptr(rapid.Bool(), true)

var options = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Option {
	return questions.Option{ID: text.Draw(t, "id"), Text: text.Draw(t, "text"), Correct: rapid.Bool().Draw(t, "correct"),
		Weight: decimal.Draw(t, "weight"), Feedback: text.Draw(t, "feedback"), Pinned: rapid.Bool().Draw(t, "pinned")}
}), 0, 3)

// tolerance is a decimal, a percentage, or a text that is neither.
var tolerance = rapid.Custom(func(t *rapid.T) questions.Tolerance {
	switch d := decimal.Draw(t, "number"); rapid.IntRange(0, 2).Draw(t, "form") {
	case 0:
		return questions.Tolerance(d)
	case 1:
		return questions.Tolerance(d + "%")
	}
	odd := text.Draw(t, "text")
	if _, err := questions.ParseDecimal(odd); err == nil {
		return ""
	}
	return questions.Tolerance(odd)
})

var items = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Item {
	return questions.Item{ID: rapid.OneOf(rapid.Just(""), text).Draw(t, "id"), Text: text.Draw(t, "text")}
}), 0, 3)

var gaps = rapid.Custom(func(t *rapid.T) questions.Gap {
	return questions.Gap{Match: questions.MatchMode(text.Draw(t, "match")), Typos: rapid.Int().Draw(t, "typos"), Unit: text.Draw(t, "unit"),
		Options: options.Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle"), Weight: decimal.Draw(t, "weight"),
		Accept: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.GapAccept {
			return questions.GapAccept{Text: text.Draw(t, "text"), Value: decimal.Draw(t, "value"), Tolerance: tolerance.Draw(t, "tolerance"),
				Min: decimal.Draw(t, "min"), Max: decimal.Draw(t, "max"), Weight: decimal.Draw(t, "weight"), Feedback: text.Draw(t, "feedback")}
		}), 0, 2).Draw(t, "accept")}
})

var criteria = rapid.Custom(func(t *rapid.T) questions.Criterion {
	return questions.Criterion{Criterion: text.Draw(t, "criterion"), Points: decimal.Draw(t, "points"),
		Levels: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Level {
			return questions.Level{Text: text.Draw(t, "text"), Points: decimal.Draw(t, "points")}
		}), 0, 2).Draw(t, "levels")}
})

var bodies = rapid.OneOf(
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.Numeric{Unit: text.Draw(t, "unit"), Accept: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.NumericAccept {
			return questions.NumericAccept{Value: decimal.Draw(t, "value"), Tolerance: tolerance.Draw(t, "tolerance"), Min: decimal.Draw(t, "min"),
				Max: decimal.Draw(t, "max"), Weight: decimal.Draw(t, "weight"), Feedback: text.Draw(t, "feedback")}
		}), 0, 3).Draw(t, "accept")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.Matching{Distractors: items.Draw(t, "distractors"), Pairs: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Pair {
			return questions.Pair{ID: text.Draw(t, "id"), Prompt: text.Draw(t, "prompt"), MatchID: text.Draw(t, "match_id"), Match: text.Draw(t, "match")}
		}), 0, 3).Draw(t, "pairs")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.Ordering{Items: items.Draw(t, "items"), Marking: questions.OrderMarking(text.Draw(t, "marking"))}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.GapFill{Gaps: rapid.MapOfN(text, gaps, 0, 3).Draw(t, "gaps")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.Essay{Rubric: rapid.SliceOfN(criteria, 0, 2).Draw(t, "rubric"),
			Words: questions.WordRange{Min: rapid.Int().Draw(t, "min"), Max: rapid.Int().Draw(t, "max")}}
	}),
	rapid.Just[questions.Body](&questions.Information{}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.SingleChoice{Options: options.Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.MultipleResponse{Options: options.Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle"),
			Marking: questions.MultipleMarking(text.Draw(t, "marking"))}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.TrueFalse{Answer: shuffle.Draw(t, "answer"),
			Feedback: questions.TrueFalseFeedback{True: text.Draw(t, "true"), False: text.Draw(t, "false")}}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.ShortText{Match: questions.MatchMode(text.Draw(t, "match")), Typos: rapid.Int().Draw(t, "typos"),
			Accept: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Accept {
				return questions.Accept{Text: text.Draw(t, "text"), Weight: decimal.Draw(t, "weight"), Feedback: text.Draw(t, "feedback")}
			}), 0, 3).Draw(t, "accept")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		return &questions.SelectSentence{Source: text.Draw(t, "source"), Choose: rapid.Int().Draw(t, "choose"),
			Correct: rapid.SliceOfN(text, 0, 3).Draw(t, "correct")}
	}),
	rapid.Custom(func(t *rapid.T) questions.Body {
		stance := rapid.Map(text, func(s string) questions.Stance { return questions.Stance(s) })
		return &questions.CompareSources{Claims: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) questions.Claim {
			return questions.Claim{ID: text.Draw(t, "id"), Text: text.Draw(t, "text"),
				Sources:  rapid.MapOfN(text, stance, 0, 3).Draw(t, "sources"),
				Evidence: rapid.SliceOfN(evidence, 0, 2).Draw(t, "evidence")}
		}), 0, 2).Draw(t, "claims")}
	}),
)

var question = rapid.Custom(func(t *rapid.T) questions.Question {
	body := bodies.Draw(t, "body")
	return questions.Question{Body: body, QuestionHead: questions.QuestionHead{
		ID: text.Draw(t, "id"), Type: typeOf(body), Stem: text.Draw(t, "stem"), Points: decimal.Draw(t, "points"),
		Tags: rapid.SliceOfN(text, 0, 2).Draw(t, "tags"), Evidence: rapid.SliceOfN(evidence, 0, 2).Draw(t, "evidence"),
		Explanation: text.Draw(t, "explanation"), Hint: text.Draw(t, "hint"), Pinned: rapid.Bool().Draw(t, "pinned"),
	}}
})

func typeOf(body questions.Body) questions.Type {
	for _, t := range questions.Types() {
		if fmt.Sprintf("%T", questions.NewBody(t)) == fmt.Sprintf("%T", body) {
			return t
		}
	}
	return ""
}

var source = rapid.Custom(func(t *rapid.T) questions.Source {
	return questions.Source{ID: text.Draw(t, "id"), Title: text.Draw(t, "title"), Publisher: text.Draw(t, "publisher"),
		Author: text.Draw(t, "author"), Published: text.Draw(t, "published"), URL: text.Draw(t, "url"), Text: text.Draw(t, "text")}
})

// sets are sets as they may be written, whatever Check says of them.
var sets = rapid.Custom(func(t *rapid.T) questions.Set {
	return questions.Set{
		Readback: rapid.Int().Draw(t, "readback"), ID: text.Draw(t, "id"), Title: text.Draw(t, "title"),
		Description: text.Draw(t, "description"), Language: text.Draw(t, "language"), Tags: rapid.SliceOfN(text, 0, 3).Draw(t, "tags"),
		Evidence: questions.EvidenceRule(text.Draw(t, "evidence")), Briefing: rapid.SliceOfN(source, 0, 2).Draw(t, "briefing"),
		Questions: rapid.SliceOfN(question, 0, 3).Draw(t, "questions"),
	}
})
