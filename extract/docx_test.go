package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// packed is a Word file with these parts, names and contents in turn.
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordBody = `<w:document xmlns:w="x"><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Quay closed</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The quay </w:t></w:r><w:r><w:t>is *closed*</w:t><w:br/><w:t>now.</w:t></w:r><w:del><w:r><w:t>never</w:t></w:r></w:del></w:p>
<w:p/><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One boat</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`

func TestReadingWordFiles(t *testing.T) {
	data := packed(t, "word/document.xml", wordBody,
		"word/styles.xml", `<styles><style styleId="Titel"><name val="Title"/></style><style styleId="berschrift2"><name val="heading 2"/></style></styles>`,
		"docProps/core.xml", `<p><title>Draft 3</title><creator>Mara Lind</creator></p>`)
	a, err := Read(t.Context(), "article.pdf", data)
	want := Article{Title: "Quay closed", Author: "Mara Lind", Text: "## Why\n\nThe quay is \\*closed\\* now.\n\n- One boat\n\nIn a cell."}
	if err != nil || a != want {
		t.Errorf("%v\n%+v\nwant\n%+v", err, a, want)
	}
}

func TestRefusedWordFiles(t *testing.T) {
	var many []string
	for range maxParts + 1 {
		many = append(many, "a", "")
	}
	for name, c := range map[string]struct {
		parts []string
		want  error
	}{
		"another archive": {[]string{"a.txt", "x"}, ErrUnknown},
		"cut off":         {[]string{"word/document.xml", "<w:p><w:t>x"}, ErrBroken},
		"deep":            {[]string{"word/document.xml", strings.Repeat("<a>", maxDepth+1)}, ErrTooLarge{"depth", maxDepth}},
		"a bomb":          {[]string{"word/document.xml", "<a>" + strings.Repeat(" ", maxUnpacked)}, ErrTooLarge{"file", maxUnpacked}},
		"many parts":      {many, ErrTooLarge{"parts", maxParts}},
	} {
		if _, err := Read(t.Context(), "a.docx", packed(t, c.parts...)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
