package reports

import (
	"slices"

	"github.com/readback/readback/questions"
)

// proof is a piece of evidence where its source has it.
type proof struct {
	source   string
	question string
	questions.Span
}

// spans finds all evidence of a revision, in the order of its questions, and counts the questions that have none.
func (f *Facts) spans(r *questions.Revision) []proof {
	var spans []proof
	finder := questions.NewFinder(r.Cuts)
	for i := range r.Set.Questions {
		q := &r.Set.Questions[i]
		if !q.Marked() {
			continue
		}
		before := len(spans)
		for _, b := range q.Bindings() {
			if b.Evidence.Absent != "" {
				continue
			}
			if span, match := finder.Find(b.Evidence.Source, b.Evidence.Quote, b.Evidence.Passage); match != questions.NotFound {
				spans = append(spans, proof{b.Evidence.Source, q.ID, span})
			}
		}
		if len(spans) == before {
			f.Unbound++
		}
	}
	return spans
}

func spansIn(spans []proof, source string, passage int) []proof {
	return slices.DeleteFunc(slices.Clone(spans), func(p proof) bool { return p.source != source || p.Passage != passage })
}

func passageFact(spans []proof, m Matrix) PassageFact {
	fact := PassageFact{Questions: asking(spans)}
	fact.Landing = landing(fact.Questions, m)
	var edges []int
	for _, s := range spans {
		edges = append(edges, s.Start, s.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	for i := 1; i < len(edges); i++ {
		covering := slices.DeleteFunc(slices.Clone(spans), func(p proof) bool { return p.Start >= edges[i] || p.End <= edges[i-1] })
		if ids := asking(covering); len(ids) > 0 {
			fact.Stretches = append(fact.Stretches, Stretch{edges[i-1], edges[i], ids, landing(ids, m)})
		}
	}
	return fact
}

// asking are the questions that spans prove, each once.
func asking(spans []proof) []string {
	var ids []string
	for _, s := range spans {
		if !slices.Contains(ids, s.question) {
			ids = append(ids, s.question)
		}
	}
	return ids
}

// quoteFacts are the pieces of evidence, each with all questions that it proves.
func quoteFacts(r *questions.Revision, spans []proof, m Matrix) []QuoteFact {
	var quotes []QuoteFact
	for _, s := range spans {
		same := func(q QuoteFact) bool { return q.Source == s.source && q.Span == s.Span }
		at := slices.IndexFunc(quotes, same)
		if at < 0 {
			text := r.Cuts[s.source][s.Passage-1].Text[s.Start:s.End]
			at, quotes = len(quotes), append(quotes, QuoteFact{Source: s.source, Span: s.Span, Quote: text})
		}
		if !slices.Contains(quotes[at].Questions, s.question) {
			quotes[at].Questions = append(quotes[at].Questions, s.question)
		}
	}
	for i := range quotes {
		quotes[i].Landing = landing(quotes[i].Questions, m)
	}
	quotes = slices.DeleteFunc(quotes, func(q QuoteFact) bool { return q.Answers == 0 })
	slices.SortStableFunc(quotes, func(a, b QuoteFact) int { return worse(a.Landing, b.Landing) })
	return quotes
}
