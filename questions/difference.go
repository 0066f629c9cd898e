package questions

import "slices"

// Comparison is how one revision of a set differs from another, for people to read.
type Comparison struct {
	Set       []PartChange // of what the set says besides its sources and questions
	Sources   []Changed    // in the order of the later revision, then those that are gone
	Questions []Changed    // as Sources
}

// None tells whether there is nothing to tell.
func (c *Comparison) None() bool { return len(c.Set)+len(c.Sources)+len(c.Questions) == 0 }

// Fate says what became of a source or a question.
type Fate string

// The fates.
const (
	FateNew     Fate = "new"
	FateGone    Fate = "gone"
	FateChanged Fate = "changed"
	FateMoved   Fate = "moved" // it says what it said, at another place
)

// Changed is a source or a question that isn't the same in two revisions.
type Changed struct {
	ID    string
	Fate  Fate
	Moved bool         // it stands at another place among the others; with FateChanged, too
	Was   int          // its place before, from 1; 0: it is new
	Is    int          // its place now, from 1; 0: it is gone
	Parts []PartChange // what it says and said; of a new or a gone one all of it
}

// ComparedWith says what became of an earlier revision's sources and questions in this one, part by part.
func (s *Set) ComparedWith(before *Set) Comparison {
	d := s.Since(before)
	c := Comparison{Set: partChanges(before.withoutContent(), s.withoutContent())}
	at, was := questionPlaces(s), questionPlaces(before)
	pick := func(set *Set, places map[string]int) func(string) any {
		return func(id string) any {
			if i, ok := places[id]; ok {
				return set.Questions[i]
			}
			return nil
		}
	}
	c.Questions = changedOf(idsOf(before.Questions, questionID), idsOf(s.Questions, questionID), d.Changed, pick(before, was), pick(s, at))
	c.Sources = compareBriefings(before, s)
	return c
}

func questionID(q Question) string { return q.ID }

func sourceID(s Source) string { return s.ID }

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = id(list[i])
	}
	return ids
}

func questionPlaces(s *Set) map[string]int {
	places := make(map[string]int, len(s.Questions))
	for i := len(s.Questions) - 1; i >= 0; i-- { // of several with the same id the first
		places[s.Questions[i].ID] = i
	}
	return places
}

// withoutContent is what a set says besides its sources and questions; of its images only the names.
func (s *Set) withoutContent() any {
	head := *s
	head.Briefing, head.Questions, head.Media = nil, nil, nil
	return struct {
		Set
		Questions []Question `json:"questions,omitempty"` // instead of the set's own, which is always written
		Media     []string   `json:"media,omitempty"`
	}{Set: head, Media: idsOf(s.Media, func(m Medium) string { return m.Name })}
}

func compareBriefings(before, after *Set) []Changed {
	find := func(s *Set) func(string) any {
		return func(id string) any {
			if found := s.Source(id); found != nil {
				return *found
			}
			return nil
		}
	}
	var changed []string
	for _, s := range after.Briefing {
		if old := before.Source(s.ID); old != nil && *old != s {
			changed = append(changed, s.ID)
		}
	}
	return changedOf(idsOf(before.Briefing, sourceID), idsOf(after.Briefing, sourceID), changed, find(before), find(after))
}

// changedOf lists what became of things with ids. changed are those that don't say the same.
func changedOf(before, after, changed []string, was, is func(id string) any) []Changed {
	differs := map[string]bool{}
	for _, id := range changed {
		differs[id] = true
	}
	wasAt, stays := placesOf(before), stayed(before, after)
	var all []Changed
	for i, id := range after {
		c := Changed{ID: id, Fate: FateNew, Was: wasAt[id], Is: i + 1}
		c.Moved = c.Was > 0 && !stays[id]
		switch {
		case c.Was == 0 || differs[id]:
			c.Parts = partChanges(was(id), is(id))
			if c.Was > 0 {
				c.Fate = FateChanged
			}
		case !c.Moved:
			continue
		default:
			c.Fate, c.Parts = FateMoved, nil
		}
		all = append(all, c)
	}
	isAt := placesOf(after)
	for i, id := range before {
		if isAt[id] == 0 {
			all = append(all, Changed{ID: id, Fate: FateGone, Was: i + 1, Parts: partChanges(was(id), nil)})
		}
	}
	return all
}

// placesOf are the places of ids, from 1.
func placesOf(ids []string) map[string]int {
	places := make(map[string]int, len(ids))
	for i, id := range slices.Backward(ids) {
		places[id] = i + 1
	}
	return places
}

// stayed are the ids that keep their order, as many as possible: the others were moved between them.
func stayed(before, after []string) map[string]bool {
	isAt := placesOf(after)
	var pairs [][2]int
	for i, id := range before {
		if isAt[id] > 0 {
			pairs = append(pairs, [2]int{i, isAt[id]})
		}
	}
	stays := map[string]bool{}
	for _, pair := range rising(pairs) {
		stays[before[pair[0]]] = true
	}
	return stays
}
