package rows

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// essay reads a question that people mark. A rubric has a line for each criterion, points first ("2: Names the ministry"), and
// below it a line for each level, with or without points ("- 1: without the date"). How many words are wanted is a range,
// 100..200, either end of which may be open.
func (r *record) essay() questions.Body {
	b := &questions.Essay{}
	if c := r.cell(fieldRubric); c != nil {
		for _, line := range r.list(c) {
			r.rubricLine(b, c, line)
		}
		r.here("/rubric", c)
	}
	if c := r.cell(fieldWords); c != nil {
		least, most, _ := strings.Cut(plain(c), "..")
		b.Words = questions.WordRange{Min: r.wordCount(c, least), Max: r.wordCount(c, most)}
		r.here("/words", c)
	}
	return b
}

func (r *record) wordCount(c *Cell, text string) int {
	if isBlank(text) {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		r.fail(c.At, "table-line", "found", shortened(c.Text), "form", "100..200")
	}
	return n
}

func (r *record) rubricLine(b *questions.Essay, c *Cell, line string) {
	if level, ok := strings.CutPrefix(line, "- "); ok && len(b.Rubric) > 0 {
		text, points := pointsOf(level)
		last := &b.Rubric[len(b.Rubric)-1]
		last.Levels = append(last.Levels, questions.Level{Text: text, Points: points})
		return
	}
	text, points := pointsOf(line)
	r.here(fmt.Sprintf("/rubric/%d", len(b.Rubric)), c)
	b.Rubric = append(b.Rubric, questions.Criterion{Criterion: text, Points: points})
}

// pointsOf takes "2: text" apart. A text alone has no points; one that would look as if it had some stands behind a colon.
func pointsOf(line string) (text string, points questions.Decimal) {
	before, behind, ok := strings.Cut(line, ":")
	if !ok {
		return line, ""
	}
	behind = strings.TrimPrefix(behind, " ")
	if isBlank(before) {
		return behind, ""
	}
	if d, rule := number(before); rule == "" {
		return behind, d
	}
	return line, ""
}

func formatRubric(rubric []questions.Criterion) []string {
	var lines []string
	for _, c := range rubric {
		lines = append(lines, withPoints(c.Criterion, c.Points))
		for _, l := range c.Levels {
			lines = append(lines, "- "+withPoints(l.Text, l.Points))
		}
	}
	return lines
}

func withPoints(text string, points questions.Decimal) string {
	_, found := pointsOf(text)
	if points == "" && found == "" && !strings.HasPrefix(strings.TrimSpace(text), ":") && !strings.HasPrefix(text, "- ") {
		return text
	}
	return string(points) + ": " + text
}

func formatRange(least, most string) string {
	if least == "" && most == "" {
		return ""
	}
	return least + ".." + most
}

// formatWords writes how many words are wanted.
func formatWords(w questions.WordRange) string {
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return formatRange(count(w.Min), count(w.Max))
}
