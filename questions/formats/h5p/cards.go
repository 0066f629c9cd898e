package h5p

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// maxTyped is the longest back of a card, in characters, that people are asked to type.
const maxTyped = 100

// flashcards reads H5P.Flashcards: a text to type for each card.
func (r *reader) flashcards(c content) {
	for _, n := range c.params.get("cards").list() {
		q := r.card(c, n, "cards")
		body := &questions.ShortText{}
		for _, answer := range alternatives(n.get("answer").str()) {
			body.Accept = append(body.Accept, questions.Accept{Text: strings.ReplaceAll(answer, "*", `\*`)})
		}
		if c.params.get("caseSensitive").is(false) {
			body.Match = questions.MatchExact
		}
		q.Hint = r.block(n.get("tip", "tip"))
		q.Body = body
		r.end(q)
	}
}

// alternatives are answers between bars; a bar with a backslash before it is one of the answer.
func alternatives(text string) []string {
	var list []string
	text = strings.ReplaceAll(strings.ReplaceAll(text, gapMark, ""), `\|`, gapMark)
	for answer := range strings.SplitSeq(text, "|") {
		if answer = strings.TrimSpace(strings.ReplaceAll(answer, gapMark, "|")); answer != "" {
			list = append(list, answer)
		}
	}
	return list
}

// dialogcards reads H5P.Dialogcards: a short back is typed, a long one explains what to write at length.
func (r *reader) dialogcards(c content) {
	for _, n := range c.params.get("dialogs").list() {
		q := r.card(c, n, "dialogs")
		q.Hint = r.block(n.get("tips", "front"))
		back := r.block(n.get("answer"))
		text := r.markup.Text(n.get("answer").str())
		if text != "" && !strings.Contains(back, "\n") && !strings.Contains(back, "![") && utf8.RuneCountInString(text) <= maxTyped {
			q.Body = &questions.ShortText{Accept: []questions.Accept{{Text: strings.ReplaceAll(text, "*", `\*`)}}}
		} else {
			q.Body, q.Explanation = &questions.Essay{}, back
		}
		for _, what := range []struct {
			key  string
			is   bool
			what string
		}{{"audio", len(n.get("audio").list()) > 0, "H5P.Audio"}, {"tips", n.get("tips", "back").str() != "", "the tip on the back"}} {
			if what.is {
				q.Warn(r.at(n.get(what.key)), "not-kept", "what", what.what)
			}
		}
		r.end(q)
	}
}

// card begins the question of a card.
func (r *reader) card(c content, n *node, list string) *draft.Question {
	q := r.begin(content{library: c.library, params: n, whole: n})
	q.Raw = rawOf(c.library, `{"`+list+`": [`+r.source(n)+`]}`)
	q.Stem = joined(r.block(n.get("text")), r.picture(n.get("image"), n.get("imageAltText").str()))
	r.place("/stem", n.get("text"))
	return q
}
