package views

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// footnote is a piece of evidence as a source shows it: numbered, and pointing back at its question.
type footnote struct {
	quiz.KeyEvidence
	question int // number of the question that it proves
}

// footnotesOf gathers the evidence of a review by source, leaving out what says that a source is silent.
func footnotesOf(reviewed []quiz.Reviewed) map[string][]footnote {
	notes := map[string][]footnote{}
	for _, q := range reviewed {
		if q.Key == nil {
			continue
		}
		for _, e := range q.Key.Evidence {
			if e.Absent == "" {
				notes[e.Source] = append(notes[e.Source], footnote{e, q.Number})
			}
		}
	}
	return notes
}

// evidenceStrokes marks the evidence in one passage with this text. Where pieces overlap, each stretch is marked once
// and every piece begins and ends at its own place.
func evidenceStrokes(w words.Words, notes []footnote, passage int, text string) []stroke {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n footnote) bool { return n.Passage != passage })
	var edges []int
	for i := range notes {
		notes[i].End = pastPunctuation(text, notes[i].End)
		edges = append(edges, notes[i].Start, notes[i].End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var strokes []stroke
	for i := 1; i < len(edges); i++ {
		if s, ok := evidenceStroke(w, notes, edges[i-1], edges[i]); ok {
			strokes = append(strokes, s)
		}
	}
	return strokes
}

// pastPunctuation moves an end past the marks that belong to the words before it: a footnote's number stands after them.
func pastPunctuation(text string, end int) int {
	return len(text) - len(strings.TrimLeft(text[end:], ".,;:!?\"'”’)"))
}

// evidenceStroke marks the stretch between two neighbouring edges; false when nothing covers it.
func evidenceStroke(w words.Words, notes []footnote, start, end int) (stroke, bool) {
	s := stroke{start: start, end: end, close: "</mark>"}
	var covering []string
	for _, n := range notes {
		if n.Start >= end || n.End <= start {
			continue
		}
		number := strconv.Itoa(n.Number)
		covering = append(covering, number)
		if n.Start == start {
			s.before += `<span class="anchor" id="evidence_` + number + `"></span><span class="sr">` +
				html.EscapeString(w.T("evidence.begins", "number", n.Number)) + ` </span>`
		}
		if n.End == end {
			s.after += `<a class="footnote" href="#note_` + number + `"><span class="sr"> ` +
				html.EscapeString(w.T("evidence.ends", "number", n.Number, "question", n.question)) +
				`</span><span aria-hidden="true">` + number + `</span></a>`
		}
	}
	s.open = `<mark class="evidence" data-evidence="` + strings.Join(covering, " ") + `">`
	return s, len(covering) > 0
}
