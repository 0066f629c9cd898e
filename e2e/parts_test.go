package e2e

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
)

// stemOf is a question's stem as a reader knows it, as in finders.js: with a sign in the place of each gap.
func stemOf(q *questions.Question) string {
	return folded(questions.PlainText(q.StemWith(func(string) string { return "▁" })))
}

// announcement is what the taker writes where a person has to judge.
const announcement = "A fox was on the runway, which was closed for 25 minutes."

// numberText is a number as a learner types it: with its unit, and in groups of three digits.
func numberText(body *questions.Numeric, right bool) string {
	value := body.Accept[0].Value
	if !right {
		value += "00"
	}
	return questions.FormatNumber(value, "en") + " " + body.Unit
}

// match gives each prompt its match, or one that isn't.
func (l *taker) match(here where, body *questions.Matching, right bool) {
	l.t.Helper()
	for _, pair := range body.Pairs {
		l.tab.set(labelledIn(here, pair.Prompt), matchText(body, pair, right))
	}
}

func matchText(body *questions.Matching, pair questions.Pair, right bool) string {
	if right {
		return questions.PlainText(pair.Match)
	}
	matches := body.Matches()
	other := slices.IndexFunc(matches, func(m questions.Item) bool { return m.Text != pair.Match })
	if len(body.Distractors) > 0 {
		return questions.PlainText(body.Distractors[0].Text)
	}
	return questions.PlainText(matches[other].Text)
}

// labelledIn finds the field with this label, which is Markdown, in a question.
func labelledIn(here where, label string) where {
	return "(" + within(here, "label", questions.PlainText(label)) + "?.control)"
}

// orderTexts are the items in their order, or the other way round, which puts none in its place where their number is even.
func orderTexts(body *questions.Ordering, right bool) []string {
	texts := make([]string, len(body.Items))
	for i, item := range body.Items {
		texts[i] = questions.PlainText(item.Text)
	}
	if !right {
		slices.Reverse(texts)
	}
	return texts
}

// putInOrder moves items up until they are in an order, or without JavaScript gives each its place.
func (l *taker) putInOrder(n int, order []string) {
	l.t.Helper()
	here := at(fmt.Sprintf("#q%d", n))
	for place, item := range order {
		if l.noScript {
			l.tab.set(aria(here, "select", say("ordering.place-of", "item", item)), strconv.Itoa(place+1))
			continue
		}
		for at := l.placeOf(n, item); at > place; at-- {
			l.press(aria(here, "button", say("ordering.up", "item", item)))
			l.wait(fmt.Sprintf("itemsOf(%d).indexOf(%s) === %d", n, quoted(item), at-1))
		}
	}
	if keep := button(say("ordering.keep")); ask[bool](l.tab, "Boolean("+string(keep)+")") {
		l.press(keep)
	}
}

// placeOf is where an item stands, from 0.
func (l *taker) placeOf(n int, item string) int {
	l.t.Helper()
	place := ask[int](l.tab, fmt.Sprintf("itemsOf(%d).indexOf(%s)", n, quoted(item)))
	if place < 0 {
		l.t.Fatalf("question %d has no item %q", n, item)
	}
	return place
}

// aria finds by a CSS selector and the name that screen readers say, inside of another element.
func aria(outer where, css, name string) where {
	return within(outer, css+"[aria-label="+quoted(name)+"]", "")
}

// fillGaps fills every gap, by typing or choosing.
func (l *taker) fillGaps(n int, q *questions.Question, right bool) {
	l.t.Helper()
	body := q.Body.(*questions.GapFill)
	order := q.GapOrder()
	for i, name := range order {
		gap := body.Gaps[name]
		control := gapControl(n, i+1, len(order))
		if gap.Kind() == questions.GapChoice {
			l.tab.set(control, optionText(gap.Options, right))
		} else {
			l.fill(control, gapText(gap, right))
		}
	}
}

func gapControl(n, gap, of int) where {
	return aria(at(fmt.Sprintf("#q%d", n)), ".gap", say("gap.label", "number", gap, "of", of))
}

// gapText is what is typed into a gap.
func gapText(gap questions.Gap, right bool) string {
	switch {
	case gap.Kind() == questions.GapNumber && right:
		return string(gap.Accept[0].Value)
	case gap.Kind() == questions.GapNumber:
		return "99"
	case right:
		return gap.Accept[0].Text
	}
	return "nobody knows"
}
