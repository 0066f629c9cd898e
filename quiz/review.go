package quiz

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/readback/readback/questions"
)

// Release says how much of a finished attempt its learner may see now.
type Release struct {
	Marks bool      // the score and the mark of each question
	Key   bool      // right answers, explanations and evidence
	From  time.Time // when the rest comes; zero: it is all there, or never comes
}

// ReleaseAt is what the rules let a learner see of an attempt in this state at a time. Nothing of an open one.
func (r Rules) ReleaseAt(state State, now time.Time) Release {
	if state != Finished {
		return Release{}
	}
	switch r.Feedback {
	case FeedbackEach, FeedbackEnd:
		return Release{Marks: true, Key: true}
	case FeedbackClosing:
		if !r.Closes.IsZero() && !now.Before(r.Closes) {
			return Release{Marks: true, Key: true}
		}
		return Release{From: r.Closes}
	case FeedbackMarks:
		return Release{Marks: true}
	}
	return Release{}
}

// Reviewed is a question after the attempt, with as much as has been released.
type Reviewed struct {
	Shown
	Given Given
	Mark  *ShownMark // nil: marks aren't released
	Key   *Key       // nil: the key isn't released
}

// Verdict is a mark in a word.
type Verdict string

// The verdicts; views put word, sign and colour to them.
const (
	Right      Verdict = "right"
	Partly     Verdict = "partly"
	Wrong      Verdict = "wrong"
	Unanswered Verdict = "unanswered"
)

// ShownMark is a mark as people see it.
type ShownMark struct {
	Verdict     Verdict
	Points, Max float64
	Why         []questions.Reason // empty while the key isn't released, since reasons give it away
}

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

// ReviewAttempt shows an attempt's questions with what is released. Answers are by question id, canonical and with
// authored ids.
func ReviewAttempt(r *questions.Revision, plan Plan, answers map[string]Answer, release Release) ([]Reviewed, error) {
	rv := reviewer{revision: r, plan: plan, answers: answers}
	all := make([]Reviewed, 0, len(plan.Questions))
	for n := range plan.Questions {
		q, err := rv.question(n+1, release)
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// ReviewChecked shows those questions of an open attempt whose answers were checked, by number. Nothing of the others
// is in it.
func ReviewChecked(r *questions.Revision, plan Plan, answers map[string]Answer) (map[int]Reviewed, error) {
	rv := reviewer{revision: r, plan: plan, answers: answers}
	checked := map[int]Reviewed{}
	for i, p := range plan.Questions {
		if answers[p.ID].CheckedAt.IsZero() {
			continue
		}
		q, err := rv.question(i+1, Release{Marks: true, Key: true})
		if err != nil {
			return nil, err
		}
		checked[i+1] = q
	}
	return checked, nil
}

// reviewer goes through an attempt and counts its footnotes.
type reviewer struct {
	revision  *questions.Revision
	plan      Plan
	answers   map[string]Answer
	footnotes int
}

func (rv *reviewer) question(n int, release Release) (Reviewed, error) {
	p := rv.plan.Find(n)
	stored := rv.answers[p.ID]
	given, err := p.Shown(rv.revision, stored.Answer)
	if err != nil {
		return Reviewed{}, err
	}
	q := Reviewed{Shown: *ShowQuestion(rv.revision, rv.plan, n), Given: Given{Seq: stored.Seq, Answer: given}}
	if release.Marks {
		if q.Mark, err = shownMark(rv.revision, p.ID, stored.Answer, release.Key); err != nil {
			return Reviewed{}, err
		}
	}
	if release.Key {
		q.Key = keyOf(rv.revision, p, stored.Answer, &rv.footnotes)
	}
	return q, nil
}

func shownMark(r *questions.Revision, question string, answer json.RawMessage, withReasons bool) (*ShownMark, error) {
	m, err := r.Mark(question, answer)
	if err != nil {
		return nil, err
	}
	s := &ShownMark{Verdict: verdictOf(m, answer), Points: float(m.Points), Max: float(m.Max)}
	if withReasons {
		s.Why = m.Why
	}
	return s, nil
}

func verdictOf(m questions.Mark, answer json.RawMessage) Verdict {
	switch {
	case answer == nil:
		return Unanswered
	case m.Fraction.Sign() <= 0:
		return Wrong
	case m.Fraction.Cmp(fullMarks) >= 0:
		return Right
	}
	return Partly
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
