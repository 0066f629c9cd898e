package questions

import (
	"regexp"
	"strings"
)

// gapPlace is where a gap stands in a stem.
var gapPlace = regexp.MustCompile(`\[\[([^\[\]\n]{1,100})\]\]`)

// gapName is what gaps may be called. A slash divides a gap from its answer where both are renamed.
var gapName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*([ ._-]+[\p{L}\p{M}\p{N}]+)*$`)

// GapOrder lists the names of a gap-fill question's gaps in the order of the stem.
func (q *Question) GapOrder() []string {
	b, ok := q.Body.(*GapFill)
	if !ok {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	for _, place := range gapPlace.FindAllStringSubmatch(q.Stem, -1) {
		name := strings.TrimSpace(place[1])
		if _, known := b.Gaps[name]; known && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// StemWith is the stem's Markdown with something in the place of each gap.
func (q *Question) StemWith(show func(name string) string) string {
	b, ok := q.Body.(*GapFill)
	if !ok {
		return q.Stem
	}
	return gapPlace.ReplaceAllStringFunc(q.Stem, func(place string) string {
		name := strings.TrimSpace(place[2 : len(place)-2])
		if _, known := b.Gaps[name]; !known {
			return place
		}
		return show(name)
	})
}
