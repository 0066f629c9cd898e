package draft

import (
	"maps"
	"slices"
	"testing"

	"github.com/readback/readback/questions"
)

// idsOf gives ids to true-false questions with these stems, in this order.
func idsOf(stems ...string) map[string]string {
	d := New("a.gift")
	for i, stem := range stems {
		q := NewQuestion(Place{Line: i + 1, Column: 1})
		q.Stem, q.Body = stem, &questions.TrueFalse{Answer: new(bool)}
		d.Add(q)
	}
	set, _ := d.Finish()
	ids := map[string]string{}
	for _, q := range set.Questions {
		ids[q.Stem] = q.ID
	}
	return ids
}

// TestIDsGoByNoPosition: also where stems differ in an image alone, or in emphasis.
func TestIDsGoByNoPosition(t *testing.T) {
	stems := []string{"What is this? ![](media:a.png)", "What is this? ![](media:b.png)", "Who *was* it?", "Who was it?", "Where was it?"}
	ids := idsOf(stems...)
	slices.Reverse(stems)
	if turned := idsOf(stems...); !maps.Equal(ids, turned) {
		t.Errorf("the ids are %v, in the other order %v", ids, turned)
	}
	if distinct := slices.Compact(slices.Sorted(maps.Values(ids))); len(distinct) != len(stems) {
		t.Errorf("ids are shared: %v", ids)
	}
	if got := ids["Where was it?"]; got != questions.SlugOf("Where was it?") {
		t.Errorf("an id of its stem alone is %q", got)
	}
}
