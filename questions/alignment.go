package questions

// alignment is the optimal string alignment distance (Damerau–Levenshtein in which no stretch is edited twice): the
// number of insertions, deletions, replacements and swaps of neighbours, all of them on editable runes; false when
// there is no such way from a to b that takes at most the number allowed. Only what so few edits can reach is looked at
// (Ukkonen 1985), so that the work grows with the length of one word alone.
func alignment(a, b []rune, editable func(rune) bool, most int) (int, bool) {
	if most < 0 || len(a)-len(b) > most || len(b)-len(a) > most {
		return 0, false
	}
	t := alignmentTable{a: a, b: b, editable: editable, most: most}
	for i := range t.rows {
		t.rows[i] = make([]int, 2*most+1)
	}
	previous := 0
	for i := 0; i <= len(a); i++ {
		least := t.fillRow(i)
		if least > most && previous > most { // a swap steps over one row, nothing over two
			return 0, false
		}
		previous = least
	}
	n := t.at(len(a), len(b))
	return n, n <= most
}

// alignmentTable has the last three rows of the distances between beginnings of a and b, and of each row the part about
// the diagonal.
type alignmentTable struct {
	a, b     []rune
	editable func(rune) bool
	most     int
	rows     [3][]int
}

// unreachable is more than any number of edits that is allowed.
const unreachable = 1 << 20

// at is the distance between the first i runes of a and the first j of b.
func (t *alignmentTable) at(i, j int) int {
	if i < 0 || j < 0 || j > len(t.b) || j < i-t.most || j > i+t.most {
		return unreachable
	}
	return t.rows[i%3][j-i+t.most]
}

// fillRow returns the least distance of the row.
func (t *alignmentTable) fillRow(i int) int {
	least := unreachable
	for j := max(0, i-t.most); j <= min(len(t.b), i+t.most); j++ {
		n := min(t.reach(i, j), unreachable)
		t.rows[i%3][j-i+t.most] = n
		least = min(least, n)
	}
	return least
}

func (t *alignmentTable) reach(i, j int) int {
	if i == 0 && j == 0 {
		return 0
	}
	n := unreachable
	if i > 0 {
		n = min(n, t.at(i-1, j)+t.cost(t.a[i-1]))
	}
	if j > 0 {
		n = min(n, t.at(i, j-1)+t.cost(t.b[j-1]))
	}
	if i == 0 || j == 0 {
		return n
	}
	if t.a[i-1] == t.b[j-1] {
		n = min(n, t.at(i-1, j-1))
	} else {
		n = min(n, t.at(i-1, j-1)+max(t.cost(t.a[i-1]), t.cost(t.b[j-1])))
	}
	if i > 1 && j > 1 && t.a[i-1] == t.b[j-2] && t.a[i-2] == t.b[j-1] {
		n = min(n, t.at(i-2, j-2)+max(t.cost(t.a[i-1]), t.cost(t.a[i-2])))
	}
	return n
}

func (t *alignmentTable) cost(r rune) int {
	if t.editable(r) {
		return 1
	}
	return unreachable
}
