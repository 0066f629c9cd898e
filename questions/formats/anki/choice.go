package anki

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// escape writes plain text as Markdown.
func escape(text string) string { return markup.Escape(text) }

// choiceNote makes a choice of a note whose type has fields for the options and the key.
func (r *reader) choiceNote(n *note) {
	c, q := n.kind.choices, r.q
	q.Stem = r.block(n.field(c.question))
	q.Title = r.plain(n.field(c.title))
	q.Hint = r.block(n.field(n.kind.hint))
	for i, name := range n.kind.fields {
		if moreField.MatchString(strings.TrimSpace(name)) {
			q.Explanation = joined(q.Explanation, r.block(n.field(i)))
		}
	}
	var options questions.Options
	var texts []string
	for _, i := range c.options {
		if text := r.inline(n.field(i)); text != "" {
			options, texts = append(options, questions.Option{Text: text}), append(texts, n.field(i))
		}
	}
	key := n.field(c.answer)
	if digits := strings.Fields(r.plain(key)); c.kind >= 0 && isFlags(digits) {
		r.flagged(options, digits, r.plain(n.field(c.kind)))
		return
	}
	right, ok := r.rightOnes(texts, key)
	if !ok {
		right, ok = numbersOf(r.plain(key))
	}
	if !ok {
		q.Fail(draft.Place{}, "anki-choice-key", "found", shortened(key), "last", letter(min(len(options), 26)-1))
		return
	}
	r.choiceBody(options, right)
}

// numbersOf reads a key of numbers from 1: 2, or 1, 3.
func numbersOf(key string) (right []int, ok bool) {
	for _, field := range strings.FieldsFunc(key, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		i, err := strconv.Atoi(field)
		if err != nil || i < 1 || i > 26 {
			return nil, false
		}
		right = append(right, i-1)
	}
	return right, len(right) > 0
}

func isFlags(digits []string) bool {
	for _, d := range digits {
		if d != "0" && d != "1" {
			return false
		}
	}
	return len(digits) > 0
}

// flagged makes a choice of a key that has a 1 for each right option and a 0 for each wrong one. Its kind is 0 for statements
// each of which is true or not, 1 for several right options and 2 for one.
func (r *reader) flagged(options questions.Options, digits []string, kind string) {
	if len(digits) < len(options) {
		r.q.Fail(draft.Place{}, "anki-choice-flags", "found", len(digits), "options", len(options))
		return
	}
	for i := range options {
		options[i].Correct = digits[i] == "1"
	}
	switch kind {
	case "0":
		r.q.Body = &questions.MultipleResponse{Options: options, Marking: questions.PerOption}
	case "2":
		r.q.Body = &questions.SingleChoice{Options: options}
	default:
		r.q.Body = &questions.MultipleResponse{Options: options}
	}
}
