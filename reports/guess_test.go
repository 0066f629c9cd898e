package reports

import (
	"math"
	"testing"

	"github.com/readback/readback/questions"
)

// TestATextThatAcceptsAnythingIsGuessed: as in Moodle, by the first text of stars alone.
func TestATextThatAcceptsAnythingIsGuessed(t *testing.T) {
	text := func(accept ...questions.Accept) questions.Body { return &questions.ShortText{Accept: accept} }
	gap := func(weight questions.Decimal, accept ...questions.GapAccept) questions.Gap {
		return questions.Gap{Weight: weight, Accept: accept}
	}
	for name, c := range map[string]struct {
		body questions.Body
		want float64
	}{
		"none":      {text(questions.Accept{Text: "noon"}, questions.Accept{Text: "*noon*"}), 0},
		"a star":    {text(questions.Accept{Text: "noon"}, questions.Accept{Text: `\*`, Weight: "70"}), 0},
		"anything":  {text(questions.Accept{Text: "noon"}, questions.Accept{Text: "*", Weight: "25"}), 25},
		"the first": {text(questions.Accept{Text: " ** ", Weight: "0"}, questions.Accept{Text: "*", Weight: "50"}), 0},
		"all of it": {text(questions.Accept{Text: "*"}), 100},
		"a number":  {&questions.Numeric{}, 0},
		"gaps": {&questions.GapFill{Gaps: map[string]questions.Gap{
			"who":  gap("3", questions.GapAccept{Text: "Ann"}, questions.GapAccept{Text: "*", Weight: "50"}),
			"when": gap("1", questions.GapAccept{Value: "6"}),
		}}, 37.5},
	} {
		if got := GuessScore(&questions.Question{Body: c.body}); got.Blank != "" || math.Abs(got.Number-c.want) > 1e-9 {
			t.Errorf("%s: %+v, want %v", name, got, c.want)
		}
	}
}
