package xlsx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// book writes a workbook and reads it with excelize, which shares no code with us.
func book(t *testing.T, w *Writer, out *bytes.Buffer, rows ...[]any) *excelize.File {
	t.Helper()
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func begun(t *testing.T, headings ...string) (*Writer, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	w, err := New(&out, "answers", headings)
	if err != nil {
		t.Fatal(err)
	}
	return w, &out
}

func TestCellsComeBackAsWhatTheyAre(t *testing.T) {
	third, yes := 1.0/3, true
	at := time.Date(2026, 5, 4, 9, 30, 15, 0, time.FixedZone("UTC+2", 2*60*60))
	cases := []struct {
		value any
		raw   string
		kind  excelize.CellType
	}{
		{"plain", "plain", excelize.CellTypeInlineString},
		{"00420", "00420", excelize.CellTypeInlineString},
		{"1e5", "1e5", excelize.CellTypeInlineString},
		{"=1+1", "=1+1", excelize.CellTypeInlineString},
		{"@sum", "@sum", excelize.CellTypeInlineString},
		{"<b> & \"c\" 'd'", "<b> & \"c\" 'd'", excelize.CellTypeInlineString},
		{" two  spaces ", " two  spaces ", excelize.CellTypeInlineString},
		{"one\ntwo\tthree", "one\ntwo\tthree", excelize.CellTypeInlineString},
		{"Zoë 😀 日本", "Zoë 😀 日本", excelize.CellTypeInlineString},
		{"_x0041_ and _x", "_x0041_ and _x", excelize.CellTypeInlineString},
		{"bad \xff", "bad \uFFFD", excelize.CellTypeInlineString},
		{json.RawMessage(`["a","b"]`), `["a","b"]`, excelize.CellTypeInlineString},
		{42, "42", excelize.CellTypeUnset},
		{int64(-7), "-7", excelize.CellTypeUnset},
		{third, "0.3333333333333333", excelize.CellTypeUnset},
		{&third, "0.3333333333333333", excelize.CellTypeUnset},
		{true, "1", excelize.CellTypeBool},
		{&yes, "1", excelize.CellTypeBool},
		{at, "46146.312673611115", excelize.CellTypeUnset},
		{nil, "", excelize.CellTypeUnset},
		{"", "", excelize.CellTypeUnset},
		{time.Time{}, "", excelize.CellTypeUnset},
		{(*float64)(nil), "", excelize.CellTypeUnset},
		{(*bool)(nil), "", excelize.CellTypeUnset},
		{math.NaN(), "", excelize.CellTypeUnset},
	}
	w, out := begun(t, "=heading")
	var rows [][]any
	for _, c := range cases {
		rows = append(rows, []any{c.value})
	}
	f := book(t, w, out, rows...)
	for i, c := range cases {
		at := fmt.Sprint("A", i+2)
		raw, err := f.GetCellValue("answers", at, excelize.Options{RawCellValue: true})
		kind, _ := f.GetCellType("answers", at)
		formula, _ := f.GetCellFormula("answers", at)
		if err != nil || raw != c.raw || kind != c.kind || formula != "" {
			t.Errorf("%#v comes back as %q of type %v, formula %q, %v", c.value, raw, kind, formula, err)
		}
	}
	if heading, _ := f.GetCellValue("answers", "A1"); heading != "=heading" {
		t.Errorf("the heading is %q", heading)
	}
	if shown, _ := f.GetCellValue("answers", "A20"); shown != "2026-05-04 07:30:15" {
		t.Errorf("a time is shown as %q", shown)
	}
}

func TestHeadingsAreBoldAndStay(t *testing.T) {
	w, out := begun(t, "id", "a longer heading")
	f := book(t, w, out, []any{"x", strings.Repeat("long ", 100)})
	panes, err := f.GetPanes("answers")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%+v, %v", panes, err)
	}
	id, _ := f.GetCellStyle("answers", "A1")
	if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("%+v, %v", style, err)
	}
	for column, want := range map[string]float64{"A": narrow + room, "B": wide + room} {
		if got, err := f.GetColWidth("answers", column); err != nil || got != want {
			t.Errorf("column %s is %v wide, %v", column, got, err)
		}
	}
}

func TestTextLikeAFormulaStaysTextWhenEdited(t *testing.T) {
	w, out := begun(t, "name")
	f := book(t, w, out, []any{"=1+1"}, []any{"Ann"})
	for at, want := range map[string]int{"A2": 3, "A3": 0} {
		if style, err := f.GetCellStyle("answers", at); err != nil || style != want {
			t.Errorf("%s has style %d, %v", at, style, err)
		}
	}
	if !strings.Contains(styles, `quotePrefix="1"/></cellXfs>`) {
		t.Error("the last style is not the one of quoted text")
	}
}

func TestABookGoesOnInAnotherSheet(t *testing.T) {
	w, out := begun(t, "n")
	w.limit = 3
	f := book(t, w, out, []any{1}, []any{2}, []any{3}, []any{4}, []any{5})
	want := map[string]string{"answers": "[[n] [1] [2]]", "answers 2": "[[n] [3] [4]]", "answers 3": "[[n] [5]]"}
	for sheet, rows := range want {
		got, err := f.GetRows(sheet)
		if err != nil || fmt.Sprint(got) != rows {
			t.Errorf("%s has %v, %v", sheet, got, err)
		}
	}
	if len(f.GetSheetList()) != len(want) {
		t.Errorf("the sheets are %v", f.GetSheetList())
	}
}

func TestNoRowsAreTheHeadings(t *testing.T) {
	w, out := begun(t, "one", "two")
	got, err := book(t, w, out).GetRows("answers")
	if err != nil || fmt.Sprint(got) != "[[one two]]" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestNothingIsWrittenBeforeTheFirstRows(t *testing.T) {
	w, out := begun(t, "one")
	if err := w.Row([]any{"x"}); err != nil || out.Len() > 0 {
		t.Errorf("%d bytes, %v", out.Len(), err)
	}
}

func TestATextThatIsTooLongIsCutAndSaysSo(t *testing.T) {
	w, out := begun(t, "answer")
	long := strings.Repeat("ä😀", 20000)
	got, err := book(t, w, out, []any{long}, []any{long[:60000]}).GetCellValue("answers", "A2")
	if err != nil || !strings.HasSuffix(got, cut) || !strings.HasPrefix(long, strings.TrimSuffix(got, cut)) {
		t.Errorf("%d bytes, …%q, %v", len(got), got[max(0, len(got)-20):], err)
	}
	units := 0
	for _, r := range got {
		if units++; r > 0xFFFF {
			units++
		}
	}
	if units > maxText || units < maxText-2 {
		t.Errorf("%d units", units)
	}
}

func TestMoreColumnsThanExcelHasAreRefused(t *testing.T) {
	if _, err := New(&bytes.Buffer{}, "wide", make([]string, maxColumns+1)); err == nil {
		t.Error("no error")
	}
}

func TestColumnLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", maxColumns - 1: "XFD"} {
		if got := columnLetters(i); got != want {
			t.Errorf("%d is %s", i, got)
		}
	}
}

func TestAChartHasItsNumbers(t *testing.T) {
	w, out := begun(t, "n")
	w.Chart(Chart{Sheet: "chart", Title: "Learners & scores", Label: "percent", Unit: "learners", Labels: []string{"0–10", "10–20"},
		Series: []Series{{"learners", []any{3, nil}}, {"guests", []any{-1, 2}}}})
	f := book(t, w, out, []any{1})
	if got, err := f.GetRows("chart"); err != nil || fmt.Sprint(got) != "[[percent learners guests] [0–10 3 -1] [10–20  2]]" {
		t.Errorf("%v, %v", got, err)
	}
	if err := f.DeleteChart("chart", "E2"); err != nil {
		t.Errorf("no chart: %v", err)
	}
}
