package handlers

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// maxFormRows is how many rows of one kind a form may have.
const maxFormRows = 500

// formReader reads the form of a question. Its fields are called after the set file's, rows by their number from 0:
// options.2.text.
type formReader struct {
	form   url.Values
	lang   string            // of the set, BCP 47
	old    url.Values        // the form as the question was stored; nil: it wasn't
	errors map[string]string // by field: the rule that what was typed breaks, decimal, mark, either or whole
}

func (r *formReader) has(name string) bool { return r.form.Get(name) != "" }

// text is a text as it was typed, with the line breaks of set files.
func (r *formReader) text(name string) string {
	return strings.ReplaceAll(r.form.Get(name), "\r\n", "\n")
}

func (r *formReader) line(name string) string { return strings.TrimSpace(r.text(name)) }

// decimal is a number; none where nothing was typed.
func (r *formReader) decimal(name string) questions.Decimal { return r.number(name, r.line(name)) }

func (r *formReader) tolerance(name string) questions.Tolerance {
	number, isPercent := strings.CutSuffix(r.line(name), "%")
	d := r.number(name, strings.TrimSpace(number))
	if d == "" {
		return ""
	}
	if isPercent {
		return questions.Tolerance(d + "%")
	}
	return questions.Tolerance(d)
}

func (r *formReader) whole(name string) int {
	if r.line(name) == "" {
		return 0
	}
	n, err := strconv.Atoi(r.line(name))
	if err != nil || n < 0 {
		r.errors[name] = "whole"
	}
	return n
}

// rows are the beginnings of the names of a part's rows, such as "options.0.", without those that nothing was typed in.
func (r *formReader) rows(part string) (names []string) {
	filled := map[int]bool{}
	for name, values := range r.form {
		rest, ok := strings.CutPrefix(name, strings.TrimSuffix(part, ".")+".")
		number, column, ok2 := strings.Cut(rest, ".")
		n, err := strconv.Atoi(number)
		if ok && ok2 && err == nil && n >= 0 && isTyped(column) && strings.TrimSpace(values[0]) != "" {
			filled[n] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(filled)) {
		if len(names) < maxFormRows {
			names = append(names, part+"."+strconv.Itoa(n)+".")
		}
	}
	return names
}

// isTyped tells whether a column is one that people write in: what is ticked, chosen or hidden makes no row of its own.
func isTyped(column string) bool {
	last := column[strings.LastIndexByte(column, '.')+1:]
	return !slices.Contains([]string{"id", "match_id", "correct", "pinned", "keep", "source", "name", "mode"}, last) && !strings.HasPrefix(column, "sources.")
}

// question is the question that the form describes, over what it was: what the form doesn't show stays.
func (r *formReader) question(old *questions.Question) questions.Question {
	q := questions.Question{QuestionHead: old.QuestionHead}
	q.Type, q.Title, q.Stem, q.Points = questions.Type(r.form.Get("type")), r.line("title"), r.text("stem"), r.decimal("points")
	q.Explanation, q.Hint, q.Pinned = r.text("explanation"), r.text("hint"), r.has("pinned")
	q.Evidence = r.evidence("evidence")
	if tags := r.text("tags"); tags != strings.Join(old.Tags, ", ") {
		q.Tags = typedTags(tags)
	}
	if questions.NewBody(q.Type) == nil {
		q.Type = old.Type
	}
	before := old.Body
	if q.Type != old.Type {
		before = nil
	}
	q.Body = r.body(q.Type, before)
	if b, ok := q.Body.(*questions.GapFill); ok {
		addGaps(b, q.Stem)
	}
	return q
}

func typedTags(text string) (tags []string) {
	for _, tag := range strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == '\n' }) {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

func (r *formReader) evidence(part string) (list []questions.Evidence) {
	for _, row := range r.rows(part) {
		list = append(list, questions.Evidence{
			Source: r.form.Get(row + "source"), Quote: r.text(row + "quote"), Passage: r.whole(row + "passage"), Absent: r.text(row + "absent"),
		})
	}
	return list
}
