package moodlexml

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// gapselect reads a text with gaps that are filled from lists. [[3]] is a gap for which the third choice is right, out of
// all choices of its group.
func (q *question) gapselect() questions.Body {
	return q.choiceGaps("selectoption", func(n *xmltree.Node) string { return markup.Escape(q.line(n)) })
}

// ddwtos is gapselect with words to drag.
func (q *question) ddwtos() questions.Body {
	for _, n := range q.root.All("dragbox") {
		if n.Find("infinite") == nil {
			q.leave(n, "that a word can be dragged into one gap only")
			break
		}
	}
	return q.choiceGaps("dragbox", q.inline)
}

// choice is one of the numbered choices of such a question.
type choice struct {
	text, group string
}

// choiceGap is where a gap with choices stands.
var choiceGap = regexp.MustCompile(`\[\[([0-9]+)\]\]`)

// mostGapOptions is how many options the gaps of a file may have together, where each has all choices of its group, or more
// in a large file: its memory has to stay in proportion.
const (
	mostGapOptions  = 1_000_000
	bytesAGapOption = 8
)

func (q *question) choiceGaps(element string, text func(*xmltree.Node) string) questions.Body {
	choices, groups := q.choices(element, text)
	body, shuffle := &questions.GapFill{Gaps: map[string]questions.Gap{}}, q.shuffle()
	g := q.newGaps()
	g.places = choiceGap.FindAllStringIndex(g.raw, mostGaps)
	starts := g.starts(choiceGap)
	for i, place := range g.places {
		number, _ := strconv.Atoi(g.raw[place[0]+2 : place[1]-2])
		at := q.offset(starts[i])
		if number < 1 || number > len(choices) {
			q.Fail(at, "moodlexml-choice", "found", g.raw[place[0]:place[1]])
			return nil
		}
		right := choices[number-1]
		if q.gapOptions -= len(groups[right.group]); q.gapOptions < 0 {
			q.Fail(at, "too-many", "what", "options in gaps", "most", mostGapOptions)
			return nil
		}
		name := strconv.Itoa(i + 1)
		q.At(q.below("gaps", i+1), at)
		body.Gaps[name] = questions.Gap{Options: optionsFor(right, groups), Shuffle: shuffle}
	}
	q.Stem = g.stem()
	q.overall()
	return body
}

// choices reads the numbered choices, and which texts each group has.
func (q *question) choices(element string, text func(*xmltree.Node) string) (list []choice, groups map[string][]string) {
	groups = map[string][]string{}
	seen := map[choice]bool{}
	for _, n := range q.root.All(element) {
		c := choice{text: text(n), group: strings.TrimSpace(n.Find("group").InnerText())}
		if c.group == "" {
			c.group = "1"
		}
		list = append(list, c)
		if c.text != "" && !seen[c] { // a word that fits twice is listed twice, to be dragged twice
			seen[c] = true
			groups[c.group] = append(groups[c.group], c.text)
		}
	}
	return list, groups
}

// optionsFor are the options of a gap: all of its group, with the right one marked.
func optionsFor(right choice, groups map[string][]string) questions.Options {
	var options questions.Options
	for _, text := range groups[right.group] {
		options = append(options, questions.Option{Text: text, Correct: text == right.text})
	}
	return options
}
