package qti12

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

// packed is a package of members, name and content in turn.
func packed(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err == nil {
			_, err = f.Write([]byte(members[i+1]))
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

// unpackAndRead reads a package.
func unpackAndRead(t testing.TB, members ...string) (questions.Set, questions.Problems) {
	t.Helper()
	return Read(fstest.MapFS{"course.imscc": {Data: packed(t, members...)}}, "course.imscc")
}

func essay(ident, stem string, fields ...string) string {
	text := strings.Replace(asked("essay_question", material(stem)+fib("r", ""), processing()), "i6ba0f", ident, 1)
	return strings.Replace(text, "</qtimetadata>", strings.Join(fields, "")+"</qtimetadata>", 1)
}

func titled(text, ident, title string) string {
	return strings.Replace(text, `ident="i1" title="Spills"`, `ident="`+ident+`" title="`+title+`"`, 1)
}

func stems(set questions.Set) string {
	var list []string
	for _, q := range set.Questions {
		list = append(list, q.Stem+"("+strings.Join(q.Tags, ",")+")")
	}
	return strings.Join(list, " ")
}

const spillMeta = `<quiz xmlns="http://canvas.instructure.com/xsd/cccv1p0" identifier="i1"><title>Oil &amp; water</title><description>&lt;p&gt;Read &lt;b&gt;all&lt;/b&gt;.&lt;/p&gt;</description>
<shuffle_answers>false</shuffle_answers><allowed_attempts>3</allowed_attempts><time_limit>20</time_limit></quiz>`

func TestAPackageOfOneQuiz(t *testing.T) {
	picture := &bytes.Buffer{}
	if err := png.Encode(picture, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	shown := `<p>What is this? <img src="$IMS-CC-FILEBASE$/Uploaded%20Media/rig%20one.png?canvas_download=1" alt="a rig"></p>`
	set, problems := unpackAndRead(t, "imsmanifest.xml", "<manifest><resources><resource identifier='i1' type='imsqti_xmlv1p2'><file href='i1/i1.xml'/></resource></resources></manifest>",
		"i1/i1.xml", quiz(essay("a", shown)), "i1/assessment_meta.xml", spillMeta, "Uploaded Media/rig one.png", picture.String())
	if set.Title != "Oil & water" || set.Description != "Read **all**." || len(set.Media) != 1 || !strings.Contains(set.Questions[0].Stem, "![a rig](media:"+set.Media[0].Name+")") {
		t.Errorf("%q %q %d %q", set.Title, set.Description, len(set.Media), set.Questions[0].Stem)
	}
	if said(problems) != "qti12-rules" || problems[0].Args["found"] != "20 minutes, 3 attempts" || problems[0].File != "course.imscc!i1/i1.xml" {
		t.Errorf("%+v", problems)
	}
}

func TestAPackageWithoutAManifest(t *testing.T) {
	set, problems := unpackAndRead(t, "__MACOSX/._i1.xml", "x", "i1/i1.xml", quiz(essay("a", "One?")), "wiki/page.xml", "<page>not a quiz</page>")
	if stems(set) != "One?()" || set.Title != "Spills" || len(problems) > 0 {
		t.Errorf("%s %q %v", stems(set), set.Title, problems)
	}
}

func TestACartridgeIsReadInFull(t *testing.T) {
	set, problems := unpackAndRead(t,
		"imsmanifest.xml", `<manifest><metadata><lom><general><title><string>Course "Spills"</string></title></general></lom></metadata><resources>
			<resource identifier="i2" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="i2/assessment_qti.xml"/></resource>
			<resource identifier="i1" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="i1/assessment_qti.xml"/></resource></resources></manifest>`,
		"i1/assessment_qti.xml", quiz(essay("a", "Half of it?")), "non_cc_assessments/i1.xml.qti", titled(quiz(essay("a", "All of it?")), "i1", "First"),
		"i1/assessment_meta.xml", strings.ReplaceAll(spillMeta, "Oil &amp; water", "First, renamed"),
		"i2/assessment_qti.xml", titled(quiz(essay("b", "The other?")), "i2", "Second"))
	if got := stems(set); got != "The other?(Second) All of it?(First, renamed)" || set.Title != `Course "Spills"` {
		t.Errorf("%s %q %v", got, set.Title, problems)
	}
}

func TestBanks(t *testing.T) {
	bank := `<questestinterop><objectbank ident="bank1"><qtimetadata>` + field("bank_title", "All about oil") + "</qtimetadata>" + essay("q1", "Copied, but older?") + essay("q2", "Only here?") + essay("q3", "Taken?") + "</objectbank></questestinterop>"
	drawing := func(ref string) string {
		return `<section ident="g" title="Some of oil"><selection_ordering><selection><sourcebank_ref>` + ref + `</sourcebank_ref><selection_number>2</selection_number><selection_extension><points_per_item>5.0</points_per_item></selection_extension></selection></selection_ordering></section>`
	}
	entry := `<bankentry_item sourcebank_ref="bank1" item_ref="q3" points_possible="7.0"/><bankentry_item sourcebank_ref="nowhere" item_ref="q9"/>`
	set, problems := unpackAndRead(t, "i1/i1.xml", quiz(essay("a", "Copied?", field("assessment_question_identifierref", "q1")), drawing("bank1"), drawing("bank2"), entry), "non_cc_assessments/bank1.xml.qti", bank)
	if got := stems(set); got != "Copied?() Only here?(Some of oil,All about oil) Taken?(Some of oil,All about oil)" {
		t.Errorf("%s", got)
	}
	if got := []questions.Decimal{set.Questions[0].Points, set.Questions[1].Points, set.Questions[2].Points}; !slices.Equal(got, []questions.Decimal{"2", "5", "7"}) {
		t.Errorf("points %v", got)
	}
	if got := said(problems); got != "qti12-drawn qti12-bank qti12-elsewhere qti12-copies" {
		t.Errorf("%s: %v", got, problems)
	}
}

func TestGroupsAreTagsAndTheirPointsCount(t *testing.T) {
	group := `<section ident="g" title="Causes"><selection_ordering><selection><selection_number>1</selection_number><selection_extension><points_per_item>3.0</points_per_item></selection_extension></selection></selection_ordering>` + essay("a", "One?") + essay("b", "Two?") + "</section>"
	set, problems := read(t, quiz(group, essay("c", "Three?")))
	if got := stems(set); got != "One?(Causes) Two?(Causes) Three?()" || set.Questions[0].Points != "3" || set.Questions[2].Points != "2" {
		t.Errorf("%s %+v", got, set.Questions)
	}
	if said(problems) != "qti12-drawn" || problems[0].Args["number"] != "1" || problems[0].Args["of"] != 2 || problems[0].Line != 4 {
		t.Errorf("%+v", problems)
	}
}

func TestOneBrokenFileOfAPackageDoesNotHideTheOthers(t *testing.T) {
	broken := "<questestinterop>" + essay("x", "Broken <b>?") + "</questestinterop>"
	set, problems := unpackAndRead(t, "a.xml", strings.Replace(broken, "</presentation>", "", 1), "b.xml", quiz(essay("b", "Whole?")), "c.xml", "<questestinterop \xff\xfe>")
	if !strings.Contains(stems(set), "Whole?()") || !problems.Failed() {
		t.Errorf("%s %v", stems(set), problems)
	}
	for _, p := range problems {
		if p.Severity == questions.Error && p.Pointer == "" && p.Raw == "" && p.Rule == "xml" {
			t.Logf("%+v", p) // told with the first of its kind
		}
	}
}

func TestFilesThatOnlyDescribe(t *testing.T) {
	for _, text := range []string{spillMeta, "<manifest><resources/></manifest>"} {
		if _, problems := read(t, text); said(problems) != "qti12-beside" || problems[0].Line != 1 {
			t.Errorf("%v", problems)
		}
	}
	if _, problems := read(t, quiz()); said(problems) != "no-questions" {
		t.Errorf("%v", problems)
	}
	if _, problems := unpackAndRead(t, "readme.txt", "nothing"); said(problems) != "no-questions" {
		t.Errorf("%v", problems)
	}
}
