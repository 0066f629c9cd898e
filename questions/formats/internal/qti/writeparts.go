package qti

import (
	"fmt"
	"math/big"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/readback/readback/questions"
)

func (x *writer) matching(p *parts, b *questions.Matching) {
	prompts, matches := e("simpleMatchSet", nil), e("simpleMatchSet", nil)
	names := x.matchNames(b)
	count := fmt.Sprint(len(b.Pairs))
	seen := map[string]string{} // identifiers of matches, by text
	for i, m := range b.Matches() {
		seen[matchKey(m.Text)] = names.matches[i]
		matches.inner = append(matches.inner, e("simpleAssociableChoice", at("identifier", names.matches[i], "matchMax", count), x.line(m.Text)))
	}
	mapping := e("mapping", at("defaultValue", "0", "upperBound", number(x.points())))
	share := upward(new(big.Rat).Quo(x.points(), big.NewRat(int64(max(len(b.Pairs), 1)), 1)))
	var correct []string
	for i, pair := range b.Pairs {
		prompts.inner = append(prompts.inner, e("simpleAssociableChoice", at("identifier", names.prompts[i], "matchMax", "1"), x.line(pair.Prompt)))
		correct = append(correct, names.prompts[i]+" "+seen[matchKey(pair.Match)])
		mapping.inner = append(mapping.inner, e("mapEntry", at("mapKey", correct[i], "mappedValue", share)))
	}
	p.declarations = append(p.declarations, respond(response, "multiple", "directedPair", correct, mapping))
	p.body = x.asked(e("matchInteraction", at("responseIdentifier", response, "shuffle", "true", "maxAssociations", count), prompts, matches))
	p.processing = x.standard("map_response")
}

// matchKey is what equal matches share.
func matchKey(text string) string {
	return strings.TrimSpace(norm.NFC.String(text))
}

type matchNames struct{ prompts, matches []string }

// matchNames are the identifiers of prompts and of matches. No two of an item may be the same.
func (x *writer) matchNames(b *questions.Matching) matchNames {
	var n matchNames
	used := map[string]bool{}
	name := func(id, kind string, i int) string {
		if name := partName(id, kind, i); !used[name] {
			used[name] = true
			return name
		}
		return partName("", kind, i)
	}
	for i, pair := range b.Pairs {
		n.prompts = append(n.prompts, name(pair.ID, "prompt", i))
	}
	for i, m := range b.Matches() {
		n.matches = append(n.matches, name(m.ID, "match", i))
	}
	return n
}

func (x *writer) ordering(p *parts, b *questions.Ordering) {
	interaction := e("orderInteraction", at("responseIdentifier", response, "shuffle", "true"))
	var ids []string
	for i, item := range b.Items {
		ids = append(ids, partName(item.ID, "item", i))
		interaction.inner = append(interaction.inner, e("simpleChoice", at("identifier", ids[i]), x.line(item.Text)))
	}
	p.body = x.asked(interaction)
	p.declarations = append(p.declarations, respond(response, "ordered", "identifier", ids, nil))
	x.markOrder(p, b, ids)
}

// maxRelative is up to how many items their distances are written as rules, of which there is one for each item and place.
const maxRelative = 12

func (x *writer) markOrder(p *parts, b *questions.Ordering, ids []string) {
	n := int64(len(ids))
	marking := b.Marking
	if marking == questions.LongestSubset || marking == questions.RelativePosition && n > maxRelative {
		x.changed = true
		x.report.Changed(x.index, x.q, "marking \""+string(marking)+"\"", "\"absolute\"")
		marking = ""
	}
	switch marking {
	case questions.WholeOrder:
		x.markAll(p)
	case questions.AdjacentPairs:
		p.processing = processing(x.counted(neighbours(ids), n-1)...)
	case questions.RelativePosition:
		p.processing = processing(x.counted(distances(ids), n*(n-1))...)
	default:
		p.processing = processing(x.counted(placed(ids), n)...)
	}
}

// counted are rules that count in SCORE, which is then made the question's points.
func (x *writer) counted(rules []any, of int64) []any {
	return append(rules, scaled(big.NewRat(of, 1), x.points())...)
}

// atPlace holds when an item stands at a place.
func atPlace(place int, id string) *element {
	return e("match", nil, e("index", at("n", fmt.Sprint(place+1)), variable(response)), base("identifier", id))
}

// placed count the items in their own places.
func placed(ids []string) []any {
	var rules []any
	for i, id := range ids {
		rules = append(rules, when(atPlace(i, id), []any{adding(base("float", "1"))}, nil))
	}
	return rules
}

// neighbours count the items that are followed by the one that follows them in the key.
func neighbours(ids []string) []any {
	var rules []any
	for i := 0; i+1 < len(ids); i++ {
		pair := e("ordered", nil, base("identifier", ids[i]), base("identifier", ids[i+1]))
		rules = append(rules, when(e("contains", nil, variable(response), pair), []any{adding(base("float", "1"))}, nil))
	}
	return rules
}

// distances count how near each item stands to its own place.
func distances(ids []string) []any {
	var rules []any
	for i, id := range ids {
		var branches []chained
		for place := range ids {
			if near := len(ids) - 1 - max(i-place, place-i); near > 0 {
				branches = append(branches, chained{atPlace(place, id), []any{adding(base("float", fmt.Sprint(near)))}})
			}
		}
		rules = append(rules, chain(branches))
	}
	return rules
}

func (x *writer) essay(p *parts, b *questions.Essay) {
	p.byHand = true
	p.declarations = append(p.declarations, respond(response, "single", "string", nil, nil))
	p.body = x.asked(e("extendedTextInteraction", at("responseIdentifier", response)))
	for _, c := range b.Rubric {
		text := c.Criterion
		for i, level := range c.Levels {
			if i == 0 {
				text += "\n"
			}
			text += "\n- " + level.Text
			if level.Points != "" {
				text += " (" + string(level.Points) + ")"
			}
		}
		attrs := at("view", "scorer", "label", string(c.Points))
		if x.three {
			attrs = append(attrs, "use", "scoring")
		}
		p.body = append(p.body, e("rubricBlock", attrs, x.content(text)...))
	}
}
