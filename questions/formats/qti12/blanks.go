package qti12

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// blanks reads a text with gaps: typed ones, or ones with options. The gaps stand in the text as [name], or where the
// answers stand between its pieces.
func (it *item) blanks() {
	if len(it.responses) == 0 || len(it.responses) > maxPairs {
		it.q.Fail(it.shown.Place(), "qti12-responses", "found", len(it.responses), "type", it.name)
		return
	}
	names := gapNames(it.responses)
	it.gapStem(names)
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	scores := map[string]*big.Rat{}
	for i, n := range it.responses {
		at := "/gaps/" + escapePointer(names[i])
		it.q.At(at, n.Place())
		it.top = new(big.Rat)
		gap, ok := it.gap(n, at)
		if !ok {
			return
		}
		body.Gaps[names[i]], scores[names[i]] = gap, it.top
	}
	it.gapWeights(body, scores)
	it.feedback.explain()
	it.q.Body = body
}

// gap reads one gap; what its best answer scores is in it.top. ok is false where it can't be understood.
func (it *item) gap(n *xmltree.Node, at string) (gap questions.Gap, ok bool) {
	switch {
	case n.Name != "response_lid":
		return it.openGap(n, at), true
	case it.meta["question_type"] == "fill_in_multiple_blanks_question" && typed(n):
		return it.listedGap(n, at)
	}
	return it.chosenGap(n, at)
}

// openGap is a gap whose texts are in the conditions.
func (it *item) openGap(n *xmltree.Node, at string) questions.Gap {
	accept, match := it.accepted(n.Attr("ident"), at+"/accept")
	gap := questions.Gap{Match: match}
	for _, a := range accept {
		gap.Accept = append(gap.Accept, questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
	}
	return gap
}

// chosenGap is a gap with options.
func (it *item) chosenGap(n *xmltree.Node, at string) (gap questions.Gap, ok bool) {
	options, scores, ok := it.options(n, at+"/options")
	if !ok {
		return gap, false
	}
	it.top = greatest(scores)
	body := weights.Single(percentages(options, scores, it.top))
	gap.Options, gap.Shuffle = body.Options, shuffled(n)
	for _, label := range labelsOf(n) {
		if strings.EqualFold(label.Attr("answer_type"), "wordbank") && label.Attr("allow_reuse") != "true" {
			it.q.Warn(n.Place(), "not-kept", "what", "that each word of the bank is used once")
			break
		}
	}
	return gap, true
}

// gapWeights says how much each gap counts, where they don't count the same.
func (it *item) gapWeights(body *questions.GapFill, scores map[string]*big.Rat) {
	it.top = new(big.Rat)
	var one *big.Rat
	same := true
	for _, score := range scores {
		it.top.Add(it.top, score)
		same = same && (one == nil || score.Cmp(one) == 0)
		one = score
	}
	if it.scoring.jointly() {
		it.q.Warn(it.scoring.node.Place(), "qti12-marked", "there", "the points are for all gaps together", "here", "each gap earns its part")
		it.top = one
		return
	}
	for name, gap := range body.Gaps {
		if score := scores[name]; !same && score.Sign() > 0 {
			gap.Weight = shown(score)
			body.Gaps[name] = gap
		}
	}
}

// jointly tells whether a condition with a score asks for several answers at once.
func (s *scoring) jointly() bool {
	for _, c := range s.scored() {
		ident := ""
		for _, n := range positive(c.test, nil) {
			if ident != "" && n.Attr("respident") != ident {
				return true
			}
			ident = n.Attr("respident")
		}
	}
	return false
}

// gapStem reads the text and puts the gaps into it.
func (it *item) gapStem(names []string) {
	it.at = it.shown.Place()
	it.q.At("/stem", it.at)
	index := map[*xmltree.Node]int{}
	for i, n := range it.responses {
		index[n] = i
	}
	var written string
	if it.anyBracket() {
		written = it.bracketed()
	} else {
		written = it.html(it.shown, func(n *xmltree.Node) string { return marker(index[n]) })
	}
	it.q.Stem = markers.ReplaceAllStringFunc(it.md.Block(written), func(m string) string {
		i, err := strconv.Atoi(strings.Trim(m, "\uE000\uE001"))
		if err != nil || i >= len(names) {
			return ""
		}
		return "[[" + names[i] + "]]"
	})
}

// Gaps are marked by private characters while HTML becomes Markdown, which leaves them alone.
var markers = regexp.MustCompile("\uE000[0-9]*\uE001")

func marker(i int) string { return "\uE000" + strconv.Itoa(i) + "\uE001" }

// anyBracket tells whether the text has a [name] of an answer.
func (it *item) anyBracket() bool {
	all := it.html(it.shown, nil)
	for _, n := range it.responses {
		if strings.Contains(all, "["+nameOf(n)+"]") {
			return true
		}
	}
	return false
}

// bracketed is the text with a mark in the place of each [name].
func (it *item) bracketed() string {
	var pairs []string
	for i, n := range it.responses {
		pairs = append(pairs, "["+nameOf(n)+"]", marker(i))
	}
	return strings.NewReplacer(pairs...).Replace(it.html(it.shown, nil))
}

// gapForm is what may be in the name of a gap.
var gapForm = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// gapNames are names for the gaps, in which only what names may have is left of theirs.
func gapNames(responses []*xmltree.Node) []string {
	var names []string
	taken := map[string]bool{}
	for i, n := range responses {
		name := nameOf(n)
		if !plainName.MatchString(name) || len(name) > questions.MaxSlug {
			name = strings.Trim(gapForm.ReplaceAllString(name, "-"), "-")
		}
		if name == "" || len(name) > questions.MaxSlug || taken[name] {
			name = "gap " + strconv.Itoa(i+1)
		}
		taken[name] = true
		names = append(names, name)
	}
	return names
}

// plainName is a name that a gap may have.
var plainName = regexp.MustCompile(`^[\p{L}\p{N}]+([ ._-]+[\p{L}\p{N}]+)*$`)

func escapePointer(key string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}
