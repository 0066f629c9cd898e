package olx

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// earned is the fraction of the points that an answer earns.
func earned(t *testing.T, text string, answer any) *big.Rat {
	t.Helper()
	set, problems := read(t, text)
	if problems.Failed() || len(set.Questions) != 1 {
		t.Fatalf("%+v %v", set.Questions, problems)
	}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	mark, err := r.Mark(set.Questions[0].ID, raw)
	if err != nil {
		t.Fatal(err)
	}
	return mark.Fraction
}

// TestEveryDecisionCountsIsMarkedAsByOpenEdX: (right chosen + wrong left) / options, for every answer but none.
func TestEveryDecisionCountsIsMarkedAsByOpenEdX(t *testing.T) {
	key := []bool{true, false, true, true, false}
	var choices strings.Builder
	for i, right := range key {
		choices.WriteString(`<choice correct="` + map[bool]string{true: "true", false: "false"}[right] + `">option ` + string(rune('1'+i)) + "</choice>")
	}
	text := func(credit string) string {
		return problem(`<choiceresponse ` + credit + `><label>Which?</label><checkboxgroup>` + choices.String() + "</checkboxgroup></choiceresponse>")
	}
	for subset := 1; subset < 1<<len(key); subset++ {
		var chosen []string
		decided := 0
		for i, right := range key {
			is := subset&(1<<i) != 0
			if is {
				chosen = append(chosen, string(rune('a'+i)))
			}
			if is == right {
				decided++
			}
		}
		if got, want := earned(t, text(`partial_credit="EDC"`), chosen), big.NewRat(int64(decided), int64(len(key))); got.Cmp(want) != 0 {
			t.Errorf("%v earns %s, want %s", chosen, got, want)
		}
		want := new(big.Rat)
		if decided == len(key) {
			want.SetInt64(1)
		}
		if got := earned(t, text(""), chosen); got.Cmp(want) != 0 {
			t.Errorf("without partial credit %v earns %s, want %s", chosen, got, want)
		}
	}
}

func TestTypedAnswersAreMarkedAsByOpenEdX(t *testing.T) {
	response := func(attrs, inner string) string {
		return problem("<" + attrs + "><label>?</label>" + inner + "</" + strings.Fields(attrs)[0] + ">")
	}
	half := big.NewRat(1, 2)
	for _, test := range []struct {
		text, answer string
		want         *big.Rat
	}{
		{response(`stringresponse answer="Gulf" type="ci"`, "<textline/>"), " gULF ", big.NewRat(1, 1)},
		{response(`stringresponse answer="Gulf"`, "<textline/>"), " Gulf ", big.NewRat(1, 1)},
		{response(`stringresponse answer="Gulf"`, "<textline/>"), "gulf", new(big.Rat)},
		{response(`numericalresponse answer="600"`, `<responseparam type="tolerance" default="5"/>`), "605", big.NewRat(1, 1)},
		{response(`numericalresponse answer="600"`, `<responseparam type="tolerance" default="5"/>`), "605.1", new(big.Rat)},
		{response(`numericalresponse answer="-200"`, `<responseparam type="tolerance" default="5%"/>`), "-210", big.NewRat(1, 1)},
		{response(`numericalresponse answer="-200"`, `<responseparam type="tolerance" default="5%"/>`), "-210.1", new(big.Rat)},
		{response(`numericalresponse answer="3.14159"`, ""), "3.14162", big.NewRat(1, 1)},
		{response(`numericalresponse answer="3.14159"`, ""), "3.1417", new(big.Rat)},
		{response(`numericalresponse answer="100" partial_credit="close"`, `<responseparam type="tolerance" default="5%"/>`), "110", half},
		{response(`numericalresponse answer="100" partial_credit="list"`, `<responseparam partial_answers="50"/>`), "50", half},
		{response(`numericalresponse answer="(1,5]"`, ""), "5", big.NewRat(1, 1)},
	} {
		if got := earned(t, test.text, test.answer); got.Cmp(test.want) != 0 {
			t.Errorf("%q earns %s, want %s of %s", test.answer, got, test.want, test.text)
		}
	}
}
