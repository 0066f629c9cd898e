package quiz

import (
	"encoding/json"
	"strconv"

	"github.com/readback/readback/questions"
)

// Key is what made an answer right, and what proves it.
type Key struct {
	Options     []KeyOption                            // single-choice, multiple-response; in the order shown
	Answer      *bool                                  // true-false
	Accepted    []string                               // short-text
	Sentences   []string                               // select-sentence: references such as allies/3.2
	Cells       map[string]map[string]questions.Stance // compare-sources: by the attempt's claim id and source id
	Feedback    string                                 // Markdown; on the answer that was given, where the author wrote one for it
	Explanation string                                 // Markdown
	Evidence    []KeyEvidence
}

// KeyOption tells of an option whether it was right, and what the author says to who chose it.
type KeyOption struct {
	ID       string
	Right    bool
	Feedback string // Markdown
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

func keyOf(r *questions.Revision, p *Planned, answer json.RawMessage, footnote *int) *Key {
	q := r.Set.Question(p.ID)
	k := &Key{Explanation: q.Explanation}
	evidence := func(claim string, list ...questions.Evidence) {
		for _, e := range list {
			if found, ok := findEvidence(r, e); ok {
				*footnote++
				found.Number, found.Claim = *footnote, claim
				k.Evidence = append(k.Evidence, found)
			}
		}
	}
	evidence("", q.Evidence...)
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		k.Options = keyOptions(b.Options, p.Options)
	case *questions.MultipleResponse:
		k.Options = keyOptions(b.Options, p.Options)
	case *questions.TrueFalse:
		k.Answer = b.Answer
		if given, ok := asBool(answer); ok {
			k.Feedback = b.Feedback.For(given)
		}
	case *questions.ShortText:
		for _, a := range b.Accept {
			k.Accepted = append(k.Accepted, a.Text)
		}
		if matched, _ := b.Matched(asText(answer)); matched != nil {
			k.Feedback = matched.Feedback
		}
	case *questions.SelectSentence:
		for _, ref := range b.Right(r.Cuts) {
			k.Sentences = append(k.Sentences, ref.String())
		}
		for _, quote := range b.Correct {
			evidence("", questions.Evidence{Source: b.Source, Quote: quote})
		}
	case *questions.CompareSources:
		k.Cells = map[string]map[string]questions.Stance{}
		for i, id := range p.Claims {
			claim := b.Claim(id)
			own := strconv.Itoa(i + 1)
			k.Cells[own] = claim.Sources
			evidence(own, claim.Evidence...)
		}
	}
	return k
}

func keyOptions(os questions.Options, order []string) []KeyOption {
	keys := make([]KeyOption, 0, len(order))
	for i, id := range order {
		o := os.Find(id)
		keys = append(keys, KeyOption{ID: strconv.Itoa(i + 1), Right: o.Rewards(), Feedback: o.Feedback})
	}
	return keys
}

// findEvidence looks evidence up in its source as it was cut when the revision was stored.
func findEvidence(r *questions.Revision, e questions.Evidence) (KeyEvidence, bool) {
	if e.Absent != "" {
		return KeyEvidence{Source: e.Source, Absent: e.Absent}, true
	}
	span, match := r.Cuts.Find(e.Source, e.Quote, e.Passage)
	if match == questions.NotFound {
		return KeyEvidence{}, false
	}
	text := r.Cuts[e.Source][span.Passage-1].Text
	return KeyEvidence{Source: e.Source, Span: span, Quote: text[span.Start:span.End]}, true
}

func asBool(answer json.RawMessage) (value, ok bool) {
	err := json.Unmarshal(answer, &value)
	return value, err == nil
}

func asText(answer json.RawMessage) string {
	var text string
	if json.Unmarshal(answer, &text) != nil {
		return ""
	}
	return text
}
