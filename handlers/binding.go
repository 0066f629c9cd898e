package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// binding is a form that binds questions to passages.
type binding struct {
	*visit
	form     url.Values
	revision *questions.Revision
	finder   *questions.Finder
	errors   views.Errors
}

func newBinding(v *visit, form url.Values, e *edited) *binding {
	revision := e.revision()
	return &binding{visit: v, form: form, revision: revision, finder: questions.NewFinder(revision.Cuts), errors: views.Errors{}}
}

// chosen is the evidence that was chosen, by question; what can't be taken is among the errors.
func (b *binding) chosen() map[string]questions.Evidence {
	evidence := map[string]questions.Evidence{}
	for _, q := range b.revision.Set.Unbound() {
		value := b.form.Get("evidence." + q.ID)
		if value == "" {
			continue
		}
		if e, ok := b.evidence(q.ID, value); ok {
			evidence[q.ID] = e
		}
	}
	return evidence
}

func (b *binding) evidence(question, value string) (questions.Evidence, bool) {
	if value == views.OwnQuote {
		return b.own(question, b.form.Get("source."+question), b.form.Get("quote."+question))
	}
	ref, err := questions.ParseSentenceRef(value)
	if err != nil || !b.revision.Cuts.Has(ref) {
		return questions.Evidence{}, false
	}
	passage := b.revision.Cuts[ref.Source][ref.Passage-1]
	start, end, _ := passage.Sentence(ref.Sentence)
	return b.at(questions.Evidence{Source: ref.Source, Quote: passage.Text[start:end]}, ref.Passage), true
}

// own is a quote that was typed. One that differs from the source in case, quotes or dashes is taken as the source has it.
func (b *binding) own(question, source, quote string) (questions.Evidence, bool) {
	quote = strings.Join(strings.Fields(quote), " ")
	span, match := b.finder.Find(source, quote, 0)
	if match == questions.NotFound {
		title := source
		if s := b.revision.Set.Source(source); s != nil {
			title = s.Title
		}
		b.errors["quote."+question] = b.words.T("worklist.not-found", "source", title)
		return questions.Evidence{}, false
	}
	if match == questions.Loose {
		quote = b.revision.Cuts[source][span.Passage-1].Text[span.Start:span.End]
	}
	return b.at(questions.Evidence{Source: source, Quote: quote}, span.Passage), true
}

// at names the passage where the quote stands in an earlier one too.
func (b *binding) at(e questions.Evidence, passage int) questions.Evidence {
	if span, _ := b.finder.Find(e.Source, e.Quote, 0); span.Passage != passage {
		e.Passage = passage
	}
	return e
}

// again is the page with what was sent, to be mended.
func (b *binding) again(e *edited) views.WorklistPage {
	after, _ := strconv.Atoi(b.form.Get("after")) // anything else is none
	p := b.worklistPage(e, b.revision, after)
	p.Errors = b.errors
	shown := slices.DeleteFunc(b.revision.Set.Unbound(), func(q *questions.Question) bool { return !b.form.Has("quote." + q.ID) })
	p.Items = b.worklistItems(b.revision, shown[:min(len(shown), worklistItems)])
	for i := range p.Items {
		item := &p.Items[i]
		item.Chosen, item.Source, item.Quote = b.form.Get("evidence."+item.ID), b.form.Get("source."+item.ID), b.form.Get("quote."+item.ID)
	}
	return p
}
