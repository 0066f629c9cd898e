package qti

import (
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// typing is a typed answer, or one gap of several, whose rules are tried out.
type typing struct {
	*item
	*part
	score func(value int) *big.Rat // of the part's values, while the others stay as they are
	best  *big.Rat
	first int  // the value of the first thing that the rules compare the answer with
	debt  bool // some answer scores less than nothing
}

// add keeps a value to try, and returns its score.
func (t *typing) add(v given) *big.Rat {
	t.values = append(t.values, v)
	s := t.score(len(t.values) - 1)
	if s.Cmp(t.best) > 0 {
		t.best = s
	}
	t.debt = t.debt || isDebt(s)
	return s
}

// fraction is the share of the best score that a score is.
func (t *typing) fraction(score *big.Rat) *big.Rat { return clamped(share(score, t.best)) }

// typed is a text entry that stands alone: short-text, or numeric.
func (it *item) typed(n *xmltree.Node, r *scoring.Response) questions.Body {
	p := &part{response: r, at: n.Place()}
	parts := []*part{p}
	t := &typing{item: it, part: p, best: new(big.Rat), score: func(v int) *big.Rat { return it.try(parts, []int{v}) }}
	fit := t.prepare(n)
	if fit == nil || !it.worth(t.best, it.try(parts, none(parts))) {
		return nil
	}
	body := fit()
	if body == nil {
		if it.failed == nil {
			it.q.Fail(it.processing().Place(), "qti-marking")
		}
		return nil
	}
	if t.debt {
		it.lose(n, belowNothing)
	}
	it.assign(parts, t.tell(body))
	return body
}

// prepare tries what the rules compare the answer with. The function that it returns makes the body; nil says that the
// rules use the answer in a way that can't be tried out.
func (t *typing) prepare(n *xmltree.Node) (fit func() questions.Body) {
	asNumber, unknown := t.program.Typed(t.response)
	t.refuse(unknown)
	switch {
	case len(unknown) > 0:
		return nil
	case asNumber || n.Name == "sliderInteraction":
		return t.numbers()
	}
	return t.texts(n)
}

// tell gives feedback to the accepted answers for which it is shown.
func (t *typing) tell(body questions.Body) func(_, v int, text string) {
	accepted := acceptedOf(body)
	return func(_, v int, text string) {
		own := accepted(t.values[v].ours)
		switch {
		case own == nil:
			t.lose(t.processing(), "the feedback \""+shortened(text)+"\" on answers that aren't listed")
		case !strings.Contains("\n\n"+*own+"\n\n", "\n\n"+text+"\n\n"):
			*own = joined(*own, text)
		}
	}
}

// acceptedOf finds the feedback of what an answer is accepted as; nil when it isn't.
func acceptedOf(body questions.Body) func(answer any) *string {
	switch b := body.(type) {
	case *questions.Numeric:
		return func(answer any) *string {
			d, _ := answer.(questions.Decimal)
			if a := b.Matched(d); a != nil {
				return &a.Feedback
			}
			return nil
		}
	case *questions.ShortText:
		revision := &questions.Revision{Set: questions.Set{Questions: []questions.Question{{QuestionHead: questions.QuestionHead{ID: "q"}, Body: b}}}}
		return func(answer any) *string {
			text, _ := answer.(string)
			if a := revision.MatchedText("q", "", text); a != nil {
				return &a.Feedback
			}
			return nil
		}
	}
	return func(any) *string { return nil }
}
