package formats

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions/formats/docx"
)

// halfGood are files with one sound question and one that can't be imported.
var halfGood = map[Format]struct{ name, content string }{
	GIFT:     {"a.gift", "Who? {=The pilot ~The crew}\n\nHow high? {~1000 ~2000}\n"},
	Aiken:    {"a.txt", "Who?\nA. The pilot\nB. The crew\nANSWER: A\n\nHow high?\nA. 1000\nB. 2000\nANSWER: C\n"},
	Text2QTI: {"a.txt", "1.  Who?\n*a) The pilot\nb)  The crew\n\n2.  How high?\na)  1000\nb)  2000\n"},
	MoodleXML: {"a.xml", `<quiz><question type="truefalse"><name><text>n</text></name><questiontext><text>Who?</text></questiontext>
		<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
		<question type="stack"><questiontext><text>How high?</text></questiontext></question></quiz>`},
	QTI12: {"a.xml", `<questestinterop><item ident="a"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>
		<fieldentry>essay_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>Who?</mattext></material>
		<response_str ident="r"><render_fib/></response_str></presentation></item><item ident="b"><itemmetadata><qtimetadata><qtimetadatafield>
		<fieldlabel>question_type</fieldlabel><fieldentry>file_upload_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
		<presentation><material><mattext>How high?</mattext></material></presentation></item></questestinterop>`},
	CSV: {"a.csv", "Question,Option A,Option B,Correct\nWho?,The pilot,The crew,A\nHow high?,1000,2000,C\n"},
	OLX: {"a.xml", `<library><problem url_name="a"><multiplechoiceresponse><label>Who?</label><choicegroup><choice correct="true">The pilot</choice>
		<choice correct="false">The crew</choice></choicegroup></multiplechoiceresponse></problem><problem url_name="b"><customresponse cfn="x"><textline/></customresponse></problem></library>`},
	H5P: {"content.json", `{"questions": [{"library": "H5P.TrueFalse 1.8", "params": {"question": "Who?", "correct": "true"}},
		{"library": "H5P.ImageHotspotQuestion 1.8", "params": {"text": "How high?"}}]}`},
	QTI21: {"a.zip", ""},
	DOCX:  {"a.docx", ""},
	QTI3:  {"a.zip", ""},
	YAML:  {"a.yaml", "readback: 1\nid: a\ntitle: A\nquestions:\n  - {id: one, type: true-false, stem: Who?, answer: true}\n  - {id: two, type: true-false, stem: How high?, answr: true}\n"},
}

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

// TestRejectsAreReadAgain: what is left out is a file in which the same is wrong, and nothing else is there.
func TestRejectsAreReadAgain(t *testing.T) {
	for format, file := range halfGood {
		content := file.content
		switch format {
		case QTI21:
			content = zipped(t, "a.xml", qti2Sound, "b.xml", qti2Broken)
		case QTI3:
			content = zipped(t, "a.xml", qti3Sound, "b.xml", qti3Broken)
		case DOCX:
			content = plainDocument(t, "1. Who?", "a) The pilot", "*b) The crew", "2. How high?", "a) 1000", "b) 2000", "Points: 3")
		}
		fsys := fstest.MapFS{file.name: {Data: []byte(content)}}
		loaded := Load(fsys, file.name, Options{})
		good, rejected, ok := loaded.Good()
		if loaded.Format != format || !ok || len(good.Questions) != 1 || rejected != 1 {
			t.Errorf("%s: taken for %q, %d good questions, %d rejected: %v", format, loaded.Format, len(good.Questions), rejected, loaded.Problems)
			continue
		}
		var b bytes.Buffer
		if err := WriteRejects(&b, fsys, file.name, loaded); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		if text := b.String(); strings.Contains(text, "Who?") || format != OLX && !strings.Contains(text, "How high?") {
			t.Errorf("%s: the rejects are %s", format, text)
		}
		name := "rejects" + loaded.RejectsExtension()
		again := Load(fstest.MapFS{name: {Data: b.Bytes()}}, name, Options{})
		good, rejected, _ = again.Good()
		if again.Format != format && format != H5P || len(good.Questions) != 0 || rejected != 1 {
			t.Errorf("%s: the rejects are taken for %q, %d good, %d rejected: %v\n%s", format, again.Format, len(good.Questions), rejected, again.Problems, b.String())
		}
	}
}
