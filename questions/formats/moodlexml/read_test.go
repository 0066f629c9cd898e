package moodlexml

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// readText reads a text as a file.
func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"bank.xml": {Data: []byte(text)}}, "bank.xml")
}

// told is what was reported, one a line: place, severity, rule and arguments.
func told(problems questions.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range []string{"found", "what", "read", "into", "src", "reason", "part"} {
			if value, ok := p.Args[name]; ok {
				fmt.Fprintf(&b, " %s=%v", name, value)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// exported reads the file that Moodle 4.5 would export of one question of each type.
func exported(t *testing.T) (questions.Set, questions.Problems) {
	t.Helper()
	data, err := os.ReadFile("testdata/export.xml")
	if err != nil {
		t.Fatal(err)
	}
	return readText(string(data))
}

const pixelName = "6b7fa434f92a8b80aab02d9bf1a12e49.png"

var yes, no = true, false

func TestExportOfMoodle45(t *testing.T) {
	set, problems := exported(t)
	want := []questions.Question{
		{QuestionHead: questions.QuestionHead{ID: "squawk-radio", Title: "Squawk for radio failure", Points: "2",
			Stem: "Your radio fails. Which code do you *squawk*?\n\n![The panel](media:" + pixelName + ")",
			Tags: []string{"Radio work", "emergency", "transponder"}, Explanation: `7600 says "no radio".`, Hint: "75 taken alive, 76 technical glitch …"},
			Body: &questions.SingleChoice{Options: questions.Options{
				{Text: "7500", Weight: "0", Feedback: "That is a hijacking."}, {Text: "7600", Weight: "100"}, {Text: "7700", Weight: "-50"}}}},
		{QuestionHead: questions.QuestionHead{Title: "Read-back items", Stem: "What has to be read back?"},
			Body: &questions.MultipleResponse{Shuffle: &no, Options: questions.Options{
				{Text: "Clearances", Correct: true}, {Text: "Runway in use", Correct: true}, {Text: "Levels", Correct: true}, {Text: "The weather"}}}},
		{QuestionHead: questions.QuestionHead{Stem: "QNH is read back."},
			Body: &questions.TrueFalse{Answer: &yes, Feedback: questions.TrueFalseFeedback{False: "It is: a wrong one kills."}}},
		{QuestionHead: questions.QuestionHead{Title: "Word for W", Stem: "Which word stands for W?"},
			Body: &questions.ShortText{Accept: []questions.Accept{{Text: "Whisk*y"}, {Text: "William & Whiskey", Weight: "33.33333", Feedback: "An older alphabet."}}}},
		{QuestionHead: questions.QuestionHead{Title: "Transition altitude", Stem: "How high is it?"},
			Body: &questions.Numeric{Unit: "ft", Accept: []questions.NumericAccept{{Value: "5000", Tolerance: "50"},
				{Max: "0", Weight: "0", Feedback: "No."}, {Min: "0", Weight: "0", Feedback: "No."}}}},
		{QuestionHead: questions.QuestionHead{Title: "Who says what", Stem: "Who says it?"},
			Body: &questions.Matching{Pairs: []questions.Pair{{Prompt: "Cleared to **land**", Match: "Tower"}, {Prompt: "Mayday", Match: "Pilot_in_command"}},
				Distractors: []questions.Item{{Text: "Marshaller"}}}},
		{QuestionHead: questions.QuestionHead{Title: "Order of a departure", Stem: "In which order?"},
			Body: &questions.Ordering{Items: []questions.Item{{Text: "Start-up"}, {Text: "Taxi"}, {Text: "Line-up"}}, Marking: questions.LongestSubset}},
		{QuestionHead: questions.QuestionHead{Stem: "Describe a **go-around**.", Points: "4"},
			Body: &questions.Essay{Words: questions.WordRange{Min: 50, Max: 200}, Rubric: []questions.Criterion{{Criterion: "Power, attitude, then the gear.", Points: "4"}}}},
		{QuestionHead: questions.QuestionHead{Title: "Before you begin", Stem: "Read the chart first."}, Body: &questions.Information{}},
		{QuestionHead: questions.QuestionHead{Title: "Approach", Points: "4", Stem: "Descend to [[1]] feet, then call [[2]] and\nland on [[3]]."},
			Body: &questions.GapFill{Gaps: map[string]questions.Gap{
				"1": {Weight: "2", Accept: []questions.GapAccept{{Value: "3000", Tolerance: "100", Feedback: "Right."}, {Value: "2500", Tolerance: "100", Weight: "50"}}},
				"2": {Match: questions.MatchExact, Accept: []questions.GapAccept{{Text: "Tower"}, {Text: "The tower", Weight: "33.333"}}},
				"3": {Shuffle: &no, Options: questions.Options{{Text: "27 & 09"}, {Text: "27", Correct: true, Feedback: "**Into** the wind."}, {Text: "09"}}}}}},
		{QuestionHead: questions.QuestionHead{Title: "Light signals", Stem: "Steady [[1]] means land, steady [[2]] means [[3]]."},
			Body: &questions.GapFill{Gaps: map[string]questions.Gap{
				"1": {Options: questions.Options{{Text: "red"}, {Text: "green", Correct: true}}},
				"2": {Options: questions.Options{{Text: "red", Correct: true}, {Text: "green"}}},
				"3": {Options: questions.Options{{Text: "go around"}, {Text: "give way", Correct: true}}}}}},
		{QuestionHead: questions.QuestionHead{Title: "Order of words", Stem: "Call sign [[1]], then [[2]]."},
			Body: &questions.GapFill{Gaps: map[string]questions.Gap{
				"1": {Shuffle: &no, Options: questions.Options{{Text: "first", Correct: true}, {Text: "the *message*"}}},
				"2": {Shuffle: &no, Options: questions.Options{{Text: "first"}, {Text: "the *message*", Correct: true}}}}}},
	}
	for i := range want {
		if want[i].Type = questions.TypeOf(want[i].Body); len(want[i].Tags) == 0 {
			want[i].Tags = []string{"Radio work"}
		}
		if want[i].ID == "" {
			want[i].ID = questions.SlugOf(want[i].Stem)
		}
	}
	same(t, "questions", want, set.Questions)
	same(t, "problems", strings.TrimLeft(`
62:5 warning not-kept what=that hints clear wrong answers, or count right ones
91:5 warning not-kept what=how options are numbered
99:5 warning not-kept what=the feedback on every wrong answer, “Look at annex 10.”
221:3 warning not-kept what=the unit m
343:5 warning moodlexml-graderinfo
467:3 error type-unsupported found=calculated
`, "\n"), told(problems))
	if len(set.Media) != 1 || set.Media[0].Name != pixelName {
		t.Errorf("media %v", set.Media)
	}
}

func TestRejectedQuestionIsWholeAndNamed(t *testing.T) {
	_, problems := exported(t)
	last := problems[len(problems)-1]
	if !strings.HasPrefix(last.Raw, `<question type="calculated">`) || !strings.HasSuffix(last.Raw, "</question>") {
		t.Errorf("the text of the rejected question is %q", last.Raw)
	}
	_, again := readText("<quiz>" + last.Raw + "</quiz>")
	same(t, "problems of the reject", "1:7 error type-unsupported found=calculated\n", told(again))
}
