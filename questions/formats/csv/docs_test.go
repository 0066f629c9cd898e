package csv

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// TestDocs reads the table that docs/formats.md shows as an example.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(page), "\n| id | type | title |")
	table, _, ok2 := strings.Cut("| id | type | title |"+table, "\n\n")
	if !ok || !ok2 {
		t.Fatal("the page has no example")
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "| ---") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i, cell := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(cell), "⏎", "\n")
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	set, problems := readText(b.String())
	if len(problems) > 0 || len(set.Questions) != 6 || len(set.Briefing) != 1 || set.Title != "The outage" {
		t.Errorf("%d questions\n%s", len(set.Questions), told(set, problems))
	}
}
