package qti12

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// revision makes a set ready for marking.
func revision(t *testing.T, text string) (*questions.Revision, string) {
	t.Helper()
	set, problems := read(t, text)
	if problems.Failed() || len(set.Questions) != 1 {
		t.Fatalf("%d questions, %v", len(set.Questions), problems)
	}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r, set.Questions[0].ID
}

// earns checks the points of an answer.
func earns(t *testing.T, r *questions.Revision, id string, answer any, want *big.Rat) {
	t.Helper()
	raw, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	mark, err := r.Mark(id, raw)
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	if mark.Points.Cmp(want) != 0 {
		t.Errorf("%s earns %s points, want %s", raw, mark.Points.RatString(), want.RatString())
	}
}

// TestMultipleAnswersAreMarkedAsByCanvas: max(0, P·c/n − P·w/n) with c right and w wrong ones chosen of n right ones.
func TestMultipleAnswersAreMarkedAsByCanvas(t *testing.T) {
	rightOnes := map[string]bool{"a": true, "c": true, "d": true}
	var labels, tests []string
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		labels = append(labels, fmt.Sprint(i), "option "+id)
		test := equal("r", fmt.Sprint(i))
		if !rightOnes[id] {
			test = "<not>" + test + "</not>"
		}
		tests = append(tests, test)
	}
	text := asked("multiple_answers_question", material("Which?")+lid("r", `rcardinality="Multiple"`, labels...), processing(sets("100", "<and>"+strings.Join(tests, "")+"</and>")))
	r, id := revision(t, quiz(text))
	for subset := range 1 << 5 {
		var chosen []string
		c, w := 0, 0
		for i, option := range []string{"a", "b", "c", "d", "e"} {
			if subset&(1<<i) == 0 {
				continue
			}
			chosen = append(chosen, option)
			if rightOnes[option] {
				c++
			} else {
				w++
			}
		}
		earns(t, r, id, chosen, big.NewRat(int64(2*max(0, c-w)), 3))
	}
}

func TestExactMatchIsAllOrNothing(t *testing.T) {
	text := asked("multiple_answers_question", material("Which?")+lid("r", `rcardinality="Multiple"`, "1", "x", "2", "y", "3", "z"),
		processing(sets("100", "<and>"+equal("r", "1")+equal("r", "2")+"<not>"+equal("r", "3")+"</not></and>")))
	text = strings.Replace(text, "</qtimetadata>", field("scoring_algorithm", "AllOrNothing")+"</qtimetadata>", 1)
	r, id := revision(t, quiz(text))
	for answer, want := range map[string]int64{"a": 0, "ab": 2, "abc": 0, "c": 0} {
		earns(t, r, id, strings.Split(answer, ""), big.NewRat(want, 1))
	}
}

func TestPointsAddedUpAreWeights(t *testing.T) {
	text := asked("multiple_answers_question", material("Which?")+lid("r", `rcardinality="Multiple"`, "1", "x", "2", "y", "3", "z"),
		processing(adds("75", equal("r", "1")), adds("25", equal("r", "2")), adds("-50", equal("r", "3"))))
	r, id := revision(t, quiz(text))
	for answer, want := range map[string]*big.Rat{"a": big.NewRat(3, 2), "ab": big.NewRat(2, 1), "bc": new(big.Rat), "abc": big.NewRat(1, 1)} {
		earns(t, r, id, strings.Split(answer, ""), want)
	}
}

func TestVaryingPoints(t *testing.T) {
	text := asked("multiple_choice_question", material("Which?")+lid("r", single, "1", "x", "2", "y", "3", "z"),
		processing(sets("2.0", equal("r", "1")), sets("0.5", equal("r", "2")), sets("-0.5", equal("r", "3"))))
	r, id := revision(t, quiz(text))
	for answer, want := range map[string]*big.Rat{"a": big.NewRat(2, 1), "b": big.NewRat(1, 2), "c": big.NewRat(-1, 2)} {
		earns(t, r, id, answer, want)
	}
}

func TestTheBestAnswerMayNotEarnAllPoints(t *testing.T) {
	text := asked("multiple_choice_question", material("Which?")+lid("r", single, "1", "x", "2", "y"), processing(sets("1.5", equal("r", "1")), sets("0.75", equal("r", "2"))))
	set, problems := read(t, quiz(text))
	if len(problems) != 1 || problems[0].Rule != "qti12-unreachable" || set.Questions[0].Points != "1.5" {
		t.Fatalf("%v points, %v", set.Questions[0].Points, problems)
	}
	r, id := revision(t, quiz(text))
	earns(t, r, id, "a", big.NewRat(3, 2))
	earns(t, r, id, "b", big.NewRat(3, 4))
}

// TestNumbersAreMarkedAsByCanvas: |answer − exact| ≤ margin, bounds included; p % of the exact one; ranges in either order.
func TestNumbersAreMarkedAsByCanvas(t *testing.T) {
	between := func(low, high string) string {
		return `<vargte respident="r">` + low + `</vargte><varlte respident="r">` + high + "</varlte>"
	}
	for name, test := range map[string]struct {
		tests        string
		right, wrong string
		warned       bool
	}{
		"exact":        {"<or>" + equal("r", "1234.0") + "<and>" + between("1234.0", "1234.0") + "</and></or>", "1234 1,234 1234.00", "1234.01 1233.99", false},
		"margin":       {"<or>" + equal("r", "-11.7") + "<and>" + between("-11.72", "-11.68") + "</and></or>", "-11.7 -11.72 -11.68", "-11.73 -11.67 11.7", false},
		"percent":      {"<or>" + `<varequal respident="r" margintype="percent" margin="20.0">200.0</varequal>` + "<and>" + between("160.0", "240.0") + "</and></or>", "160 200 240", "159.9 240.1", false},
		"range":        {between("3.9", "4.1"), "3.9 4 4.1", "3.89 4.11", false},
		"range turned": {between("4.1", "3.9"), "3.9 4 4.1", "3.89 4.11", false},
		"one side":     {`<vargte respident="r">5</vargte>`, "5 900", "4.9 -5", false},
		"uneven":       {"<or>" + equal("r", "10") + "<and>" + between("9", "12") + "</and></or>", "9 10 12", "8.9 12.1", false},
		"precision":    {"<or>" + equal("r", "13.40") + `<and><vargt respident="r">13.395</vargt><varlte respident="r">13.405</varlte></and></or>`, "13.4 13.396 13.405", "13.39 13.41", true},
		"decimals":     {"<or>" + `<varequal respident="r" precisiontype="decimals" precision="4">100.1234</varequal><and><vargt respident="r">99</vargt><varlte respident="r">1</varlte></and></or>`, "100.1234 100.12342", "100.1235 100.123", true},
		"digits":       {"<or>" + `<varequal respident="r" precisiontype="significantDigits" precision="3">1230</varequal><and><vargt respident="r">1</vargt><varlte respident="r">2</varlte></and></or>`, "1230 1234", "1240 1220", true},
		"either":       {equal("r", "1") + equal("r", "3"), "1 3", "2", false},
	} {
		t.Run(name, func(t *testing.T) {
			text := quiz(asked("numerical_question", material("How many?")+fib("r", `fibtype="Decimal"`), processing(sets("100", test.tests))))
			if _, problems := read(t, text); (len(problems) == 1 && problems[0].Rule == "qti12-open") != test.warned || len(problems) > 1 {
				t.Errorf("problems: %v", problems)
			}
			r, id := revision(t, text)
			for _, answer := range strings.Fields(test.right) {
				earns(t, r, id, answer, big.NewRat(2, 1))
			}
			for _, answer := range strings.Fields(test.wrong) {
				earns(t, r, id, answer, new(big.Rat))
			}
		})
	}
}

// TestBlanksAreMarkedAsByCanvas: each gap earns P/n; capitals and outer space don't count.
func TestBlanksAreMarkedAsByCanvas(t *testing.T) {
	text := asked("fill_in_multiple_blanks_question", material("[a] [b] [c]")+lid("response_a", "", "1", "Red", "2", "crimson")+lid("response_b", "", "3", "blue")+lid("response_c", "", "4", "green"),
		processing(adds("33.33", equal("response_a", "1")), adds("33.33", equal("response_b", "3")), adds("33.33", equal("response_c", "4"))))
	r, id := revision(t, quiz(text))
	for want, answer := range map[int64]map[string]string{
		0: {"a": "blue", "b": "red"}, 1: {"a": " CRIMSON "}, 2: {"a": "red", "c": "Green", "b": "bleu"}, 3: {"a": "red", "b": "blue", "c": "green"},
	} {
		earns(t, r, id, answer, big.NewRat(2*want, 3))
	}
}

// TestNewQuizzesCompareEachBlankInItsOwnWay: contains, close enough, exact, one of a list.
func TestNewQuizzesCompareEachBlankInItsOwnWay(t *testing.T) {
	blank := func(name, how string, texts ...string) string {
		var labels []string
		for i, text := range texts {
			labels = append(labels, name+fmt.Sprint(i), text)
		}
		return strings.ReplaceAll(lid("response_"+name, "", labels...), "<response_label ", "<response_label answer_type='openEntry' "+how+" ")
	}
	text := asked("fill_in_multiple_blanks_question", material("[a] [b] [c] [d] [e]")+
		blank("a", "scoring_algorithm='TextContainsAnswer'", "spill")+
		blank("b", "scoring_algorithm='TextCloseEnough' levenshtein_distance='2' ignore_case='true'", "Macondo")+
		blank("c", "scoring_algorithm='TextEquivalence'", "BP")+
		blank("d", "scoring_algorithm='TextInChoices'", "yellow", "teal")+
		blank("e", "scoring_algorithm='TextRegex'", "^orange$"), processing())
	r, id := revision(t, quiz(text))
	for want, answers := range map[int64][]map[string]string{
		1: {{"a": "an oil spill at sea"}, {"a": "SPILLS"}, {"b": "makondo"}, {"b": "MACONDOO"}, {"c": "BP"}, {"d": "Teal"}, {"e": "orange"}},
		0: {{"a": "spil"}, {"b": "macanddd"}, {"c": "bp"}, {"d": "tea"}, {"e": "oranges"}},
	} {
		for _, answer := range answers {
			earns(t, r, id, answer, big.NewRat(2*want, 5))
		}
	}
}

func TestMatchingIsRightPairsOfAll(t *testing.T) {
	left := func(ident, text string) string {
		return strings.Replace(lid(ident, "", "1", "oil", "2", "gas", "3", "oil"), "<render_choice>", material(text)+"<render_choice>", 1)
	}
	text := asked("matching_question", material("Match.")+left("response_7", "black")+left("response_8", "clear")+left("response_9", "brown"),
		processing(adds("33.33", equal("response_7", "1")), adds("33.33", equal("response_8", "2")), adds("33.33", equal("response_9", "3"))))
	r, id := revision(t, quiz(text))
	earns(t, r, id, map[string]string{"p1": "m1", "p2": "m2", "p3": "m1"}, big.NewRat(2, 1)) // equal texts are as good
	earns(t, r, id, map[string]string{"p1": "m2", "p2": "m2"}, big.NewRat(2, 3))
}
