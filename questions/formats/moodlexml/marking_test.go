package moodlexml

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// near is how far a mark of ours may be from Moodle's: its exports round to five decimals of a percentage.
const near = 1e-6

// marker reads a file with one question and returns how answers to it are marked.
func marker(t *testing.T, question string) func(answer any) float64 {
	t.Helper()
	set, problems := readText("<quiz>" + question + "</quiz>")
	if problems.Failed() || len(set.Questions) != 1 {
		t.Fatalf("%s\n%s", question, told(problems))
	}
	revision, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(answer any) float64 {
		t.Helper()
		raw, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		mark, err := revision.Mark(set.Questions[0].ID, raw)
		if err != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		fraction, _ := mark.Fraction.Float64()
		return fraction
	}
}

// choiceXML is a multiple-choice question whose options are worth these percentages.
func choiceXML(single string, worth []float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<question type="multichoice"><questiontext format="html"><text>Which?</text></questiontext><single>%s</single>`, single)
	for i, w := range worth {
		fmt.Fprintf(&b, `<answer fraction="%v" format="html"><text>Option %d</text></answer>`, w, i)
	}
	return b.String() + "</question>"
}

func clamped(fraction float64) float64 { return min(max(fraction, 0), 1) }

func expect(t *testing.T, what any, got, moodle float64) {
	t.Helper()
	if math.Abs(got-moodle) > near {
		t.Errorf("%v: our mark is %v, Moodle's %v", what, got, moodle)
	}
}

func TestSeveralAnswersAreMarkedAsInMoodle(t *testing.T) {
	for _, worth := range [][]float64{
		{33.33333, 33.33333, 33.33333, -33.33333, -33.33333},
		{33.333, 33.333, 33.333, -33.333},
		{50, 50, -50, -50, -50},
		{100, -100, -100},
		{50, 50, 0, 0},
		{60, 40, -25, -100},
		{14.28571, 14.28571, 14.28571, 14.28571, 14.28571, 14.28571, 14.28571, -20},
		{75, 50, -50},
		{16.66667, 83.33333, -5},
	} {
		mark := marker(t, choiceXML("false", worth))
		for chosen := 1; chosen < 1<<len(worth); chosen++ {
			var ids []string
			sum, tolerance := 0.0, 0.0
			for i, w := range worth {
				if chosen&(1<<i) != 0 {
					ids, sum = append(ids, string(rune('a'+i))), sum+w/100
					tolerance += math.Abs(math.Round(w*1000)/1000-w)/100 + 1e-5
				}
			}
			if got := mark(ids); math.Abs(got-clamped(sum)) > tolerance {
				t.Errorf("%v of %v: our mark is %v, Moodle's %v", ids, worth, got, clamped(sum))
			}
		}
	}
}

func TestOneAnswerIsMarkedAsInMoodle(t *testing.T) {
	for _, worth := range [][]float64{{100, 0, 0}, {100, -33.33333, 50}, {0, 100, -100}, {100, 100, 0}} {
		mark := marker(t, choiceXML("true", worth))
		for i, w := range worth {
			expect(t, worth, mark(string(rune('a'+i))), w/100)
		}
	}
}

func TestShortAnswersAreMarkedAsInMoodle(t *testing.T) {
	const question = `<question type="shortanswer"><questiontext format="html"><text>Where?</text></questiontext><usecase>%d</usecase>
		<answer fraction="33.33333"><text>Quay*</text></answer><answer fraction="100"><text>Quay Seven</text></answer><answer fraction="100"><text>\*Pier*\*</text></answer></question>`
	tests := []struct {
		answer           string
		anyCase, exactly float64
	}{
		{"Quay Seven", .3333333, .3333333}, // the first that matches counts
		{"quay 7", .3333333, 0},
		{" Quay ", .3333333, .3333333},
		{"*Pier 1*", 1, 1},
		{"*pier*", 1, 0},
		{"Pier", 0, 0},
	}
	anyCase, exactly := marker(t, fmt.Sprintf(question, 0)), marker(t, fmt.Sprintf(question, 1))
	for _, test := range tests {
		expect(t, test.answer, anyCase(test.answer), test.anyCase)
		expect(t, test.answer+" exactly", exactly(test.answer), test.exactly)
	}
}

func TestNumbersAreMarkedAsInMoodle(t *testing.T) {
	mark := marker(t, `<question type="numerical"><questiontext format="html"><text>How far?</text></questiontext>
		<answer fraction="100"><text>11.7</text><tolerance>0.02</tolerance></answer><answer fraction="50"><text>12</text><tolerance>-1</tolerance></answer>
		<answer fraction="20"><text>*</text></answer></question>`)
	for answer, moodle := range map[string]float64{"11.72": 1, "11.68": 1, "11.7": 1, "11.73": .5, "13": .5, "11": .5, "13.01": .2, "-5": .2, "0": .2} {
		expect(t, answer, mark(answer), moodle)
	}
}

func TestGapsAreMarkedAsInMoodle(t *testing.T) {
	mark := marker(t, `<question type="cloze"><questiontext format="html"><text>{3:SA:=a~%33.33333%b} {1:NM:=2:0.5~%50%3} {2:MC:=x~%-50%y~z}</text></questiontext></question>`)
	texts := map[string]float64{"": 0, "a": 1, "b": .3333333, "c": 0}
	numbers := map[string]float64{"": 0, "2.5": 1, "3": .5, "9": 0}
	options := map[string]float64{"": 0, "a": 1, "b": -.5, "c": 0}
	for text, a := range texts {
		for number, b := range numbers {
			for option, c := range options {
				given := map[string]string{"1": text, "2": number, "3": option}
				if text+number+option != "" {
					expect(t, given, mark(given), (3*a+b+2*c)/6)
				}
			}
		}
	}
}

func TestOrdersAreMarkedAsInMoodle(t *testing.T) {
	const n = 4
	formulas := map[string]func(order []int) float64{ // question/type/ordering/question.php, grade_response
		"ALL_OR_NOTHING": func(order []int) float64 {
			for i, place := range order {
				if i != place {
					return 0
				}
			}
			return 1
		},
		"ABSOLUTE_POSITION": func(order []int) (right float64) {
			for i, place := range order {
				if i == place {
					right += 1.0 / n
				}
			}
			return right
		},
		"RELATIVE_NEXT_EXCLUDE_LAST": func(order []int) (right float64) {
			for i := 1; i < n; i++ {
				if order[i] == order[i-1]+1 {
					right += 1.0 / (n - 1)
				}
			}
			return right
		},
		"LONGEST_ORDERED_SUBSET": func(order []int) float64 {
			longest := 0
			for subset := range 1 << n {
				last, length := -1, 0
				for i, place := range order {
					if subset&(1<<i) == 0 {
						continue
					}
					if place < last {
						length = -n
					}
					last, length = place, length+1
				}
				longest = max(longest, length)
			}
			if longest < 2 {
				return 0
			}
			return float64(longest) / n
		},
		"RELATIVE_TO_CORRECT": func(order []int) (right float64) {
			for i, place := range order {
				right += math.Max(0, float64(n-1)-math.Abs(float64(i-place))) / (n * (n - 1))
			}
			return right
		},
	}
	for grading, moodle := range formulas {
		var items strings.Builder
		for i := range n {
			fmt.Fprintf(&items, `<answer fraction="%d"><text>Item %d</text></answer>`, i+1, i)
		}
		mark := marker(t, `<question type="ordering"><questiontext><text>Order?</text></questiontext><gradingtype>`+grading+`</gradingtype>`+items.String()+`</question>`)
		for _, order := range permutations(n) {
			ids := make([]string, n)
			for i, place := range order {
				ids[i] = fmt.Sprintf("i%d", place+1)
			}
			expect(t, grading+fmt.Sprint(order), mark(ids), moodle(order))
		}
	}
}

// permutations are all orders of n things.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var all [][]int
	for _, shorter := range permutations(n - 1) {
		for at := 0; at < n; at++ {
			order := append(append(append([]int{}, shorter[:at]...), n-1), shorter[at:]...)
			all = append(all, order)
		}
	}
	return all
}

func TestPairsAreMarkedAsInMoodle(t *testing.T) {
	mark := marker(t, `<question type="matching"><questiontext><text>Match.</text></questiontext>
		<subquestion><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>2</text></answer></subquestion>
		<subquestion><text>c</text><answer><text>1</text></answer></subquestion><subquestion><text></text><answer><text>3</text></answer></subquestion></question>`)
	expect(t, "all", mark(map[string]string{"p1": "m3", "p2": "m2", "p3": "m1"}), 1) // equal matches stand for each other
	expect(t, "one", mark(map[string]string{"p1": "m1", "p2": "m4"}), 1.0/3)
}
