package handlers

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// formOf is the form that a question is shown in: the reverse of formReader.question.
func formOf(q *questions.Question) url.Values {
	f := formWriter{}
	f.put("type", string(q.Type))
	f.put("title", q.Title)
	f.put("stem", q.Stem)
	f.put("points", string(q.Points))
	f.put("tags", strings.Join(q.Tags, ", "))
	f.put("explanation", q.Explanation)
	f.put("hint", q.Hint)
	f.tick("pinned", q.Pinned)
	f.evidence("evidence", q.Evidence)
	f.body(q)
	return url.Values(f)
}

// formWriter writes fields; those that are empty it leaves out.
type formWriter url.Values

func (f formWriter) put(name, value string) {
	if value != "" {
		f[name] = []string{value}
	}
}

func (f formWriter) tick(name string, on bool) {
	if on {
		f.put(name, "yes")
	}
}

func (f formWriter) whole(name string, n int) {
	if n != 0 {
		f.put(name, strconv.Itoa(n))
	}
}

func rowOf(part string, n int) string { return part + "." + strconv.Itoa(n) + "." }

func (f formWriter) evidence(part string, list []questions.Evidence) {
	for i, e := range list {
		row := rowOf(part, i)
		f.put(row+"source", e.Source)
		f.put(row+"quote", e.Quote)
		f.whole(row+"passage", e.Passage)
		f.put(row+"absent", e.Absent)
	}
}

func (f formWriter) body(q *questions.Question) {
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		f.options("options", b.Options)
		f.tick("keep", b.Shuffle != nil && !*b.Shuffle)
	case *questions.MultipleResponse:
		f.options("options", b.Options)
		f.put("marking", string(b.Marking))
		f.tick("keep", b.Shuffle != nil && !*b.Shuffle)
	case *questions.TrueFalse:
		f.trueFalse(b)
	case *questions.ShortText:
		f.shortText(b)
	case *questions.Numeric:
		f.numeric(b)
	case *questions.Matching:
		f.matching(b)
	case *questions.Ordering:
		f.items("items", b.Items)
		f.put("marking", string(b.Marking))
	case *questions.GapFill:
		f.gapFill(q, b)
	case *questions.SelectSentence:
		f.selectSentence(b)
	case *questions.CompareSources:
		f.compareSources(b)
	case *questions.Essay:
		f.essay(b)
	}
}

func (f formWriter) options(part string, options questions.Options) {
	for i, o := range options {
		row := rowOf(part, i)
		f.put(row+"id", o.ID)
		f.put(row+"text", o.Text)
		f.tick(row+"correct", o.Correct)
		f.put(row+"weight", string(o.Weight))
		f.put(row+"feedback", o.Feedback)
		f.tick(row+"pinned", o.Pinned)
	}
}

func (f formWriter) trueFalse(b *questions.TrueFalse) {
	if b.Answer != nil {
		f.put("answer", strconv.FormatBool(*b.Answer))
	}
	f.put("feedback.true", b.Feedback.True)
	f.put("feedback.false", b.Feedback.False)
}

func (f formWriter) shortText(b *questions.ShortText) {
	f.put("match", string(b.Match))
	f.whole("typos", b.Typos)
	for i, a := range b.Accept {
		f.accept(rowOf("accept", i), questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
	}
}

func (f formWriter) numeric(b *questions.Numeric) {
	f.put("unit", b.Unit)
	for i, a := range b.Accept {
		f.accept(rowOf("accept", i), questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight, Feedback: a.Feedback})
	}
}

func (f formWriter) accept(row string, a questions.GapAccept) {
	f.put(row+"text", a.Text)
	f.put(row+"value", string(a.Value))
	f.put(row+"tolerance", string(a.Tolerance))
	f.put(row+"min", string(a.Min))
	f.put(row+"max", string(a.Max))
	f.put(row+"weight", string(a.Weight))
	f.put(row+"feedback", a.Feedback)
}

func (f formWriter) items(part string, items []questions.Item) {
	for i, item := range items {
		f.put(rowOf(part, i)+"id", item.ID)
		f.put(rowOf(part, i)+"text", item.Text)
	}
}

func (f formWriter) matching(b *questions.Matching) {
	for i, p := range b.Pairs {
		row := rowOf("pairs", i)
		f.put(row+"id", p.ID)
		f.put(row+"prompt", p.Prompt)
		f.put(row+"match_id", p.MatchID)
		f.put(row+"match", p.Match)
	}
	f.items("distractors", b.Distractors)
}

func (f formWriter) selectSentence(b *questions.SelectSentence) {
	f.put("source", b.Source)
	f.whole("choose", b.Choose)
	for i, quote := range b.Correct {
		f.put(rowOf("correct", i)+"quote", quote)
	}
}

func (f formWriter) compareSources(b *questions.CompareSources) {
	for i, c := range b.Claims {
		row := rowOf("claims", i)
		f.put(row+"id", c.ID)
		f.put(row+"text", c.Text)
		for source, stance := range c.Sources {
			f.put(row+"sources."+source, string(stance))
		}
		f.evidence(row+"evidence", c.Evidence)
	}
}

func (f formWriter) essay(b *questions.Essay) {
	f.whole("words.min", b.Words.Min)
	f.whole("words.max", b.Words.Max)
	for i, c := range b.Rubric {
		row := rowOf("rubric", i)
		f.put(row+"criterion", c.Criterion)
		f.put(row+"points", string(c.Points))
		for j, level := range c.Levels {
			f.put(rowOf(row+"levels", j)+"text", level.Text)
			f.put(rowOf(row+"levels", j)+"points", string(level.Points))
		}
	}
}

// gapFill numbers the gaps in the order of the stem; those that it doesn't name follow.
func (f formWriter) gapFill(q *questions.Question, b *questions.GapFill) {
	names := q.GapOrder()
	for _, name := range slices.Sorted(maps.Keys(b.Gaps)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i, name := range names {
		gap, row := b.Gaps[name], rowOf("gaps", i)
		f.put(row+"name", name)
		f.put(row+"mode", string(gap.Match))
		f.whole(row+"typos", gap.Typos)
		f.put(row+"unit", gap.Unit)
		f.put(row+"weight", string(gap.Weight))
		f.options(row+"options", gap.Options)
		f.tick(row+"keep", gap.Shuffle != nil && !*gap.Shuffle)
		for j, a := range gap.Accept {
			f.accept(rowOf(row+"accept", j), a)
		}
	}
}
