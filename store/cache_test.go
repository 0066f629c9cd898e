package store

import (
	"fmt"
	"testing"
)

// TestTheCacheIsBoundByWeight puts in more than fits: what is kept is never heavier than it may be, but for one entry that
// is too heavy by itself.
func TestTheCacheIsBoundByWeight(t *testing.T) {
	c := newCache(10, func(weight int) int { return weight })
	get := func(id string, weight int) {
		t.Helper()
		if got := must[int](t)(c.get(id, func() (int, error) { return weight, nil })); got != weight {
			t.Errorf("%s is %d", id, got)
		}
	}
	for i := range 100 {
		get(fmt.Sprint("light ", i), 1)
		if i%10 == 9 {
			get(fmt.Sprint("heavy ", i), 7)
		}
		sum := 0
		for _, weight := range c.byID {
			sum += weight
		}
		if sum != c.weight || sum > 10 {
			t.Fatalf("%d entries weigh %d, and %d is noted", len(c.byID), sum, c.weight)
		}
	}
	if get("huge", 1000); len(c.byID) != 1 {
		t.Errorf("%d entries are beside one that is too heavy", len(c.byID)-1)
	}
	if get("light", 1); c.weight != 1 {
		t.Errorf("after a huge one %d is kept", c.weight)
	}
	c.put("light", 1)
	if c.weight != 1 {
		t.Errorf("one entry that was put twice weighs %d", c.weight)
	}
}
