package moodlexml

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

func TestWhatIsHeldComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := sets.Draw(t, "set")
		file, losses := written(t, set)
		for _, p := range losses {
			if p.Question != "" {
				t.Errorf("%s: %v", p.Rule, p.Args)
			}
		}
		read, problems := readText(file)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-written +read):\n%s\n%s\n%s", diff, told(problems), file)
		}
		if again, _ := written(t, read); again != file {
			t.Errorf("written again:\n%s", cmp.Diff(file, again))
		}
	})
}

// asked is a set of one question.
func asked(body questions.Body, change ...func(*questions.Question)) questions.Set {
	q := questions.Question{QuestionHead: questions.QuestionHead{ID: "who", Type: questions.TypeOf(body), Stem: "Who is it?"}, Body: body}
	for _, do := range change {
		do(&q)
	}
	return questions.Set{Readback: questions.FormatVersion, ID: "bank", Title: "bank", Questions: []questions.Question{q}}
}

// losses are what Write says of the set's questions, one a line.
func losses(t *testing.T, set questions.Set) string {
	t.Helper()
	_, problems := written(t, set)
	var b strings.Builder
	for _, p := range problems {
		if p.Question == "" && (p.Args["part"] == "id" || p.Args["part"] == "title") {
			continue
		}
		b.WriteString(p.Rule)
		for _, name := range []string{"part", "into", "type"} {
			if value, ok := p.Args[name]; ok {
				b.WriteString(" " + fmt.Sprint(value))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestWhatIsLostIsTold(t *testing.T) {
	two := func(change ...func(questions.Options)) questions.Options {
		options := questions.Options{{Text: "a", Correct: true}, {Text: "b"}}
		for _, do := range change {
			do(options)
		}
		return options
	}
	statement := func() questions.Body { return &questions.TrueFalse{Answer: &yes} }
	gap := func(name string, gap questions.Gap, points questions.Decimal) questions.Set {
		return asked(&questions.GapFill{Gaps: map[string]questions.Gap{name: gap}}, func(q *questions.Question) { q.Stem, q.Points = "It is [["+name+"]].", points })
	}
	number := func(accept ...questions.NumericAccept) questions.Set {
		return asked(&questions.Numeric{Accept: accept})
	}
	accepts := []questions.GapAccept{{Text: "a"}}
	tests := []struct {
		set  questions.Set
		want string
	}{
		{asked(&questions.SingleChoice{Options: two()}), ""},
		{asked(&questions.SingleChoice{Options: two(func(os questions.Options) { os[0].ID, os[1].ID = "a", "b" })}), ""},
		{asked(&questions.SingleChoice{Options: two(func(os questions.Options) { os[0].ID = "b" })}), "loss the ids of options\n"},
		{asked(&questions.SingleChoice{Options: two(func(os questions.Options) { os[1].Pinned = true })}), "loss pinned options\n"},
		{asked(&questions.SingleChoice{Options: questions.Options{{Text: "a", Weight: "100"}, {Text: "b"}}}), "loss-changed weights one right option\n"},
		{asked(&questions.SingleChoice{Options: questions.Options{{Text: "a", Weight: "100"}, {Text: "b", Weight: "37"}}}),
			"loss-changed the weight 37 % a grade that isn't in Moodle's list: choose “Nearest grade if not listed” when you import the file there\n"},
		{asked(&questions.MultipleResponse{Options: two(), Marking: questions.AllOrNothing}), "loss-changed marking all-or-nothing right-minus-wrong\n"},
		{asked(&questions.MultipleResponse{Options: two(), Marking: questions.PerOption}), "loss-changed marking per-option right-minus-wrong\n"},
		{asked(&questions.MultipleResponse{Options: two(), Marking: questions.RightMinusWrong}), ""},
		{asked(&questions.MultipleResponse{Options: questions.Options{{Text: "a", Weight: "100"}, {Text: "b", Weight: "-100"}}, Marking: questions.ByWeights}), "loss-changed marking weights right-minus-wrong\n"},
		{asked(&questions.MultipleResponse{Options: questions.Options{{Text: "a", Weight: "100"}, {Text: "b"}}, Marking: questions.ByWeights}), ""},
		{asked(&questions.ShortText{Accept: []questions.Accept{{Text: " a "}}, Typos: 1}), "loss typos\nloss-changed an accepted answer text without white space around it and control characters\n"},
		{number(questions.NumericAccept{Value: "200", Tolerance: "5%"}), "loss-changed tolerance 5% 10\n"},
		{number(questions.NumericAccept{Min: "10", Max: "15"}), "loss-changed the range 10 – 15 12.5 ± 2.5\n"},
		{number(questions.NumericAccept{Min: "10"}), "loss an accepted range, ≥ 10\nloss-question numeric\n"},
		{number(questions.NumericAccept{Value: "1"}, questions.NumericAccept{Max: "-1", Weight: "50"}), "loss an accepted range, ≤ -1\n"},
		{asked(&questions.Matching{Pairs: []questions.Pair{{ID: "x", Prompt: "a", MatchID: "m2", Match: "*b*"}, {Prompt: "c", Match: "d"}}}),
			"loss-changed a match text without markup\nloss the ids of prompts\nloss the ids of matches\n"},
		{asked(&questions.Ordering{Items: []questions.Item{{ID: "z", Text: "a"}, {Text: "b"}}}), "loss the ids of items\n"},
		{asked(&questions.Essay{Rubric: []questions.Criterion{{Criterion: "a", Points: "1"}}}), ""},
		{asked(&questions.Essay{Rubric: []questions.Criterion{{Criterion: "a", Points: "1", Levels: []questions.Level{{Text: "b"}}}}}), "loss-changed rubric information for markers\n"},
		{asked(&questions.Essay{}, func(q *questions.Question) { q.Hint = "a" }), "loss hint\n"},
		{asked(&questions.Information{}, func(q *questions.Question) { q.Hint, q.Points = "a", "2" }), "loss points\nloss hint\n"},
		{asked(&questions.SelectSentence{}), "loss-question select-sentence\n"},
		{asked(&questions.CompareSources{}), "loss-question compare-sources\n"},
		{asked(statement(), func(q *questions.Question) { q.Pinned = true }), "loss pinned\n"},
		{asked(statement(), func(q *questions.Question) { q.Title = "Who" }), "loss title\n"},
		{asked(statement(), func(q *questions.Question) { q.Title = "x" + strings.Repeat("é", 255) }), "loss-changed title its beginning\n"},
		{asked(statement(), func(q *questions.Question) { q.Explanation = "a\x01 " }), "loss-changed explanation text without white space around it and control characters\n"},
		{asked(statement(), func(q *questions.Question) { q.Tags = []string{"a", "a"} }), "loss-changed tags each once\n"},
		{asked(statement(), func(q *questions.Question) { q.Stem = "![a](media:" + pixelName + ")" }), ""},

		{gap("1", questions.Gap{Accept: accepts}, ""), ""},
		{gap("1", questions.Gap{Accept: accepts}, "3"), ""},
		{gap("1", questions.Gap{Accept: accepts}, "0.5"), "loss-changed points 1, the sum of the gaps' weights\n"},
		{gap("1", questions.Gap{Accept: accepts, Weight: "2"}, ""), "loss-changed the weights of gaps whole numbers that stand to each other in the same way\n"},
		{gap("who", questions.Gap{Accept: accepts, Typos: 2}, ""), "loss typos in gaps\nloss-changed the names of gaps numbers\n"},
		{gap("1", questions.Gap{Accept: []questions.GapAccept{{Value: "1", Tolerance: "10%"}}, Unit: "m"}, ""), "loss the unit in a gap\nloss-changed tolerance 10% 0.1\n"},
		{gap("1", questions.Gap{Accept: []questions.GapAccept{{Min: "1"}}}, ""), "loss an accepted range, ≥ 1\nloss-question gap-fill\n"},
		{gap("1", questions.Gap{Options: two(func(os questions.Options) { os[0].Text = "| a |\n| - |\n| b |" })}, ""), "loss-changed an option in a gap HTML\n"},
	}
	for i, test := range tests {
		if got := losses(t, test.set); got != test.want {
			t.Errorf("%d, %s: got\n%swant\n%s", i, test.set.Questions[0].Type, got, test.want)
		}
	}
}

func TestImagesInGapsAndUnshownOnesAreTold(t *testing.T) {
	set := asked(&questions.GapFill{Gaps: map[string]questions.Gap{"1": {Options: questions.Options{{Text: "![x](media:" + pixelName + ")", Correct: true}, {Text: "b"}}}}},
		func(q *questions.Question) { q.Stem = "It is [[1]]." })
	if _, err := set.Embed(pixel); err != nil {
		t.Fatal(err)
	}
	if got := losses(t, set); !strings.Contains(got, "loss images in gaps\n") {
		t.Error(got)
	}
	set = asked(&questions.TrueFalse{Answer: &yes})
	if _, err := set.Embed(pixel); err != nil {
		t.Fatal(err)
	}
	if got := losses(t, set); got != "loss media that no text shows\n" {
		t.Error(got)
	}
}

func TestWeightsOfGapsAreWholeNumbers(t *testing.T) {
	tests := []struct {
		weights []questions.Decimal
		points  questions.Decimal
		want    string
	}{
		{[]questions.Decimal{"", "", ""}, "3", "1 1 1"},
		{[]questions.Decimal{"", "", ""}, "", "1 1 1"},
		{[]questions.Decimal{"", "", ""}, "6", "2 2 2"},
		{[]questions.Decimal{"", "2"}, "6", "2 4"},
		{[]questions.Decimal{"0.5", "1.5"}, "", "1 3"},
		{[]questions.Decimal{"0.5", "0"}, "", "1 0"},
		{[]questions.Decimal{"0", "0"}, "", "0 0"},
		{[]questions.Decimal{"0.0001", "1000"}, "", "0 10000"},
		{[]questions.Decimal{"4", "6"}, "0", "2 3"},
	}
	for _, test := range tests {
		b, names := &questions.GapFill{Gaps: map[string]questions.Gap{}}, []string{}
		for i, w := range test.weights {
			names = append(names, strconv.Itoa(i+1))
			b.Gaps[names[i]] = questions.Gap{Weight: w}
		}
		x := &writer{loss: loss.New("x"), q: &questions.Question{QuestionHead: questions.QuestionHead{Points: test.points}, Body: b}}
		if got := strings.Join(x.gapWeights(b, names), " "); got != test.want {
			t.Errorf("%v of %s points: %s, want %s", test.weights, test.points, got, test.want)
		}
	}
}
