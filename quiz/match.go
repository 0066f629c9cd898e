package quiz

import (
	"slices"

	"github.com/readback/readback/questions"
)

// matchingOf is the body of a matching question, or nil.
func matchingOf(r *questions.Revision, question string) *questions.Matching {
	if q := r.Set.Question(question); q != nil {
		b, _ := q.Body.(*questions.Matching)
		return b
	}
	return nil
}

// shownMatch is the id under which a match is shown: matches with equal texts are shown once, under the first of their
// ids.
func shownMatch(b *questions.Matching, id string) string {
	text, shown := matchText(b, id), b.Matches()
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, sameMatch} {
		if i := slices.IndexFunc(shown, func(m questions.Item) bool { return same(m.Text, text) }); i >= 0 {
			return shown[i].ID
		}
	}
	return id
}

func matchText(b *questions.Matching, id string) string {
	for _, p := range b.Pairs {
		if p.MatchID == id {
			return p.Match
		}
	}
	for _, d := range b.Distractors {
		if d.ID == id {
			return d.Text
		}
	}
	return ""
}

// sameMatch asks package questions whether two matches stand for each other.
func sameMatch(a, b string) bool {
	both := questions.Matching{Distractors: []questions.Item{{Text: a}, {Text: b}}}
	return len(both.Matches()) == 1
}
