package qti

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// match is a matchInteraction: matching, where every prompt has one match. Pairs that are worth more than others make a
// text with gaps.
func (it *item) match(n *xmltree.Node, r *scoring.Response) questions.Body {
	sets := n.All("simpleMatchSet")
	if len(sets) != 2 {
		it.q.Fail(n.Place(), "qti-processing", "found", fmt.Sprintf("matchInteraction with %d sets", len(sets)))
		return nil
	}
	m := &matching{gapped: &gapped{item: it, node: n}, prompts: sets[0].All("simpleAssociableChoice"), matches: sets[1].All("simpleAssociableChoice")}
	if len(m.prompts) > maxChoices || len(m.matches) > maxChoices || len(m.prompts)*len(m.matches) > maxPairs || len(m.prompts) == 0 || len(m.matches) == 0 {
		it.q.Fail(n.Place(), "qti-processing", "found", fmt.Sprintf("matchInteraction of %d and %d choices", len(m.prompts), len(m.matches)))
		return nil
	}
	if !m.turn(r) {
		it.q.Fail(n.Place(), "type-unsupported", "found", "matchInteraction with several matches for a choice")
		return nil
	}
	m.lay(r)
	if !m.examine() {
		return nil
	}
	return m.made()
}

// maxPairs bounds the pairs that are tried.
const maxPairs = 10_000

type matching struct {
	*gapped
	prompts, matches []*xmltree.Node
	turned           bool // the prompts are the second set
}

// turn puts the set first whose choices have one match each; ok is false when neither does.
func (m *matching) turn(r *scoring.Response) (ok bool) {
	firsts, seconds := map[string]int{}, map[string]int{}
	for _, text := range rightPairs(r) {
		first, second, _ := strings.Cut(text, " ")
		firsts[first]++
		seconds[second]++
	}
	once := func(nodes []*xmltree.Node, count map[string]int) bool {
		return !slices.ContainsFunc(nodes, func(n *xmltree.Node) bool { return count[n.Attr("identifier")] > 1 })
	}
	all := func(nodes []*xmltree.Node, count map[string]int) bool {
		return !slices.ContainsFunc(nodes, func(n *xmltree.Node) bool { return count[n.Attr("identifier")] != 1 })
	}
	switch {
	case all(m.prompts, firsts):
		return true
	case !all(m.matches, seconds):
		return once(m.prompts, firsts) && len(firsts) == 0
	}
	m.prompts, m.matches, m.turned = m.matches, m.prompts, true
	return true
}

// rightPairs are the pairs of the correctResponse, or those that the mapping rewards.
func rightPairs(r *scoring.Response) []string {
	var pairs []string
	for _, a := range r.Correct.Atoms {
		pairs = append(pairs, a.Text)
	}
	if len(pairs) == 0 && r.Mapping != nil {
		for _, e := range r.Mapping.Entries {
			if e.Worth.Sign() > 0 {
				pairs = append(pairs, strings.Join(strings.Fields(e.Key.Text), " "))
			}
		}
	}
	return pairs
}

// lay makes a part of each prompt, with every match as a value.
func (m *matching) lay(r *scoring.Response) {
	all, _ := m.choices(m.matches, "/distractors")
	for i, prompt := range m.prompts {
		p := &part{name: fmt.Sprintf("p%d", i+1), response: r, at: prompt.Place()}
		options, values := slices.Clone(all), make([]given, len(all))
		for v := range values {
			values[v].ours = all[v].ID
			pair := prompt.Attr("identifier") + " " + m.matches[v].Attr("identifier")
			if m.turned {
				pair = m.matches[v].Attr("identifier") + " " + prompt.Attr("identifier")
			}
			values[v].atoms = scoring.Texts(pair).Atoms
		}
		p.values = values
		m.q.At(fmt.Sprintf("/pairs/%d/prompt", i), p.at)
		m.parts, m.options, m.nodes = append(m.parts, p), append(m.options, options), append(m.nodes, m.matches)
	}
}

// made is the body: pairs if each prompt has one match and all are worth the same.
func (m *matching) made() questions.Body {
	if !m.equal() {
		return m.asGaps()
	}
	body, trial := m.pairs()
	if !m.settled(trial) {
		return nil
	}
	m.assign(m.parts, nil)
	return body
}

// equal tells whether every prompt has one right match, with nothing for the others, and all prompts are worth the same.
func (m *matching) equal() bool {
	for i, w := range m.worths {
		if !near(share(w, m.worths[0]), one()) {
			return false
		}
		for v, f := range m.fractions(i) {
			if v != m.right[i] && f.Sign() > 0 {
				return false
			}
		}
	}
	return true
}

// pairs makes the body twice: as it is kept, and with the ids under which it is tried. There the matches are called by their
// ids, since two that read the same are one to us.
func (m *matching) pairs() (body, trial *questions.Matching) {
	body, trial = &questions.Matching{}, &questions.Matching{}
	prompts, matches := partIDs(m.prompts, ""), partIDs(m.matches, "")
	used := map[int]bool{}
	for i, p := range m.parts {
		v := m.right[i]
		pair := questions.Pair{Prompt: m.line(m.prompts[i]), Match: m.options[i][v].Text}
		own := pair
		own.ID = prompts[i]
		pair.Match = m.options[i][v].ID
		if pair.ID, pair.MatchID = p.name, fmt.Sprintf("x%d", i); !used[v] {
			own.MatchID = matches[v]
			pair.MatchID = m.options[i][v].ID
		}
		used[v] = true
		body.Pairs, trial.Pairs = append(body.Pairs, own), append(trial.Pairs, pair)
	}
	for v, option := range m.options[0] {
		if !used[v] {
			body.Distractors = append(body.Distractors, questions.Item{ID: matches[v], Text: option.Text})
			trial.Distractors = append(trial.Distractors, questions.Item{ID: option.ID, Text: option.ID})
		}
	}
	return body, trial
}

// asGaps is a list of the prompts with a gap behind each.
func (m *matching) asGaps() questions.Body {
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	lines := []string{}
	if m.q.Stem != "" {
		lines = append(lines, strings.ReplaceAll(m.q.Stem, "[[", `[\[`))
	}
	for i, p := range m.parts {
		p.name = gapName(m.prompts[i].Attr("identifier"), i)
		gap, ok := m.gap(i)
		if _, twice := body.Gaps[p.name]; twice || !ok {
			m.q.Fail(p.at, "qti-marking")
			return nil
		}
		body.Gaps[p.name] = gap
		lines = append(lines, strings.ReplaceAll(m.line(m.prompts[i]), "[[", `[\[`)+": [["+p.name+"]]")
	}
	m.q.Stem = strings.Join(lines, "\n\n")
	m.q.Warn(m.node.Place(), "qti-as-gaps")
	return m.weighed(body)
}
