package delimited

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions/formats/internal/rows"
)

// shown are the rows, a line each, with the places of all cells.
func shown(r *Reader) []string {
	var lines []string
	var row rows.Row
	for r.Next(&row) {
		line := ""
		for _, c := range row.Cells {
			line += fmt.Sprintf("%d:%d %q ", c.At.Line, c.At.Column, c.Text)
		}
		for _, f := range row.Faults {
			line += fmt.Sprintf("%d:%d %s ", f.At.Line, f.At.Column, f.Rule)
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

func TestNext(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"plain", "a,b\nc,d\n", []string{`1:1 "a" 1:3 "b"`, `2:1 "c" 2:3 "d"`}},
		{"no line end at the end", "a,b", []string{`1:1 "a" 1:3 "b"`}},
		{"empty cells", ",a,\n", []string{`1:1 "" 1:2 "a" 1:4 ""`}},
		{"empty lines", "\n\na\n\n\nb\n", []string{`3:1 "a"`, `6:1 "b"`}},
		{"places are in characters", "é€,b,\"ü\",d\n", []string{`1:1 "é€" 1:4 "b" 1:6 "ü" 1:10 "d"`}},
		{"quotes", `"a,b","c ""d""",""` + "\n", []string{`1:1 "a,b" 1:7 "c \"d\"" 1:17 ""`}},
		{"lines in quotes", "\"a\nb\",c\nd,e\n", []string{`1:1 "a\nb" 2:4 "c"`, `3:1 "d" 3:3 "e"`}},
		{"blanks around quotes", "x, \"a,b\" ,c\n", []string{`1:1 "x" 1:3 "a,b" 1:11 "c"`}},
		{"a quote inside", "a \"b\" c,d\n", []string{`1:1 "a \"b\" c" 1:9 "d"`}},
		{"quotes inside quotes", "\"a \"b\" c\",d\n", []string{`1:1 "a \"b\" c" 1:11 "d" 1:1 csv-quote-inside`}},
		{"begins with a quote", "\"a\" b,c\n", []string{`1:1 "\"a\" b" 1:7 "c" 1:1 csv-quote-inside`}},
		{"unclosed", "\"a,b\nc,d\n", []string{`1:1 "\"a" 1:4 "b" 1:1 csv-quote-open`, `2:1 "c" 2:3 "d"`}},
		{"unclosed before quotes", "x,\"a,b\nc,\"d\"\ne,f\n", []string{`1:1 "x" 1:3 "\"a" 1:6 "b" 1:3 csv-quote-open`, `2:1 "c" 2:3 "d"`, `3:1 "e" 3:3 "f"`}},
		{"unclosed before pairs", "\"a\nb,\"\"\n", []string{`1:1 "\"a" 1:1 csv-quote-open`, `2:1 "b" 2:3 ""`}},
		{"only a quote", "\"", []string{`1:1 "\"" 1:1 csv-quote-open`}},
		{"semicolons", "a;b\nc;\"d;e\"\n", []string{`1:1 "a" 1:3 "b"`, `2:1 "c" 2:3 "d;e"`}},
		{"tabs", "a\tb, c\nd\te\n", []string{`1:1 "a" 1:3 "b, c"`, `2:1 "d" 2:3 "e"`}},
		{"bars", "a|b|c\nd|e|f\n", []string{`1:1 "a" 1:3 "b" 1:5 "c"`, `2:1 "d" 2:3 "e" 2:5 "f"`}},
		{"a hint", "sep=;\na,b;c\n", []string{`2:1 "a,b" 2:5 "c"`}},
		{"headings tell", "Question;A;B;Correct\na, b, c, d;e;f;A\na, b, c, d;e;f;A\n", []string{`1:1 "Question" 1:10 "A" 1:12 "B" 1:14 "Correct"`,
			`2:1 "a, b, c, d" 2:12 "e" 2:14 "f" 2:16 "A"`, `3:1 "a, b, c, d" 3:12 "e" 3:14 "f" 3:16 "A"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, shown(New(tt.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRawIsTheRecord(t *testing.T) {
	r := New("a,\"b\nc\"\n\nd,e\n")
	var raws []string
	for row := (rows.Row{}); r.Next(&row); {
		raws = append(raws, row.Raw)
	}
	if diff := cmp.Diff([]string{"a,\"b\nc\"", "d,e"}, raws); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestQuotesOnEveryCell would take hours if each cell looked for its quote to the end of the line, or of the file.
func TestQuotesOnEveryCell(t *testing.T) {
	const n = 30_000
	for _, part := range []string{`"a"b,`, `""a,`, `"a,`, "\"a\n", ",\"\"a\n", `x"",`, "\"\"\"a,", "a,\"\"\"\n", `"a"b,x"",`, "\"x\n,\"\"a,", "\"\n\"\"", "\"a\"b,\"\"x\n"} {
		text := strings.Repeat(part, n)
		for _, text := range []string{text, `"` + text, `"x` + "\n" + text, text + `"`} {
			r := With(text, ',')
			cells := 0
			for row := (rows.Row{}); r.Next(&row); {
				cells += len(row.Cells)
			}
			if cells == 0 {
				t.Errorf("nothing was read of %q", part)
			}
		}
	}
}

func TestBoundsOfACellAndARow(t *testing.T) {
	got := shown(With("a,"+strings.Repeat("x", rows.MaxCell+1)+",b\nc\n", ','))
	if diff := cmp.Diff([]string{`1:1 "a" 1:3 "" 1:1048581 "b" 1:3 cell-large`, `2:1 "c"`}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var row rows.Row
	With(strings.Repeat(",", 100_000), ',').Next(&row)
	if len(row.Cells) != rows.MaxColumns || len(row.Faults) != 1 || row.Faults[0].Rule != "table-wide" {
		t.Errorf("%d cells, %v", len(row.Cells), row.Faults)
	}
}
