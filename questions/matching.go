package questions

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
)

// maxParts bounds the pairs, items or gaps of one question, far above what people can put in order.
const maxParts = 200

// Matching is a question answered by giving each prompt its match.
type Matching struct {
	Pairs       []Pair `json:"pairs"`
	Distractors []Item `json:"distractors,omitempty"` // matches that belong to no prompt
}

// Pair is a prompt with its match. Matches with equal text stand for each other.
type Pair struct {
	ID      string `json:"id,omitempty"` // of the prompt
	Prompt  string `json:"prompt"`       // Markdown
	MatchID string `json:"match_id,omitempty"`
	Match   string `json:"match"` // Markdown
}

// Pair returns the pair whose prompt has this id, or nil.
func (b *Matching) Pair(prompt string) *Pair {
	for i := range b.Pairs {
		if b.Pairs[i].ID == prompt {
			return &b.Pairs[i]
		}
	}
	return nil
}

// Matches are what can be given to a prompt, each text once, under the first of its ids: the pairs' in authored order,
// then the distractors.
func (b *Matching) Matches() []Item {
	var matches []Item
	seen := map[string]bool{}
	for _, m := range b.allMatches() {
		if key := matchKey(m.Text); !seen[key] {
			seen[key] = true
			matches = append(matches, m)
		}
	}
	return matches
}

// shownIDs is the id that Matches has for each, by any of its ids.
func (b *Matching) shownIDs() map[string]string {
	first, shown := map[string]string{}, map[string]string{}
	for _, m := range b.allMatches() {
		key := matchKey(m.Text)
		if _, ok := first[key]; !ok {
			first[key] = m.ID
		}
		shown[m.ID] = first[key]
	}
	return shown
}

// ShownMatch is the id under which a match of a matching question is shown: matches with equal texts are shown once,
// under the first of their ids. Any other id is returned as it is.
func (r *Revision) ShownMatch(question, match string) string {
	if q := r.question(question); q != nil {
		if first, ok := q.shown[match]; ok {
			return first
		}
	}
	return match
}

func (b *Matching) allMatches() []Item {
	matches := make([]Item, 0, len(b.Pairs)+len(b.Distractors))
	for _, p := range b.Pairs {
		matches = append(matches, Item{ID: p.MatchID, Text: p.Match})
	}
	return append(matches, b.Distractors...)
}

// matchKey is what equal matches share.
func matchKey(text string) string { return normalise(text, MatchExact) }

func (b *Matching) check(c *questionCheck) {
	if len(b.Pairs) == 0 {
		c.fail("/pairs", "pairs-missing")
		return
	}
	c.atMost("/pairs", "pairs", len(b.Pairs)+len(b.Distractors), maxParts)
	matched := map[string]bool{}
	var prompts, ids, matchIDs []string
	for i, p := range b.Pairs {
		if normalise(p.Prompt, MatchFold) == "" {
			c.fail(fmt.Sprintf("/pairs/%d/prompt", i), "text-missing", "what", "prompt")
		}
		if normalise(p.Match, MatchFold) == "" {
			c.fail(fmt.Sprintf("/pairs/%d/match", i), "text-missing", "what", "match")
		}
		matched[matchKey(p.Match)] = true
		prompts, ids, matchIDs = append(prompts, p.Prompt), append(ids, p.ID), append(matchIDs, p.MatchID)
	}
	c.promptsTwice(prompts)
	c.ids("/pairs", "prompt", ids)
	c.distractors(b.Distractors, matched, matchIDs)
	if len(b.Matches()) < 2 {
		c.fail("/pairs", "matches-few")
	}
}

func (c *questionCheck) promptsTwice(prompts []string) {
	seen := map[string]bool{}
	for i, prompt := range prompts {
		if folded := normalise(prompt, MatchFold); folded != "" && seen[folded] {
			c.warn(fmt.Sprintf("/pairs/%d/prompt", i), "text-twice", "what", "prompt", "text", shortened(prompt))
		} else {
			seen[folded] = true
		}
	}
}

// distractors checks that each has a text that is no prompt's match, and that all matches' ids differ.
func (c *questionCheck) distractors(distractors []Item, matched map[string]bool, ids []string) {
	texts := make([]string, len(distractors))
	twice := map[string]bool{}
	for i, d := range distractors {
		texts[i] = d.Text
		switch key := matchKey(d.Text); {
		case matched[key]:
			c.warn(fmt.Sprintf("/distractors/%d", i), "distractor-matches", "text", shortened(d.Text))
		case twice[key] && key != "":
			c.warn(fmt.Sprintf("/distractors/%d", i), "text-twice", "what", "distractor", "text", shortened(d.Text))
		default:
			twice[key] = true
		}
	}
	c.missingTexts("/distractors", "distractor", texts)
	seen := map[string]bool{}
	for i, id := range ids {
		if id != "" {
			c.slugAt(c.q.ID, fmt.Sprintf("%s/pairs/%d/match_id", c.at, i), id, "match", seen)
		}
	}
	for i, d := range distractors {
		if d.ID != "" {
			c.slug(c.q.ID, fmt.Sprintf("%s/distractors/%d", c.at, i), d.ID, "match", seen)
		}
	}
}

func (b *Matching) fillIDs(previous Body) {
	p, _ := previous.(*Matching)
	if p == nil {
		p = &Matching{}
	}
	fillIDs(b.namedPrompts(), p.namedPrompts(), numbered("p"))
	fillIDs(b.namedMatches(), p.namedMatches(), numbered("m"))
}

func (b *Matching) namedPrompts() []named {
	list := make([]named, len(b.Pairs))
	for i := range b.Pairs {
		list[i] = named{id: &b.Pairs[i].ID, text: b.Pairs[i].Prompt}
	}
	return list
}

func (b *Matching) namedMatches() []named {
	list := make([]named, len(b.Pairs))
	for i := range b.Pairs {
		list[i] = named{id: &b.Pairs[i].MatchID, text: b.Pairs[i].Match}
	}
	return append(list, namedItems(b.Distractors)...)
}

// fit takes some of the prompts or all; one that has no match isn't answered.
func (b *Matching) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	given, err := decode[map[string]string](raw, "matching")
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, m := range b.allMatches() {
		known[m.ID] = true
	}
	for _, prompt := range slices.Sorted(maps.Keys(given)) {
		switch match := given[prompt]; {
		case b.Pair(prompt) == nil:
			return nil, unfit("unknown-prompt", "id", prompt)
		case match == "":
			delete(given, prompt)
		case !known[match]:
			return nil, unfit("unknown-match", "id", match)
		}
	}
	if len(given) == 0 {
		return nil, nil
	}
	return encode(given), nil
}

// marker is right pairs / pairs, as Moodle and Canvas mark; equal matches interchange.
func (b *Matching) marker(*Question, *Scope) marker {
	text := map[string]string{} // of a match, by id
	for _, m := range b.allMatches() {
		text[m.ID] = matchKey(m.Text)
	}
	return func(answer json.RawMessage) (*big.Rat, []Reason) {
		given := read[map[string]string](answer)
		var wrong []string
		for _, p := range b.Pairs {
			if match, ok := given[p.ID]; !ok || text[match] != text[p.MatchID] {
				wrong = append(wrong, p.Prompt)
			}
		}
		right := len(b.Pairs) - len(wrong)
		why := []Reason{because("pairs", "right", right, "of", len(b.Pairs))}
		return share(right, len(b.Pairs)), wrongParts(why, "pairs-wrong", wrong)
	}
}

func (b *Matching) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	given, err := decode[map[string]string](answer, "matching")
	if err != nil {
		return nil, err
	}
	renamed := make(map[string]string, len(given))
	for prompt, match := range given {
		if prompt, err = r.renamed(PromptPart, prompt); err != nil {
			return nil, err
		}
		if match != "" {
			if match, err = r.renamed(MatchPart, match); err != nil {
				return nil, err
			}
		}
		renamed[prompt] = match
	}
	return encode(renamed), nil
}
