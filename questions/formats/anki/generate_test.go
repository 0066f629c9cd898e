package anki

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// words are pieces of texts, some of which mean something in Anki's files, in HTML or in Markdown.
var words = []string{"quay", "seven", "the pilot", "12", "0.5", "A) one", "B. two", "{{c1::x}}", "}}", "::", "[sound:a.mp3]", "\"so\"", "'", "<b>", "&amp;", "a\tb", "#tags:", "- x", "1. y", "*", "_", "[[z]]", "\\", "é", "文字", "/", "(", ")", "True", "±", "hr", "$x$", "~", "|", "!", "`"}

var phrase = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(strings.Fields(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words"), " ")), " ")
})

// plainText is text as Markdown on a line.
var plainText = rapid.Map(phrase, markup.Escape)

// richText is Markdown of some blocks.
var richText = rapid.Custom(func(t *rapid.T) string {
	blocks := rapid.SliceOfN(rapid.OneOf(plainText, rapid.SampledFrom([]string{"**bold** *words*", "- one\n- two", "1. one\n2. two", "    code {{c1::x}}", "> said", "a\\\nb", "[link](https://example.org)", "`code`", "| a | b |\n| --- | --- |\n| 1 | 2 |", "---"})), 1, 3).Draw(t, "blocks")
	return strings.Join(blocks, "\n\n")
})

var maybeRich = rapid.OneOf(rapid.Just(""), richText)

var decimal = rapid.Custom(func(t *rapid.T) questions.Decimal {
	d, err := questions.ParseDecimal(rapid.StringMatching(`-?[1-9][0-9]{0,4}(\.[0-9]{1,3})?`).Draw(t, "number"))
	if err != nil {
		t.Fatal(err)
	}
	return d
})

func drawOptions(t *rapid.T, text *rapid.Generator[string]) questions.Options {
	options := make(questions.Options, rapid.IntRange(2, 5).Draw(t, "options"))
	for i := range options {
		options[i].Text = fmt.Sprintf("%s %c", text.Draw(t, "option"), 'p'+i)
		if !strings.Contains(options[i].Text, "\n") {
			options[i].Text = markup.Escape(options[i].Text)
		}
	}
	return options
}

// rightFirst is a choice of the right options: at least so many.
func rightOf(t *rapid.T, options questions.Options, least int) {
	for _, i := range rapid.Permutation(numbers(len(options))).Draw(t, "order")[:rapid.IntRange(least, len(options)).Draw(t, "right")] {
		options[i].Correct = true
	}
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// held are questions of which a note holds everything but what is told of every file.
var held = rapid.Custom(func(t *rapid.T) questions.Question {
	q := questions.Question{QuestionHead: questions.QuestionHead{Stem: markup.Escape("What of " + phrase.Draw(t, "stem") + "?"), Explanation: maybePlain.Draw(t, "explanation"), Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"radio", "a::b", "é"}), 0, 2).Draw(t, "tags")}}
	switch rapid.IntRange(0, 6).Draw(t, "type") {
	case 0:
		options := drawOptions(t, phrase)
		options[rapid.IntRange(0, len(options)-1).Draw(t, "right")].Correct = true
		q.Body = &questions.SingleChoice{Options: options}
	case 1:
		options := drawOptions(t, phrase)
		rightOf(t, options, 2)
		q.Body = &questions.MultipleResponse{Options: options}
	case 2:
		is := rapid.Bool().Draw(t, "answer")
		q.Body = &questions.TrueFalse{Answer: &is}
	case 3:
		q.Body = &questions.ShortText{Accept: []questions.Accept{{Text: "to " + starred(phrase.Draw(t, "text"))}}}
	case 4:
		q.Body = &questions.Numeric{Accept: []questions.NumericAccept{{Value: decimal.Draw(t, "value"), Tolerance: rapid.SampledFrom([]questions.Tolerance{"", "0.5", "5%"}).Draw(t, "tolerance")}}}
	case 5:
		q.Body = &questions.Essay{}
	default:
		q.Body = drawGaps(t, &q)
	}
	q.Type = questions.TypeOf(q.Body)
	return q
})

var maybePlain = rapid.OneOf(rapid.Just(""), plainText)

// drawGaps makes a stem with gaps that are called by their numbers.
func drawGaps(t *rapid.T, q *questions.Question) *questions.GapFill {
	b := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	typed, stem, names := false, "What of ", []string{}
	for i := range rapid.IntRange(1, 3).Draw(t, "gaps") {
		name := fmt.Sprint(i + 1)
		stem += fmt.Sprintf("%s%d%s%s", gapMark, i, gapMark, phrase.Draw(t, "between"))
		names = append(names, name)
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			b.Gaps[name] = questions.Gap{Accept: []questions.GapAccept{{Text: "to " + starred(phrase.Draw(t, "text"))}}}
			typed = true
		case 1:
			b.Gaps[name] = questions.Gap{Accept: []questions.GapAccept{{Value: decimal.Draw(t, "value")}}}
			typed = true
		default:
			options := drawOptions(t, rapid.SampledFrom([]string{"was", "a {{c1::b}}", "é :: x"}))
			options[0].Correct = true
			b.Gaps[name] = questions.Gap{Options: options}
		}
	}
	q.Stem = placeGaps(markup.Escape(stem), names)
	if typed {
		q.Hint = rapid.OneOf(rapid.Just(""), rapid.Just("look there"), rapid.Just("a: b")).Draw(t, "hint")
	}
	return b
}

// anything are questions of every type, with every part.
var anything = rapid.Custom(func(t *rapid.T) questions.Question {
	q := held.Draw(t, "held")
	if q.Type != questions.GapFillType {
		q.Stem = richText.Draw(t, "stem")
	}
	q.Explanation, q.Hint = maybeRich.Draw(t, "explanation"), maybeRich.Draw(t, "hint")
	q.Title, q.Points = maybePlain.Draw(t, "title"), rapid.SampledFrom([]questions.Decimal{"", "2"}).Draw(t, "points")
	weight := rapid.SampledFrom([]questions.Decimal{"", "50"})
	switch rapid.IntRange(0, 8).Draw(t, "type") {
	case 0:
		options := drawOptions(t, richText)
		for i := range options {
			options[i].Weight, options[i].Feedback = rapid.SampledFrom([]questions.Decimal{"100", "0", "-50", "50"}).Draw(t, "weight"), maybePlain.Draw(t, "feedback")
		}
		q.Body = &questions.SingleChoice{Options: options}
	case 1:
		options := drawOptions(t, richText)
		rightOf(t, options, 1)
		q.Body = &questions.MultipleResponse{Options: options, Marking: rapid.SampledFrom([]questions.MultipleMarking{"", questions.PerOption}).Draw(t, "marking")}
	case 2:
		q.Body = &questions.ShortText{Typos: rapid.IntRange(0, 1).Draw(t, "typos"), Accept: []questions.Accept{
			{Text: phrase.Draw(t, "text"), Weight: weight.Draw(t, "weight")}, {Text: phrase.Draw(t, "text")}}}
	case 3:
		q.Body = &questions.Numeric{Unit: rapid.SampledFrom([]string{"", "km"}).Draw(t, "unit"), Accept: []questions.NumericAccept{{Min: "1", Max: decimal.Draw(t, "max")}}}
	case 4:
		q.Body = &questions.Matching{Pairs: []questions.Pair{{Prompt: richText.Draw(t, "prompt"), Match: plainText.Draw(t, "match")}, {Prompt: "b", Match: "two"}}, Distractors: []questions.Item{{Text: "three"}}}
	case 5:
		q.Body = &questions.Ordering{Items: []questions.Item{{Text: richText.Draw(t, "item")}, {Text: "two"}}}
	case 6:
		q.Body = &questions.Essay{Words: questions.WordRange{Min: rapid.IntRange(0, 5).Draw(t, "words")}}
	case 7:
		q.Stem = richText.Draw(t, "stem") + "\n\n" + plainText.Draw(t, "before") + " [[gap x]]\n"
		q.Body = &questions.GapFill{Gaps: map[string]questions.Gap{"gap x": {Weight: weight.Draw(t, "weight"), Accept: []questions.GapAccept{{Text: phrase.Draw(t, "text")}}}}}
	}
	q.Type = questions.TypeOf(q.Body)
	return q
})

func setOf(question *rapid.Generator[questions.Question]) *rapid.Generator[questions.Set] {
	return rapid.Custom(func(t *rapid.T) questions.Set {
		set := questions.Set{Readback: questions.FormatVersion, ID: "cards", Title: rapid.SampledFrom([]string{"Harbour", "Harbour::Radio log", "é"}).Draw(t, "title"), Questions: rapid.SliceOfN(question, 1, 4).Draw(t, "questions")}
		for i := range set.Questions {
			set.Questions[i].ID = fmt.Sprintf("q-%d", i+1)
		}
		return set
	})
}
