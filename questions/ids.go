package questions

import (
	"regexp"
	"strconv"
)

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// MaxSlug is the longest id that is taken, in characters.
const MaxSlug = 100

// IsSlug tells whether an id is one that sets, sources, questions and their parts may have: lower-case letters and
// digits in groups, joined by single hyphens.
func IsSlug(id string) bool { return len(id) <= MaxSlug && slugForm.MatchString(id) }

// fillIDs writes down the ids of a set's parts that authors left out. Questions keep their own ids; the parts of a
// question that was in previous keep theirs by equal text.
func (s *Set) fillIDs(previous *Set) {
	earlier := previous.byID()
	for i := range s.Questions {
		q := &s.Questions[i]
		var before Body
		if p := earlier[q.ID]; p != nil && p.Type == q.Type {
			before = p.Body
		}
		if q.Body != nil {
			q.Body.fillIDs(before)
		}
	}
}

// named is a part that may lack an id, with the text by which it is known again.
type named struct {
	id   *string
	text string
}

// fillIDs gives each part without an id that of the previous part with equal text, else the next of the sequence
// that neither the new nor the previous parts use: an id never moves to another text.
func fillIDs(parts, previous []named, sequence func(n int) string) {
	used := map[string]bool{}
	for _, p := range parts {
		used[*p.id] = true
	}
	for i := range parts {
		if *parts[i].id == "" {
			*parts[i].id = inherited(parts[i].text, previous, used)
			used[*parts[i].id] = true
		}
	}
	for _, p := range previous {
		used[*p.id] = true
	}
	next := 0
	for i := range parts {
		for *parts[i].id == "" {
			if id := sequence(next); !used[id] {
				*parts[i].id = id
				used[id] = true
			}
			next++
		}
	}
}

// inherited is the unused id of the first previous part with equal text, or empty.
func inherited(text string, previous []named, used map[string]bool) string {
	for _, p := range previous {
		if p.text == text && !used[*p.id] {
			return *p.id
		}
	}
	return ""
}

// letters is a, b, … z, aa, ab, …
func letters(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

// numbered is the sequence p1, p2, … for a prefix.
func numbered(prefix string) func(int) string {
	return func(n int) string { return prefix + strconv.Itoa(n+1) }
}
