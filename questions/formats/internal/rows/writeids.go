package rows

import (
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
)

// ids tells of parts that have ids of their own: those that storing gives anyway come back, and so do others while the
// texts stay, but the table has none.
func (w *writer) ids() {
	if slices.ContainsFunc(w.set.Questions, func(q questions.Question) bool { return hasOwnIDs(q.Body) }) {
		w.report.Set("ids of options, pairs, items and claims")
	}
}

// hasOwnIDs tells whether a part has another id than it would get.
func hasOwnIDs(body questions.Body) bool {
	switch b := body.(type) {
	case *questions.SingleChoice:
		return ownOptionIDs(b.Options)
	case *questions.MultipleResponse:
		return ownOptionIDs(b.Options)
	case *questions.GapFill:
		for _, gap := range b.Gaps {
			if ownOptionIDs(gap.Options) {
				return true
			}
		}
	case *questions.Matching:
		for i, p := range b.Pairs {
			if isOwnID(p.ID, "p", i) || isOwnID(p.MatchID, "m", i) {
				return true
			}
		}
		return ownItemIDs(b.Distractors, "m", len(b.Pairs))
	case *questions.Ordering:
		return ownItemIDs(b.Items, "i", 0)
	case *questions.CompareSources:
		for i, c := range b.Claims {
			if isOwnID(c.ID, "c", i) {
				return true
			}
		}
	}
	return false
}

func ownOptionIDs(options questions.Options) bool {
	for i, o := range options {
		if o.ID != "" && o.ID != letters(i) {
			return true
		}
	}
	return false
}

func ownItemIDs(items []questions.Item, prefix string, from int) bool {
	for i, item := range items {
		if isOwnID(item.ID, prefix, from+i) {
			return true
		}
	}
	return false
}

func isOwnID(id, prefix string, index int) bool {
	return id != "" && id != prefix+strconv.Itoa(index+1)
}
