package qti

import (
	"math/big"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
)

// part is something in a question that is answered by itself: an option that is chosen or not, a gap, a prompt.
type part struct {
	name     string // its id in our answers
	response *scoring.Response
	values   []given
	at       draft.Place
}

// given is one way to answer a part: as QTI has it, and as we do.
type given struct {
	atoms []scoring.Atom
	ours  any
}

// untouched is the pick of a part that isn't answered.
const untouched = -1

// observation is what was seen when the rules were run on an answer.
type observation struct {
	picks []int // the value of each part
	score *big.Rat
	shown []bool // of the item's feedback
}

// try runs the rules on an answer and keeps what was seen.
func (it *item) try(parts []*part, picks []int) *big.Rat {
	answer := scoring.Answer{}
	for i, p := range parts {
		if picks[i] == untouched {
			continue
		}
		v := answer[p.response.ID]
		v.Ordered = p.response.Cardinality == "ordered"
		v.Atoms = append(v.Atoms, p.values[picks[i]].atoms...)
		answer[p.response.ID] = v
	}
	return it.tryAnswer(answer, picks)
}

// tryAnswer is try for an answer that isn't made of parts.
func (it *item) tryAnswer(answer scoring.Answer, picks []int) *big.Rat {
	if it.failed != nil || it.program == nil {
		return new(big.Rat)
	}
	result, err := it.program.Run(answer)
	if err != nil {
		it.failed = err
		return new(big.Rat)
	}
	score := result.Score()
	if score == nil {
		score = new(big.Rat) // NULL counts nothing
	}
	o := observation{picks: picks, score: score}
	if len(it.feedback) > 0 {
		for _, f := range it.feedback {
			o.shown = append(o.shown, f.shownIn(result))
		}
		it.seen = append(it.seen, o)
	}
	return score
}

// spend takes work of our own off the budget that the rules have too; it is false when nothing is left.
func (it *item) spend(steps int) bool {
	if it.steps -= steps; it.steps < 0 && it.failed == nil {
		it.failed = scoring.ErrLong
	}
	return it.steps >= 0
}

// none are the picks of an answer that touches nothing.
func none(parts []*part) []int {
	picks := make([]int, len(parts))
	for i := range picks {
		picks[i] = untouched
	}
	return picks
}

// with are picks with one changed.
func with(picks []int, i, value int) []int {
	changed := append([]int(nil), picks...)
	changed[i] = value
	return changed
}

// nearly is how far numbers may be apart that files write with a few decimals.
var nearly = big.NewRat(1, 1_000_000)

func near(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(nearly) <= 0
}

// isDebt tells whether a score is below nothing, by more than rounding makes.
func isDebt(score *big.Rat) bool { return new(big.Rat).Add(score, nearly).Sign() < 0 }

// share is a part of a whole; 0 when there is no whole.
func share(part, whole *big.Rat) *big.Rat {
	if whole.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(part, whole)
}

func one() *big.Rat { return big.NewRat(1, 1) }
