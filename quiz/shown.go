package quiz

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
)

// Shown is a question as a learner may see it before review. It lists what is sent; it is never a question with
// something taken away.
type Shown struct {
	Number  int            // from 1, in the order of the attempt
	Type    questions.Type //
	Stem    string         // Markdown
	Points  float64        // what full marks are worth
	Options []ShownPart    // single-choice, multiple-response
	Claims  []ShownPart    // compare-sources
	Sources []string       // compare-sources: the ids of the sources compared, in the briefing's order
	Source  string         // select-sentence: the source to pick in
	Choose  int            // select-sentence: the most sentences that may be picked
}

// ShownPart is an option or a claim under the attempt's own id.
type ShownPart struct {
	ID   string // 1, 2, 3… in the order shown
	Text string // Markdown
}

// ShowQuestion returns the question with number n (from 1) of a plan, or nil.
func ShowQuestion(r *questions.Revision, plan Plan, n int) *Shown {
	p := plan.Find(n)
	if p == nil {
		return nil
	}
	q := r.Set.Question(p.ID)
	if q == nil {
		return nil
	}
	s := &Shown{Number: n, Type: q.Type, Stem: q.Stem, Points: float(q.Max())}
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		s.Options = shownOptions(b.Options, p.Options)
	case *questions.MultipleResponse:
		s.Options = shownOptions(b.Options, p.Options)
	case *questions.SelectSentence:
		s.Source, s.Choose = b.Source, b.Most()
	case *questions.CompareSources:
		s.Claims = shownClaims(b, p.Claims)
		s.Sources = inBriefingOrder(&r.Set, b.Columns())
	}
	return s
}

// ShowAll returns every question of a plan.
func ShowAll(r *questions.Revision, plan Plan) []*Shown {
	all := make([]*Shown, 0, len(plan.Questions))
	for n := range plan.Questions {
		if s := ShowQuestion(r, plan, n+1); s != nil {
			all = append(all, s)
		}
	}
	return all
}

func shownOptions(os questions.Options, order []string) []ShownPart {
	parts := make([]ShownPart, 0, len(order))
	for i, id := range order {
		if o := os.Find(id); o != nil {
			parts = append(parts, ShownPart{ID: strconv.Itoa(i + 1), Text: o.Text})
		}
	}
	return parts
}

func shownClaims(b *questions.CompareSources, order []string) []ShownPart {
	parts := make([]ShownPart, 0, len(order))
	for i, id := range order {
		if c := b.Claim(id); c != nil {
			parts = append(parts, ShownPart{ID: strconv.Itoa(i + 1), Text: c.Text})
		}
	}
	return parts
}

func inBriefingOrder(set *questions.Set, ids []string) []string {
	var ordered []string
	for _, s := range set.Briefing {
		if slices.Contains(ids, s.ID) {
			ordered = append(ordered, s.ID)
		}
	}
	return ordered
}

// Given is an answer in the form that the page knows, with the attempt's own ids. The zero value is no answer.
type Given struct {
	Seq    int64           // of the last save; 0: never saved
	Answer json.RawMessage // nil: no answer
}

// Empty tells that there is no answer.
func (g Given) Empty() bool { return len(g.Answer) == 0 }

// Has tells whether a choice or a picked sentence is part of the answer: "2", "allies/3.2", or "true" for a statement.
func (g Given) Has(id string) bool {
	var one string
	if json.Unmarshal(g.Answer, &one) == nil {
		return one == id
	}
	var several []string
	if json.Unmarshal(g.Answer, &several) == nil {
		return slices.Contains(several, id)
	}
	return !g.Empty() && string(g.Answer) == id
}

// Text is a typed answer, or empty.
func (g Given) Text() string {
	var text string
	if json.Unmarshal(g.Answer, &text) != nil {
		return ""
	}
	return text
}

// Picked lists the picked sentences, or options, of an answer.
func (g Given) Picked() []string {
	var several []string
	if json.Unmarshal(g.Answer, &several) != nil {
		return nil
	}
	return several
}

// Stance is what the answer says a source does with a claim, or empty.
func (g Given) Stance(claim, source string) questions.Stance {
	var cells map[string]map[string]questions.Stance
	if json.Unmarshal(g.Answer, &cells) != nil {
		return ""
	}
	return cells[claim][source]
}
