package docx

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

func readBytes(name string, data []byte) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{name: {Data: data}}, name)
}

// told are the problems as lines: where, what, and arguments.
func told(problems questions.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range []string{"found", "text", "one", "first", "other", "second", "src", "most"} {
			if v, ok := p.Args[name]; ok {
				fmt.Fprintf(&b, " %v", v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// asJSON is a set's questions, one a line, without the ids that follow from their stems.
func asJSON(t testing.TB, set questions.Set) string {
	t.Helper()
	var b strings.Builder
	for _, q := range set.Questions {
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(line), `","type":"`)
		b.WriteString(rest + "\n")
	}
	return strings.TrimSpace(b.String())
}

// pixel is the smallest image.
var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// zipOf packs members: names and contents in turn. They aren't compressed, since what repeats itself would look like a bomb.
func zipOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		m, err := w.CreateHeader(&zip.FileHeader{Name: members[i], Method: zip.Store})
		if err == nil {
			_, err = m.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>`
	tail = `<w:sectPr/></w:body></w:document>`

	// The lists: 1 has numbers, letters below them and numbers below those; 2 has bullets; 3 goes on with the format of 1 and begins
	// anew; 4 has capital letters.
	numbers = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

	styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="berschrift1"/><w:name w:val="Mine"/></w:style>
<w:style w:type="paragraph" w:styleId="Question"><w:name w:val="Question"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style></w:styles>`

	relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/>
<Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>`
)

// document is a .docx with these paragraphs as XML.
func document(t testing.TB, paragraphs ...string) []byte {
	return zipOf(t, "[Content_Types].xml", "<Types/>", documentFile, head+strings.Join(paragraphs, "")+tail, relationsFile, relations, numberingFile, numbers,
		stylesFile, styles, "word/media/image1.png", string(pixel), aboutFile, `<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title>About it</dc:title></cp:coreProperties>`)
}

// p is a paragraph of text as runsOf writes it, with ⏎ for a line break and ⇥ for a tab.
func p(text string) string { return "<w:p>" + runsOf(text) + "</w:p>" }

// li is an item of a list.
func li(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, runsOf(text))
}

// styled is a paragraph in a style.
func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runsOf(text) + "</w:p>"
}

// looksOf are the signs of p for how text looks.
var looksOf = map[rune]string{'‹': "<w:b/>", '«': "<w:i/>", '‗': `<w:u w:val="single"/>`, '≡': `<w:highlight w:val="yellow"/>`}

// runsOf writes ‹bold›, «italic», ‗underlined‗ and ≡highlighted≡ text; » › end what was begun.
func runsOf(text string) string {
	var b strings.Builder
	properties, plain := "", ""
	flush := func() {
		if plain != "" {
			escaped := strings.NewReplacer("⏎", `</w:t><w:br/><w:t xml:space="preserve">`, "⇥", `</w:t><w:tab/><w:t xml:space="preserve">`).Replace(html.EscapeString(plain))
			b.WriteString("<w:r><w:rPr>" + properties + `</w:rPr><w:t xml:space="preserve">` + escaped + "</w:t></w:r>")
		}
		plain = ""
	}
	for _, r := range text {
		look, begins := looksOf[r]
		switch {
		case r == '›', r == '»', begins && properties == look:
			flush()
			properties = ""
		case begins:
			flush()
			properties = look
		default:
			plain += string(r)
		}
	}
	flush()
	return b.String()
}

// catalogueOf are all messages, for what they say of rules.
func catalogueOf(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("../../../words/en/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no words: %v", err)
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
		b.Write(data)
	}
	return b.String()
}
