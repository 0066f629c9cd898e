package quiz

import (
	"strconv"

	"github.com/readback/readback/questions"
)

// shownStem is the stem of a gap-fill question with the attempt's own ids in the place of the gaps' names.
func shownStem(q *questions.Question, p *Planned) string {
	return q.StemWith(func(name string) string {
		own, _ := p.own(questions.GapPart, name)
		return "[[" + own + "]]"
	})
}

func shownGaps(b *questions.GapFill, order []PlannedGap) []ShownGap {
	gaps := make([]ShownGap, 0, len(order))
	for i, planned := range order {
		gap, ok := b.Gaps[planned.ID]
		if !ok {
			continue
		}
		shown := ShownGap{ID: strconv.Itoa(i + 1), Kind: gap.Kind(), Unit: gap.Unit}
		if shown.Kind == questions.GapChoice {
			shown.Options = shownOptions(gap.Options, planned.Options)
		}
		gaps = append(gaps, shown)
	}
	return gaps
}
