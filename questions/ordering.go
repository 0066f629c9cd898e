package questions

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
)

// OrderMarking names a way to mark an ordering question.
type OrderMarking string

// The markings of ordering, after Moodle's (qtype_ordering, grade_response); an empty one is AbsolutePosition. With n
// items:
const (
	AbsolutePosition OrderMarking = "absolute"       // k/n with k items in their own place
	WholeOrder       OrderMarking = "all-or-nothing" // all when every item is in its place
	AdjacentPairs    OrderMarking = "adjacent"       // neighbours kept/(n−1): an item followed by the one that follows it in the key
	LongestSubset    OrderMarking = "longest-subset" // the longest subset in the right order/n; a lone item is none
	RelativePosition OrderMarking = "relative"       // Σ max(0, (n−1)−shift)/(n(n−1)) with the places that each item is away from its own
)

// OrderMarkings lists them, the default first.
func OrderMarkings() []OrderMarking {
	return []OrderMarking{AbsolutePosition, WholeOrder, AdjacentPairs, LongestSubset, RelativePosition}
}

// Ordering is a question answered by putting items in order.
type Ordering struct {
	Items   []Item       `json:"items"` // in the right order
	Marking OrderMarking `json:"marking,omitempty"`
}

func (b *Ordering) marking() OrderMarking {
	if b.Marking == "" {
		return AbsolutePosition
	}
	return b.Marking
}

// Item returns the item with this id, or nil.
func (b *Ordering) Item(id string) *Item { return findItem(b.Items, id) }

func (b *Ordering) check(c *questionCheck) {
	if len(b.Items) < 2 {
		c.fail("/items", "items-few", "found", len(b.Items))
	}
	c.atMost("/items", "items", len(b.Items), maxParts)
	texts, ids := make([]string, len(b.Items)), make([]string, len(b.Items))
	seen := map[string]bool{}
	for i, item := range b.Items {
		texts[i], ids[i] = item.Text, item.ID
		if folded := normalise(item.Text, MatchFold); seen[folded] {
			c.fail(fmt.Sprintf("/items/%d", i), "item-twice", "text", shortened(item.Text))
		} else if folded != "" {
			seen[folded] = true
		}
	}
	c.missingTexts("/items", "item", texts)
	c.ids("/items", "item", ids)
	if !slices.Contains(OrderMarkings(), b.marking()) {
		c.fail("/marking", "marking-unknown", "found", string(b.Marking), "known", joined(OrderMarkings()))
	}
}

func (b *Ordering) fillIDs(previous Body) {
	p, _ := previous.(*Ordering)
	if p == nil {
		p = &Ordering{}
	}
	fillIDs(namedItems(b.Items), namedItems(p.Items), numbered("i"))
}

// fit takes every item once: an order of some says nothing of the others.
func (b *Ordering) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	order, err := decode[[]string](raw, "order")
	if err != nil {
		return nil, err
	}
	for _, id := range order {
		if b.Item(id) == nil {
			return nil, unfit("unknown-item", "id", id)
		}
	}
	if _, err := distinct(order); err != nil {
		return nil, err
	}
	if len(order) != len(b.Items) {
		return nil, unfit("order-incomplete", "found", len(order), "of", len(b.Items))
	}
	return encode(order), nil
}

func (b *Ordering) marker(*Question, *Scope) marker {
	place := make(map[string]int, len(b.Items))
	for i, item := range b.Items {
		place[item.ID] = i
	}
	return func(answer json.RawMessage) (*big.Rat, []Reason) {
		given := read[[]string](answer)
		order := make([]int, len(given))
		for i, id := range given {
			order[i] = place[id]
		}
		fraction, why := b.marking().mark(order)
		rule, places := b.marking().astray(order)
		return fraction, wrongParts(why, rule, b.texts(places))
	}
}

// texts are those of the items that belong to some places.
func (b *Ordering) texts(places []int) []string {
	list := make([]string, len(places))
	for i, place := range places {
		list[i] = b.Items[place].Text
	}
	return list
}

// astray are the items, by their right places, that keep an order from full marks, and the rule that says so.
func (m OrderMarking) astray(order []int) (rule string, places []int) {
	switch m {
	case AdjacentPairs:
		return "neighbours-wrong", placesWhere(order, func(i int) bool {
			return order[i] < len(order)-1 && (i+1 == len(order) || order[i+1] != order[i]+1)
		})
	case LongestSubset:
		kept := risingPlaces(order)
		if len(kept) == 0 {
			return "longest-without", nil // longest-none says it
		}
		return "longest-without", placesWhere(order, func(i int) bool { return !kept[order[i]] })
	}
	return "items-misplaced", placesWhere(order, func(i int) bool { return order[i] != i })
}

// placesWhere are the right places of the items that stand where something holds.
func placesWhere(order []int, holds func(i int) bool) []int {
	var places []int
	for i, place := range order {
		if holds(i) {
			places = append(places, place)
		}
	}
	return places
}

// mark marks an order of the right places 0…n−1.
func (m OrderMarking) mark(order []int) (*big.Rat, []Reason) {
	n, inPlace := len(order), placesKept(order)
	placed := because("items-placed", "right", inPlace, "of", n)
	switch m {
	case WholeOrder:
		return allOrNothing(inPlace == n), []Reason{placed, because("all-or-nothing")}
	case AdjacentPairs:
		kept := neighboursKept(order)
		return share(kept, n-1), []Reason{because("neighbours", "right", kept, "of", n-1)}
	case LongestSubset:
		longest := longestRising(order)
		if longest < 2 {
			return zero(), []Reason{because("longest-none")}
		}
		return share(longest, n), []Reason{because("longest", "right", longest, "of", n)}
	case RelativePosition:
		near := nearness(order)
		return share(near, n*(n-1)), []Reason{placed, because("relative", "percent", shownPercent(share(near, n*(n-1))))}
	}
	return share(inPlace, n), []Reason{placed}
}

// placesKept counts the items in their own place.
func placesKept(order []int) int {
	kept := 0
	for i, place := range order {
		if i == place {
			kept++
		}
	}
	return kept
}

// neighboursKept counts the items that are followed by the one that follows them in the key.
func neighboursKept(order []int) int {
	kept := 0
	for i := 1; i < len(order); i++ {
		if order[i] == order[i-1]+1 {
			kept++
		}
	}
	return kept
}

// longestRising is the length of the longest subset that stands in the right order.
func longestRising(order []int) int {
	var ends []int // ends[k]: the least last place of a rising subset of k+1 items
	for _, place := range order {
		k, _ := slices.BinarySearch(ends, place)
		if k == len(ends) {
			ends = append(ends, place)
		} else {
			ends[k] = place
		}
	}
	return len(ends)
}

// risingPlaces are the places of one longest subset that stands in the right order; none when it is a lone item.
func risingPlaces(order []int) map[int]bool {
	longest, before := make([]int, len(order)), make([]int, len(order)) // up to each item
	end := 0
	for i := range order {
		longest[i], before[i] = 1, -1
		for j := range i {
			if order[j] < order[i] && longest[j] >= longest[i] {
				longest[i], before[i] = longest[j]+1, j
			}
		}
		if longest[i] > longest[end] {
			end = i
		}
	}
	kept := map[int]bool{}
	if len(order) == 0 || longest[end] < 2 {
		return kept
	}
	for i := end; i >= 0; i = before[i] {
		kept[order[i]] = true
	}
	return kept
}

// nearness is Σ max(0, (n−1)−shift).
func nearness(order []int) int {
	sum := 0
	for i, place := range order {
		sum += len(order) - 1 - max(i-place, place-i)
	}
	return sum
}

func (b *Ordering) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	order, err := decode[[]string](answer, "order")
	if err != nil {
		return nil, err
	}
	for i := range order {
		if order[i], err = r.renamed(ItemPart, order[i]); err != nil {
			return nil, err
		}
	}
	return encode(order), nil
}
