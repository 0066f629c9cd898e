package rows

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// Sheet is a set as a table of our own.
type Sheet struct {
	Headings []string
	Rows     [][]string // each as long as Headings
	Numbered []int      // for each row, the question that it is; −1 for what belongs to the set
}

// mostText is how long the text of a source may be in one cell, in bytes: spreadsheets take 32,767 UTF-16 units.
const mostText = 30_000

// Write makes a table of a set, and tells what it can't hold.
func Write(set *questions.Set, format string) (Sheet, *loss.Report) {
	w := &writer{set: withoutImages(set), report: loss.New(format), used: map[key]bool{}}
	for _, f := range []field{fieldID, fieldType, fieldTitle, fieldStem, fieldPoints, fieldTags} {
		w.used[key{field: f}] = true
	}
	w.report.Parts(set, "set id", "set title", "set description", "set language", "set tags", "set evidence rule", "set briefing",
		"id", "title", "points", "tags", "evidence", "explanation", "hint", "pinned")
	w.head()
	for i := range w.set.Questions {
		w.question(i, &w.set.Questions[i])
	}
	w.ids()
	return w.sheet(), w.report
}

// writer gathers the cells of a table.
type writer struct {
	set    *questions.Set
	report *loss.Report
	used   map[key]bool
	rows   []line
	index  int // of the question that is being written; −1 for the set
}

// line is a row while it isn't known yet which columns there are.
type line struct {
	index int
	cells map[key]string
}

// begin begins a row.
func (w *writer) begin(index int, kind string) line {
	w.index = index
	l := line{index, map[key]string{}}
	w.rows = append(w.rows, l)
	w.put(l, fieldType, kind)
	return l
}

func (w *writer) put(l line, f field, text string) { w.putLetter(l, f, 0, text) }

// putLetter puts a text into a cell.
func (w *writer) putLetter(l line, f field, letter int, text string) {
	if clean := w.clean(text); clean != "" {
		l.cells[key{f, letter}] = clean
		w.used[key{f, letter}] = true
	}
}

// putLines puts several texts into a cell.
func (w *writer) putLines(l line, f field, letter int, texts []string) {
	if len(texts) > maxLines {
		w.lost("lines beyond the 10,000th of a cell")
		texts = texts[:maxLines]
	}
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = w.clean(text)
	}
	w.putLetter(l, f, letter, joinLines(lines))
}

// clean is a text without what no file can hold, which is told.
func (w *writer) clean(text string) string {
	clean := cleaned(text)
	if clean != text {
		w.lost("characters that can't be seen")
	}
	return clean
}

// lost says that a part of what is being written isn't in the file.
func (w *writer) lost(part string) {
	if w.index < 0 {
		w.report.Set(part)
		return
	}
	w.report.Question(w.index, &w.set.Questions[w.index], part)
}

var plainLineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// cleaned is a text with plain line ends and without the control characters that no file can hold; nothing of white space
// alone.
func cleaned(text string) string {
	if isBlank(text) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, plainLineEnds.Replace(text))
}

// head writes the rows that belong to the set.
func (w *writer) head() {
	l := w.begin(-1, "set")
	w.put(l, fieldID, w.set.ID)
	w.put(l, fieldTitle, w.set.Title)
	w.put(l, fieldStem, w.set.Description)
	w.list(l, fieldTags, w.set.Tags, "tags")
	w.put(l, fieldLanguage, w.set.Language)
	w.put(l, fieldEvidence, string(w.set.Evidence))
	for i := range w.set.Briefing {
		w.source(&w.set.Briefing[i])
	}
}

func (w *writer) source(s *questions.Source) {
	w.index = -1
	for i, piece := range splitText(w.clean(s.Text), mostText) {
		l := w.begin(-1, "source")
		w.put(l, fieldID, s.ID)
		w.put(l, fieldStem, piece)
		if i > 0 {
			continue
		}
		w.put(l, fieldTitle, s.Title)
		w.put(l, fieldPublisher, s.Publisher)
		w.put(l, fieldAuthor, s.Author)
		w.put(l, fieldPublished, s.Published)
		w.put(l, fieldURL, s.URL)
	}
}

// list writes short texts into one cell.
func (w *writer) list(l line, f field, texts []string, part string) {
	clean := make([]string, len(texts))
	for i, text := range texts {
		clean[i] = w.clean(text)
	}
	text := joinList(clean)
	if len(texts) > 0 && !slices.Equal(splitList(text), clean) {
		w.lost(part)
	}
	w.put(l, f, text)
}

func (w *writer) question(i int, q *questions.Question) {
	l := w.begin(i, string(q.Type))
	w.put(l, fieldID, q.ID)
	w.put(l, fieldTitle, q.Title)
	w.put(l, fieldStem, q.Stem)
	w.put(l, fieldPoints, string(q.Points))
	w.list(l, fieldTags, q.Tags, "tags")
	w.put(l, fieldExplanation, q.Explanation)
	w.put(l, fieldHint, q.Hint)
	w.putLines(l, fieldEvidence, 0, formatEvidence(q.Evidence))
	if q.Pinned {
		w.put(l, fieldPinned, "yes")
	}
	w.body(l, q)
}

// sheet puts the rows under the columns that are used.
func (w *writer) sheet() Sheet {
	keys := slices.SortedFunc(maps.Keys(w.used), byColumn)
	if len(keys) > MaxColumns {
		w.report.Set("columns beyond the 4,000th")
		keys = keys[:MaxColumns]
	}
	column := map[key]int{}
	s := Sheet{Headings: make([]string, len(keys))}
	for i, k := range keys {
		s.Headings[i], column[k] = k.heading(), i
	}
	for _, l := range w.rows {
		row := make([]string, len(keys))
		for k, text := range l.cells {
			if i, ok := column[k]; ok {
				row[i] = text
			}
		}
		s.Rows, s.Numbered = append(s.Rows, row), append(s.Numbered, l.index)
	}
	return s
}

// byColumn is the order of columns: that of the fields, those side by side that belong together.
func byColumn(a, b key) int {
	group := func(k key) field {
		if beside := fields[k.field].beside; beside != fieldNone {
			return beside
		}
		return k.field
	}
	return cmp.Or(cmp.Compare(group(a), group(b)), cmp.Compare(a.letter, b.letter), cmp.Compare(a.field, b.field))
}
