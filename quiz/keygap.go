package quiz

import (
	"encoding/json"
	"strconv"

	"github.com/readback/readback/questions"
)

// GapKey is what made a gap right, and how it was filled.
type GapKey struct {
	TypedKey             // of a text or a number
	Options  []KeyOption // of a choice, in the order shown
	Fraction float64     // share of the gap's own full marks, before hints and tries cost anything
	Verdict  Verdict
}

func (rv *reviewer) gapKeys(b *questions.GapFill, p *Planned, answer json.RawMessage) (map[string]GapKey, error) {
	given := Given{Answer: answer} // with authored ids
	keys := make(map[string]GapKey, len(p.Gaps))
	for i, planned := range p.Gaps {
		gap := b.Gaps[planned.ID]
		key, err := rv.gapKey(gap.Body(), p.ID, planned, given.inGap(planned.ID))
		if err != nil {
			return nil, err
		}
		keys[strconv.Itoa(i+1)] = key
	}
	return keys, nil
}

func (rv *reviewer) gapKey(body questions.Body, question string, planned PlannedGap, answer json.RawMessage) (GapKey, error) {
	var k GapKey
	switch b := body.(type) {
	case *questions.SingleChoice:
		k.Options = singleOptions(b.Options, planned.Options)
	case *questions.Numeric:
		k.TypedKey = numberKey(b, answer, rv.revision.Set.Language)
	case *questions.ShortText:
		k.TypedKey = rv.textKey(b, question, planned.ID, answer)
	}
	mark, err := rv.marking.revision.MarkGap(question, planned.ID, answer)
	if err != nil {
		return GapKey{}, err
	}
	k.Fraction, k.Verdict = float(mark.Fraction), verdictOf(mark, answer)
	return k, nil
}
