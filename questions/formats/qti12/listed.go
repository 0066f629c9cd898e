package qti12

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// typed tells whether the labels of a gap are texts to type, not options.
func typed(n *xmltree.Node) bool {
	for _, label := range labelsOf(n) {
		switch strings.ToLower(label.Attr("answer_type")) {
		case "dropdown", "wordbank":
			return false
		}
	}
	return true
}

// listedGap is a gap whose labels are the texts that are taken. New Quizzes say of each how it is compared.
func (it *item) listedGap(n *xmltree.Node, at string) (gap questions.Gap, ok bool) {
	labels := labelsOf(n)
	if len(labels) > maxOptions {
		it.q.Fail(n.Place(), "too-many", "what", "accepted answers", "most", maxOptions)
		return gap, false
	}
	seen := map[string]bool{}
	modes := map[bool]int{}
	for _, label := range labels {
		c, ok := it.comparison(label)
		if !ok {
			return gap, false
		}
		gap.Typos = max(gap.Typos, c.typos)
		modes[c.exact]++
		if key := keyOf(c.pattern, c.exact); c.pattern != "" && !seen[key] {
			seen[key] = true
			it.q.At(fmt.Sprintf("%s/accept/%d/text", at, len(gap.Accept)), label.Place())
			gap.Accept = append(gap.Accept, questions.GapAccept{Text: c.pattern, Feedback: it.feedback.on(true, label.Attr("ident")+"_fb")})
		}
	}
	switch {
	case modes[true] > 0 && modes[false] > 0:
		it.q.Warn(n.Place(), "not-kept", "what", "that capitals count in some of the answers and not in others: they don't here")
	case modes[true] > 0:
		gap.Match = questions.MatchExact
	}
	it.top = it.worthOf(n)
	return gap, true
}

// worthOf is what a gap scores. Canvas names the first of its texts in the condition, and takes the others too.
func (it *item) worthOf(n *xmltree.Node) *big.Rat {
	best := new(big.Rat)
	for _, c := range it.scoring.on(n.Attr("ident")) {
		if score := c.rewards(); score.Cmp(best) > 0 {
			best = score
		}
	}
	if best.Sign() == 0 {
		return big.NewRat(100, int64(len(it.responses)))
	}
	return best
}

// comparison is how a text is compared with an answer.
type comparison struct {
	pattern string
	exact   bool
	typos   int
}

// plainPattern is a regular expression that is a plain text.
var plainPattern = regexp.MustCompile(`^\^?[^\\.+*?()\[\]{}|^$]*\$?$`)

// maxTypos is the most that a text may be off.
const maxTypos = 5

// comparison reads how New Quizzes compare a text. ok is false for a regular expression, which is never run.
func (it *item) comparison(label *xmltree.Node) (c comparison, ok bool) {
	text := it.words(label)
	c.pattern = pattern(text, "")
	caseful := it.meta["case_sensitive"]
	c.exact = caseful == "true"
	switch label.Attr("scoring_algorithm") {
	case "TextContainsAnswer":
		c.pattern = pattern(text, "varsubstring")
	case "TextEquivalence":
		c.exact = caseful != "false"
	case "TextCloseEnough":
		c.typos = it.distance(label)
		c.exact = caseful != "false" && label.Attr("ignore_case") != "true"
	case "TextRegex":
		if !plainPattern.MatchString(text) {
			it.q.Fail(label.Place(), "qti12-regex", "found", text)
			return c, false
		}
		c.exact = caseful != "false"
		c.pattern = pattern(strings.TrimSuffix(strings.TrimPrefix(text, "^"), "$"), "")
	}
	return c, true
}

// distance is how many letters an answer may be off.
func (it *item) distance(label *xmltree.Node) int {
	n, err := strconv.Atoi(first(label.Attr("levenshtein_distance"), "1"))
	switch {
	case err != nil || n < 0:
		return 1
	case n > maxTypos:
		it.q.Warn(label.Place(), "not-kept", "what", fmt.Sprintf("that an answer may be %d letters off: it may be %d here", n, maxTypos))
		return maxTypos
	}
	return n
}
