package moodlexml

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// nasty are texts that XML, HTML, Markdown or cloze could take for something else.
var nasty = []string{
	"a", "Who read it back?", "Well done!", "!", "a = b", `"a" (b)`, "50 %, 3/4", "== a", "a < b", "<b>a</b>", "a & b", "&amp;", "&#123;x", "]]>", "<![CDATA[a]]>", "@@PLUGINFILE@@/a.png", "media:x", "a\nb", "a\n\nb",
	"a  \nb", "- a\n- b", "1. a", "10) a", "+ a", "# a", "> a", "```\n<a>\n```", "`a`", "*a*", "**a**", "a_b_c", `\*`, `\(x^2\)`, "$x$", "[a](https://example.com/?a=1&b=2)",
	"| a | b |\n| - | - |\n| 1 | 2 |", "a\u00A0b", "a\u200Bb", "a\u2028b", "é", "e\u0301", "文字", "😀", "‘a’ “b” – c…", "50%", "a=b", "a~b", "a#b", "a}b{", "{1:SA:=a}", "{#1}", `C:\dir`,
	`\}`, `\#`, `a\`, "//", "$CATEGORY: a", "<!-- a -->", "a\tb", "https://example.com", "www.example.com", "a.", "...", "2024", "true", "0", "*", "a\rb", "<p>a</p>", "<question>", "</text>",
}

// trimmed is a text as the format holds it.
func trimmed(text string) string { return strings.TrimSpace(legal(strings.ToValidUTF8(text, ""))) }

// markdown are texts with markup.
var markdown = rapid.Map(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String(),
	rapid.Map(rapid.SliceOfN(rapid.SampledFrom(nasty), 2, 3), func(parts []string) string { return strings.Join(parts, " ") })), trimmed)

// some are texts that aren't empty.
var some = markdown.Filter(func(text string) bool { return text != "" })

// plain is a text without markup, as a match has it, that ends as it is told.
func plain(t *rapid.T, end string) string {
	text := rapid.OneOf(rapid.SampledFrom(nasty), rapid.StringMatching(`[a-z<>&;]{1,8}( [a-zé]{1,5}){0,2}`)).Filter(func(text string) bool {
		text = oneLine(text + end)
		read, _ := markup.Plain(markup.Escape(text))
		return oneLine(read) == text
	}).Draw(t, "plain")
	return markup.Escape(oneLine(text + end))
}

// inGap are texts that come back as they were from HTML.
var inGap = some.Filter(func(text string) bool {
	none := func(string) string { return "" }
	var r markup.Reader
	return r.Inline(markup.InlineHTML(text, none)) == text && r.Block(markup.HTML(text, none)) == text
})

var typedText = rapid.Map(markdown, func(text string) string { return "x" + text })

var percent = rapid.Map(rapid.SampledFrom([]string{"90", "83.33333", "75", "50", "33.33333", "12.5", "5"}), func(text string) questions.Decimal { return questions.Decimal(text) })

var number = rapid.Custom(func(t *rapid.T) questions.Decimal {
	d, err := questions.ParseDecimal(rapid.StringMatching(`-?[0-9]{1,6}(\.[0-9]{1,4})?`).Draw(t, "number"))
	if err != nil {
		t.Fatal(err)
	}
	return d
})

// options are options of which the first is worth all, and the others weights or nothing.
func options(text *rapid.Generator[string], weighted bool) *rapid.Generator[questions.Options] {
	return rapid.Custom(func(t *rapid.T) questions.Options {
		var list questions.Options
		for i := range rapid.IntRange(2, 4).Draw(t, "options") {
			o := questions.Option{Text: text.Filter(func(one string) bool { return notYet(list, one) }).Draw(t, "text"), Feedback: rapid.OneOf(rapid.Just(""), text).Draw(t, "feedback")}
			switch {
			case !weighted:
				o.Correct = i == 0
			case i == 0:
				o.Weight = "100"
			default:
				o.Weight = percent.Draw(t, "weight")
			}
			list = append(list, o)
		}
		return list
	})
}

// notYet tells whether no option has the text.
func notYet(list questions.Options, text string) bool {
	return !slices.ContainsFunc(list, func(o questions.Option) bool { return o.Text == text })
}

var shuffle = rapid.Map(rapid.Bool(), func(kept bool) *bool {
	if kept {
		return &no
	}
	return nil
})

var choices = rapid.Custom(func(t *rapid.T) questions.Body {
	return &questions.SingleChoice{Options: options(some, rapid.Bool().Draw(t, "weighted")).Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle")}
})

var responses = rapid.Custom(func(t *rapid.T) questions.Body {
	b := &questions.MultipleResponse{Options: options(some, false).Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle")}
	if rapid.Bool().Draw(t, "weighted") {
		b.Marking = questions.ByWeights
		for i := range b.Options {
			b.Options[i].Correct, b.Options[i].Weight = false, []questions.Decimal{"75", "25", "0", "-33.33333"}[i]
		}
	}
	return b
})

var statements = rapid.Custom(func(t *rapid.T) questions.Body {
	return &questions.TrueFalse{Answer: rapid.SampledFrom([]*bool{&yes, &no}).Draw(t, "answer"),
		Feedback: questions.TrueFalseFeedback{True: markdown.Draw(t, "true"), False: markdown.Draw(t, "false")}}
})

var match = rapid.SampledFrom([]questions.MatchMode{"", questions.MatchExact})

var texts = rapid.Custom(func(t *rapid.T) questions.Body {
	b := &questions.ShortText{Match: match.Draw(t, "match"), Accept: []questions.Accept{{Text: typedText.Draw(t, "text"), Feedback: markdown.Draw(t, "feedback")}}}
	for range rapid.IntRange(0, 2).Draw(t, "more") {
		b.Accept = append(b.Accept, questions.Accept{Text: typedText.Draw(t, "text"), Weight: percent.Draw(t, "weight"), Feedback: markdown.Draw(t, "feedback")})
	}
	return b
})

var numbers = rapid.Custom(func(t *rapid.T) questions.Body {
	b := &questions.Numeric{Unit: rapid.SampledFrom([]string{"", "ft", "m/s", "°C", "<&>"}).Draw(t, "unit"),
		Accept: []questions.NumericAccept{{Value: number.Draw(t, "value"), Tolerance: rapid.SampledFrom([]questions.Tolerance{"", "0.5", "2"}).Draw(t, "tolerance"), Feedback: markdown.Draw(t, "feedback")}}}
	if rapid.Bool().Draw(t, "others") {
		for _, every := range everyNumber() {
			every.Weight, every.Feedback = "0", "Not at all."
			b.Accept = append(b.Accept, every)
		}
	}
	return b
})

var pairs = rapid.Custom(func(t *rapid.T) questions.Body {
	b := &questions.Matching{}
	for i := range rapid.IntRange(2, 4).Draw(t, "pairs") {
		b.Pairs = append(b.Pairs, questions.Pair{Prompt: some.Draw(t, "prompt") + strconv.Itoa(i), Match: plain(t, strconv.Itoa(i))})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "distractors") {
		b.Distractors = append(b.Distractors, questions.Item{Text: plain(t, "d"+strconv.Itoa(i))})
	}
	return b
})

var orders = rapid.Custom(func(t *rapid.T) questions.Body {
	b := &questions.Ordering{Marking: rapid.SampledFrom([]questions.OrderMarking{"", questions.WholeOrder, questions.AdjacentPairs, questions.LongestSubset, questions.RelativePosition}).Draw(t, "marking")}
	for i := range rapid.IntRange(2, 4).Draw(t, "items") {
		b.Items = append(b.Items, questions.Item{Text: some.Draw(t, "item") + strconv.Itoa(i)})
	}
	return b
})

var gapBodies = rapid.Custom(func(t *rapid.T) questions.Gap {
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return questions.Gap{Match: match.Draw(t, "match"), Accept: []questions.GapAccept{{Text: typedText.Draw(t, "text"), Feedback: rapid.OneOf(rapid.Just(""), inGap).Draw(t, "feedback")},
			{Text: "y" + typedText.Draw(t, "text"), Weight: percent.Draw(t, "weight")}}}
	case 1:
		return questions.Gap{Accept: []questions.GapAccept{{Value: number.Draw(t, "value"), Tolerance: rapid.SampledFrom([]questions.Tolerance{"", "0.5"}).Draw(t, "tolerance"), Feedback: rapid.OneOf(rapid.Just(""), inGap).Draw(t, "feedback")}}}
	}
	return questions.Gap{Options: options(inGap, rapid.Bool().Draw(t, "weighted")).Draw(t, "options"), Shuffle: shuffle.Draw(t, "shuffle")}
})

// gapFill is a stem with gaps between texts, worth as many points as its gaps weigh.
func gapFill(t *rapid.T, q *questions.Question) {
	b, points := &questions.GapFill{Gaps: map[string]questions.Gap{}}, 0
	q.Stem = "x"
	for i := range rapid.IntRange(1, 3).Draw(t, "gaps") {
		gap, weight := gapBodies.Draw(t, "gap"), 1
		if i > 0 {
			weight = rapid.IntRange(1, 3).Draw(t, "weight")
		}
		if weight != 1 {
			gap.Weight = questions.Decimal(strconv.Itoa(weight))
		}
		points += weight
		name := strconv.Itoa(i + 1)
		b.Gaps[name] = gap
		q.Stem += rapid.SampledFrom([]string{" and ", "\n\n- ", " *a* ", " <b>a</b> ", " {1:SA:=x} ", " {#1} ", " & "}).Draw(t, "between") + "[[" + name + "]]"
	}
	if q.Points, q.Body = questions.Decimal(strconv.Itoa(points)), b; points == 1 {
		q.Points = ""
	}
}

var essays = rapid.Custom(func(t *rapid.T) questions.Body {
	return &questions.Essay{Words: questions.WordRange{Min: rapid.IntRange(0, 50).Draw(t, "min"), Max: rapid.SampledFrom([]int{0, 100}).Draw(t, "max")}}
})

// held are questions of which Moodle XML holds everything.
var held = rapid.Custom(func(t *rapid.T) questions.Question {
	q := questions.Question{}
	q.Stem = some.Draw(t, "stem")
	q.Points = rapid.SampledFrom([]questions.Decimal{"", "2.5", "0.3333333", "0"}).Draw(t, "points")
	if rapid.IntRange(0, 4).Draw(t, "gaps") == 0 {
		gapFill(t, &q)
	} else {
		q.Body = rapid.OneOf(choices, responses, statements, texts, numbers, pairs, orders, essays, rapid.Just[questions.Body](&questions.Information{})).Draw(t, "body")
	}
	q.Type = questions.TypeOf(q.Body)
	if q.Type == questions.InformationType {
		q.Points = ""
	}
	if rapid.Bool().Draw(t, "titled") {
		q.Title = oneLine("Title " + rapid.SampledFrom(nasty).Draw(t, "title"))
	}
	q.Explanation = markdown.Draw(t, "explanation")
	if hasHints(q.Body) {
		q.Hint = markdown.Draw(t, "hint")
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "tags") {
		q.Tags = append(q.Tags, oneLine(strconv.Itoa(i)+rapid.SampledFrom(nasty).Draw(t, "tag")))
	}
	return q
})

// pixel is the smallest image.
var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// sets are sets of such questions, as they are read from bank.xml.
var sets = rapid.Custom(func(t *rapid.T) questions.Set {
	set := questions.Set{Readback: questions.FormatVersion, ID: "bank", Title: "bank", Questions: rapid.SliceOfN(held, 1, 4).Draw(t, "questions")}
	for i := range set.Questions {
		set.Questions[i].ID = fmt.Sprintf("q-%d", i)
	}
	if rapid.Bool().Draw(t, "image") {
		name, err := set.Embed(pixel)
		if err != nil {
			t.Fatal(err)
		}
		set.Questions[0].Explanation = "See ![the *log*](media:" + name + ")."
	}
	return set
})
