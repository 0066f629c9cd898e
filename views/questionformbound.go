package views

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// BoundField names the sentences that a form ticked because they were evidence already: taking a tick away unbinds.
const BoundField = "bound"

// boundTo tells how far a sentence is evidence of the question.
type boundTo int

const (
	boundPart  boundTo = iota + 1 // some of its words are
	boundWhole                    // all of it is
)

// bound are the sentences that are evidence by what stands in the form, by their references.
func (p QuestionFormPage) bound() map[string]boundTo {
	cuts := questions.Cuts{}
	for _, s := range p.Sources {
		cuts[s.ID] = s.Passages
	}
	finder, bound := questions.NewFinder(cuts), map[string]boundTo{}
	for name := range p.Values {
		row, isQuote := strings.CutSuffix(name, ".quote")
		if !isQuote {
			continue
		}
		source := cmp.Or(p.value(row+".source"), p.value("source"))
		passage, _ := strconv.Atoi(p.value(row + ".passage")) // 0 where none is named
		span, match := finder.Find(source, p.value(name), passage)
		if match == questions.NotFound {
			continue
		}
		bindSentences(bound, source, &cuts[source][span.Passage-1], span)
	}
	return bound
}

// bindSentences adds those that a quote goes through.
func bindSentences(bound map[string]boundTo, source string, passage *questions.Passage, span questions.Span) {
	for n := 1; ; n++ {
		start, end, ok := passage.Sentence(n)
		if !ok {
			return
		}
		ref := source + "/" + strconv.Itoa(span.Passage) + "." + strconv.Itoa(n)
		switch {
		case span.Start >= end || span.End <= start:
		case span.Start <= start && pastPunctuation(passage.Text, span.End) >= end:
			bound[ref] = boundWhole
		default:
			bound[ref] = max(bound[ref], boundPart)
		}
	}
}

// ticks tells whether ticked sentences are those that are bound: where claims have evidence of their own a tick only adds.
func (p QuestionFormPage) ticks() bool { return p.questionType() != questions.CompareSourcesType }

// wasBound are the sentences that were ticked from the start, in the form as it was sent or else as it is shown now.
func (p QuestionFormPage) wasBound() (refs []string) {
	if !p.ticks() {
		return nil
	}
	if p.Values.Has(BoundField) {
		return p.Values[BoundField]
	}
	bound := p.bound()
	for _, ref := range slices.Sorted(maps.Keys(bound)) {
		if bound[ref] == boundWhole {
			refs = append(refs, ref)
		}
	}
	return refs
}

// ticked are the sentences with a tick.
func (p QuestionFormPage) ticked() []string {
	if p.Values.Has(BoundField) {
		return p.Values[PickField]
	}
	return append(p.wasBound(), p.Values[PickField]...)
}

// boundSign says behind a sentence that it is evidence.
func boundSign(w words.Words, to boundTo) string {
	switch to {
	case boundWhole:
		return w.T("questionform.is-bound")
	case boundPart:
		return w.T("questionform.is-bound-part")
	}
	return ""
}
