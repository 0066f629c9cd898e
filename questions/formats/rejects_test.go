package formats

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/docx"
)

// halfGood are files with one sound question and one that can't be imported, and what mends that one where it is written
// among the rejects.
var halfGood = map[Format]struct {
	name, content string
	mend          []string // pairs of what stands in the rejects and what takes its place
}{
	GIFT:     {"a.gift", "Who? {=The pilot ~The crew}\n\nHow high? {~1000 ~2000}\n", []string{"~1000", "=1000"}},
	Aiken:    {"a.txt", "Who?\nA. The pilot\nB. The crew\nANSWER: A\n\nHow high?\nA. 1000\nB. 2000\nANSWER: C\n", []string{"ANSWER: C", "ANSWER: B"}},
	Text2QTI: {"a.txt", "1.  Who?\n*a) The pilot\nb)  The crew\n\n2.  How high?\na)  1000\nb)  2000\n", []string{"a)  1000", "*a) 1000"}},
	MoodleXML: {"a.xml", `<quiz><question type="truefalse"><name><text>n</text></name><questiontext><text>Who?</text></questiontext>
		<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
		<question type="stack"><questiontext><text>How high?</text></questiontext></question></quiz>`, []string{`"stack"`, `"essay"`}},
	QTI12: {"a.xml", `<questestinterop><item ident="a"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>
		<fieldentry>essay_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>Who?</mattext></material>
		<response_str ident="r"><render_fib/></response_str></presentation></item><item ident="b"><itemmetadata><qtimetadata><qtimetadatafield>
		<fieldlabel>question_type</fieldlabel><fieldentry>file_upload_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
		<presentation><material><mattext>How high?</mattext></material></presentation></item></questestinterop>`, []string{"file_upload_question", "essay_question"}},
	CSV:    {"a.csv", "Question,Option A,Option B,Correct\nWho?,The pilot,The crew,A\nHow high?,1000,2000,C\n", []string{"2000,C", "2000,A"}},
	XLSX:   {"a.xlsx", "", []string{"2000,C", "2000,A"}},
	Kahoot: {"a.csv", kahootHeadings + "Who?,The pilot,The crew,,,20,1\nHow high?,1000,2000,,,20,3\n", []string{",3", ",1"}},
	Anki: {"a.txt", "#separator:tab\n#html:true\n#notetype column:1\nBasic\tWho?\tThe pilot\nCloze\tHow high? 1000\t\n",
		[]string{"1000", "{{c1::1000}}"}},
	OLX: {"a.xml", `<library><problem url_name="a"><multiplechoiceresponse><label>Who?</label><choicegroup><choice correct="true">The pilot</choice>
		<choice correct="false">The crew</choice></choicegroup></multiplechoiceresponse></problem><problem url_name="b"><customresponse cfn="x"><label>How high?</label><textline/></customresponse></problem></library>`,
		[]string{`<customresponse cfn="x">`, `<stringresponse answer="1000">`, "</customresponse>", "</stringresponse>"}},
	H5P: {"content.json", `{"questions": [{"library": "H5P.TrueFalse 1.8", "params": {"question": "Who?", "correct": "true"}},
		{"library": "H5P.ImageHotspotQuestion 1.8", "params": {"question": "How high?", "correct": "true"}}]}`, []string{"ImageHotspotQuestion", "TrueFalse"}},
	QTI21: {"a.zip", "", []string{`<drawingInteraction responseIdentifier="R"/>`, ""}},
	QTI3:  {"a.zip", "", []string{`<qti-drawing-interaction response-identifier="R"/>`, ""}},
	DOCX:  {"a.docx", "", nil}, // the rejects are no text; docx mends its own
	YAML: {"a.yaml", "readback: 1\nid: a\ntitle: A\nquestions:\n  - {id: one, type: true-false, stem: Who?, answer: true}\n  - {id: two, type: true-false, stem: How high?, answr: true}\n",
		[]string{"answr", "answer"}},
}

// kahootHeadings are those of the template as a text file.
const kahootHeadings = "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,Time limit (sec),Correct answer(s)\n"

const (
	qti2Sound  = `<assessmentItem identifier="a" title="a"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>x</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Who?</prompt><simpleChoice identifier="x">The pilot</simpleChoice><simpleChoice identifier="y">The crew</simpleChoice></choiceInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`
	qti2Broken = `<assessmentItem identifier="b" title="b"><itemBody><drawingInteraction responseIdentifier="R"/>How high?</itemBody></assessmentItem>`
	qti3Sound  = `<qti-assessment-item identifier="a" title="a"><qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>x</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Who?</qti-prompt><qti-simple-choice identifier="x">The pilot</qti-simple-choice><qti-simple-choice identifier="y">The crew</qti-simple-choice></qti-choice-interaction></qti-item-body><qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"/></qti-assessment-item>`
	qti3Broken = `<qti-assessment-item identifier="b" title="b"><qti-item-body><qti-drawing-interaction response-identifier="R"/>How high?</qti-item-body></qti-assessment-item>`
)

// plainDocument is a Word document of paragraphs.
func plainDocument(t *testing.T, paragraphs ...string) string {
	t.Helper()
	var b bytes.Buffer
	if err := docx.WritePlain(&b, paragraphs); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// workbook is an Excel file with rows.
func workbook(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// halfGoodFile is the file of a format, with stem as what the sound question asks.
func halfGoodFile(t *testing.T, format Format, stem string) (name string, fsys fs.FS) {
	t.Helper()
	file := halfGood[format]
	content := strings.Replace(file.content, "Who?", stem, 1)
	switch format {
	case QTI21:
		content = zipped(t, "a.xml", strings.Replace(qti2Sound, "Who?", stem, 1), "b.xml", qti2Broken)
	case QTI3:
		content = zipped(t, "a.xml", strings.Replace(qti3Sound, "Who?", stem, 1), "b.xml", qti3Broken)
	case DOCX:
		content = plainDocument(t, "1. "+stem, "a) The pilot", "*b) The crew", "2. How high?", "a) 1000", "b) 2000", "Points: 3")
	case XLSX:
		content = workbook(t, []any{"Question", "A", "B", "Correct"}, []any{stem, "The pilot", "The crew", "A"}, []any{"How high?", "1000", "2000", "C"})
	}
	return file.name, fstest.MapFS{file.name: {Data: []byte(content)}}
}

// TestEveryFormatHasRejects: whoever adds a format says how its rejects are mended.
func TestEveryFormatHasRejects(t *testing.T) {
	for _, k := range kinds {
		if _, ok := halfGood[k.Format]; !ok && k.Format != JSON {
			t.Errorf("%s: no file with a question that can't be imported", k.Format)
		}
	}
}

// TestRejectsAreReadAgain: what is left out is a file in which the same is wrong, and nothing else is there; mended, it can be
// imported.
func TestRejectsAreReadAgain(t *testing.T) {
	for format, file := range halfGood {
		name, fsys := halfGoodFile(t, format, "Who?")
		loaded := Load(fsys, name, Options{})
		good, rejected, ok := loaded.Good()
		if loaded.Format != format || !ok || len(good.Questions) != 1 || rejected != 1 {
			t.Errorf("%s: taken for %q, %d good questions, %d rejected: %v", format, loaded.Format, len(good.Questions), rejected, loaded.Problems)
			continue
		}
		var b bytes.Buffer
		if err := WriteRejects(&b, fsys, name, loaded); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		if text := b.String(); strings.Contains(text, "Who?") || !strings.Contains(text, "How high?") {
			t.Errorf("%s: the rejects are %s", format, text)
		}
		name = "rejects" + loaded.RejectsExtension()
		again := Load(fstest.MapFS{name: {Data: b.Bytes()}}, name, Options{})
		good, rejected, _ = again.Good()
		if again.Format != rejectedAs(format) || len(good.Questions) != 0 || rejected != 1 {
			t.Errorf("%s: the rejects are taken for %q, %d good, %d rejected: %v\n%s", format, again.Format, len(good.Questions), rejected, again.Problems, b.String())
		}
		if len(file.mend) == 0 {
			continue
		}
		mended := strings.NewReplacer(file.mend...).Replace(b.String())
		again = Load(fstest.MapFS{name: {Data: []byte(mended)}}, name, Options{})
		good, rejected, ok = again.Good()
		if !ok || len(good.Questions) != 1 || rejected != 0 || !strings.Contains(good.Questions[0].Stem, "How high?") {
			t.Errorf("%s: mended, %d are good and %d rejected: %v\n%s", format, len(good.Questions), rejected, again.Problems, mended)
		}
	}
}

// rejectedAs is the format of the file with the rejects: tables are left as CSV.
func rejectedAs(format Format) Format {
	if format == XLSX {
		return CSV
	}
	return format
}

// TestEveryFormatBoundsItsTexts: a text beyond the limit refuses its question, and the rule names the limit.
func TestEveryFormatBoundsItsTexts(t *testing.T) {
	for format := range halfGood {
		if format == XLSX {
			continue // a cell has 32,767 characters at most
		}
		name, fsys := halfGoodFile(t, format, strings.TrimSpace(strings.Repeat("who ", questions.MaxText/4))+"?!")
		loaded := Load(fsys, name, Options{Format: format})
		good, rejected, _ := loaded.Good()
		if len(good.Questions) != 0 || rejected != 2 {
			t.Errorf("%s: %d good questions, %d rejected", format, len(good.Questions), rejected)
		}
		if !slices.ContainsFunc(loaded.Problems, func(p questions.Problem) bool {
			return p.Rule == "text-long" && p.Args["most"] == questions.MaxText>>10
		}) {
			t.Errorf("%s: nothing is said of the limit", format)
		}
	}
}
