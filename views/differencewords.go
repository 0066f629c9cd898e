package views

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// isText tells whether what a field says is its author's own text, which is compared word by word, and not one of a few values.
func isText(c questions.PartChange) bool {
	return !slices.Contains([]string{"correct", "answer", "pinned", "shuffle", "type", "evidence", "match", "marking", "language", "source"}, c.Field()) ||
		c.Field() == "evidence" && len(c.Path) > 1 || c.Field() == "match" && slices.Contains(c.Path, "pairs")
}

// said is a value as people call it.
func (d RevisionDifference) said(c questions.PartChange, value string) string {
	switch field := c.Field(); {
	case field == "type":
		return typeWord(d.W, questions.Type(value))
	case field == "answer" && value == "true":
		return d.W.T("question.true")
	case field == "answer" && value == "false":
		return d.W.T("question.false")
	case field == "source" && d.Titles[value] != "":
		return d.Titles[value]
	case field == "evidence" && value == string(questions.EvidenceRequired):
		return d.W.T("difference.required")
	case field == "evidence" && value == string(questions.EvidenceOptional):
		return d.W.T("difference.optional")
	case value == "true":
		return d.W.T("difference.yes")
	case value == "false":
		return d.W.T("difference.no")
	}
	return value
}

// spoken is a change with its values as people call them.
func (d RevisionDifference) spoken(c questions.PartChange) questions.PartChange {
	if isText(c) {
		return c
	}
	as := func(value *string) *string {
		if value == nil {
			return nil
		}
		text := d.said(c, *value)
		return &text
	}
	return questions.PartChange{Path: c.Path, Was: as(c.Was), Is: as(c.Is)}
}

// longestName is how many characters of an option's text name it.
const longestName = 60

// partNames is what a question's parts with ids say, shortened.
func partNames(q *questions.Question) map[string]string {
	names := map[string]string{}
	name := func(id, text string) {
		if plain := []rune(questions.PlainText(text)); len(plain) > longestName {
			names[id] = strings.TrimSpace(string(plain[:longestName])) + "…"
		} else {
			names[id] = string(plain)
		}
	}
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		for _, o := range b.Options {
			name(o.ID, o.Text)
		}
	case *questions.MultipleResponse:
		for _, o := range b.Options {
			name(o.ID, o.Text)
		}
	case *questions.Ordering:
		for _, item := range b.Items {
			name(item.ID, item.Text)
		}
	case *questions.Matching:
		for _, pair := range b.Pairs {
			name(pair.ID, pair.Prompt)
		}
	case *questions.CompareSources:
		for _, claim := range b.Claims {
			name(claim.ID, claim.Text)
		}
	}
	return names
}

// saidName is a part's id with what it says beside it, unless that is what has changed.
func (d RevisionDifference) saidName(question, id string, c questions.PartChange) string {
	text := d.Names[question][id]
	if text == "" || slices.Contains([]string{"text", "prompt"}, c.Field()) {
		return cmp.Or(d.Titles[id], id)
	}
	return d.W.T("part.named", "id", id, "text", text)
}

// label names a part: "Option b, text". The question is empty for parts of the set and of sources.
func (d RevisionDifference) label(question string, c questions.PartChange) string {
	var parts []string
	for i, name := range c.Path {
		if last := len(parts) - 1; last >= 0 && name != questions.OrderField && (numbered(name) || isGroup(c.Path[i-1])) {
			parts[last] += " " + d.saidName(question, name, c)
			continue
		}
		name := d.W.T("part." + partWord(c.Path, i))
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// partWord is the word for a field in its place.
func partWord(path []string, i int) string {
	switch name := path[i]; {
	case name == "correct" && i == 0:
		return "sentence"
	case name == "match" && path[0] != "pairs":
		return "matching"
	case slices.Contains(partWords, name):
		return name
	}
	return "other"
}

// partWords are the fields of sets, sources and questions; "part." and one of them is what it is called.
var partWords = strings.Fields(`title description language tags evidence media publisher author published url licence text file type stem points
	explanation hint pinned options correct weight feedback shuffle marking answer true false accept match typos value tolerance min max unit
	gaps pairs prompt distractors items order source sources choose claims rubric criterion levels words quote passage absent`)

func numbered(name string) bool {
	_, err := strconv.Atoi(name)
	return err == nil
}

// isGroup tells of which fields the parts have ids or names.
func isGroup(name string) bool {
	return slices.Contains([]string{"options", "pairs", "distractors", "items", "claims", "gaps", "sources"}, name)
}
