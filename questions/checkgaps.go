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
	}
	c.gapPlaces(b)
	positive := false
	for _, name := range slices.Sorted(maps.Keys(b.Gaps)) {
		gap := b.Gaps[name]
		c.gap("/gaps/"+escapePointer(name), name, &gap)
		positive = positive || gap.weight().Sign() > 0
	}
	if !positive {
		c.fail("/gaps", "gap-weights")
	}
}

// gapPlaces checks that each gap stands in the stem once, where a reader sees it, and that the stem has no other.
func (c *questionCheck) gapPlaces(b *GapFill) {
	placed := map[string]int{}
	for _, place := range gapPlace.FindAllStringSubmatch(c.q.Stem, -1) {
		name := strings.TrimSpace(place[1])
		if _, known := b.Gaps[name]; !known {
			c.fail("/stem", "gap-unknown", "gap", name, "gaps", strings.Join(slices.Sorted(maps.Keys(b.Gaps)), ", "))
		}
		placed[name]++
	}
	seen := PlainText(c.q.Stem)
	for _, name := range slices.Sorted(maps.Keys(b.Gaps)) {
		switch {
		case placed[name] == 0:
			c.fail("/gaps/"+escapePointer(name), "gap-unplaced", "gap", name)
		case placed[name] > 1:
			c.fail("/stem", "gap-twice", "gap", name)
		case !visibleGap(seen, name):
			c.fail("/stem", "gap-hidden", "gap", name)
		}
	}
}

// visibleGap tells whether a reader sees the gap: it isn't inside an address or in what Markdown leaves out.
func visibleGap(text, name string) bool {
	return slices.ContainsFunc(gapPlace.FindAllStringSubmatch(text, -1), func(place []string) bool {
		return strings.TrimSpace(place[1]) == name
	})
}

func (c *questionCheck) gap(at, name string, gap *Gap) {
	if !gapName.MatchString(name) || len(name) > MaxSlug {
		c.fail(at, "gap-name", "gap", name)
	}
	if gap.Weight != "" && (gap.weight().Sign() < 0 || gap.weight().Cmp(maxPoints) > 0) {
		c.fail(at+"/weight", "points-range", "found", string(gap.Weight), "most", maxPoints.RatString())
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
