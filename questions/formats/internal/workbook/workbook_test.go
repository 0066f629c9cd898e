package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// parts are the members of a workbook with one sheet.
func parts(sheet string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`,
	}
}

func zipped(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range members {
		m, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}) // archives that are packed well have bounds of their own
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown are the cells of the first sheet with something in them, and the problems.
func shown(t *testing.T, members map[string]string) []string {
	t.Helper()
	d := draft.New("a.xlsx")
	var lines []string
	book := Open(fstest.MapFS{"a.xlsx": {Data: zipped(t, members)}}, "a.xlsx", d)
	if book != nil && len(book.Sheets()) > 0 {
		src := book.Sheets()[0].Rows(d)
		for row := (rows.Row{}); src.Next(&row); {
			for _, c := range row.Cells {
				if c.Text != "" {
					lines = append(lines, fmt.Sprintf("%d:%d %q %d", c.At.Line, c.At.Column, c.Text, c.Kind))
				}
			}
			for _, f := range row.Faults {
				lines = append(lines, fmt.Sprintf("%d:%d %s", f.At.Line, f.At.Column, f.Rule))
			}
		}
	}
	_, problems := d.Finish()
	for _, p := range problems {
		if p.Rule != "questions-missing" {
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s", strings.TrimPrefix(p.File, "a.xlsx"), p.Line, p.Column, p.Rule))
		}
	}
	return lines
}

func TestCells(t *testing.T) {
	tests := []struct {
		name, sheet string
		want        []string
	}{
		{"where they stand", `<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c></row><row><c><v>4</v></c></row>`,
			[]string{`3:2 "1" 1`, `3:3 "2" 1`, `3:27 "3" 1`, `4:1 "4" 1`}},
		{"kinds", `<row><c t="inlineStr"><is><t>a</t></is></c><c t="str"><f>x</f><v>b</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2021-07-19T00:00:00</v></c><c t="s"><v>7</v></c></row>`,
			[]string{`1:1 "a" 0`, `1:2 "b" 0`, `1:3 "TRUE" 3`, `1:4 "#REF!" 4`, `1:5 "2021-07-19" 2`}},
		{"rich and spoken text", `<row><c t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><rPr><b/></rPr><t>b</t></r><rPh><t>no</t></rPh></is></c></row>`, []string{`1:1 "a b" 0`}},
		{"escaped characters", `<row><c t="str"><v>a_x000D_` + "\n" + `b_x005F_x_x0007_</v></c></row>`, []string{`1:1 "a\nb_x" 0`}},
		{"numbers", `<row><c><v>0.30000000000000004</v></c><c><v>1E-3</v></c><c><v>12345678901234567890</v></c><c><v>-0</v></c><c><v>x</v></c><c><v>1e400</v></c><c><v>1e-20</v></c></row>`,
			[]string{`1:1 "0.3" 1`, `1:2 "0.001" 1`, `1:3 "12345678901234600000" 1`, `1:4 "-0" 1`, `1:5 "x" 0`, `1:6 "1e400" 0`, `1:7 "1e-20" 1`}},
		{"prefixes", `<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>`, []string{`1:1 "1" 1`}},
		{"a formula without a value", `<row><c><f>1+1</f></c></row>`, []string{`1:1 xlsx-formula`}},
		{"far to the right", `<row><c r="XFD1"><v>1</v></c></row>`, []string{`1:16384 table-wide`}},
		{"broken", `<row><c><v>1</v></c></row><row><c><v>2</c`, []string{`1:1 "1" 1`, `2:1 "2" 1`, `!One:0:0 xml`}},
		{"entities", `<row><c t="str"><v>&lt;b&gt; &amp; &xxe;</v></c></row>`, []string{`!One:0:0 xml`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, shown(t, parts(tt.sheet))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStyles(t *testing.T) {
	members := parts(`<row><c s="1"><v>0.05</v></c><c s="2"><v>44396</v></c><c s="2"><v>44396.5</v></c><c s="2"><v>0.25</v></c><c s="3"><v>1.5</v></c><c s="2"><v>-1</v></c><c s="9"><v>2</v></c></row>`)
	members["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	want := []string{`1:1 "5%" 1`, `1:2 "2021-07-19" 2`, `1:3 "2021-07-19 12:00:00" 2`, `1:4 "06:00:00" 2`, `1:5 "1.5" 1`, `1:6 "-1" 1`, `1:7 "2" 1`}
	if diff := cmp.Diff(want, shown(t, members)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	members["xl/workbook.xml"] = strings.Replace(members["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	if got := shown(t, members); got[1] != `1:2 "2025-07-20" 2` {
		t.Errorf("counted from 1904 it is %s", got[1])
	}
}

func TestFormats(t *testing.T) {
	tests := map[string]format{
		"General": plainFormat, "0.00": plainFormat, "#,##0": plainFormat, "0%": percentFormat, "0.0 %": percentFormat, "yyyy-mm-dd": dateFormat, "h:mm": dateFormat,
		"[h]:mm": dateFormat, "[Red]0": plainFormat, "[$-409]d-mmm": dateFormat, `"day" 0`: plainFormat, `\d0`: plainFormat, "0;[Red]d": plainFormat, "@": plainFormat, `"open`: plainFormat, "0_d": plainFormat,
	}
	for code, want := range tests {
		if got := formatOf(code); got != want {
			t.Errorf("%q is %d, want %d", code, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	members := parts(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`)
	members["xl/sharedStrings.xml"] = `<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si></sst>`
	members["xl/_rels/workbook.xml.rels"] = `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`
	if diff := cmp.Diff([]string{`1:1 "one" 0`, `1:2 "two" 0`}, shown(t, members)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{":0:0 xlsx-none"}, shown(t, map[string]string{"a.txt": "b"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	members["xl/sharedStrings.xml"] = `<sst><si><t>one</t>`
	members["xl/workbook.xml"] = `<workbook><`
	if diff := cmp.Diff([]string{"!xl/workbook.xml:0:0 xml"}, shown(t, members)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSharedTextsAreBounded has one long text in many cells: a few kilobytes that would be gigabytes.
func TestSharedTextsAreBounded(t *testing.T) {
	members := parts(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 100_000))
	members["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("long ", rows.MaxCell/5-1) + `</t></si></sst>`
	got := shown(t, members)
	if n := len(got); n < 10 || n > 200 || !strings.HasSuffix(got[n-1], "xlsx-large") {
		t.Errorf("%d lines, the last %.100s", len(got), got[len(got)-1])
	}
	members["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("x", rows.MaxCell+1) + `</t></si></sst>`
	members["xl/worksheets/sheet1.xml"] = `<row><c t="s"><v>0</v></c></row>`
	if diff := cmp.Diff([]string{"1:1 cell-large"}, shown(t, members)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
