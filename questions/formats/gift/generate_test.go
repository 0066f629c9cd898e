package gift

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// scraps are what texts are made of: words, and all that means something in GIFT, in Markdown or in HTML.
var scraps = []string{"tower", "Pilot", "a b", "10", "é", "*emph*", "**b**", "`x`", "_", "*", "#", "##", "####", "=", "~", "{", "}", ":", "::", `\`, `\\`,
	`\n`, `\:`, "->", "//", "[html]", "[markdown]", "[sic]", "%50%", "%", "$CATEGORY:", "&amp;", "&", "<b>", "<", "1.", "- ", ">", "|", "_____", "T", "0", "..", "$x$", "\n\n", "\\\n"}

func draw(t *rapid.T, what string, from []string) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(from), 1, 5).Draw(t, what)
	return strings.Join(parts, rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
}

// markdownText is a text as a set has it: with something to read in it.
func markdownText(t *rapid.T, what string) string {
	text := strings.TrimSpace(draw(t, what, scraps))
	if questions.Fold(questions.PlainText(text)) == "" || questions.Fold(text) == "" {
		return "text"
	}
	return text
}

func lineText(t *rapid.T, what string) string {
	oneLine := slices.DeleteFunc(slices.Clone(scraps), func(s string) bool { return strings.Contains(s, "\n") })
	text := strings.Join(strings.Fields(draw(t, what, oneLine)), " ")
	if strings.Trim(text, "* ") == "" {
		return "text"
	}
	return text
}

func maybe(t *rapid.T, what string, text func(*rapid.T, string) string) string {
	if rapid.Bool().Draw(t, "has "+what) {
		return text(t, what)
	}
	return ""
}

var percents = rapid.SampledFrom([]questions.Decimal{"0", "50", "33.33333", "-25", "-100", "12.5"})

// distinct adds a number to each text that is there already, since parts with equal texts are reported.
func distinct(seen map[string]bool, text string) string {
	for n := 2; seen[questions.Fold(text)]; n++ {
		text = fmt.Sprintf("text %d", n)
	}
	seen[questions.Fold(text)] = true
	return text
}

func drawOptions(t *rapid.T) questions.Options {
	options := make(questions.Options, rapid.IntRange(2, 5).Draw(t, "options"))
	seen := map[string]bool{}
	for i := range options {
		options[i].Text, options[i].Feedback = distinct(seen, markdownText(t, "option")), maybe(t, "feedback", markdownText)
	}
	return options
}

func drawSingle(t *rapid.T) questions.Body {
	options := drawOptions(t)
	if !rapid.Bool().Draw(t, "weighted") {
		options[rapid.IntRange(0, len(options)-1).Draw(t, "right")].Correct = true
		return &questions.SingleChoice{Options: options}
	}
	for i := range options {
		options[i].Weight = percents.Draw(t, "weight")
	}
	options[0].Weight, options[1].Weight = "100", "50"
	return &questions.SingleChoice{Options: options}
}

func drawMultiple(t *rapid.T) questions.Body {
	b := &questions.MultipleResponse{Options: drawOptions(t)}
	if rapid.Bool().Draw(t, "weights") {
		b.Marking = questions.ByWeights
		for i := range b.Options {
			b.Options[i].Weight = "0"
		}
		b.Options[0].Weight, b.Options[1].Weight = "75", "25"
		return b
	}
	b.Options[0].Correct = true
	for i := range b.Options {
		b.Options[i].Correct = b.Options[i].Correct || rapid.Bool().Draw(t, "right")
	}
	return b
}

func drawAccept(t *rapid.T) questions.Body {
	b, seen := &questions.ShortText{}, map[string]bool{}
	for i := range rapid.IntRange(1, 3).Draw(t, "accepted") {
		a := questions.Accept{Text: distinct(seen, lineText(t, "accepted")), Feedback: maybe(t, "feedback", markdownText)}
		if i > 0 && rapid.Bool().Draw(t, "weighted") {
			a.Weight = "50"
		}
		b.Accept = append(b.Accept, a)
	}
	return b
}

func drawNumeric(t *rapid.T) questions.Body {
	b := &questions.Numeric{}
	for i := range rapid.IntRange(1, 3).Draw(t, "accepted") {
		a := questions.NumericAccept{Value: "-12.5", Tolerance: rapid.SampledFrom([]questions.Tolerance{"", "0.5", "3"}).Draw(t, "tolerance"), Feedback: maybe(t, "feedback", markdownText)}
		if rapid.Bool().Draw(t, "ranged") {
			a.Value, a.Tolerance, a.Min, a.Max = "", "", "-3", "4.25"
		}
		if i > 0 {
			a.Weight = "25"
		}
		b.Accept = append(b.Accept, a)
	}
	return b
}

func plainMatch(t *rapid.T) string { return markup.Escape(lineText(t, "match")) }

func drawMatching(t *rapid.T) questions.Body {
	b, seen := &questions.Matching{}, map[string]bool{}
	for range rapid.IntRange(2, 4).Draw(t, "pairs") {
		b.Pairs = append(b.Pairs, questions.Pair{Prompt: distinct(seen, markdownText(t, "prompt")), Match: plainMatch(t)})
	}
	b.Pairs[0].Match = "first"
	b.Pairs[1].Match = "second"
	if rapid.Bool().Draw(t, "distractor") {
		b.Distractors = []questions.Item{{Text: "third"}}
	}
	return b
}

func drawOrdering(t *rapid.T) questions.Body {
	b, seen := &questions.Ordering{Marking: rapid.SampledFrom(questions.OrderMarkings()).Draw(t, "marking")}, map[string]bool{}
	if b.Marking == questions.AbsolutePosition {
		b.Marking = ""
	}
	for range rapid.IntRange(2, 5).Draw(t, "items") {
		b.Items = append(b.Items, questions.Item{Text: distinct(seen, markdownText(t, "item"))})
	}
	return b
}

func drawTrueFalse(t *rapid.T) questions.Body {
	answer := rapid.Bool().Draw(t, "answer")
	return &questions.TrueFalse{Answer: &answer, Feedback: questions.TrueFalseFeedback{True: maybe(t, "on true", markdownText), False: maybe(t, "on false", markdownText)}}
}

var bodies = []func(*rapid.T) questions.Body{drawSingle, drawMultiple, drawAccept, drawNumeric, drawMatching, drawOrdering, drawTrueFalse,
	func(*rapid.T) questions.Body { return &questions.Essay{} }, func(*rapid.T) questions.Body { return &questions.Information{} }}

// drawSet is a sound set of questions of all types that GIFT has.
func drawSet(t *rapid.T) questions.Set {
	var qs []questions.Question
	for i := range rapid.IntRange(1, 4).Draw(t, "questions") {
		q := questionOf(fmt.Sprintf("question-%d", i), markdownText(t, "stem"), rapid.SampledFrom(bodies).Draw(t, "type")(t))
		q.Title = maybe(t, "title", lineText)
		q.Tags = rapid.SampledFrom([][]string{nil, {"a"}, {"a/b", "c d", "e]"}}).Draw(t, "tags")
		if _, ok := q.Body.(*questions.Information); !ok {
			q.Explanation = maybe(t, "explanation", markdownText)
		}
		qs = append(qs, q)
	}
	return setOf(qs...)
}

// TestNothingIsLostWithoutAWord: what is written is read as it was, or named; and what was read is written the same again.
func TestNothingIsLostWithoutAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := drawSet(t)
		var b strings.Builder
		problems, err := Write(&b, set)
		if err != nil {
			t.Fatal(err)
		}
		read, told := readText(b.String())
		reported := map[string]bool{}
		for _, p := range problems {
			reported[p.Question] = true
		}
		for i := range set.Questions {
			q := &set.Questions[i]
			if diff := cmp.Diff(q, read.Question(q.ID), cmpopts.EquateEmpty()); diff != "" && !reported[q.ID] {
				t.Fatalf("(-wrote +read):\n%s\n%v\n%s", diff, told, b.String())
			}
		}
		var again strings.Builder
		if _, err := Write(&again, read); err != nil || again.String() != b.String() {
			t.Fatalf("written again (-first +second):\n%s", cmp.Diff(b.String(), again.String()))
		}
	})
}
