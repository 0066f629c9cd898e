package handlers

import (
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// The longest comment and the longest reason that are taken, in runes.
const (
	maxComment = 5000
	maxWhy     = 500
)

// rubric are the criteria that the question is marked by; none for most.
func (sh *sheet) rubric() []questions.Criterion {
	if essay, ok := sh.question.Body.(*questions.Essay); ok {
		return essay.Rubric
	}
	return nil
}

// levels are those levels of a criterion that have points.
func levels(c questions.Criterion) []questions.Level {
	return slices.DeleteFunc(slices.Clone(c.Levels), func(l questions.Level) bool { return l.Points == "" })
}

// blank is the form as it is before somebody fills it.
func (sh *sheet) blank() views.ByHandForm {
	var form views.ByHandForm
	for _, c := range sh.rubric() {
		line := views.CriterionForm{Text: c.Criterion, Max: float(c.Points.Rat())}
		for _, l := range c.Levels {
			if l.Points == "" {
				line.Descriptions = append(line.Descriptions, l.Text)
			} else {
				line.Levels = append(line.Levels, views.LevelForm{Text: l.Text, Points: float(l.Points.Rat())})
			}
		}
		form.Criteria = append(form.Criteria, line)
	}
	return form
}

// stored is the form as the mark that holds fills it.
func (sh *sheet) stored() views.ByHandForm {
	form, c := sh.blank(), sh.answer.ByHand
	if c == nil {
		return form
	}
	form.Seen, form.Comment = c.ID, c.Comment
	if len(form.Criteria) == 0 {
		form.Points = decimalText(new(big.Rat).Mul(c.Fraction, sh.question.Max()))
	}
	for i := range min(len(c.Criteria), len(form.Criteria)) {
		fill(&form.Criteria[i], levels(sh.rubric()[i]), questions.Decimal(c.Criteria[i]))
	}
	return form
}

// fill chooses the level with these points; where there is none, they are other points.
func fill(line *views.CriterionForm, levels []questions.Level, points questions.Decimal) {
	at := slices.IndexFunc(levels, func(l questions.Level) bool { return l.Points.Rat().Cmp(points.Rat()) == 0 })
	switch {
	case at >= 0:
		line.Chosen = strconv.Itoa(at)
		return
	case len(levels) > 0:
		line.Chosen = views.OtherLevel
	}
	line.Points = string(points)
}

// typed is the form as it was sent.
func (sh *sheet) typed(values url.Values) views.ByHandForm {
	get := func(name string) string { return strings.TrimSpace(values.Get(name)) }
	form := sh.blank()
	form.Points, form.Comment, form.Why, form.Seen = get("points"), get("comment"), get("why"), get("seen")
	for i := range form.Criteria {
		form.Criteria[i].Chosen, form.Criteria[i].Points = get(views.LevelField(i)), get(views.PointsField(i))
	}
	return form
}

// reading is a form on its way to a correction.
type reading struct {
	*byHand
	problems views.Errors
}

// read makes of a form the mark that it gives, and says by field what is wrong with it. The share is exact: what the
// criteria earn of what the rubric gives, or the points of the question's.
func (b *byHand) read(sh *sheet, form views.ByHandForm) (quiz.Correction, views.Errors) {
	r := reading{b, views.Errors{}}
	c := quiz.Correction{
		Kind: quiz.MarkByHand, QuizID: b.place.Quiz, Attempt: sh.item.Attempt, Question: b.place.Question,
		Comment: form.Comment, Why: form.Why, By: b.person.ID, At: b.now,
	}
	sum, max := new(big.Rat), sh.question.Max()
	if rubric := sh.rubric(); len(rubric) > 0 {
		max = new(big.Rat)
		for i, criterion := range rubric {
			points := r.criterion(i, criterion, form.Criteria[i])
			c.Criteria = append(c.Criteria, string(points))
			sum.Add(sum, points.Rat())
			max.Add(max, criterion.Points.Rat())
		}
	} else {
		sum = r.points("points", form.Points, max).Rat()
	}
	c.Fraction = new(big.Rat)
	if max.Sign() > 0 {
		c.Fraction.Quo(sum, max)
	}
	r.length("comment", "byhand.comment-long", form.Comment, maxComment)
	r.length("why", "byhand.why-long", form.Why, maxWhy)
	return c, r.problems
}

// criterion reads what one criterion earns: the level that was chosen, or what was typed.
func (r reading) criterion(i int, c questions.Criterion, form views.CriterionForm) questions.Decimal {
	levels := levels(c)
	n, err := strconv.Atoi(form.Chosen)
	if err != nil || n < 0 || n >= len(levels) {
		if len(levels) > 0 && form.Points == "" {
			r.problems[views.LevelField(i)] = r.words.T("byhand.level-missing")
			return ""
		}
		return r.points(views.LevelField(i), form.Points, c.Points.Rat())
	}
	if form.Points != "" {
		r.problems[views.LevelField(i)] = r.words.T("byhand.level-both")
	}
	return levels[n].Points
}

// points reads a number from 0 to max, with a comma or a dot.
func (r reading) points(field, typed string, max *big.Rat) questions.Decimal {
	if typed == "" {
		r.problems[field] = r.words.T("byhand.points-missing")
		return ""
	}
	points, err := parseNumber(typed)
	switch {
	case err != nil:
		r.problems[field] = r.words.T("byhand.points-form")
	case points.Rat().Sign() < 0 || points.Rat().Cmp(max) > 0:
		r.problems[field] = r.words.T("byhand.points-range", "max", r.words.Number(float(max)))
	}
	return points
}

func (r reading) length(field, sentence, typed string, most int) {
	if n := utf8.RuneCountInString(typed); n > most {
		r.problems[field] = r.words.Say(sentence, map[string]any{"length": n, "most": most})
	}
}

// parseNumber reads a decimal number that somebody typed, with a comma or a dot.
func parseNumber(typed string) (questions.Decimal, error) {
	if strings.Count(typed, ",") == 1 && !strings.Contains(typed, ".") {
		typed = strings.Replace(typed, ",", ".", 1)
	}
	return questions.ParseDecimal(typed)
}

// decimalText writes a number as people type it, to six decimals at most.
func decimalText(r *big.Rat) string {
	text := r.FloatString(6)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func float(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}
