package rows

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// trueFalse reads a statement.
func (r *record) trueFalse() questions.Body {
	b := &questions.TrueFalse{}
	c := r.key()
	if r.cell(fieldCorrect) != nil {
		c = r.cell(fieldCorrect)
	}
	if c != nil {
		is, ok := r.truthOfKey(c)
		if !ok {
			r.fail(c.At, "table-truth", "found", shortened(c.Text))
		}
		b.Answer = &is
		r.here("/answer", c)
	}
	b.Feedback.True = r.markdown(r.cell(fieldFeedbackTrue))
	b.Feedback.False = r.markdown(r.cell(fieldFeedbackFalse))
	if r.own || b.Answer == nil {
		return b
	}
	r.foreignFeedback(b)
	return b
}

// truthOfKey reads what is right about a statement: a word for it, or which of the options, which then are such words.
func (r *record) truthOfKey(c *Cell) (is, ok bool) {
	list := r.options()
	if letters, marked := byMarks(plain(c), list); marked && len(letters) == 1 {
		for _, o := range list {
			if is, ok = truthOf(o.text); ok && o.letter == letters[0] {
				return is, true
			}
		}
	}
	return truthOf(c.Text)
}

// foreignFeedback takes feedback that goes by right and wrong, or by the options True and False.
func (r *record) foreignFeedback(b *questions.TrueFalse) {
	right, wrong := r.markdown(r.cell(fieldFeedbackRight)), r.markdown(r.cell(fieldFeedbackWrong))
	if *b.Answer {
		right, wrong = wrong, right
	}
	b.Feedback.False, b.Feedback.True = right, wrong
	for _, o := range r.options() {
		c := r.letter(fieldFeedback, o.letter)
		switch is, ok := truthOf(o.text); {
		case c == nil || !ok:
		case is:
			b.Feedback.True = r.markdown(c)
		default:
			b.Feedback.False = r.markdown(c)
		}
	}
}

// shortText reads a question with typed answers: the lines of the answer, or the options of other systems.
func (r *record) shortText() questions.Body {
	b := &questions.ShortText{Match: questions.MatchMode(plain(r.cell(fieldMatch))), Typos: r.whole(r.cell(fieldTypos))}
	texts := r.answers()
	if texts == nil {
		return nil
	}
	for i, text := range texts {
		if !r.own {
			text = strings.ReplaceAll(text, "*", `\*`)
		}
		b.Accept = append(b.Accept, questions.Accept{Text: text, Weight: r.weight(fieldWeight, i), Feedback: r.markdown(r.letter(fieldFeedback, i))})
	}
	r.here("/accept", r.key())
	return b
}

// answers are the typed answers that are right.
func (r *record) answers() []string {
	if c := r.key(); c != nil {
		if c.Kind == Date {
			r.fail(c.At, "table-date", "found", shortened(c.Text))
		}
		if list := r.options(); !r.own && len(list) > 0 {
			if letters, ok := byMarks(plain(c), list); ok {
				return textsOf(list, letters)
			}
		}
		return r.alternatives(c, r.list(c))
	}
	if r.own {
		return nil
	}
	return textsOf(r.options(), nil)
}

// alternatives takes a single text apart at its bars, as other systems write several answers of which each is right, and says
// so once. A semicolon may belong to the text, so that it is only named.
func (r *record) alternatives(c *Cell, texts []string) []string {
	if r.own || len(texts) != 1 {
		return texts
	}
	if parts := betweenBars(texts[0]); len(parts) > 1 {
		r.first(c.At, "table-answer-bars", shortened(texts[0]))
		return parts
	}
	if strings.Contains(strings.Trim(texts[0], "; "), ";") {
		r.warn(c.At, "table-answer-semicolon", "found", shortened(texts[0]))
	}
	return texts
}

// betweenBars are the texts between bars. Where nothing stands beside one, as in |x|, it is no separator.
func betweenBars(text string) []string {
	parts := strings.Split(text, "|")
	if len(parts) > maxLines {
		return nil
	}
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); parts[i] == "" {
			return nil
		}
	}
	return parts
}

// textsOf are the texts of the options with these letters; with none of all.
func textsOf(list []option, letters []int) []string {
	var texts []string
	for _, o := range list {
		if letters == nil || slices.Contains(letters, o.letter) {
			texts = append(texts, strings.TrimSpace(o.text))
		}
	}
	return texts
}

// numeric reads a question with numbers: the lines of the answer, each with its tolerance, or with one for all.
func (r *record) numeric() questions.Body {
	b := &questions.Numeric{Unit: r.exact(r.cell(fieldUnit))}
	texts := r.answers()
	if texts == nil {
		return nil
	}
	for i, text := range texts {
		a := r.numericAccept(r.key(), text)
		if c := r.cell(fieldTolerance); c != nil && a.Tolerance == "" && a.Value != "" {
			a.Tolerance = r.tolerance(c, plain(c))
			r.here(fmt.Sprintf("/accept/%d/tolerance", i), c)
		}
		a.Weight, a.Feedback = r.weight(fieldWeight, i), r.markdown(r.letter(fieldFeedback, i))
		b.Accept = append(b.Accept, a)
	}
	r.here("/accept", r.key())
	return b
}

// plusMinus are the ways to write a tolerance, the one that is written first.
var plusMinus = []string{"+-", "±", "+/-"}

// numericAccept reads a number, a number with a tolerance (2400 +- 1%) or a range (10..12, 10.., ..12).
func (r *record) numericAccept(c *Cell, text string) (a questions.NumericAccept) {
	if c == nil {
		c = &Cell{At: r.row.At}
	}
	if least, most, ok := strings.Cut(text, ".."); ok {
		a.Min, a.Max = r.bound(c, least), r.bound(c, most)
		return a
	}
	for _, sign := range plusMinus {
		if value, tolerance, ok := strings.Cut(text, sign); ok {
			a.Tolerance = r.tolerance(c, strings.TrimSpace(tolerance))
			text = value
			break
		}
	}
	d, rule := number(text)
	r.badNumber(c, text, rule)
	a.Value = d
	return a
}

// bound reads an end of a range, which may be open.
func (r *record) bound(c *Cell, text string) questions.Decimal {
	if isBlank(text) {
		return ""
	}
	d, rule := number(text)
	r.badNumber(c, text, rule)
	return d
}

// tolerance reads a number, or one in percent.
func (r *record) tolerance(c *Cell, text string) questions.Tolerance {
	value, percent := strings.CutSuffix(text, "%")
	if _, err := questions.ParseDecimal(value); err == nil {
		return questions.Tolerance(text)
	}
	d, rule := number(value)
	r.badNumber(c, text, rule)
	if percent {
		return questions.Tolerance(d) + "%"
	}
	return questions.Tolerance(d)
}
