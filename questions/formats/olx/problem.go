package olx

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// responses are the kinds of answers that are understood.
var responses = map[string]bool{"multiplechoiceresponse": true, "choiceresponse": true, "optionresponse": true, "stringresponse": true, "numericalresponse": true}

// fields are what takes an answer within a response.
var fields = []string{"choicegroup", "checkboxgroup", "radiogroup", "optioninput", "textline", "formulaequationinput"}

// Bounds of a problem: as many gaps and options as a question may have.
const (
	maxInputs  = 200
	maxOptions = 500
)

// input is what takes one answer.
type input struct {
	response, field *xmltree.Node
	inLine          bool // it stands in a paragraph, a cell or the like
	number          int  // in the problem, from 1
}

// unit is a question that is being read.
type unit struct {
	*reader
	part
	q       *draft.Question
	problem *xmltree.Node
	of      int // questions of the problem
}

// problem reads a problem: one question, or several.
func (r *reader) problem(n *xmltree.Node, in context) {
	r.problems++
	r.tried = r.tried || n.Attr("max_attempts") != ""
	if found, at := unsupported(n); found != "" {
		r.reject(n, in, at, "type-unsupported", "found", found)
		return
	}
	all := inputsOf(n, false, nil)
	if len(all) > maxInputs {
		r.reject(n, in, all[maxInputs].response.Place(), "too-many", "what", "answers", "most", maxInputs)
		return
	}
	for i := range all {
		all[i].number = i + 1
	}
	var units []*unit
	parts := divide(n, all)
	for _, p := range parts {
		u := &unit{reader: r, part: p, q: r.question(n, in), problem: n, of: len(parts)}
		if u.read(len(all)); u.q.Body == nil {
			r.refuse(n, in, parts)
			return
		}
		units = append(units, u)
	}
	for r.q = nil; len(units) > 0; units = units[1:] {
		r.d.Add(units[0].q)
	}
}

// reject reports a problem that isn't looked at any further.
func (r *reader) reject(n *xmltree.Node, in context, at draft.Place, rule string, pairs ...any) {
	q := r.question(n, in)
	q.Fail(at, rule, pairs...)
	r.q = nil
	r.d.Add(q)
}

// refuse reports a problem of which a part can't be understood, with all that is to be said of it: mended and read again, it
// gives all its questions.
func (r *reader) refuse(n *xmltree.Node, in context, parts []part) {
	q := r.question(n, in)
	for _, p := range parts {
		u := &unit{reader: r, part: p, q: q, problem: n}
		u.body()
	}
	q.Body, r.q = nil, nil
	r.d.Add(q)
}

// question begins a question of a problem.
func (r *reader) question(n *xmltree.Node, in context) *draft.Question {
	q := draft.NewQuestion(n.Place())
	q.ID, q.Tags, q.Raw = in.id, in.tags, n.Raw()
	r.faults.Within(n, q.Fail)
	r.q = q
	return q
}

// unsupported is what a problem has that we don't, or that would have to be run; empty when there is nothing of the kind.
func unsupported(n *xmltree.Node) (found string, at draft.Place) {
	if c := otherResponse(n); c != nil {
		return c.Name, c.Place()
	}
	for _, script := range n.Deep("script") {
		if kind := strings.ToLower(script.Attr("type")); kind == "" || strings.Contains(kind, "loncapa") {
			return "script " + kind, script.Place()
		}
	}
	return "", draft.Place{}
}

// otherResponse is the first response of a kind that isn't understood, or nil.
func otherResponse(n *xmltree.Node) *xmltree.Node {
	for _, c := range n.All() {
		if strings.HasSuffix(c.Name, "response") && !responses[c.Name] {
			return c
		}
		if found := otherResponse(c); found != nil {
			return found
		}
	}
	return nil
}

// inputsOf are the inputs of a problem, in order. inLine says that they stand in a line.
func inputsOf(n *xmltree.Node, inLine bool, list []input) []input {
	for _, c := range n.All() {
		within := inLine || inLines[c.Name]
		if !responses[c.Name] {
			list = inputsOf(c, within, list)
			continue
		}
		found := fieldsOf(c, within, nil)
		if len(found) == 0 || c.Name != "optionresponse" { // which alone may have several
			found = append(found, input{})[:1]
		}
		for _, in := range found {
			list = append(list, input{response: c, field: in.field, inLine: in.inLine})
		}
	}
	return list
}

func fieldsOf(n *xmltree.Node, inLine bool, list []input) []input {
	for _, c := range n.All() {
		if slices.Contains(fields, c.Name) {
			list = append(list, input{field: c, inLine: inLine})
		} else {
			list = fieldsOf(c, inLine || inLines[c.Name], list)
		}
	}
	return list
}

// inLines are elements in which text runs on.
var inLines = map[string]bool{"p": true, "td": true, "li": true, "span": true}

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
