package reports

import (
	"bytes"
	"context"
	"iter"
	"strings"
	"testing"

	"github.com/readback/readback/quiz"
)

// shelf is a source that has its rows in memory.
type shelf struct {
	quiz     quiz.Quiz
	attempts []AttemptRow
	answers  []AnswerRow
	learners []LearnerRow
	asked    Asked
}

func (s shelf) Quiz(context.Context, string) (quiz.Quiz, error) { return s.quiz, nil }
func (s shelf) AttemptRows(context.Context, Filter) iter.Seq2[AttemptRow, error] {
	return rows(nil, s.attempts...)
}
func (s shelf) AnswerRows(context.Context, Filter) iter.Seq2[AnswerRow, error] {
	return rows(nil, s.answers...)
}
func (s shelf) LearnerRows(context.Context, Filter) iter.Seq2[LearnerRow, error] {
	return rows(nil, s.learners...)
}

func (s shelf) Pseudonyms() (*Pseudonyms, error) {
	return NewPseudonyms([]byte("a key that is secret")), nil
}

func written(t *testing.T, from Source, o Order) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, from, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func graded() shelf {
	return shelf{quiz: quiz.Quiz{Title: "Harbour"}, learners: []LearnerRow{
		{LearnerID: "p1", Learner: "Ann, B.", ExternalID: "0042", Score: &quiz.Score{Points: 7.5, Max: 12, Percent: 62.5}},
		{LearnerID: "p2", Learner: "=Cid", ExternalID: "", Score: &quiz.Score{Points: 1, Max: 12, Percent: 100.0 / 12}},
		{LearnerID: "p3", Learner: "Dora", ExternalID: "43", Standing: NeverStarted},
		{LearnerID: "p4", Learner: "Guest", ExternalID: "0", Guest: true},
	}}
}

func TestMoodleGetsLearnersWhomItKnows(t *testing.T) {
	left := 0
	got := written(t, graded(), Order{Kind: "learners", Format: "moodle-csv", BOM: true, LeftOut: func(n int) { left = n }})
	want := "ID number,Full name,Quiz: Harbour (Real),Quiz: Harbour (Percentage)\r\n" +
		"0042,\"Ann, B.\",7.5,62.5\r\n" + "43,Dora,-,-\r\n"
	if got != want || left != 2 {
		t.Errorf("%d left out of\n%s", left, got)
	}
}

func TestCanvasGetsWhatItsImportLooksFor(t *testing.T) {
	got := written(t, graded(), Order{Kind: "learners", Format: "canvas-csv"})
	want := "Student,ID,SIS User ID,SIS Login ID,Section,Harbour\r\n" + "\"    Points Possible\",,,,,12\r\n" +
		"\"Ann, B.\",,0042,,,7.5\r\n" + "'=Cid,,,,,1\r\n" + "Dora,,43,,,\r\n" + "Guest,,0,,,\r\n"
	if got != want {
		t.Errorf("it gets\n%s", got)
	}
}

func TestCanvasGetsPercentWherePointsDiffer(t *testing.T) {
	s := graded()
	s.learners[1].Score = &quiz.Score{Points: 5, Max: 10, Percent: 50}
	got := written(t, s, Order{Kind: "learners", Format: "canvas-csv"})
	for _, want := range []string{"Points Possible\",,,,,100\r\n", ",0042,,,62.5\r\n", "'=Cid,,,,,50\r\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestACanvasTitleIsNoneOfItsAssignments(t *testing.T) {
	for title, want := range map[string]string{
		"Harbour": "Harbour", "Harbour (2)": "Harbour [2]", "Harbour (two)": "Harbour (two)", "(12) Harbour": "(12) Harbour",
		"Final Grade test": "Final\u00a0Grade test", "Harbour (7) ": "Harbour [7]",
	} {
		if got := canvasTitle(title); got != want {
			t.Errorf("%q becomes %q", title, got)
		}
	}
}

func TestGradebooksAreOfLearnersOnly(t *testing.T) {
	for _, kind := range []string{"attempts", "answers"} {
		err := (Order{Kind: kind, Format: "moodle-csv"}).Check()
		if err == nil || !strings.Contains(err.Error(), "csv, json") {
			t.Errorf("%s: %v", kind, err)
		}
	}
}
