package rows

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// The answer of a gap-fill question has a line for each text, number or option of a gap, behind the gap's name:
//
//	capital: Paris           a typed text
//	year = 1789 +- 1         a number
//	verdict [x] guilty       an option, the right one
//	verdict [ ] acquitted    another option
//
// Weights and feedback go by the letters of the lines. What belongs to a gap as a whole stands in lines "name: value" of the
// columns match, typos, unit, shuffle and gap weights.
var gapLine = regexp.MustCompile(`(?s)^([^:=\[\n]+)(:|=|\[[ xX]?\])(?: (.*)|(.*))$`)

// gapInStem is where a stem has a gap.
var gapInStem = regexp.MustCompile(`\[\[[^\[\]\n]{1,100}\]\]`)

func (r *record) gapFill() questions.Body {
	c := r.cell(fieldAnswer)
	switch {
	case !r.own: // there is no saying where the gaps are
		r.fail(r.cell(fieldType).At, "type-unsupported", "found", shortened(plain(r.cell(fieldType))))
		return nil
	case c == nil:
		return nil
	}
	pinned := map[string]bool{}
	if fixed := r.cell(fieldFixed); fixed != nil {
		for _, name := range splitList(fixed.Text) {
			pinned[strings.ToLower(name)] = true
		}
	}
	b := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	for i, line := range r.list(c) {
		m := gapLine.FindStringSubmatch(line)
		if m == nil {
			r.fail(c.At, "table-line", "found", shortened(line), "form", "capital: Paris")
			continue
		}
		name := strings.TrimSpace(m[1])
		gap := b.Gaps[name]
		r.gapPart(&gap, c, i, m[2], m[3]+m[4], pinned[letters(i)])
		b.Gaps[name] = gap
	}
	r.gapFields(b)
	r.here("/gaps", c)
	return b
}

// gapPart adds what a line says to its gap.
func (r *record) gapPart(gap *questions.Gap, c *Cell, line int, mark, text string, pinned bool) {
	weight, feedback := r.weight(fieldWeight, line), r.markdown(r.letter(fieldFeedback, line))
	switch mark {
	case ":":
		gap.Accept = append(gap.Accept, questions.GapAccept{Text: text, Weight: weight, Feedback: feedback})
	case "=":
		a := r.numericAccept(c, text)
		gap.Accept = append(gap.Accept, questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: weight, Feedback: feedback})
	default:
		right := strings.ContainsAny(mark, "xX")
		gap.Options = append(gap.Options, questions.Option{Text: text, Correct: right, Weight: weight, Feedback: feedback, Pinned: pinned})
	}
}

// gapFields reads what belongs to gaps as a whole.
func (r *record) gapFields(b *questions.GapFill) {
	r.eachGap(b, fieldMatch, func(gap *questions.Gap, c *Cell, value string) { gap.Match = questions.MatchMode(value) })
	r.eachGap(b, fieldUnit, func(gap *questions.Gap, c *Cell, value string) { gap.Unit = value })
	r.eachGap(b, fieldTypos, func(gap *questions.Gap, c *Cell, value string) {
		gap.Typos = r.whole(&Cell{Text: value, At: c.At})
	})
	r.eachGap(b, fieldShuffle, func(gap *questions.Gap, c *Cell, value string) {
		gap.Shuffle = r.pointer(&Cell{Text: value, At: c.At})
	})
	r.eachGap(b, fieldGapWeights, func(gap *questions.Gap, c *Cell, value string) {
		gap.Weight = r.decimal(&Cell{Text: value, At: c.At})
	})
}

// eachGap reads lines "name: value".
func (r *record) eachGap(b *questions.GapFill, f field, set func(gap *questions.Gap, c *Cell, value string)) {
	c := r.cell(f)
	for _, line := range r.list(c) {
		name, value, ok := cutName(line, ":")
		gap, known := b.Gaps[name]
		if !ok || !known {
			r.fail(c.At, "table-line", "found", shortened(line), "form", "capital: …")
			continue
		}
		set(&gap, c, value)
		b.Gaps[name] = gap
	}
}

// gapTexts is what the cells of a gap-fill question hold.
type gapTexts struct {
	lines                                []string
	weights, feedback                    map[int]string
	match, typos, unit, shuffle, weighed []string
	pinned                               []string
}

// gapTextsOf writes the gaps in the order of the stem.
func gapTextsOf(b *questions.GapFill, names []string) gapTexts {
	t := gapTexts{weights: map[int]string{}, feedback: map[int]string{}}
	for _, name := range names {
		gap := b.Gaps[name]
		for _, a := range gap.Accept {
			line := name + ": " + a.Text
			if gap.Kind() == questions.GapNumber {
				line = name + " = " + formatAccept(questions.NumericAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max})
			}
			t.add(line, a.Weight, a.Feedback)
		}
		for _, o := range gap.Options {
			mark := " [ ] "
			if o.Correct {
				mark = " [x] "
			}
			if o.Pinned {
				t.pinned = append(t.pinned, letters(len(t.lines)))
			}
			t.add(name+mark+o.Text, o.Weight, o.Feedback)
		}
		t.settings(name, &gap)
	}
	return t
}

func (t *gapTexts) add(line string, weight questions.Decimal, feedback string) {
	t.weights[len(t.lines)], t.feedback[len(t.lines)] = string(weight), feedback
	t.lines = append(t.lines, line)
}

func (t *gapTexts) settings(name string, gap *questions.Gap) {
	set := func(list *[]string, value string) {
		if value != "" {
			*list = append(*list, name+": "+value)
		}
	}
	set(&t.match, string(gap.Match))
	set(&t.unit, gap.Unit)
	set(&t.weighed, string(gap.Weight))
	set(&t.shuffle, formatPointer(gap.Shuffle))
	if gap.Typos != 0 {
		set(&t.typos, strconv.Itoa(gap.Typos))
	}
}

func formatPointer(is *bool) string {
	switch {
	case is == nil:
		return ""
	case *is:
		return "yes"
	}
	return "no"
}

// formatAccept writes what numericAccept reads.
func formatAccept(a questions.NumericAccept) string {
	switch {
	case a.Value == "":
		return formatRange(string(a.Min), string(a.Max))
	case a.Tolerance == "":
		return string(a.Value)
	}
	return string(a.Value) + " " + plusMinus[0] + " " + string(a.Tolerance)
}
