package handlers

import (
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// picked binds the sentences that were ticked in the sources, and unbinds those whose tick was taken away. What the form's own
// rows say of a sentence that kept its tick stays.
func (r *formReader) picked(q *questions.Question, cuts questions.Cuts) {
	finder, ticked, before := questions.NewFinder(cuts), r.form[views.PickField], r.form[views.BoundField]
	for _, value := range ticked {
		if e, ok := sentenceAt(finder, cuts, value); ok && !slices.Contains(before, value) {
			r.bind(q, e)
		}
	}
	for _, value := range before {
		if e, ok := sentenceAt(finder, cuts, value); ok && !slices.Contains(ticked, value) {
			unbind(q, finder, e)
		}
	}
}

// sentenceAt is a sentence as evidence, by its reference; false when there is none.
func sentenceAt(finder *questions.Finder, cuts questions.Cuts, value string) (e questions.Evidence, ok bool) {
	ref, err := questions.ParseSentenceRef(value)
	if err != nil || !cuts.Has(ref) {
		return e, false
	}
	passage := cuts[ref.Source][ref.Passage-1]
	start, end, _ := passage.Sentence(ref.Sentence)
	e = questions.Evidence{Source: ref.Source, Quote: passage.Text[start:end]}
	if span, _ := finder.Find(e.Source, e.Quote, 0); span.Passage != ref.Passage {
		e.Passage = ref.Passage
	}
	return e, true
}

// bind puts a sentence where the type has its evidence.
func (r *formReader) bind(q *questions.Question, e questions.Evidence) {
	list := &q.Evidence
	switch b := q.Body.(type) {
	case *questions.SelectSentence:
		if b.Source == e.Source && !slices.Contains(b.Correct, e.Quote) {
			b.Correct = append(b.Correct, e.Quote)
		}
		return
	case *questions.CompareSources:
		n := r.whole(views.PickForField)
		if n >= len(b.Claims) {
			return
		}
		list = &b.Claims[n].Evidence
	}
	if !slices.Contains(*list, e) {
		*list = append(*list, e)
	}
}

// unbind takes out what quotes a sentence from its beginning, as a whole.
func unbind(q *questions.Question, finder *questions.Finder, e questions.Evidence) {
	whole, _ := finder.Find(e.Source, e.Quote, e.Passage)
	quotes := func(source, quote string, passage int) bool {
		span, match := finder.Find(source, quote, passage)
		return source == e.Source && match != questions.NotFound && span.Passage == whole.Passage && span.Start < whole.End && span.End > whole.Start
	}
	if b, ok := q.Body.(*questions.SelectSentence); ok {
		b.Correct = slices.DeleteFunc(b.Correct, func(quote string) bool { return quotes(b.Source, quote, 0) })
		return
	}
	q.Evidence = slices.DeleteFunc(q.Evidence, func(has questions.Evidence) bool { return quotes(has.Source, has.Quote, has.Passage) })
}
