package rows

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// layout is what the columns of a table hold.
type layout struct {
	own      bool // it is a table of our own: its cells are Markdown
	columns  []column
	single   [fieldCount][]int  // the columns of a field, for those without letters
	lettered [fieldCount][]slot // those of a field with letters, in the order of these
}

// column is a column under its heading.
type column struct {
	heading string
	at      draft.Place
	key     key
	rank    int
	left    bool // somebody said that it isn't to be read
	twin    bool // another column holds the same and is read instead
}

// slot is where the part of a question with a letter stands.
type slot struct{ letter, column int }

// layoutOf reads a row as headings. Fields that people chose for columns go by the headings' texts; an empty one leaves the
// column out.
func layoutOf(row *Row, chosen map[string]string) layout {
	l := layout{own: isOwn(row)}
	for i := range row.Cells {
		l.columns = append(l.columns, l.column(&row.Cells[i], chosen))
	}
	l.bareLetters()
	l.settleTwins()
	for i, c := range l.columns {
		switch {
		case c.key.field == fieldNone:
		case fields[c.key.field].lettered:
			l.lettered[c.key.field] = append(l.lettered[c.key.field], slot{c.key.letter, i})
		default:
			l.single[c.key.field] = append(l.single[c.key.field], i)
		}
	}
	for _, slots := range l.lettered {
		slices.SortStableFunc(slots, func(a, b slot) int { return a.letter - b.letter })
	}
	return l
}

// isOwn tells whether a row has the headings of our own tables: type and stem, and with them either id or no others.
func isOwn(row *Row) bool {
	found, all := map[field]bool{}, true
	for i := range row.Cells {
		text := strings.TrimSpace(Bare(row.text(i)))
		if text == "" || len(text) > maxHeading {
			continue
		}
		k, ok := keyOf(text)
		all = all && ok && !fields[k.field].foreign
		found[k.field] = found[k.field] || ok
	}
	return found[fieldType] && found[fieldStem] && (found[fieldID] || all)
}

func (l *layout) column(cell *Cell, chosen map[string]string) column {
	c := column{heading: strings.TrimSpace(Bare(cell.Text)), at: cell.At}
	if len(c.heading) > maxHeading {
		return c
	}
	if name, ok := chosen[c.heading]; ok {
		c.left = name == ""
		c.key, _ = keyOf(name)
		c.rank = -1
		return c
	}
	if l.own {
		if k, ok := keyOf(c.heading); ok && !fields[k.field].foreign {
			c.key = k
			return c
		}
	}
	c.key, c.rank, _ = understood(c.heading)
	return c
}

// maxHeading is the longest text that is looked up as a heading, in bytes.
const maxHeading = 300

// bareLetters takes columns that are called A, B, C… for options, and 1, 2, 3… where there are no others.
func (l *layout) bareLetters() {
	have := map[string]bool{}
	for _, c := range l.columns {
		have[strings.ToLower(c.heading)] = true
		if c.key.field == fieldOption {
			return
		}
	}
	if !(have["a"] && have["b"]) && !(have["1"] && have["2"]) {
		return
	}
	for i := range l.columns {
		c := &l.columns[i]
		if n, ok := partIndex(strings.ToLower(c.heading)); ok && c.key.field == fieldNone && !c.left {
			c.key = key{fieldOption, n}
		}
	}
}

// settleTwins leaves one column for what can be there only once: the one whose heading says it best, then the first.
func (l *layout) settleTwins() {
	best := map[key]int{}
	for i, c := range l.columns {
		if c.key.field == fieldNone || fields[c.key.field].many || c.key.field == fieldCorrect {
			continue
		}
		before, twice := best[c.key]
		if twice && l.columns[before].rank <= c.rank {
			l.drop(i)
			continue
		}
		if twice {
			l.drop(before)
		}
		best[c.key] = i
	}
}

func (l *layout) drop(column int) {
	l.columns[column].key, l.columns[column].twin = key{}, true
}

// has tells whether a column holds the field.
func (l *layout) has(f field) bool { return len(l.single[f]) > 0 || len(l.lettered[f]) > 0 }

// known counts the columns that are understood.
func (l *layout) known() int {
	n := 0
	for _, c := range l.columns {
		if c.key.field != fieldNone {
			n++
		}
	}
	return n
}

// isHeading tells whether the columns make a table of questions: what is asked, and something besides.
func (l *layout) isHeading() bool { return l.has(fieldStem) && l.known() >= 2 }

// repeats tells whether a row has the headings once more, as files have that were put together of several.
func (l *layout) repeats(row *Row) bool {
	if len(row.Cells) == 0 || row.text(0) != l.columns[0].heading {
		return false
	}
	for i := range max(len(row.Cells), len(l.columns)) {
		heading := ""
		if i < len(l.columns) {
			heading = l.columns[i].heading
		}
		if strings.TrimSpace(Bare(row.text(i))) != heading {
			return false
		}
	}
	return true
}

// Known is how many cells of a row are headings that are understood.
func Known(row *Row) int {
	l := layoutOf(row, nil)
	if !l.has(fieldStem) {
		return 0
	}
	return l.known()
}
