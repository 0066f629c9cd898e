package questions

import "slices"

// keptIn pairs the places of what two lists have in common, rising in both. Where the lists are short it is the most that
// there is (the longest common subsequence); long ones are cut first where they have something that is once in each, as in
// Bram Cohen's patience diff.
func keptIn(before, after []string) [][2]int {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	var kept [][2]int
	for i := range head {
		kept = append(kept, [2]int{i, i})
	}
	for _, pair := range keptBetween(before[head:len(before)-tail], after[head:len(after)-tail]) {
		kept = append(kept, [2]int{pair[0] + head, pair[1] + head})
	}
	for i := tail; i > 0; i-- {
		kept = append(kept, [2]int{len(before) - i, len(after) - i})
	}
	return kept
}

// mostCells bounds the table in which the longest common subsequence is looked for.
const mostCells = 1 << 18

func keptBetween(before, after []string) [][2]int {
	if len(before)*len(after) <= mostCells {
		return longestCommon(before, after)
	}
	var kept [][2]int
	from := [2]int{}
	anchors := anchorsIn(before, after)
	for _, a := range anchors {
		kept = append(kept, shifted(keptIn(before[from[0]:a[0]], after[from[1]:a[1]]), from)...)
		kept = append(kept, a)
		from = [2]int{a[0] + 1, a[1] + 1}
	}
	if len(anchors) == 0 {
		return nil
	}
	return append(kept, shifted(keptIn(before[from[0]:], after[from[1]:]), from)...)
}

func shifted(pairs [][2]int, by [2]int) [][2]int {
	for i := range pairs {
		pairs[i][0] += by[0]
		pairs[i][1] += by[1]
	}
	return pairs
}

// anchorsIn pairs what is once in each list, as much of it as is in the same order.
func anchorsIn(before, after []string) [][2]int {
	places := func(list []string) map[string]int {
		at := map[string]int{}
		for i, text := range list {
			if _, twice := at[text]; twice {
				i = -1
			}
			at[text] = i
		}
		return at
	}
	there := places(after)
	var pairs [][2]int
	for text, i := range places(before) {
		if k, ok := there[text]; ok && i >= 0 && k >= 0 {
			pairs = append(pairs, [2]int{i, k})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	return rising(pairs)
}

// rising is the longest part of pairs, which rise in the first place, that rises in the second, too (patience sorting).
func rising(pairs [][2]int) [][2]int {
	var piles []int // the pair on top of each
	under := make([]int, len(pairs))
	for i, pair := range pairs {
		pile, _ := slices.BinarySearchFunc(piles, pair[1], func(top, second int) int { return pairs[top][1] - second })
		under[i] = -1
		if pile > 0 {
			under[i] = piles[pile-1]
		}
		if pile == len(piles) {
			piles = append(piles, i)
		}
		piles[pile] = i
	}
	if len(piles) == 0 {
		return nil
	}
	longest := make([][2]int, len(piles))
	for i, n := piles[len(piles)-1], len(piles)-1; n >= 0; i, n = under[i], n-1 {
		longest[n] = pairs[i]
	}
	return longest
}

func longestCommon(before, after []string) [][2]int {
	width := len(after) + 1
	longest := make([]int32, (len(before)+1)*width) // of what begins at the two places
	for i := len(before) - 1; i >= 0; i-- {
		for k := len(after) - 1; k >= 0; k-- {
			if before[i] == after[k] {
				longest[i*width+k] = longest[(i+1)*width+k+1] + 1
			} else {
				longest[i*width+k] = max(longest[(i+1)*width+k], longest[i*width+k+1])
			}
		}
	}
	var kept [][2]int
	for i, k := 0, 0; i < len(before) && k < len(after); {
		switch {
		case before[i] == after[k]:
			kept = append(kept, [2]int{i, k})
			i, k = i+1, k+1
		case longest[(i+1)*width+k] >= longest[i*width+k+1]:
			i++
		default:
			k++
		}
	}
	return kept
}
