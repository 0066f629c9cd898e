package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// printed is a PDF file with these pages of lines.
func printed(pages ...[]string) []byte {
	kids := ""
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	for _, lines := range pages {
		content := "BT /F1 12 Tf 14 TL 72 720 Td"
		for _, line := range lines {
			content += " (" + line + ") Tj T*"
		}
		content += " ET"
		kids += fmt.Sprintf(" %d 0 R", len(objects)+1)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", len(objects)+2),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(pages))
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF\n") // readers find the objects without a table of them
	return []byte(b.String())
}

func TestReadingPDF(t *testing.T) {
	data := printed([]string{"The Courier, 5 March", "", "The harbour was closed to all traf-", "fic on Monday, and the well-known", "", "1"},
		[]string{"The Courier, 5 March", "", "ferry kept running.", "", "2"})
	a, err := Read(t.Context(), "article", data)
	if !ReadsPDF() {
		if !errors.Is(err, ErrNoPDF) {
			t.Errorf("without pdftotext: %v", err)
		}
		return
	}
	if want := "The harbour was closed to all traffic on Monday, and the well-known ferry kept running."; err != nil || a.Text != want {
		t.Errorf("%v: %q, want %q", err, a.Text, want)
	}
	if _, err := Read(t.Context(), "a.pdf", []byte("%PDF-1.4\nnothing")); !errors.Is(err, ErrBroken) && !errors.Is(err, ErrEmpty) {
		t.Errorf("a damaged file: %v", err)
	}
}

func TestPDFNeedsItsProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Read(t.Context(), "a.pdf", printed([]string{"The quay."})); ReadsPDF() || !errors.Is(err, ErrNoPDF) {
		t.Errorf("without pdftotext: %v", err)
	}
}

func TestCleaningPages(t *testing.T) {
	for name, c := range map[string]struct{ pages, title, text string }{
		"numbers of pages":        {"One.\n\n- 1 -\f\fTwo.\n\nPage 2 of 2", "", "One.\n\nTwo."},
		"heads with numbers":      {"Courier 1\nOne.\fCourier 2\nTwo.\fCourier 3\nThree.", "", "One.\n\nTwo.\n\nThree."},
		"a year is no number":     {"It was\nin 1984\nor so.", "", "It was in 1984 or so."},
		"parted words":            {"A hydrau-\nlic line.", "", "A hydraulic line."},
		"hyphens that belong":     {"A well-known boat. It is well-\nknown.", "", "A well-known boat. It is well-known."},
		"names keep theirs":       {"The Baden-\nBaden line.", "", "The Baden- Baden line."},
		"a headline":              {"Quay closed\n\nThe quay is closed.", "Quay closed", "The quay is closed."},
		"sentences over pages":    {"He said that\fthe quay is closed.", "", "He said that the quay is closed."},
		"a paragraph a page":      {"He said so.\fThe quay is closed.", "", "He said so.\n\nThe quay is closed."},
		"what pages put between":  {"One.\n\nAdvertisement\n\nTwo.", "", "One.\n\nTwo."},
		"signs aren't Markdown's": {"1. One *boat*.", "", `1\. One \*boat\*.`},
	} {
		if a := fromPages(c.pages); a.Title != c.title || a.Text != c.text {
			t.Errorf("%s: %q, %q, want %q, %q", name, a.Title, a.Text, c.title, c.text)
		}
	}
}
