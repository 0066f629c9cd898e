package qti

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// canon writes a question's Markdown as it is read again from HTML.
type canon struct{ set *questions.Set }

// cloned is a copy that shares nothing with the question.
func cloned(q *questions.Question) (copied questions.Question, err error) {
	data, err := json.Marshal(q)
	if err != nil {
		return copied, err
	}
	return copied, json.Unmarshal(data, &copied)
}

// reader finds images under their own names.
func (c canon) reader() *markup.Reader {
	return &markup.Reader{Set: &questions.Set{}, Image: func(src string) (data []byte, ok bool) {
		if m := c.set.Medium(src); m != nil {
			return m.Data, true
		}
		return nil, false
	}}
}

func itself(name string) string { return name }

// isBare tells whether Markdown is the text that it shows, and is written so.
func isBare(text string) bool {
	plain, exact := markup.Plain(text)
	return exact && plain == text && markup.Escape(plain) == text
}

// block is a text of blocks; one that doesn't come back the same stays as it is.
func (c canon) block(text *string) {
	if isBare(*text) {
		return
	}
	if again := c.again(*text); questions.RenderMarkdown(again) == questions.RenderMarkdown(*text) {
		*text = again
	}
}

// again is a text of blocks as it is read again.
func (c canon) again(text string) string { return c.reader().Block(markup.HTML(text, itself)) }

// line is a text in a line.
func (c canon) line(text *string) {
	if isBare(*text) {
		return
	}
	if again := c.reader().Inline(markup.InlineHTML(*text, itself)); questions.RenderInline(again) == questions.RenderInline(*text) {
		*text = again
	}
}

func (c canon) question(q *questions.Question) {
	c.stem(q)
	c.block(&q.Explanation)
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		c.options(b.Options)
	case *questions.MultipleResponse:
		c.options(b.Options)
	case *questions.TrueFalse:
		c.block(&b.Feedback.True)
		c.block(&b.Feedback.False)
	case *questions.ShortText:
		for i := range b.Accept {
			c.block(&b.Accept[i].Feedback)
		}
	case *questions.Numeric:
		for i := range b.Accept {
			c.block(&b.Accept[i].Feedback)
		}
	case *questions.Essay:
		for i := range b.Rubric {
			c.block(&b.Rubric[i].Criterion)
		}
	default:
		c.parts(q)
	}
}

func (c canon) parts(q *questions.Question) {
	switch b := q.Body.(type) {
	case *questions.Matching:
		for i := range b.Pairs {
			c.line(&b.Pairs[i].Prompt)
			c.line(&b.Pairs[i].Match)
		}
		for i := range b.Distractors {
			c.line(&b.Distractors[i].Text)
		}
	case *questions.Ordering:
		for i := range b.Items {
			c.line(&b.Items[i].Text)
		}
	case *questions.GapFill:
		for _, gap := range b.Gaps {
			c.options(gap.Options)
			for i := range gap.Accept {
				c.block(&gap.Accept[i].Feedback)
			}
		}
	}
}

func (c canon) options(options questions.Options) {
	for i := range options {
		c.line(&options[i].Text)
		c.block(&options[i].Feedback)
	}
}

// stem is the stem with its gaps, which are no text.
func (c canon) stem(q *questions.Question) {
	names := q.GapOrder()
	pairs, marks := []string{}, map[string]string{}
	for i, name := range names {
		marks[name] = place(i)
		pairs = append(pairs, place(i), fmt.Sprintf("[[%s]]", name))
	}
	text := q.StemWith(func(name string) string { return marks[name] })
	if c.block(&text); len(names) > 0 {
		text = strings.ReplaceAll(text, "[[", `[\[`)
	}
	q.Stem = strings.NewReplacer(pairs...).Replace(text)
}
