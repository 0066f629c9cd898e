package text2qti

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func setOf(qs ...questions.Question) questions.Set {
	set := questions.Set{Readback: questions.FormatVersion, ID: "quiz", Title: "quiz", Questions: qs}
	for i := range qs {
		qs[i].Type = questions.TypeOf(qs[i].Body)
	}
	return set
}

func questionOf(stem string, body questions.Body) questions.Question {
	return questions.Question{QuestionHead: questions.QuestionHead{Stem: stem}, Body: body}
}

// written is a set as text2qti, and what is lost of its questions as "part", "part as part" or "!".
func written(t testing.TB, set questions.Set) (text string, lost []string) {
	t.Helper()
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		switch {
		case p.Pointer == "":
		case p.Rule == "loss":
			lost = append(lost, p.Args["part"].(string))
		case p.Rule == "loss-changed":
			lost = append(lost, fmt.Sprintf("%s as %s", p.Args["part"], p.Args["into"]))
		default:
			lost = append(lost, "!")
		}
	}
	return b.String(), lost
}

var no = false

func choices(rights ...bool) questions.Options {
	var options questions.Options
	for i, right := range rights {
		options = append(options, questions.Option{Text: string(rune('A' + i)), Correct: right})
	}
	return options
}

func full() questions.Question {
	q := questionOf("*Who*\n\n    code\n\n- x\n- y", &questions.SingleChoice{Shuffle: &no, Options: choices(false, true)})
	q.Title, q.Points, q.Explanation, q.Hint, q.Tags = "Quay: 7", "2.5", "The log\nsays so.", "h", []string{"a"}
	b := q.Body.(*questions.SingleChoice)
	b.Options[0].Feedback, b.Options[1].Pinned = "No.\n\nNot he.", true
	return q
}

var writeCases = []struct {
	name string
	q    questions.Question
	want string
	lost []string
}{
	{"everything about a question", full(),
		"Title: Quay: 7\nPoints: 2.5\n1.  *Who*\n\n        code\n\n    - x\n    - y\n... The log\n    says so.\na)  A\n... No.\n\n    Not he.\n*b) B\n\n",
		[]string{"tags", "hint", "that the options keep their order", "that option 2 keeps its place"}},
	{"several right options", questionOf("Who?", &questions.MultipleResponse{Options: choices(true, true, false)}), "1.  Who?\n[*] A\n[*] B\n[ ] C\n\n", nil},
	{"another marking", questionOf("Who?", &questions.MultipleResponse{Marking: questions.ByWeights, Options: questions.Options{{Text: "A", Weight: "75"}, {Text: "B", Weight: "25"}, {Text: "C", Weight: "-50"}}}),
		"1.  Who?\n[*] A\n[*] B\n[ ] C\n\n", []string{"marking weights as right-minus-wrong"}},
	{"weights", questionOf("Who?", &questions.SingleChoice{Options: questions.Options{{Text: "A", Weight: "100"}, {Text: "B", Weight: "50"}}}), "1.  Who?\n*a) A\nb)  B\n\n", []string{"the weights of its options"}},
	{"a choice between true and false", questionOf("Is it?", &questions.SingleChoice{Options: questions.Options{{Text: "True", Correct: true}, {Text: "False"}}}), "1.  Is it?\n*a) True\nb)  False\n\n",
		[]string{"type single-choice as true-false"}},
	{"true or false", questionOf("It is.", &questions.TrueFalse{Answer: &no, Feedback: questions.TrueFalseFeedback{True: "It isn't.", False: "Yes."}}), "1.  It is.\na)  True\n... It isn't.\n*b) False\n... Yes.\n\n", nil},
	{"options with the same text", questionOf("Who?", &questions.SingleChoice{Options: questions.Options{{Text: "A", Correct: true}, {Text: "A"}}}), "", []string{"!"}},
	{"short answers", questionOf("Where?", &questions.ShortText{Typos: 1, Accept: []questions.Accept{{Text: `Quay \*7`, Feedback: "Yes."}, {Text: "7", Feedback: "Yes."}, {Text: "*7"}, {Text: "x", Weight: "50"}}}),
		"1.  Where?\n+   Yes.\n*   Quay *7\n*   7\n\n", []string{"that typos are let pass", "the answer “*7”, which has a wildcard", "the answer “x”, which is worth 50 %"}},
	{"short answers with feedback of their own", questionOf("Where?", &questions.ShortText{Match: questions.MatchExact, Accept: []questions.Accept{{Text: "A", Feedback: "Yes."}, {Text: "B"}}}),
		"1.  Where?\n*   A\n*   B\n\n", []string{"that answers have to match exactly", "feedback on answers"}},
	{"nothing but wildcards", questionOf("Where?", &questions.ShortText{Accept: []questions.Accept{{Text: "*7"}}}), "", []string{"!"}},
	{"a number", questionOf("How fast?", &questions.Numeric{Unit: "kn", Accept: []questions.NumericAccept{{Value: "12.5", Feedback: "Yes."}, {Value: "13", Weight: "50"}}}),
		"1.  How fast?\n+   Yes.\n=   12.5 +- 0\n\n", []string{"unit", "accepted numbers behind the first one"}},
	{"a tolerance in percent", questionOf("How fast?", &questions.Numeric{Accept: []questions.NumericAccept{{Value: "12", Tolerance: "5%"}}}), "1.  How fast?\n=   12 +- 5%\n\n", nil},
	{"a range", questionOf("How fast?", &questions.Numeric{Accept: []questions.NumericAccept{{Min: "-3", Max: "-2.5"}}}), "1.  How fast?\n=   [-3, -2.5]\n\n", nil},
	{"an open range", questionOf("How fast?", &questions.Numeric{Accept: []questions.NumericAccept{{Min: "3"}}}), "", []string{"!"}},
	{"zero, at which text2qti stops", questionOf("How fast?", &questions.Numeric{Accept: []questions.NumericAccept{{Value: "0"}}}), "", []string{"!"}},
	{"an essay", questions.Question{QuestionHead: questions.QuestionHead{Stem: "Why?", Points: "1.25", Explanation: "So."}, Body: &questions.Essay{Words: questions.WordRange{Min: 3}}},
		"1.  Why?\n... So.\n____\n\n", []string{"number of words", "points"}},
	{"information", questions.Question{QuestionHead: questions.QuestionHead{Title: "Log", Stem: "Read it.\n\nAll.", Explanation: "So."}, Body: &questions.Information{}},
		"Text title: Log\nText: Read it.\n\n    All.\n\n", []string{"explanation"}},
	{"line breaks", questionOf("a\\\nb", &questions.Essay{}), "1.  a<br>\n    b\n____\n\n", nil},
	{"images", questionOf("See ![the “quay”](media:0123.png)!", &questions.Essay{}), "1.  See the “quay”!\n____\n\n", []string{"images as the words for them"}},
	{"what looks like a marker", questionOf("1. *a) x\n\n____\n= 3\nGROUP", &questions.Essay{}), "1.  1. *a) x\n\n    ____\n    = 3\n    GROUP\n____\n\n", nil},
	{"another type", questionOf("Who?", &questions.Matching{}), "", []string{"!"}},
}

func TestWrite(t *testing.T) {
	for _, c := range writeCases {
		t.Run(c.name, func(t *testing.T) {
			text, lost := written(t, setOf(c.q))
			if diff := cmp.Diff("Quiz title: quiz\n\n"+c.want, text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.lost, lost); diff != "" {
				t.Errorf("losses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriteSet(t *testing.T) {
	essay := func() questions.Question { return questionOf("Why?", &questions.Essay{}) }
	set := setOf(essay(), questionOf("Read.", &questions.Information{}), questionOf("Who?", &questions.Matching{}), essay())
	set.Title, set.Description = "The harbour", "What\n\nhappened."
	text, lost := written(t, set)
	want := "Quiz title: The harbour\nQuiz description: What\n\n    happened.\n\n1.  Why?\n____\n\nText: Read.\n\n2.  Why?\n____\n\n"
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"!", "stem as one that another question has too, at which text2qti stops"}, lost); diff != "" {
		t.Errorf("losses (-want +got):\n%s", diff)
	}
	read, problems := readText(text)
	if read.Title != set.Title || read.Description != set.Description || len(read.Questions) != 3 {
		t.Errorf("%+v\n%v", read, told(problems))
	}
	set.Title = "Two\nlines"
	var b strings.Builder
	if problems, _ := Write(&b, set); problems[1].Args["part"] != "title as it is" {
		t.Errorf("said %v", problems)
	}
}
