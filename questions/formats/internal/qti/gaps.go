package qti

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// gapped is a question of several parts: a text with gaps, or pairs to match.
type gapped struct {
	*item
	node    *xmltree.Node
	parts   []*part
	options []questions.Options     // of each part; nil for a typed one
	nodes   [][]*xmltree.Node       // of the options
	fits    []func() questions.Body // of typed parts
	typings []*typing               // likewise
	inlines []*xmltree.Node         // the interactions of parts that have one each

	right   []int      // a value of each part with which the question scores most
	worths  []*big.Rat // what each part is worth
	partial bool       // our marks for parts differ from the rules'
}

// gaps is a text with text entries and inline choices.
func (it *item) gaps(nodes []*xmltree.Node, responses []*scoring.Response) questions.Body {
	g := &gapped{item: it, node: nodes[0], inlines: nodes}
	for i, n := range nodes {
		g.parts = append(g.parts, &part{name: gapName(responses[i].ID, i), response: responses[i], at: n.Place()})
		var options questions.Options
		var choices []*xmltree.Node
		if n.Name == "inlineChoiceInteraction" {
			choices = n.All("inlineChoice")
			options, g.parts[i].values = it.choices(choices, fmt.Sprintf("/gaps/%s/options", g.parts[i].name))
		}
		g.options, g.nodes = append(g.options, options), append(g.nodes, choices)
	}
	it.q.Stem = it.stemWithGaps(nodes, g.parts)
	return g.body()
}

// gapMatch is a text with gaps that one of some texts goes into each.
func (it *item) gapMatch(n *xmltree.Node, r *scoring.Response) questions.Body {
	g := &gapped{item: it, node: n}
	for _, image := range n.All("gapImg") {
		it.q.Fail(image.Place(), "type-unsupported", "found", "gapImg")
		return nil
	}
	gaps, choices := n.Deep("gap"), n.All("gapText")
	if len(gaps) == 0 || len(choices) < 2 || len(gaps) > maxChoices || len(choices) > maxChoices {
		it.q.Fail(n.Place(), "qti-processing", "found", fmt.Sprintf("gapMatchInteraction with %d gaps and %d texts", len(gaps), len(choices)))
		return nil
	}
	all, _ := it.choices(choices, "/gaps")
	for i, gap := range gaps {
		p := &part{name: gapName(gap.Attr("identifier"), i), response: r, at: gap.Place()}
		options, values := slices.Clone(all), make([]given, len(all))
		for v := range values {
			values[v].ours = all[v].ID
			values[v].atoms = scoring.Texts(choices[v].Attr("identifier") + " " + gap.Attr("identifier")).Atoms
		}
		p.values = values
		g.parts, g.options, g.nodes = append(g.parts, p), append(g.options, options), append(g.nodes, choices)
	}
	it.q.Stem = it.stemWithGaps(gaps, g.parts)
	return g.body()
}

// gapForm is what our gaps may be called.
var gapForm = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*([ ._-]+[\p{L}\p{M}\p{N}]+)*$`)

// gapName is what a gap is called: as its variable, or by its number.
func gapName(id string, i int) string {
	if name := named(id); gapForm.MatchString(name) && len(name) <= questions.MaxSlug {
		return name
	}
	return fmt.Sprintf("gap %d", i+1)
}

// stemWithGaps is the stem with [[name]] in the place of each gap.
func (it *item) stemWithGaps(nodes []*xmltree.Node, parts []*part) string {
	stem := strings.ReplaceAll(it.stem(nodes), "[[", `[\[`)
	pairs := make([]string, 0, 2*len(nodes))
	for i := range nodes {
		pairs = append(pairs, place(i), "[["+parts[i].name+"]]")
	}
	return strings.NewReplacer(pairs...).Replace(stem)
}

// body finds out what each part is worth and makes the gaps.
func (g *gapped) body() questions.Body {
	if !g.examine() {
		return nil
	}
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	for i, p := range g.parts {
		gap, ok := g.gap(i)
		if !ok {
			return nil
		}
		if _, twice := body.Gaps[p.name]; twice {
			g.q.Fail(p.at, "qti-processing", "found", "two gaps that are called "+p.name)
			return nil
		}
		body.Gaps[p.name] = gap
	}
	return g.weighed(body)
}

// weighed finishes a text with gaps: what they are worth, whether our marks are those of the rules, feedback and ids.
func (g *gapped) weighed(body *questions.GapFill) questions.Body {
	g.weighGaps(body)
	if !g.settled(body) {
		return nil
	}
	g.tell(body)
	for i, p := range g.parts {
		identify(body.Gaps[p.name].Options, g.nodes[i], p.response.ID+".")
	}
	return body
}
