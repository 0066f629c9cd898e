package qti

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqGeoBwACBAEAiT3rBQAAAABJRU5ErkJggg==")

// blocks and lines are texts in the Markdown that HTML becomes again.
var (
	blocks = rapid.Custom(func(t *rapid.T) string {
		return canonical(rapid.SampledFrom([]string{
			"Who read it back?", "What *did* the **tower** say & why?", "Less < more > least", "A list:\n\n- one\n- two", "1. first\n2. second",
			"```\ncode := `x`\n```", "> said the pilot\n\nand went on", "# A heading\n\nText with `code` in it", "Ends with a [link](https://example.org/a?b=c&d)",
			"Über die Brücke 中文 😀", "a \\* b \\_ c \\[ d", "\\[\\[no gap\\]\\]", "| a | b |\n| --- | --- |\n| 1 | 2 |", "two\n\nparagraphs", "x\\\ny",
		}).Draw(t, "block"))
	})
	lines = rapid.Custom(func(t *rapid.T) string {
		text := rapid.SampledFrom([]string{"The pilot", "The *tower*", "nobody & **no one**", "a < b", "`code`", "Ünïcode 中", "3.5", "\"quoted\"", "it's", "a\\*b"}).Draw(t, "line")
		return text + fmt.Sprint(rapid.IntRange(0, 99999).Draw(t, "number"))
	})
	slugs = rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}`)
)

func canonical(text string) string {
	for range 3 {
		text = (&markup.Reader{}).Block(markup.HTML(text, nil))
	}
	return text
}

func maybe[T any](t *rapid.T, g *rapid.Generator[T], label string) T {
	var none T
	if rapid.Bool().Draw(t, label+"?") {
		return g.Draw(t, label)
	}
	return none
}

// sets are sets that a package holds all of, in either version.
var sets = rapid.Custom(func(t *rapid.T) questions.Set {
	set := questions.Set{
		Readback: questions.FormatVersion, ID: slugs.Draw(t, "id"), Title: "A set " + slugs.Draw(t, "title"),
		Description: maybe(t, rapid.SampledFrom([]string{"What happened.", "All of it"}), "description"),
		Language:    maybe(t, rapid.SampledFrom([]string{"en", "de", "nl-NL"}), "language"),
		Tags:        maybe(t, rapid.Just([]string{"harbour", "radio & co"}), "tags"),
	}
	ids := map[string]bool{}
	for range rapid.IntRange(1, 3).Draw(t, "questions") {
		q := questionOf(t)
		if ids[q.ID] {
			continue
		}
		ids[q.ID] = true
		if maybe(t, rapid.Just(true), "image") {
			name, err := set.Embed(pixel)
			if err != nil {
				t.Fatal(err)
			}
			q.Stem += "\n\n![The quay](media:" + name + ")"
		}
		set.Questions = append(set.Questions, q)
	}
	return set
})

func questionOf(t *rapid.T) questions.Question {
	q := questions.Question{QuestionHead: questions.QuestionHead{ID: slugs.Draw(t, "id"), Stem: blocks.Draw(t, "stem")}}
	q.Explanation = maybe(t, blocks, "explanation")
	q.Pinned = rapid.Bool().Draw(t, "pinned")
	q.Tags = maybe(t, rapid.Just([]string{"who"}), "tags")
	if title := "Read-back no. " + fmt.Sprint(rapid.IntRange(1, 99).Draw(t, "n")); rapid.Bool().Draw(t, "titled") {
		q.Title = title
	}
	kind := rapid.SampledFrom([]func(*rapid.T, *questions.Question) questions.Body{
		single, truth, multi, text, numeric, match, order, gapFill, essay, information,
	}).Draw(t, "kind")
	q.Body = kind(t, &q)
	if q.Type = questions.TypeOf(q.Body); q.Type != questions.InformationType {
		if q.Points = rapid.SampledFrom([]questions.Decimal{"", "2", "2.5", "3", "10"}).Draw(t, "points"); q.Type == questions.EssayType {
			fitRubric(&q)
		}
	}
	return q
}

func fitRubric(q *questions.Question) {
	for i := range q.Body.(*questions.Essay).Rubric {
		q.Body.(*questions.Essay).Rubric[i].Points = "1"
	}
}

var keep = false

func options(t *rapid.T) questions.Options {
	ids := rapid.Bool().Draw(t, "ids")
	list := make(questions.Options, rapid.IntRange(2, 5).Draw(t, "options"))
	for i := range list {
		list[i].Text = lines.Draw(t, "option") + fmt.Sprint(i)
		list[i].Feedback = maybe(t, blocks, "feedback")
		list[i].Pinned = rapid.Bool().Draw(t, "pinned")
		if ids {
			list[i].ID = fmt.Sprintf("%c", 'a'+i)
		}
	}
	return list
}

func shuffle(t *rapid.T) *bool {
	if rapid.Bool().Draw(t, "shuffled") {
		return nil
	}
	return &keep
}

func single(t *rapid.T, _ *questions.Question) questions.Body {
	return &questions.SingleChoice{Options: weighted(t, options(t)), Shuffle: shuffle(t)}
}

func weighted(t *rapid.T, os questions.Options) questions.Options {
	right := rapid.IntRange(0, len(os)-1).Draw(t, "right")
	if rapid.Bool().Draw(t, "weighted") {
		for i := range os {
			os[i].Weight = rapid.SampledFrom([]questions.Decimal{"0", "50", "-25", "33.33333"}).Draw(t, "weight")
		}
		os[right].Weight = "100"
		if !slices.ContainsFunc(os, func(o questions.Option) bool { return o.Weight != "0" && o.Weight != "100" }) {
			os[(right+1)%len(os)].Weight = "50"
		}
		return os
	}
	os[right].Correct = true
	return os
}

func truth(t *rapid.T, _ *questions.Question) questions.Body {
	right := rapid.Bool().Draw(t, "right")
	return &questions.TrueFalse{Answer: &right, Feedback: questions.TrueFalseFeedback{True: maybe(t, blocks, "true"), False: maybe(t, blocks, "false")}}
}

func multi(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.MultipleResponse{Options: options(t), Shuffle: shuffle(t)}
	b.Marking = rapid.SampledFrom([]questions.MultipleMarking{"", questions.AllOrNothing, questions.PerOption, questions.ByWeights}).Draw(t, "marking")
	if len(b.Options) == 2 {
		b.Marking = "" // of two options few markings differ
	}
	for i := range b.Options {
		b.Options[i].Correct = i == 0 || i != len(b.Options)-1 && rapid.Bool().Draw(t, "right")
	}
	if b.Marking == questions.ByWeights {
		for i := range b.Options {
			b.Options[i].Correct = false
			b.Options[i].Weight = []questions.Decimal{"75", "25", "-50", "0", "-100"}[i]
		}
	}
	return b
}

func text(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.ShortText{Match: rapid.SampledFrom([]questions.MatchMode{"", questions.MatchExact}).Draw(t, "match")}
	texts := rapid.SampledFrom([][]string{{"Quay Seven"}, {"York", "Bath", "Wells"}, {`5 \* 3`, "fifteen"}, {"*Seven*", "Quay"}, {"Zürich", "a.b (c) [d]"}, {"ab*", "c*d"}}).Draw(t, "texts")
	for i, accepted := range texts {
		a := questions.Accept{Text: accepted, Feedback: maybe(t, blocks, "feedback")}
		if i > 0 {
			a.Weight = rapid.SampledFrom([]questions.Decimal{"", "50", "0"}).Draw(t, "weight")
		}
		b.Accept = append(b.Accept, a)
	}
	return b
}

func numeric(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.Numeric{}
	b.Accept = rapid.SampledFrom([][]questions.NumericAccept{
		{{Value: "12.5"}}, {{Value: "-3", Tolerance: "0.25"}}, {{Value: "100", Tolerance: "5%"}}, {{Min: "10", Max: "15"}}, {{Min: "10"}}, {{Max: "-1.5"}},
		{{Value: "12"}, {Value: "12", Tolerance: "2", Weight: "50"}}, {{Min: "1", Max: "2"}, {Value: "7", Weight: "25"}}, {{Value: "0"}, {Value: "1", Weight: "0"}},
	}).Draw(t, "accept")
	b.Accept = slices.Clone(b.Accept)
	for i := range b.Accept {
		b.Accept[i].Feedback = maybe(t, blocks, "feedback")
	}
	return b
}

func match(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.Matching{}
	ids := rapid.Bool().Draw(t, "ids")
	for i := range rapid.IntRange(2, 5).Draw(t, "pairs") {
		p := questions.Pair{Prompt: lines.Draw(t, "prompt") + fmt.Sprint(i), Match: lines.Draw(t, "match") + fmt.Sprint("m", i)}
		if ids {
			p.ID, p.MatchID = fmt.Sprint("p", i+1), fmt.Sprint("m", i+1)
		}
		b.Pairs = append(b.Pairs, p)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "distractors") {
		d := questions.Item{Text: lines.Draw(t, "distractor") + fmt.Sprint("d", i)}
		if ids {
			d.ID = fmt.Sprint("d", i+1)
		}
		b.Distractors = append(b.Distractors, d)
	}
	return b
}

func order(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.Ordering{Marking: rapid.SampledFrom([]questions.OrderMarking{"", questions.WholeOrder, questions.AdjacentPairs, questions.RelativePosition}).Draw(t, "marking")}
	for i := range rapid.IntRange(3, 7).Draw(t, "items") {
		b.Items = append(b.Items, questions.Item{Text: lines.Draw(t, "item") + fmt.Sprint(i), ID: fmt.Sprint("i", i+1)})
	}
	return b
}

func gapFill(t *rapid.T, q *questions.Question) questions.Body {
	b := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	names := rapid.SampledFrom([][]string{{"1"}, {"1", "2"}, {"wo", "SCORE", "ä 3"}, {"RESPONSE", "x_0041"}}).Draw(t, "names")
	q.Stem = "It lay"
	for i, name := range names {
		q.Stem += fmt.Sprintf(" and at [[%s]]", name)
		gap := gapAround(gapBody(t))
		if i > 0 {
			gap.Weight = rapid.SampledFrom([]questions.Decimal{"", "2", "3"}).Draw(t, "weight")
		}
		b.Gaps[name] = gap
	}
	q.Stem += ".\n\nThat is all."
	return b
}

func gapBody(t *rapid.T) questions.Body {
	return rapid.SampledFrom([]func(*rapid.T, *questions.Question) questions.Body{single, text, numeric}).Draw(t, "gap")(t, nil)
}

// gapAround is a body as a gap.
func gapAround(body questions.Body) (gap questions.Gap) {
	switch b := body.(type) {
	case *questions.SingleChoice:
		gap = questions.Gap{Options: b.Options, Shuffle: b.Shuffle}
		for o := range gap.Options {
			gap.Options[o].Text = fmt.Sprintf("option %d", o)
		}
	case *questions.ShortText:
		gap.Match = b.Match
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
		}
	case *questions.Numeric:
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight, Feedback: a.Feedback})
		}
	}
	return gap
}

func essay(t *rapid.T, _ *questions.Question) questions.Body {
	b := &questions.Essay{}
	for range rapid.IntRange(0, 2).Draw(t, "criteria") {
		b.Rubric = append(b.Rubric, questions.Criterion{Criterion: blocks.Draw(t, "criterion"), Points: "1"})
	}
	return b
}

func information(*rapid.T, *questions.Question) questions.Body { return &questions.Information{} }

// packed writes a set.
func packed(t interface{ Fatal(...any) }, set questions.Set, v *Version) ([]byte, questions.Problems) {
	var b bytes.Buffer
	problems, err := Write(&b, set, v)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), problems
}

// unpacked reads a package.
func unpacked(data []byte) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"set.zip": {Data: data}}, "set.zip")
}

func asJSON(v any) string {
	data, _ := json.MarshalIndent(v, "", " ")
	return string(data)
}

func TestWhatIsHeldComesBackEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SampledFrom([]*Version{Two, Three}).Draw(t, "version")
		set := sets.Draw(t, "set")
		if ps := questions.Check(&set); ps.Failed() {
			t.Fatalf("the set is wrong: %+v", ps)
		}
		data, losses := packed(t, set, v)
		if len(losses) > 0 {
			t.Fatalf("%s loses: %+v\n%s", v.Name, losses, asJSON(set))
		}
		again, problems := unpacked(data)
		if problems.Failed() {
			t.Fatalf("%s: %+v", v.Name, problems)
		}
		if d := cmp.Diff(asJSON(set), asJSON(again)); d != "" {
			t.Fatal(v.Name, d)
		}
		if second, _ := packed(t, again, v); !bytes.Equal(data, second) {
			t.Fatal(v.Name, "is written otherwise the second time")
		}
	})
}
