package reports

import (
	"cmp"
	"math"
	"slices"

	"github.com/readback/readback/questions"
)

// Landing is how well something was learned: the mean share of full marks over all answers that bear on it.
type Landing struct {
	N       int // attempts that were asked it
	Answers int
	sum     float64
}

// Share is in percent; blank where nobody was asked. Where wrong options cost something it may be below 0.
func (l Landing) Share() Value {
	if l.Answers == 0 {
		return blank(BlankFew)
	}
	return Value{Number: 100 * l.sum / float64(l.Answers)}
}

// Level is a Landing in a word.
type Level string

// The levels, worst first.
const (
	Unasked      Level = "unasked" // no question asks it
	TooFew       Level = "too-few" // for words of judgement
	Missed       Level = "missed"  // less than 40 %
	HalfLearned  Level = "half"    // less than 60 %
	NearlyLanded Level = "mostly"  // less than 80 %
	Learned      Level = "learned" //
)

// Level judges a landing, from n = 10.
func (l Landing) Level() Level {
	share := l.Share().Number
	switch {
	case l.Answers == 0:
		return Unasked
	case !Judged(l.N):
		return TooFew
	case share < 40:
		return Missed
	case share < 60:
		return HalfLearned
	case share < 80:
		return NearlyLanded
	}
	return Learned
}

// TagFact is how well the questions with a tag were answered.
type TagFact struct {
	Tag       string
	Questions []string // ids, in the set's order
	Landing
}

// PassageFact is how well what a passage says was learned.
type PassageFact struct {
	Questions []string // ids of those that it proves, in the set's order; empty: no question asks it
	Landing
	Stretches []Stretch
}

// Stretch is a piece of a passage's text that proves the same questions throughout.
type Stretch struct {
	Start, End int // byte offsets in the passage's text
	Questions  []string
	Landing
}

// QuoteFact is how well one piece of evidence was learned.
type QuoteFact struct {
	Source string
	questions.Span
	Quote     string // as the source has it
	Questions []string
	Landing
}

// Facts is what of a briefing was learned.
type Facts struct {
	N        int                      // attempts
	Tags     []TagFact                // worst first
	Passages map[string][]PassageFact // by source id; passage n is at n−1
	Quotes   []QuoteFact              // worst first, those that were asked
	Unbound  int                      // questions with marks that no passage proves
}

// FactsOf finds what was learned by what attempts at a revision earned in the questions that each tag and each passage has.
// Every answer counts alike, whatever its points.
func FactsOf(r *questions.Revision, m Matrix) Facts {
	f := Facts{N: m.N, Passages: map[string][]PassageFact{}}
	f.Tags = tagFacts(&r.Set, m)
	spans := f.spans(r)
	for source, cut := range r.Cuts {
		passages := make([]PassageFact, len(cut))
		for i := range cut {
			passages[i] = passageFact(spansIn(spans, source, i+1), m)
		}
		f.Passages[source] = passages
	}
	f.Quotes = quoteFacts(r, spans, m)
	return f
}

// landing goes through what attempts earned in some questions.
func landing(ids []string, m Matrix) Landing {
	var l Landing
	var columns []*MatrixQuestion
	for _, id := range ids {
		if q := m.question(id); q != nil && q.Max > 0 {
			columns = append(columns, q)
		}
	}
	for i := range m.N {
		before := l.Answers
		for _, q := range columns {
			if !math.IsNaN(q.Points[i]) {
				l.Answers++
				l.sum += q.Points[i] / q.Max
			}
		}
		if l.Answers > before {
			l.N++
		}
	}
	return l
}

func tagFacts(set *questions.Set, m Matrix) []TagFact {
	var tags []TagFact
	for i := range set.Questions {
		q := &set.Questions[i]
		if !q.Marked() {
			continue
		}
		for _, tag := range q.Tags {
			at := slices.IndexFunc(tags, func(t TagFact) bool { return t.Tag == tag })
			if at < 0 {
				at, tags = len(tags), append(tags, TagFact{Tag: tag})
			}
			tags[at].Questions = append(tags[at].Questions, q.ID)
		}
	}
	for i := range tags {
		tags[i].Landing = landing(tags[i].Questions, m)
	}
	slices.SortStableFunc(tags, func(a, b TagFact) int { return worse(a.Landing, b.Landing) })
	return tags
}

// worse orders by share, and what nobody was asked last.
func worse(a, b Landing) int {
	if (a.Answers == 0) != (b.Answers == 0) {
		return cmp.Compare(b.Answers, a.Answers)
	}
	return cmp.Compare(a.Share().Number, b.Share().Number)
}
