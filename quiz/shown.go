package quiz

import (
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
)

// Shown is a question as a learner may see it before review. It lists what is sent; it is never a question with
// something taken away.
type Shown struct {
	Number  int                 // from 1, in the order of the attempt: what pages and addresses call it
	Place   int                 // among the questions that ask something, from 1: what learners count; 0 for information
	Of      int                 // how many questions of the attempt ask something
	Type    questions.Type      //
	Stem    string              // Markdown
	Points  float64             // what full marks are worth
	Options []ShownPart         // single-choice, multiple-response
	Claims  []ShownPart         // compare-sources
	Sources []string            // compare-sources: the ids of the sources compared, in the briefing's order
	Source  string              // select-sentence: the source to pick in
	Choose  int                 // select-sentence: the most sentences that may be picked
	Prompts []ShownPart         // matching
	Matches []ShownPart         // matching: any of them may be given to several prompts
	Items   []ShownPart         // ordering
	Gaps    []ShownGap          // gap-fill: in the order of the stem, in which [[1]] stands for the gap with the id 1
	Unit    string              // numeric: what may follow the number
	Group   string              // numeric, gap-fill: how the set's language divides thousands; may be a space
	Decimal string              // numeric, gap-fill: what it writes before the decimals
	Words   questions.WordRange // essay: how long it should be
	HasHint bool                // whether there is a hint, which HintOf tells
}

// ShownPart is an option, a claim, a prompt, a match or an item under the attempt's own id.
type ShownPart struct {
	ID   string // 1, 2, 3… in the order shown
	Text string // Markdown
}

// ShownGap is a gap under the attempt's own id.
type ShownGap struct {
	ID      string // 1, 2, 3… in the order of the stem
	Kind    questions.GapKind
	Options []ShownPart // of a choice
	Unit    string      // of a number: what may follow it
}

// ShowQuestion returns the question with number n (from 1) of a plan, or nil.
func ShowQuestion(r *questions.Revision, plan Plan, n int) *Shown {
	return newShowing(r, plan).question(n)
}

// ShowAll returns every question of a plan.
func ShowAll(r *questions.Revision, plan Plan) []*Shown {
	showing := newShowing(r, plan)
	all := make([]*Shown, 0, len(plan.Questions))
	for n := range plan.Questions {
		if s := showing.question(n + 1); s != nil {
			all = append(all, s)
		}
	}
	return all
}

// showing is an attempt whose questions are shown.
type showing struct {
	revision *questions.Revision
	plan     Plan
	places   []int
	of       int
}

func newShowing(r *questions.Revision, plan Plan) *showing {
	places, of := Places(r, plan)
	return &showing{revision: r, plan: plan, places: places, of: of}
}

func (sh *showing) question(n int) *Shown {
	r, p := sh.revision, sh.plan.Find(n)
	if p == nil {
		return nil
	}
	q := r.Question(p.ID)
	if q == nil {
		return nil
	}
	s := &Shown{
		Number: n, Place: sh.places[n-1], Of: sh.of,
		Type: q.Type, Stem: q.Stem, Points: float(q.Max()), HasHint: q.Hint != "",
	}
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
	case *questions.Matching:
		s.Prompts, s.Matches = shownPrompts(b, p.Prompts), shownItems(b.Matches(), p.Matches)
	case *questions.Ordering:
		s.Items = shownItems(b.Items, p.Items)
	case *questions.Numeric:
		s.Unit = b.Unit
		s.Group, s.Decimal = questions.NumberMarks(r.Set.Language)
	case *questions.GapFill:
		s.Stem, s.Gaps = shownStem(q, p), shownGaps(b, p.Gaps)
		s.Group, s.Decimal = questions.NumberMarks(r.Set.Language)
	case *questions.Essay:
		s.Words = b.Words
	}
	return s
}

// Places says where each question of a plan stands among those that ask something, from 1, and how many those are;
// information stands at 0.
func Places(r *questions.Revision, plan Plan) (places []int, of int) {
	places = make([]int, len(plan.Questions))
	for i, p := range plan.Questions {
		if q := r.Question(p.ID); q != nil && q.Marked() {
			of++
			places[i] = of
		}
	}
	return places, of
}

// HintOf is the hint of the question with number n (from 1) of a plan, Markdown; empty when it has none.
func HintOf(r *questions.Revision, plan Plan, n int) string {
	p := plan.Find(n)
	if p == nil {
		return ""
	}
	q := r.Question(p.ID)
	if q == nil {
		return ""
	}
	return q.Hint
}

// shownParts gives the parts with these authored ids the attempt's own ids. Text tells of a part that isn't there.
func shownParts(order []string, text func(id string) (string, bool)) []ShownPart {
	parts := make([]ShownPart, 0, len(order))
	for i, id := range order {
		if t, ok := text(id); ok {
			parts = append(parts, ShownPart{ID: strconv.Itoa(i + 1), Text: t})
		}
	}
	return parts
}

func shownOptions(os questions.Options, order []string) []ShownPart {
	return shownParts(order, func(id string) (string, bool) {
		if o := os.Find(id); o != nil {
			return o.Text, true
		}
		return "", false
	})
}

func shownClaims(b *questions.CompareSources, order []string) []ShownPart {
	return shownParts(order, func(id string) (string, bool) {
		if c := b.Claim(id); c != nil {
			return c.Text, true
		}
		return "", false
	})
}

func shownPrompts(b *questions.Matching, order []string) []ShownPart {
	return shownParts(order, func(id string) (string, bool) {
		if p := b.Pair(id); p != nil {
			return p.Prompt, true
		}
		return "", false
	})
}

func shownItems(items []questions.Item, order []string) []ShownPart {
	return shownParts(order, func(id string) (string, bool) {
		i := slices.IndexFunc(items, func(item questions.Item) bool { return item.ID == id })
		if i < 0 {
			return "", false
		}
		return items[i].Text, true
	})
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

// CountFrom makes the question count on from others that are shown elsewhere: so many before it, so many of those that ask
// something, of so many that ask something in all.
func (s *Shown) CountFrom(before, places, of int) {
	s.Number += before
	if s.Of = of; s.Place > 0 {
		s.Place += places
	}
}
