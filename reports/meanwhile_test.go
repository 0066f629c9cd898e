package reports

import (
	"context"
	"iter"
	"strings"
	"testing"
	"time"
)

// growing has attempts that are started while a report on it is read.
type growing struct {
	shelf
	filters []Filter
}

func (g *growing) AttemptRows(_ context.Context, f Filter) iter.Seq2[AttemptRow, error] {
	g.filters = append(g.filters, f)
	return rows(nil, g.attempts...)
}

func (g *growing) AnswerRows(_ context.Context, f Filter) iter.Seq2[AnswerRow, error] {
	g.filters = append(g.filters, f)
	all := g.answers
	if f.Until.IsZero() {
		all = append(all[:len(all):len(all)], AnswerRow{Attempt: "of meanwhile", Question: "q1"})
	}
	return rows(nil, all...)
}

// TestWhatIsStartedMeanwhileIsLeftOut: attempts and answers are read beside each other, so that both must be as of one moment.
func TestWhatIsStartedMeanwhileIsLeftOut(t *testing.T) {
	ordered := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	for _, o := range []Order{{Kind: "answers", Format: formatQTI, At: ordered}, {Kind: WideAnswers, Format: "csv", At: ordered}} {
		from := &growing{shelf: shelf{attempts: attempts(), answers: answers(), asked: Asked{Set: &ferryRevision(t).Set}}}
		if err := Write(t.Context(), &strings.Builder{}, from, o); err != nil {
			t.Errorf("%s: %v", o.Kind, err)
		}
		for _, f := range from.filters {
			if want := ordered.Add(time.Millisecond); !f.Until.Equal(want) {
				t.Errorf("%s reads attempts until %v, want %v", o.Kind, f.Until, want)
			}
		}
		if len(from.filters) != 2 {
			t.Errorf("%s is read in %d ways", o.Kind, len(from.filters))
		}
	}
}
