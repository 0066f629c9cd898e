package qti

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// feedback is a text that an item shows after some answers.
type feedback struct {
	node *xmltree.Node
	text string // Markdown
	when condition
}

// condition is when a modalFeedback or the like is shown.
type condition struct {
	outcome, identifier string
	hide                bool
}

// gatherFeedback takes the feedback out of the item: that behind it and that in its body.
func (it *item) gatherFeedback() {
	nodes := it.node.All("modalFeedback")
	for _, n := range append(nodes, it.body.Deep("feedbackInline", "feedbackBlock")...) {
		if len(n.Deep("printedVariable")) > 0 {
			it.lose(n, "feedback that shows a variable")
			continue
		}
		it.addFeedback(n)
	}
}

func (it *item) addFeedback(n *xmltree.Node) {
	if it.isShownAtFirst(n) && n.Name != "modalFeedback" {
		return // it belongs to the text
	}
	text := it.block(n)
	if title := strings.TrimSpace(n.Attr("title")); title != "" && text != "" {
		text = markup.Escape(title) + "\n\n" + text
	}
	if text == "" {
		return
	}
	it.feedback = append(it.feedback, &feedback{n, text, conditionOf(n)})
}

func conditionOf(n *xmltree.Node) condition {
	return condition{n.Attr("outcomeIdentifier"), n.Attr("identifier"), n.Attr("showHide") == "hide"}
}

// isShownAtFirst tells whether feedback in the body is there before anything was answered.
func (it *item) isShownAtFirst(n *xmltree.Node) bool {
	when, defaults := conditionOf(n), scoring.Result{}
	for _, o := range it.declared.Outcomes {
		defaults[o.ID] = o.Default
	}
	return when.holds(defaults)
}

func (c condition) holds(r scoring.Result) bool {
	is := slices.ContainsFunc(r[c.outcome].Atoms, func(a scoring.Atom) bool { return a.Kind == scoring.Text && a.Text == c.identifier })
	return is != c.hide
}

func (f *feedback) shownIn(r scoring.Result) bool { return f.when.holds(r) }

// assign gives each feedback to what it is shown for: to all answers, as the explanation, or to a value of a part. What
// can't be told apart so isn't kept, unless it says the same whatever was answered. give may be nil.
func (it *item) assign(parts []*part, give func(part, value int, text string)) {
	left := map[string][]int{} // by text
	var texts []string
	for i, f := range it.feedback {
		switch {
		case it.always(i):
			it.explain(f.text)
		case give != nil && it.giveTo(parts, i, give):
		default:
			if left[f.text] == nil {
				texts = append(texts, f.text)
			}
			left[f.text] = append(left[f.text], i)
		}
	}
	for _, text := range texts {
		if it.always(left[text]...) {
			it.explain(text)
		} else {
			it.lose(it.feedback[left[text][0]].node, "the feedback \""+shortened(text)+"\"")
		}
	}
}

// always tells whether for every answer that there was one of some feedback was shown.
func (it *item) always(list ...int) bool {
	for _, o := range it.seen {
		answered := len(o.picks) == 0 || slices.Max(o.picks) != untouched
		if answered && !slices.ContainsFunc(list, func(i int) bool { return o.shown[i] }) {
			return false
		}
	}
	return len(it.seen) > 0
}

func (it *item) explain(text string) {
	if it.q.Explanation != "" {
		text = it.q.Explanation + "\n\n" + text
	}
	it.q.Explanation = text
}

// giveTo finds the part that alone decides whether a feedback is shown, and gives it to the values for which it is.
func (it *item) giveTo(parts []*part, i int, give func(part, value int, text string)) bool {
	for p := range parts {
		shown, ok := it.decidedBy(p, i)
		if !ok {
			continue
		}
		for v := range parts[p].values {
			if shown[v] {
				give(p, v, it.feedback[i].text)
			}
		}
		return true
	}
	return false
}

// decidedBy are the values of a part for which a feedback is shown; ok is false if it depends on more than the part.
func (it *item) decidedBy(p, i int) (shown map[int]bool, ok bool) {
	shown = map[int]bool{}
	any := false
	for _, o := range it.seen {
		if p >= len(o.picks) {
			return nil, false
		}
		before, known := shown[o.picks[p]]
		if known && before != o.shown[i] {
			return nil, false
		}
		shown[o.picks[p]] = o.shown[i]
		any = any || o.shown[i] && o.picks[p] != untouched
	}
	return shown, any
}

// shortened keeps messages readable.
func shortened(text string) string {
	const most = 60
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// joined puts a further feedback below one.
func joined(text, more string) string {
	if text == "" {
		return more
	}
	return text + "\n\n" + more
}
