package quiz

import (
	"encoding/json"
	"math/big"
	"strconv"

	"github.com/readback/readback/questions"
)

// Key is what made an answer right, and what proves it.
type Key struct {
	Options     []KeyOption                            // single-choice, multiple-response; in the order shown
	Answer      *bool                                  // true-false
	TypedKey                                           // short-text, numeric; the feedback of true-false too
	Sentences   []string                               // select-sentence: references such as allies/3.2
	Cells       map[string]map[string]questions.Stance // compare-sources: by the attempt's claim id and source id
	Pairs       map[string]string                      // matching: the attempt's match id by its prompt id
	Order       []string                               // ordering: the attempt's item ids in the right order
	Gaps        map[string]GapKey                      // gap-fill: by the attempt's gap id
	Rubric      []KeyCriterion                         // essay
	Comment     string                                 // what the person who marked it by hand says
	Explanation string                                 // Markdown
	Evidence    []KeyEvidence
}

// KeyOption tells of an option whether it was right, and what the author says to who chose it.
type KeyOption struct {
	ID       string
	Right    bool
	Feedback string  // Markdown
	Partly   float64 // what choosing it alone earns where that isn't everything, in percent; 0: it earns all or nothing
}

// KeyEvidence is a passage that proves a key, found in its source.
type KeyEvidence struct {
	Number int    // counts the evidence of a review from 1, like a footnote
	Source string // the source's id
	questions.Span
	Quote  string // as the source has it
	Absent string // instead of a quote: why the source counts as silent
	Claim  string // compare-sources: the attempt's id of the claim that it belongs to
}

// key is the key of a question, with the feedback on an answer.
func (rv *reviewer) key(p *Planned, answer json.RawMessage) (*Key, error) {
	q := rv.revision.Question(p.ID)
	k := &Key{Explanation: q.Explanation, Comment: rv.marking.byHand[p.ID].Comment}
	rv.prove(k, "", q.Evidence...)
	var err error
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		k.Options = singleOptions(b.Options, p.Options)
	case *questions.MultipleResponse:
		k.Options = keyOptions(b.Options, p.Options)
	case *questions.TrueFalse:
		k.statement(b, answer)
	case *questions.ShortText:
		k.TypedKey = rv.textKey(b, p.ID, "", answer)
	case *questions.Numeric:
		k.TypedKey = numberKey(b, answer, rv.revision.Set.Language)
	case *questions.SelectSentence:
		rv.sentences(k, b)
	case *questions.CompareSources:
		rv.cells(k, b, p.Claims)
	case *questions.Matching:
		k.Pairs = pairsKey(rv.revision, b, p)
	case *questions.Ordering:
		k.Order = orderKey(b, p)
	case *questions.GapFill:
		k.Gaps, err = rv.gapKeys(b, p, answer)
	case *questions.Essay:
		k.Rubric = rubricKey(b, rv.marking.byHand[p.ID])
	}
	return k, err
}

func (k *Key) statement(b *questions.TrueFalse, answer json.RawMessage) {
	k.Answer = b.Answer
	if given, ok := asBool(answer); ok {
		k.Feedback = b.Feedback.For(given)
	}
}

func (rv *reviewer) sentences(k *Key, b *questions.SelectSentence) {
	for _, ref := range b.Right(rv.revision.Cuts) {
		k.Sentences = append(k.Sentences, ref.String())
	}
	for _, quote := range b.Correct {
		rv.prove(k, "", questions.Evidence{Source: b.Source, Quote: quote})
	}
}

func (rv *reviewer) cells(k *Key, b *questions.CompareSources, order []string) {
	k.Cells = map[string]map[string]questions.Stance{}
	for i, id := range order {
		claim, own := b.Claim(id), strconv.Itoa(i+1)
		k.Cells[own] = claim.Sources
		rv.prove(k, own, claim.Evidence...)
	}
}

// prove adds evidence to a key, for the claim with the attempt's id given, or for all of the question.
func (rv *reviewer) prove(k *Key, claim string, list ...questions.Evidence) {
	for _, e := range list {
		if found, ok := rv.find(e); ok {
			rv.footnotes++
			found.Number, found.Claim = rv.footnotes, claim
			k.Evidence = append(k.Evidence, found)
		}
	}
}

// find looks evidence up in its source as it was cut when the revision was stored.
func (rv *reviewer) find(e questions.Evidence) (KeyEvidence, bool) {
	if e.Absent != "" {
		return KeyEvidence{Source: e.Source, Absent: e.Absent}, true
	}
	span, match := rv.finder.Find(e.Source, e.Quote, e.Passage)
	if match == questions.NotFound {
		return KeyEvidence{}, false
	}
	text := rv.revision.Cuts[e.Source][span.Passage-1].Text
	return KeyEvidence{Source: e.Source, Span: span, Quote: text[span.Start:span.End]}, true
}

func keyOptions(os questions.Options, order []string) []KeyOption {
	keys := make([]KeyOption, 0, len(order))
	for i, id := range order {
		o := os.Find(id)
		keys = append(keys, KeyOption{ID: strconv.Itoa(i + 1), Right: o.Rewards(), Feedback: o.Feedback})
	}
	return keys
}

// singleOptions are options of which one is chosen: those that earn a part of the marks aren't right.
func singleOptions(os questions.Options, order []string) []KeyOption {
	keys := keyOptions(os, order)
	for i, id := range order {
		if worth := os.Find(id).Weight.Rat(); worth.Sign() > 0 && worth.Cmp(big.NewRat(100, 1)) < 0 {
			keys[i].Right = false
			keys[i].Partly, _ = worth.Float64()
		}
	}
	return keys
}

func asBool(answer json.RawMessage) (value, ok bool) {
	err := json.Unmarshal(answer, &value)
	return value, err == nil
}
