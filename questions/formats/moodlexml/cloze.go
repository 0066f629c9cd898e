package moodlexml

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// gapStart is how a gap begins in a cloze stem: {weight:TYPE:
var gapStart = regexp.MustCompile(`\{([0-9]*):([A-Za-z_]+):`)

// gapKind is what a type of gap takes.
type gapKind struct {
	kind    questions.GapKind
	exact   bool // capitals count
	shuffle bool
	several bool // more than one option can be chosen, which we have nothing like
	plugin  bool // not Moodle's own
}

// gapKinds are the types of gaps, by all their names (question/type/multianswer/questiontype.php).
var gapKinds = func() map[string]gapKind {
	kinds := map[string]gapKind{}
	name := func(kind gapKind, names string) {
		for _, n := range strings.Fields(names) {
			kinds[n] = kind
		}
	}
	name(gapKind{kind: questions.GapText}, "SHORTANSWER SA MW")
	name(gapKind{kind: questions.GapText, exact: true}, "SHORTANSWER_C SAC MWC")
	name(gapKind{kind: questions.GapNumber}, "NUMERICAL NM")
	name(gapKind{kind: questions.GapChoice}, "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH")
	name(gapKind{kind: questions.GapChoice, shuffle: true}, "MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS")
	name(gapKind{several: true}, "MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS")
	name(gapKind{plugin: true}, "REGEXP RX REGEXP_C RXC")
	return kinds
}()

// cloze reads a text with gaps that are written into it.
func (q *question) cloze() questions.Body {
	g := q.newGaps()
	found := g.find()
	starts := g.starts(gapStart)
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	var worth []*big.Rat
	for i, one := range found {
		name, at := strconv.Itoa(i+1), q.offset(starts[i])
		q.At(q.below("gaps", i+1), at)
		body.Gaps[name] = q.gap(one, at)
		worth = append(worth, one.weight)
	}
	q.Stem = g.stem()
	q.weigh(body, worth)
	if q.Failed() {
		return nil
	}
	return body
}

// foundGap is a gap as it stands in the stem.
type foundGap struct {
	gapKind
	name         string // of its type, as written
	weight       *big.Rat
	alternatives []alternative
	closed       bool
}

// find finds the gaps. What looks like one and has a type that nobody knows is text.
func (g *gaps) find() []foundGap {
	var found []foundGap
	behind := 0
	for _, start := range gapStart.FindAllStringSubmatchIndex(g.raw, -1) {
		kind, known := gapKinds[strings.ToUpper(g.raw[start[4]:start[5]])]
		if !known || start[0] < behind || len(found) >= mostGaps {
			continue
		}
		one := foundGap{gapKind: kind, name: g.raw[start[4]:start[5]], weight: big.NewRat(1, 1)}
		if digits := g.raw[start[2]:start[3]]; digits != "" {
			one.weight = weightOf(digits)
		}
		one.alternatives, behind, one.closed = alternatives(g.raw, start[1])
		g.places = append(g.places, []int{start[0], behind})
		found = append(found, one)
	}
	return found
}

// weightOf reads the digits of a weight; more than a number may have count as more than a question may be worth.
func weightOf(digits string) *big.Rat {
	if d, err := questions.ParseDecimal(digits); err == nil {
		return d.Rat()
	}
	return big.NewRat(1_000_000, 1)
}

// gap makes one gap of what was found.
func (q *question) gap(one foundGap, at draft.Place) questions.Gap {
	switch {
	case one.several || one.plugin:
		q.Fail(at, "type-unsupported", "found", "cloze "+one.name)
	case !one.closed || len(one.alternatives) == 0:
		q.Fail(at, "moodlexml-gap", "found", one.name)
	case one.kind == questions.GapChoice:
		return q.choiceOf(one, at)
	case one.kind == questions.GapNumber:
		return q.numberOf(one, at)
	default:
		return q.textOf(one, at)
	}
	return questions.Gap{}
}

// weigh makes the points of the question of its gaps' weights, as Moodle does, and the weights as small as they go: 2 and
// 4 of 6 points are 1 and 2.
func (q *question) weigh(body *questions.GapFill, worth []*big.Rat) {
	sum, divisor := new(big.Rat), new(big.Int)
	for _, w := range worth {
		sum.Add(sum, w)
		divisor.GCD(nil, nil, divisor, w.Num())
	}
	if n := q.root.Find("defaultgrade"); n != nil && q.Points.Rat().Cmp(sum) != 0 && !(q.Points == "" && sum.Cmp(big.NewRat(1, 1)) == 0) {
		q.Warn(q.at(n), "not-kept", "what", "the question's grade: as in Moodle, the points are those of its gaps")
	}
	if q.Points = whole(sum); q.Points == "1" {
		q.Points = ""
	}
	for i, w := range worth {
		name := strconv.Itoa(i + 1)
		gap := body.Gaps[name]
		if w.Sign() == 0 || w.Num().Cmp(divisor) != 0 {
			gap.Weight = whole(over(w, divisor))
		}
		body.Gaps[name] = gap
	}
}

// over is w/d; what is nothing stays nothing, whatever d is.
func over(w *big.Rat, d *big.Int) *big.Rat {
	if d.Sign() == 0 {
		return w
	}
	return new(big.Rat).Quo(w, new(big.Rat).SetInt(d))
}

// whole is a whole number as a decimal.
func whole(r *big.Rat) questions.Decimal { return questions.Decimal(r.Num().String()) }
