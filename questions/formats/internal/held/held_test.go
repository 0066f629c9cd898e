package held

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

var yes = true

func choice(stem string, options ...questions.Option) *questions.Question {
	return &questions.Question{QuestionHead: questions.QuestionHead{ID: "q", Type: questions.SingleChoiceType, Stem: stem}, Body: &questions.SingleChoice{Options: options}}
}

func TestReportNamesWhatDiffers(t *testing.T) {
	wrote := choice("Who?", questions.Option{Text: "A", Correct: true}, questions.Option{Text: "B", Feedback: "f"})
	read := choice("Who!", questions.Option{Text: "A", Correct: true}, questions.Option{Text: "B"})
	wrote.Explanation = "So."
	r := loss.New("X")
	Report(r, 3, wrote, read)
	var parts []string
	for _, p := range r.Problems() {
		parts = append(parts, p.Pointer+" "+p.Question+" "+p.Args["part"].(string))
	}
	want := []string{"/questions/3 q explanation", "/questions/3 q options", "/questions/3 q stem"}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReportKnowsWhatMeansTheSame(t *testing.T) {
	wrote := choice("Who?\n", questions.Option{Text: "A", Weight: "100"}, questions.Option{Text: "B"})
	wrote.Points, wrote.Body.(*questions.SingleChoice).Shuffle = "1", &yes
	read := choice("Who?", questions.Option{Text: "A", Weight: "100"}, questions.Option{Text: "B", Weight: "0"})
	r := loss.New("X")
	Report(r, 0, wrote, read)
	number := &questions.Question{Body: &questions.Numeric{Accept: []questions.NumericAccept{{Value: "3", Tolerance: "0", Weight: "100"}}}}
	number.Type = questions.NumericType
	same := *number
	same.Body = &questions.Numeric{Accept: []questions.NumericAccept{{Value: "3"}}}
	Report(r, 1, number, &same)
	if len(r.Problems()) > 0 {
		t.Errorf("said %v", r.Problems())
	}
}

func TestBareNoticesIDs(t *testing.T) {
	option := func(id string) questions.Option { return questions.Option{ID: id, Text: "x"} }
	pairs := []questions.Pair{{ID: "p1", MatchID: "m1"}, {ID: "p2", MatchID: "m2"}}
	for _, c := range []struct {
		name string
		body questions.Body
		own  bool
	}{
		{"none", &questions.SingleChoice{Options: questions.Options{option(""), option("")}}, false},
		{"the usual ones", &questions.MultipleResponse{Options: questions.Options{option("a"), option("b")}}, false},
		{"others", &questions.SingleChoice{Options: questions.Options{option("b"), option("a")}}, true},
		{"the usual ones of pairs", &questions.Matching{Pairs: pairs, Distractors: []questions.Item{{ID: "m3", Text: "x"}}}, false},
		{"another one of a distractor", &questions.Matching{Pairs: pairs, Distractors: []questions.Item{{ID: "m4", Text: "x"}}}, true},
		{"the usual ones of items", &questions.Ordering{Items: []questions.Item{{ID: "i1"}, {ID: "i2"}}}, false},
		{"others of items", &questions.Ordering{Items: []questions.Item{{ID: "i2"}, {ID: "i1"}}}, true},
	} {
		q := questions.Question{QuestionHead: questions.QuestionHead{Type: questions.TypeOf(c.body)}, Body: c.body}
		bare, own := Bare(q)
		if own != c.own {
			t.Errorf("%s: own ids: %v", c.name, own)
		}
		if _, again := Bare(bare); again {
			t.Errorf("%s: there are ids left", c.name)
		}
	}
	if letters(26) != "aa" || letters(25) != "z" {
		t.Error(letters(25), letters(26))
	}
}
