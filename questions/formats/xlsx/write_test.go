package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// written is a set as it is written, with what is said to be lost.
func written(set questions.Set) ([]byte, questions.Problems) {
	var b bytes.Buffer
	lost, err := Write(&b, set)
	ok(err)
	return b.Bytes(), lost
}

// choiceSet is a set with one question.
func choiceSet(stem, explanation string) questions.Set {
	return questions.Set{Readback: 1, ID: "set", Title: "A set", Questions: []questions.Question{{
		QuestionHead: questions.QuestionHead{ID: "a", Type: questions.SingleChoiceType, Stem: stem, Explanation: explanation, Points: "2.5"},
		Body:         &questions.SingleChoice{Options: questions.Options{{Text: "=x", Correct: true}, {Text: "-5"}}},
	}}}
}

func TestWriteLooksLikeATable(t *testing.T) {
	data, lost := written(choiceSet("=1+1?", "Because."))
	if len(lost) > 0 {
		t.Error(lost)
	}
	f := must(excelize.OpenReader(bytes.NewReader(data)))
	defer f.Close()
	want := [][]string{
		{"id", "type", "title", "stem", "points", "tags", "option a", "option b", "correct", "explanation"},
		{"set", "set", "A set"},
		{"a", "single-choice", "", "'=1+1?", "2.5", "", "'=x", "-5", "a", "Because."},
	}
	if diff := cmp.Diff(want, must(f.GetRows("Questions"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	panes := must(f.GetPanes("Questions"))
	if !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the headings aren't frozen: %+v", panes)
	}
	for _, cell := range []string{"A1", "E3", "G3", "H3"} {
		if kind := must(f.GetCellType("Questions", cell)); kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s is no text but %v", cell, kind)
		}
		if formula := must(f.GetCellFormula("Questions", cell)); formula != "" {
			t.Errorf("%s has the formula %s", cell, formula)
		}
	}
	if style := must(f.GetStyle(must(f.GetCellStyle("Questions", "A1")))); style.Font == nil || !style.Font.Bold {
		t.Error("the headings aren't bold")
	}
	if style := must(f.GetStyle(must(f.GetColStyle("Questions", "C")))); style.NumFmt != textFormat {
		t.Error("what is typed into an empty cell isn't kept as text")
	}
}

func TestWhatIsWrittenReadsEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom([]string{"_x000D_", "_x0041_", "_x", "a\tb", " both ", "\nline", "a\n\nb", "'", "'=", "\uFFFD", "\uFEFF", "<b>&amp;</b>", "]]>", "😀"}),
			rapid.String(), rapid.StringMatching(`[ _x0-9a\n\t'=]{1,10}`)).Filter(func(s string) bool { return questions.Fold(s) != "" })
		set := choiceSet(text.Draw(t, "stem"), text.Draw(t, "explanation"))
		data, lost := written(set)
		read, problems := readBytes(data)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" && len(lost) == 0 || problems.Failed() {
			t.Errorf("%v (-written +read):\n%s", problems, diff)
		}
	})
}

func TestLongTexts(t *testing.T) {
	long := strings.Repeat("😀", 20_000) // 40,000 UTF-16 units
	set := choiceSet("x", long)
	passages := strings.Repeat(strings.Repeat("A sentence. ", 100)+"\n\n", 80) + "The end."
	set.Briefing = []questions.Source{{ID: "article", Title: "An article", Text: passages}}
	set.Evidence = questions.EvidenceOptional
	data, lost := written(set)
	if len(lost) != 1 || lost[0].Rule != "loss-changed" || lost[0].Question != "a" {
		t.Errorf("what was cut isn't told: %v", lost)
	}
	read, problems := readBytes(data)
	if problems.Failed() {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(set.Briefing, read.Briefing); diff != "" {
		t.Errorf("the briefing (-written +read):\n%s", diff)
	}
	if got := read.Questions[0].Explanation; got != long[:len(got)] || len(got) != 4*(excelize.TotalCellChars/2) {
		t.Errorf("%d bytes of the explanation came back", len(got))
	}
}

func TestAllTypesComeBack(t *testing.T) {
	yes, no := true, false
	set := questions.Set{Readback: 1, ID: "set", Title: "A set", Briefing: []questions.Source{{ID: "log", Title: "Log", Text: "The pilot read it back. The tower was silent."}},
		Evidence: questions.EvidenceOptional}
	bodies := []questions.Body{
		&questions.SingleChoice{Options: questions.Options{{Text: "x", Weight: "100"}, {Text: "y", Weight: "-33.33333", Feedback: "No.", Pinned: true}}, Shuffle: &no},
		&questions.MultipleResponse{Options: questions.Options{{Text: "x", Correct: true}, {Text: "y"}}, Marking: questions.PerOption},
		&questions.TrueFalse{Answer: &yes, Feedback: questions.TrueFalseFeedback{False: "It was."}},
		&questions.ShortText{Accept: []questions.Accept{{Text: "Quay *"}, {Text: `\*7`, Weight: "50"}}, Typos: 1},
		&questions.Numeric{Accept: []questions.NumericAccept{{Value: "12", Tolerance: "5%"}, {Max: "-10", Weight: "50"}}, Unit: "kn"},
		&questions.Matching{Pairs: []questions.Pair{{Prompt: "a", Match: "b"}, {Prompt: "c", Match: "d"}}, Distractors: []questions.Item{{Text: "e"}}},
		&questions.Ordering{Items: []questions.Item{{Text: "a"}, {Text: "b"}}, Marking: questions.WholeOrder},
		&questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Text: "x"}}, Weight: "2"}, "2": {Options: questions.Options{{Text: "x", Correct: true}, {Text: "y"}}}}},
		&questions.SelectSentence{Source: "log", Correct: []string{"The pilot read it back."}},
		&questions.Essay{Rubric: []questions.Criterion{{Criterion: "Names it", Points: "1", Levels: []questions.Level{{Text: "half", Points: "0.5"}}}}, Words: questions.WordRange{Max: 100}},
		&questions.Information{},
	}
	for i, body := range bodies {
		set.Questions = append(set.Questions, questions.Question{Body: body, QuestionHead: questions.QuestionHead{
			ID: fmt.Sprintf("q-%d", i), Type: questions.TypeOf(body), Stem: "Stem [[1]] [[2]]", Evidence: []questions.Evidence{{Source: "log", Quote: "The tower was silent."}}}})
	}
	data, lost := written(set)
	read, problems := readBytes(data)
	if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" || len(lost) > 0 || problems.Failed() {
		t.Errorf("%v %v (-written +read):\n%s", lost, problems, diff)
	}
	if again, _ := written(read); !cmp.Equal(must(excelize.OpenReader(bytes.NewReader(again))).GetSheetList(), []string{"Questions"}) {
		t.Error("another sheet came of it")
	}
}
