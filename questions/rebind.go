package questions

import "fmt"

// Rebound is the question with another piece of evidence at one of its bindings, by its pointer; ok is false where there can be
// none: a right sentence stays in the source of its question, and a source that is compared is no quote. The question given
// isn't changed.
func (q *Question) Rebound(below string, to Evidence) (own Question, ok bool) {
	own, err := copied(*q)
	if err != nil {
		return Question{}, false
	}
	return own, own.rebind(below, to)
}

func (q *Question) rebind(below string, to Evidence) bool {
	if rebindIn(q.Evidence, "", below, to) {
		return true
	}
	switch b := q.Body.(type) {
	case *SelectSentence:
		for i := range b.Correct {
			if below == fmt.Sprintf("/correct/%d", i) && to.Source == b.Source {
				b.Correct[i] = to.Quote
				return true
			}
		}
	case *CompareSources:
		for i := range b.Claims {
			if rebindIn(b.Claims[i].Evidence, fmt.Sprintf("/claims/%d", i), below, to) {
				return true
			}
		}
	}
	return false
}

func rebindIn(evidence []Evidence, at, below string, to Evidence) bool {
	for i := range evidence {
		if below == fmt.Sprintf("%s/evidence/%d", at, i) {
			evidence[i] = to
			return true
		}
	}
	return false
}

// MayRebind tells whether Rebound can put a quote from a source there.
func (q *Question) MayRebind(b *Binding, source string) bool {
	if b.Quote == "" {
		return false
	}
	switch q.Body.(type) {
	case *SelectSentence:
		return !b.within || source == b.Source
	case *CompareSources:
		return source == b.Source // a claim is proven by the source that it is about
	}
	return true
}
