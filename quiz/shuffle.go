package quiz

import (
	"math/rand/v2"
	"slices"

	"github.com/readback/readback/questions"
)

// shuffleUnpinned shuffles a list around those that keep their place.
func shuffleUnpinned[T any](list []T, pinned func(T) bool, rng *rand.Rand) {
	var places []int
	for i, one := range list {
		if !pinned(one) {
			places = append(places, i)
		}
	}
	rng.Shuffle(len(places), func(i, j int) {
		list[places[i]], list[places[j]] = list[places[j]], list[places[i]]
	})
}

// optionOrder is the order in which options are shown, by id; nil without any.
func optionOrder(os questions.Options, shuffle bool, rng *rand.Rand) []string {
	shown := slices.Clone(os)
	if shuffle {
		shuffleUnpinned(shown, func(o questions.Option) bool { return o.Pinned }, rng)
	}
	var ids []string
	for _, o := range shown {
		ids = append(ids, o.ID)
	}
	return ids
}

// matchOrder is any order of matches, by id: their authored order is that of their prompts.
func matchOrder(matches []questions.Item, rng *rand.Rand) []string {
	return idsInOrder(matches, rng.Perm(len(matches)))
}

// itemOrder is any order of items but the right one, in which they are authored, by id. Two are shown in either order:
// shown always the wrong way round, they would say which way is right.
func itemOrder(items []questions.Item, rng *rand.Rand) []string {
	order := rng.Perm(len(items))
	for len(items) > 2 && slices.IsSorted(order) {
		order = rng.Perm(len(items))
	}
	return idsInOrder(items, order)
}

func idsInOrder(items []questions.Item, order []int) []string {
	ids := make([]string, 0, len(items))
	for _, i := range order {
		ids = append(ids, items[i].ID)
	}
	return ids
}
