package questions

import (
	"maps"
	"slices"
	"strings"
)

func (b *GapFill) check(c *questionCheck) {
	if len(b.Gaps) == 0 {
		c.fail("/gaps", "gaps-missing")
		return
	}
	if len(b.Gaps) > maxParts {
		c.fail("/gaps", "too-many", "what", "gaps", "most", maxParts)
		return
	}
	names := slices.Sorted(maps.Keys(b.Gaps))
	c.gapPlaces(b, names)
	positive := false
	for _, name := range names {
		gap := b.Gaps[name]
		c.gap("/gaps/"+escapePointer(name), name, &gap)
		positive = positive || gap.weight().Sign() > 0
	}
	if !positive {
		c.fail("/gaps", "gap-weights")
	}
}

// gapPlaces checks that each gap stands in the stem once, where a reader sees it, and that the stem has no other.
func (c *questionCheck) gapPlaces(b *GapFill, names []string) {
	placed, known := gapsIn(c.q.Stem), shortened(strings.Join(names, ", "))
	for _, name := range slices.Sorted(maps.Keys(placed)) {
		if _, ok := b.Gaps[name]; !ok {
			c.fail("/stem", "gap-unknown", "gap", name, "gaps", known)
		}
	}
	visible := c.visibleGaps(placed)
	for _, name := range names {
		switch {
		case placed[name] == 0:
			c.fail("/gaps/"+escapePointer(name), "gap-unplaced", "gap", name)
		case placed[name] > 1:
			c.fail("/stem", "gap-twice", "gap", name)
		case visible[name] == 0:
			c.fail("/stem", "gap-hidden", "gap", name)
		}
	}
}

// maxRendered bounds the stems of a set that are rendered to see their gaps, in bytes: far more than have links.
const maxRendered = 1 << 20

// visibleGaps are those that a reader sees: not inside an address, or in what Markdown leaves out. Where the stem has
// neither they are all of them.
func (c *questionCheck) visibleGaps(placed map[string]int) map[string]int {
	stem := c.q.Stem
	if !strings.Contains(stem, "<") && !strings.Contains(stem, "](") && !strings.Contains(stem, "]:") {
		return placed
	}
	if c.rendered += len(stem); c.rendered > maxRendered {
		return placed
	}
	return gapsIn(PlainText(stem))
}

// gapsIn counts the places of each gap in a text.
func gapsIn(text string) map[string]int {
	places := map[string]int{}
	for _, place := range gapPlace.FindAllStringSubmatch(text, -1) {
		places[strings.TrimSpace(place[1])]++
	}
	return places
}

func (c *questionCheck) gap(at, name string, gap *Gap) {
	if !gapName.MatchString(name) || len(name) > MaxSlug {
		c.fail(at, "gap-name", "gap", name)
	}
	if gap.Weight != "" && (gap.weight().Sign() < 0 || gap.weight().Cmp(maxPoints) > 0) {
		c.fail(at+"/weight", "gap-weight", "found", string(gap.Weight), "most", maxPoints.RatString())
	}
	if c.mixedGap(at, gap) {
		return
	}
	switch b := gap.Body().(type) {
	case *SingleChoice:
		c.singleChoice(at, b)
	case *Numeric:
		c.numeric(at, b)
	case *ShortText:
		c.shortText(at, b)
	}
}

// mixedGap reports fields of two kinds of gap in one, and tells whether there are some.
func (c *questionCheck) mixedGap(at string, gap *Gap) bool {
	texts := slices.ContainsFunc(gap.Accept, func(a GapAccept) bool { return a.Text != "" })
	textFields := texts || gap.Match != "" || gap.Typos != 0
	switch kind := gap.Kind(); {
	case kind == GapChoice && (len(gap.Accept) > 0 || textFields || gap.Unit != ""),
		kind == GapNumber && (textFields || gap.Shuffle != nil),
		kind == GapText && gap.Shuffle != nil:
		c.fail(at, "gap-mixed")
		return true
	}
	return false
}
