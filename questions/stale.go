package questions

import (
	"slices"
	"strconv"
	"strings"
)

// Lost lists where a question rests on a source that doesn't have it any more: none when it is bound.
func (f *Finder) Lost(q *Question) (lost []Binding) {
	for _, b := range q.Bindings() {
		if !f.holds(&b) {
			lost = append(lost, b)
		}
	}
	return lost
}

// Stale lists the questions, by id and in authored order, whose evidence their sources don't have any more. They are held
// back from attempts until somebody binds them again. A revision is stored with a quote that isn't found only when an
// earlier one had it bound, so that nothing has to be written down.
func (r *Revision) Stale() []string {
	if r.authored != nil {
		return r.authored.Stale()
	}
	r.sift.Do(r.siftStale)
	return r.stale
}

// IsStale tells whether a question of the revision is held back.
func (r *Revision) IsStale(id string) bool {
	if r.authored != nil {
		return r.authored.IsStale(id)
	}
	r.sift.Do(r.siftStale)
	return r.held[id]
}

// Asked is the set without its stale questions: what a new attempt may ask. It is shared, like the revision itself.
func (r *Revision) Asked() *Set {
	if r.authored != nil {
		return r.authored.Asked()
	}
	r.sift.Do(r.siftStale)
	if len(r.stale) == 0 {
		return &r.Set
	}
	return &r.asked
}

// AllHeldBack tells whether a revision asks nothing since all that it would ask is stale.
func (r *Revision) AllHeldBack() bool {
	return len(r.Stale()) > 0 && !slices.ContainsFunc(r.Asked().Questions, func(q Question) bool { return q.Marked() })
}

func (r *Revision) siftStale() {
	finder := NewFinder(r.Cuts)
	r.held = map[string]bool{}
	for i := range r.Set.Questions {
		if q := &r.Set.Questions[i]; len(finder.Lost(q)) > 0 {
			r.stale = append(r.stale, q.ID)
			r.held[q.ID] = true
		}
	}
	if len(r.stale) > 0 {
		r.asked = r.Set
		r.asked.Questions = slices.DeleteFunc(slices.Clone(r.Set.Questions), func(q Question) bool { return r.held[q.ID] })
	}
}

// StaleRule is the rule of the warning that a question is stale.
const StaleRule = "stale"

// goesStale are the rules of what is wrong with a question when the text of its source has changed.
var goesStale = []string{"quote-not-found", "source-unknown", "passage-unknown", "quote-beyond-sentence"}

// MayBeStale tells whether there are errors which are none in a set that follows a revision where all was bound.
func (ps Problems) MayBeStale() bool {
	return slices.ContainsFunc(ps, Problem.mayBeStale)
}

func (p Problem) mayBeStale() bool { return p.Severity == Error && slices.Contains(goesStale, p.Rule) }

// Since are the problems of a set that follows a revision of it (nil: none). What a question rests on there and here alike
// was bound once: where the source doesn't have it any more, the question is stale, which is no error.
func (ps Problems) Since(set, before *Set) Problems {
	if before == nil || !ps.MayBeStale() {
		return ps
	}
	ps = slices.Clone(ps)
	earlier := before.byID()
	for i := range ps {
		if b, q := ps[i].binding(set); b != nil && rested(earlier[q.ID], b.Evidence) {
			ps[i].staleness(set, b)
		}
	}
	return ps
}

// CheckSince is Check for a set that follows a revision (nil: none), as Since says it.
func CheckSince(set, before *Set) Problems { return Check(set).Since(set, before) }

// rested tells whether an earlier question rested on the same.
func rested(q *Question, on Evidence) bool {
	return q != nil && slices.ContainsFunc(q.Bindings(), func(b Binding) bool { return b.Evidence == on })
}

// binding is what a problem says isn't there any more, with its question; nil for other problems.
func (p *Problem) binding(set *Set) (*Binding, *Question) {
	if !p.mayBeStale() {
		return nil, nil
	}
	number, below, _ := strings.Cut(strings.TrimPrefix(p.Pointer, "/questions/"), "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(set.Questions) {
		return nil, nil
	}
	q := &set.Questions[i]
	for _, b := range q.Bindings() {
		if strings.HasPrefix("/"+below+"/", b.Below+"/") {
			return &b, q
		}
	}
	return nil, nil
}

// staleness turns the problem into what it says of a question that was bound.
func (p *Problem) staleness(set *Set, b *Binding) {
	said := args("source", b.Source, "quote", shortened(b.Quote), "gone", set.Source(b.Source) == nil)
	for _, name := range []string{"passage", "text"} {
		if value, ok := p.Args[name]; ok && p.Rule == "quote-not-found" {
			said[name] = value
		}
	}
	p.Severity, p.Rule, p.Args = Warning, StaleRule, said
}
