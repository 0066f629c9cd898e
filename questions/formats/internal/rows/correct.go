package rows

import (
	"regexp"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// right are the letters of the options that are right. What can't be read for sure is reported, and never guessed.
func (r *record) right(list []option) map[int]bool {
	right := map[int]bool{}
	cells := r.cells(fieldCorrect)
	if len(cells) == 0 && r.cell(fieldAnswer) != nil {
		cells = append(cells, r.cell(fieldAnswer))
	}
	if r.any(fieldWrong) && (len(cells) == 0 || !r.any(fieldOption, fieldOptions)) {
		for _, o := range list {
			right[o.letter] = !o.wrong
		}
		return right
	}
	if len(list) == 0 {
		return right
	}
	for _, c := range cells {
		for _, letter := range r.designated(c, list) {
			right[letter] = true
		}
	}
	return right
}

// designated are the letters of the options that a cell names: by letters, by numbers or by their texts.
func (r *record) designated(c *Cell, list []option) []int {
	text := plain(c)
	if c.Kind == Date {
		r.correctUnread(c, list)
		return nil
	}
	named, ok := byMarks(text, list)
	if r.own && ok && isLetters(text) {
		return named
	}
	same, some := byTexts(text, list)
	switch {
	case ok && some && !slices.Equal(named, same):
		r.fail(c.At, "table-correct-ambiguous", "found", shortened(text))
	case ok:
		return named
	case some:
		return same
	default:
		r.correctUnread(c, list)
	}
	return nil
}

// correctUnread says that a cell names no option, and whether a spreadsheet is to blame.
func (r *record) correctUnread(c *Cell, list []option) {
	if c.Kind == Date || isMangled(c, len(list)) {
		r.fail(c.At, "table-correct-mangled", "found", shortened(plain(c)))
		return
	}
	r.fail(c.At, "table-correct-unknown", "found", shortened(plain(c)))
}

// markSeparators stand between the letters or numbers of several options.
var markSeparators = regexp.MustCompile(`(?i)\s*(?:[,;|&+\n]|\s(?:and|und|et|y|e|en|or|oder)\s)\s*|\s+`)

// byMarks reads letters and numbers: "B", "2", "a, c", "1 and 3", "Option B", "ACD".
func byMarks(text string, list []option) ([]int, bool) {
	if len(text) > 1000 {
		return nil, false
	}
	if words := strings.Fields(text); len(words) == 2 {
		if _, ok := letteredBases[wordsOf(words[0])]; ok {
			text = words[1]
		}
	}
	var letters []int
	for _, mark := range markSeparators.Split(text, -1) {
		mark = strings.Trim(mark, "().[]:")
		if mark == "" {
			continue
		}
		n, ok := letterIndex(mark)
		if !ok {
			n, ok = partIndex(mark)
		}
		if !ok || !hasLetter(list, n) {
			return run(text, list)
		}
		letters = append(letters, n)
	}
	slices.Sort(letters)
	return slices.Compact(letters), len(letters) > 0
}

// run reads letters that stand together: ACD.
func run(text string, list []option) ([]int, bool) {
	if len(text) < 2 || len(text) > len(list) || text != strings.ToUpper(text) {
		return nil, false
	}
	var letters []int
	for _, c := range text {
		n := int(c - 'A')
		if c < 'A' || c > 'Z' || !hasLetter(list, n) || len(letters) > 0 && letters[len(letters)-1] >= n {
			return nil, false
		}
		letters = append(letters, n)
	}
	return letters, true
}

func hasLetter(list []option, letter int) bool {
	return slices.ContainsFunc(list, func(o option) bool { return o.letter == letter })
}

// isLetters tells whether a text is letters alone, as our own tables have it.
func isLetters(text string) bool { return !strings.ContainsAny(text, "0123456789") }

// labelled is a text with its letter or number before it: B) Paris.
var labelled = regexp.MustCompile(`^\(?([A-Za-z]|\d{1,2})[.):]\s*(\S.*)$`)

// byTexts reads the texts of options: one, or several in lines or with marks between them.
func byTexts(text string, list []option) ([]int, bool) {
	byText := map[string]int{}
	for _, o := range list {
		if folded := questions.Fold(o.text); folded != "" {
			if _, twice := byText[folded]; !twice {
				byText[folded] = o.letter
			}
		}
	}
	if letter, ok := byText[questions.Fold(text)]; ok {
		return []int{letter}, true
	}
	if letter, ok := byLabel(text, byText); ok {
		return []int{letter}, true
	}
	for _, mark := range []string{"\n", "|", ";", ","} {
		if !strings.Contains(text, mark) {
			continue
		}
		if letters, ok := allTexts(strings.Split(text, mark), byText); ok {
			return letters, true
		}
	}
	return nil, false
}

// byLabel is the option whose letter and text a text has both.
func byLabel(text string, byText map[string]int) (letter int, ok bool) {
	m := labelled.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0, false
	}
	n, isPart := partIndex(m[1])
	letter, ok = byText[questions.Fold(m[2])]
	return letter, ok && isPart && letter == n
}

func allTexts(parts []string, byText map[string]int) ([]int, bool) {
	var letters []int
	for _, part := range parts {
		letter, ok := byText[questions.Fold(part)]
		if !ok {
			letter, ok = byLabel(part, byText)
		}
		if !ok {
			return nil, false
		}
		letters = append(letters, letter)
	}
	slices.Sort(letters)
	return slices.Compact(letters), len(letters) > 0
}

// dateLike is what Excel makes of two or three numbers with marks between them: 1.2, 02. Jan, Jan-02, 2024-01-02.
var dateLike = regexp.MustCompile(`^\d{1,4}[./:-]\d{1,2}([./:-]\d{1,4})?([ T]\d{1,2}:\d{2}(:\d{2})?)?$|^\d{1,2}[-. ]+\pL{3,10}\.?([-. ]+\d{2,4})?$|^\pL{3,10}[-. ]+\d{2,4}$`)

// isMangled tells whether a spreadsheet has probably made something else of several numbers: "1,2" becomes a date, 1.2 or 12,
// by the language that it is set to.
func isMangled(c *Cell, options int) bool {
	text := plain(c)
	if dateLike.MatchString(text) {
		return true
	}
	if len(text) < 2 || len(text) > 10 || strings.Trim(text, "0123456789") != "" {
		return false
	}
	for _, digit := range text {
		if digit == '0' || int(digit-'0') > options {
			return len(text) == 5 // the number of a day
		}
	}
	return true
}
