package olx

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// unit is a question that is being read.
type unit struct {
	*reader
	part
	q       *draft.Question
	problem *xmltree.Node
	of      int // questions of the problem
}

// read understands the question of a problem with so many inputs.
func (u *unit) read(all int) {
	u.at = u.problem.Place()
	u.q.At("/stem", u.at)
	u.stem()
	u.title()
	u.explain()
	u.worth(all)
	if u.of > 1 && u.q.ID != "" {
		u.q.ID += "-" + questions.SlugOf(u.q.Stem)
	}
	u.q.Body = u.body()
}

// stem is what is asked, with gaps named by their numbers.
func (u *unit) stem() {
	if !u.gapped {
		u.q.Stem = u.md.Block(shown(u.html))
		return
	}
	u.q.Stem = gapMark.ReplaceAllStringFunc(u.md.Block(u.html), func(mark string) string {
		found := gapMark.FindStringSubmatch(mark)
		number, err := strconv.Atoi(found[1])
		if err != nil {
			return ""
		}
		return "[[" + strconv.Itoa(number-u.inputs[0].number+1) + "]]" + behind(found[2])
	})
}

// behind are words that stand behind a gap.
func behind(words string) string {
	if words == "" {
		return ""
	}
	return " " + words
}

// body is the type of the question with its fields; nil where it can't be understood.
func (u *unit) body() questions.Body {
	if len(u.inputs) == 0 {
		return &questions.Information{}
	}
	n := u.inputs[0].response
	switch {
	case u.gapped:
		return u.gaps()
	case n.Name == "multiplechoiceresponse":
		return u.single(n)
	case n.Name == "choiceresponse":
		return u.multiple(n)
	case n.Name == "optionresponse":
		return u.dropdown(u.inputs[0])
	case n.Name == "numericalresponse":
		return u.numeric(u.inputs[0])
	}
	return u.shortText(u.inputs[0])
}

// genericTitle are the names that Studio gives to problems.
var genericTitle = regexp.MustCompile(`(?i)^(blank (common|advanced) )?(problem|question|common problem|single select|multi-?select|multiple choice|checkboxes|dropdown|numerical input|text input|` +
	`multiple choice with hints and feedback|checkboxes with hints and feedback|dropdown with hints and feedback|numerical input with hints and feedback|text input with hints and feedback)?[\s#.:_-]*\d*$`)

// title keeps the name of the problem where it says more than the stem. Where there is no stem, the name asks.
func (u *unit) title() {
	title := oneLine(u.problem.Attr("display_name"))
	switch {
	case u.q.Stem == "" && u.label() != "":
		u.q.Stem, u.q.Title = markup.Escape(u.label()), title
	case genericTitle.MatchString(title):
	case u.q.Stem == "":
		u.q.Stem = markup.Escape(title)
	case strings.HasPrefix(questions.Fold(questions.PlainText(u.q.Stem)), questions.Fold(title)):
	default:
		u.q.Title = title
	}
}

// label is what a lone input is called for people who don't see it.
func (u *unit) label() string {
	if len(u.inputs) != 1 {
		return ""
	}
	return oneLine(u.inputs[0].field.Attr("label"))
}

// worth says what full marks are: each input is worth a point, unless the problem has a weight that its inputs share.
func (u *unit) worth(all int) {
	if len(u.inputs) == 0 {
		return
	}
	points := big.NewRat(int64(len(u.inputs)), 1)
	if weight := u.problem.Attr("weight"); weight != "" {
		w, err := questions.ParseDecimal(weight)
		if err != nil {
			u.q.Warn(draft.Place{}, "not-kept", "what", "the weight "+weight)
		} else {
			points.Mul(points, new(big.Rat).Quo(w.Rat(), big.NewRat(int64(all), 1)))
		}
	}
	if points.Cmp(big.NewRat(1, 1)) != 0 {
		u.q.Points = weights.Percent(points)
	}
}
