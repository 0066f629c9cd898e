package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead: whatever is sent, there is an article within its bounds or an error, never a panic.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{savedPage, "Quay\n\nThe quay.", "<p>One<ul><li><b>two</b> x", "\xff\xfea\x00", "<meta charset=windows-1252><p>\xfc", "---\ntitle: x\n---\ny"} {
		f.Add("a.md", []byte(seed))
	}
	f.Add("a.docx", packed(f, "word/document.xml", wordBody))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if isPDF(data) { // another program's work
			return
		}
		a, err := Read(t.Context(), name, data)
		if err != nil {
			return
		}
		if strings.TrimSpace(a.Text) == "" || len(a.Text) > MaxText || !utf8.ValidString(a.Text) || strings.Contains(a.Text, "\n\n\n") {
			t.Errorf("%q", a.Text)
		}
	})
}
