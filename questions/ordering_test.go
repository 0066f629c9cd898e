package questions

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// inOrder is an ordering question of items that get the ids i1, i2, …
func inOrder(m OrderMarking, items ...string) *Ordering {
	b := &Ordering{Marking: m}
	for _, text := range items {
		b.Items = append(b.Items, Item{Text: text})
	}
	return b
}

// The orders of six are those of Moodle's own tests (qtype_ordering, tests/question_test.php).
func TestOrderingMark(t *testing.T) {
	tests := []struct {
		order                                        []int
		absolute, whole, adjacent, longest, relative string
	}{
		{[]int{0, 1, 2, 3, 4, 5}, "1", "1", "1", "1", "1"},
		{[]int{5, 4, 3, 2, 1, 0}, "0", "0", "0", "0", "2/5"},
		{[]int{5, 1, 2, 3, 4, 0}, "2/3", "0", "3/5", "2/3", "2/3"},
		{[]int{2, 1, 3, 4, 5, 0}, "1/6", "0", "2/5", "2/3", "2/3"},
		{[]int{1, 2, 3, 4, 5, 0}, "0", "0", "4/5", "5/6", "2/3"},
		{[]int{0, 2, 1, 3, 4, 5}, "2/3", "0", "2/5", "5/6", "14/15"}, // one swap of neighbours
		{[]int{0, 1}, "1", "1", "1", "1", "1"},
		{[]int{1, 0}, "0", "0", "0", "0", "0"},
		{[]int{0, 1, 2}, "1", "1", "1", "1", "1"},
		{[]int{2, 1, 0}, "1/3", "0", "0", "0", "1/3"},
		{[]int{1, 0, 2}, "1/3", "0", "0", "2/3", "2/3"},
		{[]int{1, 2, 0}, "0", "0", "1/2", "2/3", "1/3"},
	}
	for _, test := range tests {
		for marking, want := range map[OrderMarking]string{
			"": test.absolute, AbsolutePosition: test.absolute, WholeOrder: test.whole, AdjacentPairs: test.adjacent,
			LongestSubset: test.longest, RelativePosition: test.relative,
		} {
			b := inOrder(marking)
			var answer []string
			for i, place := range test.order {
				b.Items = append(b.Items, Item{ID: numbered("i")(i), Text: letters(i)})
				answer = append(answer, numbered("i")(place))
			}
			if got := fractionOf(t, storedWith(t, b), string(encode(answer))); got != want {
				t.Errorf("%q: %v earns %s, want %s", marking, test.order, got, want)
			}
		}
	}
}

func TestOrderingSaysWhy(t *testing.T) {
	placed := because("items-placed", "right", 1, "of", 3)
	misplaced := because("items-misplaced", "list", "c; a")
	tests := map[OrderMarking][]Reason{
		AbsolutePosition: {placed, misplaced},
		WholeOrder:       {placed, because("all-or-nothing"), misplaced},
		AdjacentPairs:    {because("neighbours", "right", 0, "of", 2), because("neighbours-wrong", "list", "b; a")},
		LongestSubset:    {because("longest-none")},
		RelativePosition: {placed, because("relative", "percent", "33.33"), misplaced},
	}
	for marking, want := range tests {
		mark, err := storedWith(t, inOrder(marking, "a", "b", "c")).Mark("q", json.RawMessage(`["i3","i2","i1"]`))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, mark.Why); diff != "" {
			t.Errorf("%s (-want +got):\n%s", marking, diff)
		}
	}
	mark, _ := storedWith(t, inOrder(LongestSubset, "a", "b", "c")).Mark("q", json.RawMessage(`["i2","i3","i1"]`))
	if diff := cmp.Diff([]Reason{because("longest", "right", 2, "of", 3), because("longest-without", "list", "a")}, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is said to be in order among themselves is as many items as the mark counts.
func TestLongestSubsetIsTheOneThatIsCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}[:rapid.IntRange(2, 8).Draw(t, "items")]).Draw(t, "order")
		kept, longest := risingPlaces(order), longestRising(order)
		if longest > 1 && len(kept) != longest || longest < 2 && len(kept) > 0 {
			t.Fatalf("%v: %v are kept, not %d", order, kept, longest)
		}
		last := -1
		for _, place := range order {
			if kept[place] && place < last {
				t.Fatalf("%v: %v aren't in order", order, kept)
			} else if kept[place] {
				last = place
			}
		}
	})
}

// An id never says where its item belongs once the order was changed.
func TestOrderingKeepsIDsByText(t *testing.T) {
	before := stored(t, Set{Questions: []Question{{QuestionHead{ID: "q", Type: OrderingType}, inOrder("", "a", "b", "c")}}})
	set := Set{Questions: []Question{{QuestionHead{ID: "q", Type: OrderingType}, inOrder("", "c", "d", "a")}}}
	after, err := NewRevision(set, &before.Set)
	if err != nil {
		t.Fatal(err)
	}
	want := []Item{{"i3", "c"}, {"i4", "d"}, {"i1", "a"}}
	if diff := cmp.Diff(want, after.Set.Questions[0].Body.(*Ordering).Items); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
