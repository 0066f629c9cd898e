package docx

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"
)

// lineBreak ends a line within a paragraph of a question's Raw, where paragraphs end with \n.
const lineBreak = "\u2028"

// The members of a document of plain paragraphs, but for its text.
const (
	plainTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	plainRelations = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	plainHead = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + "\n"
	plainTail = "</w:body></w:document>\n"
)

// WritePlain writes a Word document of plain paragraphs: one for each text, without styles. A line separator (U+2028) or \n
// within a text is a line break, a tab is a tab; the empty text is an empty paragraph.
func WritePlain(w io.Writer, paragraphs []string) error {
	z := zip.NewWriter(w)
	for _, m := range []struct{ name, content string }{{"[Content_Types].xml", plainTypes}, {"_rels/.rels", plainRelations}} {
		if err := addMember(z, m.name, m.content); err != nil {
			return err
		}
	}
	if err := addText(z, paragraphs); err != nil {
		return err
	}
	return z.Close()
}

func addMember(z *zip.Writer, name, content string) error {
	m, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(m, content)
	}
	return err
}

// addText adds the document's text. It isn't compressed: what repeats itself for long would look like a bomb when it is read.
func addText(z *zip.Writer, paragraphs []string) error {
	m, err := z.CreateHeader(&zip.FileHeader{Name: documentFile, Method: zip.Store})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(m, plainHead); err != nil {
		return err
	}
	for _, text := range paragraphs {
		if err := writeParagraph(m, text); err != nil {
			return err
		}
	}
	_, err = io.WriteString(m, plainTail)
	return err
}

const (
	runHead = `<w:r><w:t xml:space="preserve">`
	runTail = `</w:t></w:r>`
)

// breaks puts line breaks and tabs between runs: in text, Word shows them as blanks.
var breaks = strings.NewReplacer(
	lineBreak, runTail+`<w:r><w:br/></w:r>`+runHead,
	"&#xA;", runTail+`<w:r><w:br/></w:r>`+runHead,
	"&#x9;", runTail+`<w:r><w:tab/></w:r>`+runHead)

func writeParagraph(w io.Writer, text string) error {
	if text == "" {
		_, err := io.WriteString(w, "<w:p/>\n")
		return err
	}
	var escaped strings.Builder
	if err := xml.EscapeText(&escaped, []byte(text)); err != nil {
		return err
	}
	_, err := io.WriteString(w, "<w:p>"+runHead+breaks.Replace(escaped.String())+runTail+"</w:p>\n")
	return err
}
