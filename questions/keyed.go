package questions

import (
	"maps"
	"slices"
	"strings"
)

// KeyError says why a question can't be marked by the key of another one. words/ has the sentence under "key." + Rule.
type KeyError struct{ Rule string }

// Error is for the log; pages put their own words to the rule.
func (e *KeyError) Error() string { return "the question can't be marked by that key: " + e.Rule }

// KeyedBy is the question as learners were asked it, with what the key question says is right: its key, its explanation
// and its evidence. Parts belong together that say the same, else those with the same id. Its points stay as they are.
// Cuts are those of the revision that has the question. The error is a *KeyError.
func (q *Question) KeyedBy(key *Question, cuts Cuts) (*Question, error) {
	if q.Type != key.Type {
		return nil, &KeyError{"type"}
	}
	body, rule := keyedBody(q.Body, key.Body, cuts)
	if rule != "" {
		return nil, &KeyError{rule}
	}
	keyed := *q
	keyed.Body, keyed.Explanation, keyed.Evidence = body, key.Explanation, key.Evidence
	return &keyed, nil
}

// keyedBody is what was asked with the key of another body of the same type, or the rule that forbids it.
func keyedBody(asked, key Body, cuts Cuts) (Body, string) {
	switch b := asked.(type) {
	case *SingleChoice:
		options, rule := b.Options.keyedBy(key.(*SingleChoice).Options)
		return &SingleChoice{Options: options, Shuffle: b.Shuffle}, rule
	case *MultipleResponse:
		k := key.(*MultipleResponse)
		options, rule := b.Options.keyedBy(k.Options)
		return &MultipleResponse{Options: options, Marking: k.Marking, Shuffle: b.Shuffle}, rule
	case *TrueFalse, *ShortText:
		return key, ""
	case *Numeric:
		if b.Unit != key.(*Numeric).Unit {
			return nil, "unit"
		}
		return key, ""
	case *SelectSentence:
		return b.keyedBy(key.(*SelectSentence), cuts)
	case *CompareSources:
		return b.keyedBy(key.(*CompareSources))
	case *Matching:
		return b.keyedBy(key.(*Matching))
	case *Ordering:
		return b.keyedBy(key.(*Ordering))
	case *GapFill:
		return b.keyedBy(key.(*GapFill))
	}
	return nil, "by-hand"
}

// counterparts finds for each part of a key the asked one that it is about, as ids: one with the same text, else the one
// with the same id whose text is nowhere in the key and was only reworded: who writes another answer over an option keeps its
// id, and nobody was asked that. All tells whether every asked part has one.
func counterparts(asked, key []Item) (found map[string]string, all bool) {
	found, taken := map[string]string{}, map[string]bool{}
	pair := func(same func(a, k Item) bool) {
		for _, k := range key {
			at := slices.IndexFunc(asked, func(a Item) bool { return same(a, k) })
			if _, ok := found[k.ID]; !ok && at >= 0 {
				found[k.ID], taken[asked[at].ID] = asked[at].ID, true
			}
		}
	}
	sameText := func(a, k Item) bool { return normalise(a.Text, MatchFold) == normalise(k.Text, MatchFold) }
	pair(func(a, k Item) bool { return a.ID == k.ID && sameText(a, k) })
	pair(sameText)
	pair(func(a, k Item) bool { return a.ID == k.ID && !taken[a.ID] && mostlySame(a.Text, k.Text) })
	return found, len(taken) == len(asked)
}

// mostlySame tells whether at least half of the longer of two texts stands in both, by whole words.
func mostlySame(a, b string) bool {
	same := 0
	for _, s := range CompareTexts(a, b) {
		same += len(strings.TrimSpace(s.Same))
	}
	return 2*same >= max(len(a), len(b))
}

func (os Options) items() []Item {
	items := make([]Item, len(os))
	for i, o := range os {
		items[i] = Item{ID: o.ID, Text: o.Text}
	}
	return items
}

func (os Options) keyedBy(key Options) (Options, string) {
	found, all := counterparts(os.items(), key.items())
	if !all {
		return nil, "part-gone"
	}
	keyed := slices.Clone(os)
	for _, k := range key {
		id, ok := found[k.ID]
		if !ok && k.Rewards() {
			return nil, "part-new"
		}
		if o := keyed.Find(id); o != nil {
			o.Correct, o.Weight, o.Feedback = k.Correct, k.Weight, k.Feedback
		}
	}
	return keyed, ""
}

func (b *SelectSentence) keyedBy(key *SelectSentence, cuts Cuts) (Body, string) {
	keyed := &SelectSentence{Source: b.Source, Correct: key.Correct, Choose: b.Choose}
	finder := NewFinder(cuts)
	for _, quote := range key.Correct {
		if _, ok := finder.sentenceOf(b.Source, quote); !ok || key.Source != b.Source {
			return nil, "source"
		}
	}
	return keyed, ""
}

func (b *CompareSources) keyedBy(key *CompareSources) (Body, string) {
	found, all := counterparts(b.items(), key.items())
	if !all {
		return nil, "part-gone"
	}
	keyed := &CompareSources{Claims: slices.Clone(b.Claims)}
	for _, k := range key.Claims {
		claim := keyed.Claim(found[k.ID])
		if claim == nil {
			continue // it wasn't asked
		}
		if !slices.Equal(slices.Sorted(maps.Keys(claim.Sources)), slices.Sorted(maps.Keys(k.Sources))) {
			return nil, "source"
		}
		claim.Sources, claim.Evidence = k.Sources, k.Evidence
	}
	return keyed, ""
}

func (b *CompareSources) items() []Item {
	items := make([]Item, len(b.Claims))
	for i, c := range b.Claims {
		items[i] = Item{ID: c.ID, Text: c.Text}
	}
	return items
}

func (b *Matching) prompts() []Item {
	items := make([]Item, len(b.Pairs))
	for i, p := range b.Pairs {
		items[i] = Item{ID: p.ID, Text: p.Prompt}
	}
	return items
}

// keyedBy pairs the prompts anew. Matches that no prompt needs any more are among those that belong to none.
func (b *Matching) keyedBy(key *Matching) (Body, string) {
	prompts, all := counterparts(b.prompts(), key.prompts())
	matches, _ := counterparts(b.allMatches(), key.allMatches())
	if !all {
		return nil, "part-gone"
	}
	keyed, needed := &Matching{Pairs: slices.Clone(b.Pairs)}, map[string]bool{}
	for _, k := range key.Pairs {
		pair := keyed.Pair(prompts[k.ID])
		if pair == nil {
			continue // it wasn't asked
		}
		match := findItem(b.allMatches(), matches[k.MatchID])
		if match == nil {
			return nil, "part-new"
		}
		pair.MatchID, pair.Match = match.ID, match.Text
		needed[match.ID] = true
	}
	for _, m := range b.allMatches() {
		if !needed[m.ID] {
			keyed.Distractors = append(keyed.Distractors, m)
		}
	}
	return keyed, ""
}

func (b *Ordering) keyedBy(key *Ordering) (Body, string) {
	found, all := counterparts(b.Items, key.Items)
	switch {
	case !all:
		return nil, "part-gone"
	case len(found) < len(key.Items):
		return nil, "part-new"
	}
	keyed := &Ordering{Marking: key.Marking}
	for _, k := range key.Items {
		keyed.Items = append(keyed.Items, *b.Item(found[k.ID]))
	}
	return keyed, ""
}

func (b *GapFill) keyedBy(key *GapFill) (Body, string) {
	keyed := &GapFill{Gaps: map[string]Gap{}}
	for name, asked := range b.Gaps {
		gap, ok := key.Gaps[name]
		switch {
		case !ok:
			return nil, "part-gone"
		case gap.Kind() != asked.Kind():
			return nil, "gap-kind"
		case gap.Unit != asked.Unit:
			return nil, "unit"
		}
		if gap.Kind() == GapChoice {
			options, rule := asked.Options.keyedBy(gap.Options)
			if rule != "" {
				return nil, rule
			}
			gap.Options, gap.Shuffle = options, asked.Shuffle
		}
		keyed.Gaps[name] = gap
	}
	return keyed, ""
}

// Keyed is the revision as it marks with other questions in the place of those with the same ids (see KeyedBy). It changes
// nothing about the set.
func (r *Revision) Keyed(list []*Question) *Revision {
	if len(list) == 0 {
		return r
	}
	keyed := &Revision{Set: r.Set, Cuts: r.Cuts, authored: r, accepted: r.accepted, keyed: map[string]*Question{}}
	if r.authored != nil {
		keyed.authored = r.authored
		maps.Copy(keyed.keyed, r.keyed)
	}
	for _, q := range list {
		keyed.keyed[q.ID] = q
	}
	return keyed
}
