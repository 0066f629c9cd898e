package docx

import (
	"strings"
	"testing"
)

func TestHostileDocumentsAreRefusedOrEndSoon(t *testing.T) {
	const n = 50_000
	for name, test := range map[string]struct{ body, rule string }{
		"deep elements":        {strings.Repeat("<w:sdt>", n) + strings.Repeat("</w:sdt>", n), "xml-deep"},
		"deep properties":      {"<w:p><w:pPr>" + strings.Repeat("<w:x>", n) + strings.Repeat("</w:x>", n) + "</w:pPr></w:p>", "xml-deep"},
		"deep tables":          {strings.Repeat("<w:tbl><w:tr><w:tc>", n) + strings.Repeat("</w:tc></w:tr></w:tbl>", n), "no-questions"},
		"unclosed":             {"<w:p><w:r><w:t>1. Which?", "xml"},
		"many runs":            {"<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r>", n) + "</w:p>", "docx-no-options"},
		"many looks":           {"<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>", n) + "</w:p>", "docx-no-options"},
		"many breaks":          {"<w:p><w:r><w:t>a</w:t>" + strings.Repeat("<w:br/>", n) + "<w:t>b</w:t></w:r></w:p>", "docx-no-options"},
		"many lines":           {"<w:p><w:r>" + strings.Repeat("<w:t>a</w:t><w:br/>", n) + "</w:r></w:p>", "docx-no-options"},
		"many tabs":            {"<w:p><w:r><w:t>A) a</w:t>" + strings.Repeat("<w:tab/><w:t>B) b</w:t>", n) + "</w:r></w:p>", "docx-no-stem"},
		"many empty ones":      {strings.Repeat("<w:p/>", n), "no-questions"},
		"many options":         {p("1. Which?") + strings.Repeat(li(2, 0, "a"), 10_000), "docx-no-key"},
		"many items":           {strings.Repeat(li(1, 0, "a"), 10_000), "docx-no-options"},
		"many paragraphs":      {strings.Repeat(p("a"), 10_000), "docx-no-options"},
		"a list of no level":   {`<w:p><w:pPr><w:numPr><w:ilvl w:val="-99999999999999999999"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`, "no-questions"},
		"a list that isn't":    {`<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="99"/></w:numPr></w:pPr></w:p>`, "no-questions"},
		"a paragraph in one":   {"<w:p><w:p><w:p><w:r><w:t>a</w:t></w:r></w:p></w:p></w:p>", "docx-no-options"},
		"text of no paragraph": {"<w:r><w:t>a</w:t><w:drawing/></w:r>", "no-questions"},
		"nothing":              {"", "no-questions"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := readBytes("quiz.docx", document(t, test.body))
			if !strings.Contains(told(problems), "error "+test.rule) {
				t.Error(told(problems[:min(len(problems), 5)]))
			}
		})
	}
}

func TestDocumentsThatLackSomething(t *testing.T) {
	text := head + p("1. Which?") + p("a) one") + p("b) two*") + tail
	for name, test := range map[string]struct {
		members []string
		told    string
	}{
		"the text":        {[]string{"a.txt", "x"}, "0:0 error archive-missing word/document.xml\n"},
		"all but it":      {[]string{documentFile, text}, ""},
		"a sound style":   {[]string{documentFile, text, stylesFile, "<w:styles>"}, "1:1 warning xml\n"},
		"an end of loops": {[]string{documentFile, text, stylesFile, `<styles><style styleId="a"><basedOn val="a"/></style></styles>`}, ""},
		"anything":        {[]string{documentFile, "text"}, "1:1 error no-questions\n"},
	} {
		_, problems := readBytes("x.docx", zipOf(t, test.members...))
		if got := told(problems); got != test.told {
			t.Errorf("%s: %s", name, got)
		}
	}
}
