package reports

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/quiz"
)

func TestXLSXHasWhatTheRowsHave(t *testing.T) {
	var b bytes.Buffer
	if err := writeXLSX(&b, "attempts", AttemptColumns, rows(nil, attempts()...), nil); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{
		"A1": "attempt", "R1": "external_id", "F2": `Ann "The Reader", Müller`, "G2": "=1+1", "I2": "2026-05-04 07:30:00",
		"L2": "7.5", "O2": "TRUE", "R2": "-5", "F4": "-2+3\nsecond line", "L3": "", "J3": "", "L5": "",
	} {
		if got, err := f.GetCellValue("attempts", cell); err != nil || got != want {
			t.Errorf("%s is %q, %v", cell, got, err)
		}
	}
	if kind, err := f.GetCellType("attempts", "R2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a learner's number is of type %v, %v", kind, err)
	}
}

func TestXLSXDrawsTheDistributionOfScores(t *testing.T) {
	learner := func(percent float64) LearnerRow { return LearnerRow{Score: &quiz.Score{Percent: percent}} }
	var b bytes.Buffer
	err := writeXLSX(&b, "learners", LearnerColumns, rows(nil, learner(0), learner(10), learner(100), learner(99), LearnerRow{}), newDistribution())
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows("chart")
	want := "[[percent learners] [0–10 1] [10–20 1] [20–30 0] [30–40 0] [40–50 0] [50–60 0] [60–70 0] [70–80 0] [80–90 0] [90–100 2]]"
	if err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v", got, err)
	}
}

func TestXLSXDrawsFacilityBesideDiscrimination(t *testing.T) {
	m, _ := examined()
	f, err := excelize.OpenReader(strings.NewReader(written(t, analysed{analysis: Analyse(m)}, Order{Kind: "items", Format: "xlsx"})))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows("chart")
	if want := "[[question facility discrimination_index] [harbour 66.6666666666667"; err != nil || len(got) != 4 || !strings.HasPrefix(fmt.Sprint(got), want) {
		t.Errorf("%v, %v", got, err)
	}
	if got[3][0] != "same" || len(got[3]) != 2 { // all were right: there is no discrimination
		t.Errorf("%q", got[3])
	}
}

func TestAWorkbookThatBreaksOffIsNone(t *testing.T) {
	broken := errors.New("broken")
	var b bytes.Buffer
	if err := writeXLSX(&b, "attempts", AttemptColumns, rows(broken, attempts()...), nil); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if _, err := excelize.OpenReader(&b); err == nil {
		t.Error("a broken workbook is closed as if it were whole")
	}
}
