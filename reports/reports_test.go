package reports

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"iter"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

var update = flag.Bool("update", false, "write the golden files again")

// golden compares what was written with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what was written:\n%s", path, got)
	}
}

// rows yields rows, and then an error unless it is nil.
func rows[R any](err error, all ...R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			var none R
			yield(none, err)
		}
	}
}

var (
	start  = time.Date(2026, 5, 4, 9, 30, 0, 0, time.FixedZone("UTC+2", 2*60*60))
	passed = true
	third  = 1.0 / 3
)

func attempts() []AttemptRow {
	return []AttemptRow{
		{Attempt: "a1", Quiz: "q", Set: "s", Revision: 2, LearnerID: "p1", Learner: `Ann "The Reader", Müller`, Group: "=1+1", State: quiz.Finished,
			StartedAt: start, FinishedAt: start.Add(754 * time.Second), Number: 1, ExternalID: "-5",
			Score: &quiz.Score{Points: 7.5, Max: 12, Percent: 62.5, Passed: &passed}},
		{Attempt: "a2", Quiz: "q", Set: "s", Revision: 2, LearnerID: "p2", Learner: "@sum", State: quiz.Open, StartedAt: start, Number: 1, Guest: true, ExternalID: "+A1"},
		{Attempt: "a3", Quiz: "q", Set: "s", Revision: 2, LearnerID: "p3", Learner: "-2+3\nsecond line", State: quiz.Finished,
			StartedAt: start, FinishedAt: start, Number: 2, Score: &quiz.Score{Max: 12}},
		{Attempt: "a4", Quiz: "q", Set: "s", Revision: 2, LearnerID: "p4", Learner: "Essayist", State: AttemptAwaits,
			StartedAt: start, FinishedAt: start.Add(time.Minute), Number: 1},
	}
}

func answers() []AnswerRow {
	return []AnswerRow{
		{Attempt: "a1", LearnerID: "p1", Learner: "Ann", Question: "blamed", Type: "single-choice", Answer: json.RawMessage(`"a"`), Fraction: &third, Points: &third, Max: 1, SavedAt: start, Number: 1, Certainty: 3, Hint: true, Tries: 2},
		{Attempt: "a1", LearnerID: "p1", Learner: "Ann", Question: "who", Type: "short-text", Answer: json.RawMessage(`"=cmd()"`), Max: 2, SavedAt: start, Number: 2},
		{Attempt: "a1", LearnerID: "p1", Learner: "Ann", Question: "none", Type: "true-false", Max: 1, Number: 3},
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCSV(&b, AttemptColumns, rows(nil, attempts()...), false); err != nil {
		t.Fatal(err)
	}
	golden(t, "attempts.csv", b.Bytes())
	b.Reset()
	if err := WriteCSV(&b, AnswerColumns, rows(nil, answers()...), false); err != nil {
		t.Fatal(err)
	}
	golden(t, "answers.csv", b.Bytes())
	b.Reset()
	learners := []LearnerRow{
		{LearnerID: "p1", Learner: "Ann", Group: "A", Standing: Done, Attempts: 2, LastAt: start, Score: &quiz.Score{Points: 1, Max: 3, Percent: 100.0 / 3}},
		{LearnerID: "p2", Learner: "Bob", Group: "A", Standing: NeverStarted},
		{LearnerID: "p3", Learner: "Cid", Group: "A", Standing: LearnerAwaits, Attempts: 1, LastAt: start},
	}
	if err := WriteCSV(&b, LearnerColumns, rows(nil, learners...), true); err != nil {
		t.Fatal(err)
	}
	golden(t, "learners.csv", b.Bytes())
}

func TestCSVReadsBack(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCSV(&b, AttemptColumns, rows(nil, attempts()...), false); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(records) != 5 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	if records[1][5] != `Ann "The Reader", Müller` || records[1][8] != "2026-05-04T07:30:00Z" || records[1][10] != "754" || records[2][11] != "" {
		t.Errorf("%q", records[1:3])
	}
}

func TestTheColumnsPromised(t *testing.T) {
	want := map[string]string{
		"attempts": "attempt,quiz,set,revision,learner_id,learner,group,state,started_at,finished_at,seconds,points,max,percent,passed",
		"answers":  "attempt,learner_id,learner,question,type,answer,fraction,points,max,saved_at",
	}
	got := map[string]string{"attempts": names(AttemptColumns), "answers": names(AnswerColumns)}
	for report, columns := range want {
		if !strings.HasPrefix(got[report], columns) {
			t.Errorf("%s has %s", report, got[report])
		}
	}
}

func names[R any](columns []Column[R]) string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.Name
	}
	return strings.Join(all, ",")
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, AttemptColumns, rows(nil, attempts()...)); err != nil {
		t.Fatal(err)
	}
	golden(t, "attempts.json", b.Bytes())
	b.Reset()
	if err := WriteJSON(&b, AnswerColumns, rows[AnswerRow](nil)); err != nil {
		t.Fatal(err)
	}
	var none []any
	if err := json.Unmarshal(b.Bytes(), &none); err != nil || len(none) != 0 {
		t.Errorf("no rows are %s, %v", b.Bytes(), err)
	}
}

func TestJSONLinesAreTheObjectsOfJSON(t *testing.T) {
	var list, lines bytes.Buffer
	if err := errors.Join(WriteJSON(&list, AttemptColumns, rows(nil, attempts()...)), WriteJSONLines(&lines, AttemptColumns, rows(nil, attempts()...))); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(strings.Trim(list.String(), "[]\n"), ",\n", "\n") + "\n"
	if lines.String() != want {
		t.Errorf("the lines are %s", lines.String())
	}
	lines.Reset()
	if err := WriteJSONLines(&lines, AttemptColumns, rows[AttemptRow](nil)); err != nil || lines.Len() != 0 {
		t.Errorf("no rows are %q, %v", lines.String(), err)
	}
}

func TestAReportThatBreaksOffSaysSo(t *testing.T) {
	broken := errors.New("broken")
	var b bytes.Buffer
	if err := WriteCSV(&b, AttemptColumns, rows(broken, attempts()...), false); !errors.Is(err, broken) {
		t.Errorf("CSV: %v", err)
	}
	b.Reset()
	if err := WriteJSON(&b, AttemptColumns, rows(broken, attempts()...)); !errors.Is(err, broken) {
		t.Errorf("JSON: %v", err)
	}
	if json.Valid(b.Bytes()) {
		t.Error("a broken JSON report is closed as if it were whole")
	}
}

func TestAReportThatCantBeBegunHasNotAByte(t *testing.T) {
	broken := errors.New("broken")
	var wide []Column[AttemptRow]
	for range 1000 {
		wide = append(wide, AttemptColumns...)
	}
	for format, write := range map[string]func(io.Writer, iter.Seq2[AttemptRow, error]) error{
		"csv":   func(w io.Writer, rows iter.Seq2[AttemptRow, error]) error { return WriteCSV(w, wide, rows, true) },
		"json":  func(w io.Writer, rows iter.Seq2[AttemptRow, error]) error { return WriteJSON(w, wide, rows) },
		"jsonl": func(w io.Writer, rows iter.Seq2[AttemptRow, error]) error { return WriteJSONLines(w, wide, rows) },
		"ods": func(w io.Writer, rows iter.Seq2[AttemptRow, error]) error {
			return writeODS(w, "a", AttemptColumns, rows)
		},
		"xlsx": func(w io.Writer, rows iter.Seq2[AttemptRow, error]) error {
			return writeXLSX(w, "a", AttemptColumns, rows, nil)
		},
	} {
		var b bytes.Buffer
		if err := write(&b, rows[AttemptRow](broken)); !errors.Is(err, broken) || b.Len() > 0 {
			t.Errorf("%s: %v after %d bytes", format, err, b.Len())
		}
	}
}

func TestInert(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "=1": "'=1", "+1": "+1", "-1.5e3": "-1.5e3", "-": "'-", "+x": "'+x", "@a": "'@a",
		"\t1": "'\t1", "\r1": "'\r1", "\n=1": "'\n=1", "a=1": "a=1", " =1": " =1", "-1,5": "'-1,5",
	} {
		if got := inert(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
