package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// sign is a way in which a document says which options are right, and those that it says it of, by their numbers.
type sign struct {
	name  string
	right []int
}

// right are the numbers of the right options. Where nothing says so, or two things say different ones, it is an error.
func (r *reader) right(b *block) (right []int, ok bool) {
	var signs []sign
	if b.answer != nil {
		right, ok := answered(b)
		if !ok {
			r.q.Fail(r.at(b.answer.paragraph), "docx-answer", "found", shortened(b.answer.plain()))
			return nil, false
		}
		signs = append(signs, sign{"answer", right})
	}
	signs = append(signs, b.marked()...)
	if len(signs) == 0 {
		r.q.Fail(draft.Place{}, "docx-no-key", "text", shortened(b.first().text))
		return nil, false
	}
	for _, s := range signs[1:] {
		if !slices.Equal(s.right, signs[0].right) {
			r.q.Fail(draft.Place{}, "docx-keys-differ", "one", signs[0].name, "first", named(b, signs[0].right), "other", s.name, "second", named(b, s.right))
			return nil, false
		}
	}
	return signs[0].right, true
}

// marked are the signs that options bear themselves.
func (b *block) marked() []sign {
	var signs []sign
	for _, way := range []struct {
		name string
		is   func(*line) bool
	}{
		{"asterisk", func(l *line) bool { return l.star }},
		{"bold", looks(bold)}, {"underlined", looks(underlined)}, {"highlighted", looks(highlighted)},
	} {
		if marked := some(b.options, way.is); marked != nil {
			signs = append(signs, sign{way.name, marked})
		}
	}
	return signs
}

// looks tells of an option whether all of it looks so.
func looks(mark marks) func(*line) bool {
	return func(l *line) bool {
		content := l.content()
		return strings.Trim(textOf(content), " \t\n\u00A0") != "" && shared(content)&mark != 0
	}
}

// some are the options of which something holds, by their numbers; nil when it holds of none, or of all.
func some(options []*line, is func(*line) bool) []int {
	var list []int
	for i, l := range options {
		if is(l) {
			list = append(list, i)
		}
	}
	if len(list) == len(options) {
		return nil
	}
	return list
}

// named are options as people call them.
func named(b *block, list []int) string {
	var names []string
	for _, i := range list {
		names = append(names, string(rune(letterOf(b, i))))
	}
	return strings.Join(names, ", ")
}

// letterOf is the letter of an option: its own, or that of its place.
func letterOf(b *block, i int) byte {
	if l := b.options[i].letter; l != 0 {
		return l
	}
	return byte('A' + min(i, 25))
}

var (
	letterList  = regexp.MustCompile(`^\(?[A-Za-z]\)?(?:(?:\s*[,;&/+]\s*|\s+(?:and|und)\s+|\s*,\s*(?:and|und)\s+|\s+)\(?[A-Za-z]\)?)*\.?$`)
	oneLetter   = regexp.MustCompile(`\b[A-Za-z]\b`)
	numberList  = regexp.MustCompile(`^[0-9]{1,3}(?:(?:\s*[,;&/+]\s*|\s+(?:and|und)\s+|\s+)[0-9]{1,3})*\.?$`)
	oneNumber   = regexp.MustCompile(`[0-9]+`)
	letterFirst = regexp.MustCompile(`^\(?([A-Za-z])[.):]\s*(.+)$`)
)

// answered are the options that a line "Answer: …" names: by letters, by their texts, or by both when they agree; by numbers
// where the options have numbers.
func answered(b *block) (right []int, ok bool) {
	text := strings.Join(strings.Fields(b.answer.plain()), " ")
	if i := withText(b, text); i >= 0 {
		return []int{i}, true
	}
	if letterList.MatchString(text) {
		for _, l := range oneLetter.FindAllString(text, -1) {
			right = append(right, withLetter(b, l[0]&^0x20))
		}
	} else if numberList.MatchString(text) && b.options[0].kind == isNumbered {
		for _, n := range oneNumber.FindAllString(text, -1) {
			right = append(right, slices.IndexFunc(b.options, func(l *line) bool { return numberOf(l) == n }))
		}
	} else if found := letterFirst.FindStringSubmatch(text); found != nil {
		i := withLetter(b, found[1][0]&^0x20)
		if i >= 0 && withText(b, found[2]) == i {
			return []int{i}, true
		}
	}
	slices.Sort(right)
	return slices.Compact(right), len(right) > 0 && right[0] >= 0
}

// numberOf is the number that Word shows before an option.
func numberOf(l *line) string { return strconv.Itoa(l.item.number) }

func withLetter(b *block, letter byte) int {
	for i := range b.options {
		if letterOf(b, i) == letter {
			return i
		}
	}
	return -1
}

// withText is the one option with this text.
func withText(b *block, text string) int {
	found := -1
	for i, l := range b.options {
		if questions.Fold(l.plain()) == questions.Fold(text) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}
