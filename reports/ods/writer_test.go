package ods

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"
)

// cell is what a reader finds in a cell.
type cell struct {
	Kind    string   `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type,attr"`
	Value   string   `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 value,attr"`
	Bool    string   `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 boolean-value,attr"`
	Date    string   `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 date-value,attr"`
	Formula string   `xml:"urn:oasis:names:tc:opendocument:xmlns:table:1.0 formula,attr"`
	Lines   []string `xml:"p"`
}

type row struct {
	Cells []cell `xml:"table-cell"`
}

type sheet struct {
	Name string `xml:"name,attr"`
	Head []row  `xml:"table-header-rows>table-row"`
	Rows []row  `xml:"table-row"`
}

// read reads a spreadsheet's tables, and wants its first file to say what it is.
func read(t *testing.T, data []byte) []sheet {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if first := z.File[0]; first.Name != "mimetype" || first.Method != zip.Store || !bytes.HasPrefix(data[30:], []byte("mimetype"+MediaType)) {
		t.Errorf("it begins with %s", first.Name)
	}
	var content struct {
		Sheets []sheet `xml:"body>spreadsheet>table"`
	}
	for _, f := range z.File[1:] {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		into := any(new(struct{}))
		if f.Name == "content.xml" {
			into = &content
		}
		if err := xml.Unmarshal(text, into); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	return content.Sheets
}

func written(t *testing.T, limit int, headings []string, rows ...[]any) []sheet {
	t.Helper()
	var out bytes.Buffer
	w, err := New(&out, "answers & more", headings)
	if err != nil {
		t.Fatal(err)
	}
	w.limit = limit
	for _, r := range rows {
		if err := w.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if out.Len() > 0 {
		t.Error("something is written before there is enough of it")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, out.Bytes())
}

func TestCellsComeBackAsWhatTheyAre(t *testing.T) {
	third, yes := 1.0/3, true
	cases := []struct {
		value any
		want  string // kind, value, bool, date, lines
	}{
		{"plain", "string [plain]"},
		{"00420", "string [00420]"},
		{"=1+1", "string [=1+1]"},
		{"<b> & \"c\"", "string [<b> & \"c\"]"},
		{"one\r\ntwo", "string [one two]"},
		{"bad \xff \x01", "string [bad \uFFFD \uFFFD]"},
		{json.RawMessage(`["a"]`), `string [["a"]]`},
		{42, "float 42 [42]"},
		{int64(-7), "float -7 [-7]"},
		{&third, "float 0.3333333333333333 [0.3333333333333333]"},
		{&yes, "boolean true [TRUE]"},
		{time.Date(2026, 5, 4, 9, 30, 15, 0, time.FixedZone("UTC+2", 7200)), "date 2026-05-04T07:30:15 [2026-05-04 07:30:15]"},
		{nil, "[]"}, {"", "[]"}, {time.Time{}, "[]"}, {(*float64)(nil), "[]"}, {(*bool)(nil), "[]"}, {math.Inf(1), "[]"},
	}
	var rows [][]any
	for _, c := range cases {
		rows = append(rows, []any{c.value})
	}
	sheets := written(t, maxRows, []string{"=heading"}, rows...)
	if head := sheets[0].Head[0].Cells[0]; fmt.Sprint(head.Lines) != "[=heading]" || head.Formula != "" {
		t.Errorf("the heading is %+v", head)
	}
	for i, c := range cases {
		got := sheets[0].Rows[i].Cells[0]
		said := strings.Join(strings.Fields(fmt.Sprint(got.Kind, " ", got.Value, got.Bool, got.Date, " ", got.Lines)), " ")
		if said != c.want || got.Formula != "" {
			t.Errorf("%#v comes back as %s", c.value, said)
		}
	}
}

func TestSpacesThatReadersDropAreElements(t *testing.T) {
	for text, want := range map[string]string{
		"a b": "a b", " a": "<text:s/>a", "a  b": "a <text:s/>b", "a ": "a<text:s/>", "a\tb": "a<text:tab/>b", "ä  <": "ä <text:s/>&lt;",
	} {
		if got := string(appendLine(nil, text)); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestASpreadsheetGoesOnInAnotherSheet(t *testing.T) {
	sheets := written(t, 3, []string{"n"}, []any{1}, []any{2}, []any{3})
	if len(sheets) != 2 || sheets[1].Name != "answers & more 2" || len(sheets[0].Rows) != 2 || len(sheets[1].Rows) != 1 || len(sheets[1].Head) != 1 {
		t.Errorf("%+v", sheets)
	}
}

func TestNoRowsAreTheHeadings(t *testing.T) {
	sheets := written(t, maxRows, []string{"one", "two"})
	if len(sheets) != 1 || len(sheets[0].Head[0].Cells) != 2 || len(sheets[0].Rows) != 0 {
		t.Errorf("%+v", sheets)
	}
}

func TestMoreColumnsThanASheetHasAreRefused(t *testing.T) {
	if _, err := New(io.Discard, "wide", make([]string, maxColumns+1)); err == nil {
		t.Error("no error")
	}
}
