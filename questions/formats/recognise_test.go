package formats

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// zipped packs members, given as names and contents in turn.
func zipped(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRecognise(t *testing.T) {
	manifest := func(kind string) string {
		return `<manifest><resources><resource type="` + kind + `"/></resources></manifest>`
	}
	tests := []struct {
		name, content string
		want          Format
	}{
		{"a.yaml", "readback: 1\nid: x\n", YAML},
		{"a.txt", "readback: 1\nid: x\n", YAML},
		{"a.yaml", "title: without its version\n", YAML},
		{"a.json", `{"readback": 1}`, JSON},
		{"a.txt", ` {"id": "x", "readback": 1}`, JSON},
		{"content.json", `{"questions": [{"library": "H5P.MultiChoice 1.14", "params": {}}]}`, H5P},
		{"a.txt", "Who? {=A ~B}\n", GIFT},
		{"a.txt", "::T::Who?{\n=A\n~B\n}\n", GIFT},
		{"a.txt", "$CATEGORY: x\n\nEssay {}\n", GIFT},
		{"a.gift", "A description, nothing else.\n", GIFT},
		{"a.txt", "Who?\nA. One\nB) Two\nANSWER: B\n", Aiken},
		{"a.txt", "\uFEFFWho?\r\nA. One\r\nB. Two\r\nanswer: b\r\n", Aiken},
		{"a.xml", `<?xml version="1.0"?><!-- x --><quiz><question type="essay"/></quiz>`, MoodleXML},
		{"a.txt", `<quiz></quiz>`, MoodleXML},
		{"a.xml", `<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"/>`, QTI12},
		{"a.xml", `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>`, QTI21},
		{"a.xml", `<p:assessmentItem xmlns:p="http://www.imsglobal.org/xsd/imsqti_v2p2"/>`, QTI21},
		{"a.xml", `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"/>`, QTI3},
		{"a.xml", `<problem><multiplechoiceresponse/></problem>`, OLX},
		{"a.csv", "x,y\n1,2\n", CSV},
		{"a.txt", "Question;Option A;Option B;Correct\nWho?;One;Two;A\n", CSV},
		{"a.txt", "MC\tWho?\tOne\tcorrect\tTwo\tincorrect\n", CSV},
		{"a.csv", "Question,Answer 1,Answer 2,Time limit (sec),Correct answer(s)\n", Kahoot},
		{"a.txt", "1.  Who?\na)  One\n*b) Two\n", Text2QTI},
		{"a.txt", "Quiz title: Harbour\n\n1. Who?\n[ ] One\n[*] Two\n", Text2QTI},
		{"a.txt", "#separator:tab\n#html:true\nFront\tBack\n", Anki},
		{"a.txt", "Front\tBack\n", Anki},
		{"a.txt", "Nothing that any format looks like.\n", ""},
		{"a.bin", "", ""},
		{"a.zip", "PK\x03\x04broken", ""},
		{"a.imscc", "PK\x03\x04broken", QTI12}, // its reader says what is wrong
		{"a.zip", zipped(t, "a.gift", "Who? {=A ~B}"), ""},
		{"a.bin", zipped(t, "imsmanifest.xml", manifest("imsqti_xmlv1p2")), QTI12},
		{"a.imscc", zipped(t, "imsmanifest.xml", manifest("imsqti_xmlv1p2/imscc_xmlv1p1/assessment")), QTI12},
		{"a.zip", zipped(t, "imsmanifest.xml", manifest("imsqti_item_xmlv2p2")), QTI21},
		{"a.zip", zipped(t, "imsmanifest.xml", manifest("imsqti_item_xmlv3p0")), QTI3},
		{"a.zip", zipped(t, "x.xml", `<qti-assessment-item/>`), QTI3},
		{"a.zip", zipped(t, "h5p.json", "{}", "content/content.json", "{}"), H5P},
		{"a.zip", zipped(t, "collection.anki2", "x"), Anki},
		{"a.zip", zipped(t, "word/document.xml", "<w/>"), DOCX},
		{"a.zip", zipped(t, "xl/workbook.xml", "<w/>"), XLSX},
		{"a.zip", zipped(t, "xl/workbook.xml", "<w/>", "xl/sharedStrings.xml", "<t>Question - max 120 characters</t>"), Kahoot},
		{"a.zip", zipped(t, "set.yaml", "readback: 1\n", "allies.md", "Text."), YAML},
		{"a.gz", "\x1F\x8B\x08\x00", OLX},
		{"a.txt", utf16File("Who?\nA. One\nB. Two\nANSWER: B\n"), Aiken},
	}
	for _, test := range tests {
		kind, ok := Recognise(fstest.MapFS{test.name: {Data: []byte(test.content)}}, test.name)
		if kind.Format != test.want || ok != (test.want != "") {
			t.Errorf("%s %.60q is taken for %q, not %q", test.name, test.content, kind.Format, test.want)
		}
	}
}

func utf16File(text string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// corpus is where real files of other people lie, a folder a format, on machines that have them.
const corpus = "../../../shared/corpus"

// corpusFormats are the formats of the folders; results and schemas aren't question files.
var corpusFormats = map[string][]Format{
	"aiken": {Aiken}, "anki": {Anki}, "csv": {CSV}, "gift": {GIFT}, "h5p": {H5P}, "kahoot": {Kahoot}, "moodle-xml": {MoodleXML},
	"olx": {OLX}, "qti12": {QTI12}, "qti2x": {QTI21, QTI3}, "qti3": {QTI3}, "text2qti": {Text2QTI},
}

func TestRecogniseCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("there is no corpus of real files beside the project")
	}
	files := 0
	for folder, want := range corpusFormats {
		root := filepath.Join(corpus, folder)
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			base := filepath.Base(name)
			if err != nil || entry.IsDir() || base == "SOURCES.md" || strings.Contains(name, "semantics") || folder == "gift" && filepath.Ext(base) == ".json" {
				return err
			}
			files++
			kind, _ := Recognise(os.DirFS(filepath.Dir(name)), base)
			for _, f := range want {
				if f == kind.Format {
					return nil
				}
			}
			t.Errorf("%s is taken for %q", name, kind.Format)
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if files < 200 {
		t.Errorf("only %d files were looked at", files)
	}
}
