package moodlexml

import (
	"html"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// alternative is one of the answers of a gap, as text of HTML.
type alternative struct {
	weight         questions.Decimal
	text, feedback string
}

// alternatives reads what stands in a gap, up to its closing brace. A backslash takes the meaning of ~ # and }; the # of
// an entity has none.
func alternatives(raw string, from int) (list []alternative, end int, closed bool) {
	begin, hash := from, -1
	for i := from; i < len(raw); i++ {
		switch c := raw[i]; {
		case c != '~' && c != '#' && c != '}', raw[i-1] == '\\':
		case c == '#':
			if hash < 0 && !isEntity(raw[:i]) {
				hash = i
			}
		default:
			list = appendAlternative(list, raw, begin, hash, i)
			if begin, hash = i+1, -1; c == '}' {
				return list, i + 1, true
			}
		}
	}
	return nil, len(raw), false
}

// isEntity tells whether a # behind this text belongs to an entity such as &#8217;
func isEntity(before string) bool {
	return strings.HasSuffix(before, "&") || strings.HasSuffix(before, "&amp;")
}

// appendAlternative adds the alternative between two offsets, unless it is blank.
func appendAlternative(list []alternative, raw string, begin, hash, end int) []alternative {
	answer, feedback := raw[begin:end], ""
	if hash >= 0 {
		answer, feedback = raw[begin:hash], raw[hash+1:end]
	}
	weight, answer := share(strings.TrimSpace(answer))
	if answer == "" && feedback == "" {
		return list
	}
	return append(list, alternative{weight, unquoted(answer), unquoted(feedback)})
}

var percentage = regexp.MustCompile(`^%(-?[0-9]+(?:[.,][0-9]*)?)%`)

// share reads what an alternative is worth: = for all, %50% for half, nothing for nothing.
func share(text string) (weight questions.Decimal, rest string) {
	if rest, ok := strings.CutPrefix(text, "="); ok {
		return "100", strings.TrimSpace(rest)
	}
	if found := percentage.FindStringSubmatch(text); found != nil {
		d, ok := decimal(strings.TrimRight(found[1], ".,"))
		if ok {
			return d, strings.TrimSpace(text[len(found[0]):])
		}
	}
	return "0", text
}

var (
	quoted      = strings.NewReplacer(`\~`, "~", `\"`, `"`, `\/`, "/")
	quotedInner = strings.NewReplacer(`\}`, "}", `\#`, "#")
)

// unquoted undoes the quoting within a gap: what authors write and Moodle's pages document first, then, as Moodle does,
// entities, and the signs that would end an answer.
func unquoted(text string) string {
	if strings.IndexByte(text, '\\') < 0 && strings.IndexByte(text, '&') < 0 {
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(quotedInner.Replace(html.UnescapeString(quoted.Replace(text))))
}

// textOf is a gap with a typed text.
func (q *question) textOf(one foundGap, _ draft.Place) questions.Gap {
	gap := questions.Gap{}
	if one.exact {
		gap.Match = questions.MatchExact
	}
	for _, a := range one.alternatives {
		text := a.text
		if htmlTag.MatchString(text) && q.format == htmlFormat && lineTag.MatchString(text) {
			text = q.html.Text(text)
		}
		gap.Accept = append(gap.Accept, questions.GapAccept{
			Text: strings.TrimSpace(legal(text)), Weight: allOrWeight(a.weight), Feedback: q.gapText(a.feedback, q.html.Block),
		})
	}
	return gap
}

// lineTag finds what editors put into a gap that was typed: nobody answers with it.
var lineTag = regexp.MustCompile(`(?i)</?(span|br|p|div|font)\b[^<>]*>`)

// numberOf is a gap with a number.
func (q *question) numberOf(one foundGap, at draft.Place) questions.Gap {
	gap := questions.Gap{}
	for _, a := range one.alternatives {
		value, tolerance, _ := strings.Cut(a.text, ":")
		for _, n := range q.numbers(at, strings.TrimSpace(value), tolerance) {
			gap.Accept = append(gap.Accept, questions.GapAccept{
				Value: n.Value, Tolerance: n.Tolerance, Min: n.Min, Max: n.Max,
				Weight: allOrWeight(a.weight), Feedback: q.gapText(a.feedback, q.html.Block),
			})
		}
	}
	return gap
}

// choiceOf is a gap with options.
func (q *question) choiceOf(one foundGap, _ draft.Place) questions.Gap {
	var options questions.Options
	for _, a := range one.alternatives {
		options = append(options, questions.Option{
			Text: q.gapText(a.text, q.html.Inline), Weight: a.weight, Feedback: q.gapText(a.feedback, q.html.Block),
		})
	}
	gap := questions.Gap{Options: weights.Single(options).Options}
	if !one.shuffle {
		kept := false
		gap.Shuffle = &kept
	}
	return gap
}

// gapText is HTML out of a gap as Markdown: in gaps texts are HTML, whatever the stem is.
func (q *question) gapText(text string, convert func(string) string) string {
	if text == "" {
		return ""
	}
	return q.markdown(q.root.Find("questiontext"), text, htmlFormat, convert)
}

// allOrWeight leaves out that an answer is worth all.
func allOrWeight(weight questions.Decimal) questions.Decimal {
	if weight == "100" {
		return ""
	}
	return weight
}
