package moodlexml

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// ownRules are the rules that a Moodle XML file may break besides those that hold for every set.
var ownRules = strings.Fields(`moodlexml-type moodlexml-fraction moodlexml-grade moodlexml-number moodlexml-comma moodlexml-truefalse moodlexml-gap
	moodlexml-choice moodlexml-marking too-many moodlexml-graderinfo type-unsupported not-kept question-twice nul xml xml-deep xml-large xml-entity file-large
	image-lost html-lost no-questions encoding encoding-ask encoding-unknown`)

// written writes a set and fails the test when that isn't possible.
func written(t interface{ Fatal(...any) }, set questions.Set) (string, questions.Problems) {
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), problems
}

func FuzzRead(f *testing.F) {
	export, err := os.ReadFile("testdata/export.xml")
	if err != nil {
		f.Fatal(err)
	}
	for _, question := range strings.SplitAfter(string(export), "</question>") {
		f.Add("<quiz>" + question)
	}
	f.Add("<quiz><question type=\"cloze\"><questiontext format=\"markdown\"><text>a {2:MCS:=x~%-33.3%**y**#f\\}} {:NM:=1:2~*} {SAC:=q} &#123;1:SA:=</text></questiontext><hint><text>h</text></hint></question></quiz>")
	f.Add("<!DOCTYPE quiz [<!ENTITY a \"b\">]><quiz>\n<question type=\"truefalse\"><name><text>a</text></name><questiontext format=\"plain_text\"><text>1. a  b\n\n c</text></questiontext><answer fraction=\"100\"><text>Wahr</text></answer></question><question></quiz>")
	f.Add("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><quiz><question type='multichoice'><questiontext><text>caf\xe9</text></questiontext><single>0</single><answer fraction='50'><text>&lt;p>a&amp;nbsp;</text></answer><answer fraction='49.95'>b</answer></question>")
	f.Add("<quiz><question type=\"match\"><questiontext format=\"html\"><text>&lt;p>a&lt;br>b&lt;pre> c&lt;/pre></text></questiontext><subquestion><text>a</text><answer><text>b &lt;i>c&lt;/i> &amp;amp; *</text></answer></subquestion><subquestion><text/><answer><text>1. d</text></answer></subquestion></question></quiz>")
	f.Fuzz(func(t *testing.T, text string) {
		set, problems := readText(text)
		for _, p := range problems {
			checkProblem(t, p, text)
		}
		if !problems.Failed() {
			comesBack(t, set)
		}
	})
}

// comesBack checks that what was read is written so that it reads the same, and that another time writes the same.
func comesBack(t *testing.T, set questions.Set) {
	t.Helper()
	file, losses := written(t, set)
	again, _ := readText(file)
	if diff := cmp.Diff(set, again, cmpopts.EquateEmpty()); diff != "" && !tellsChange(losses) {
		t.Errorf("(-read +read again):\n%s\n%s", diff, file)
	}
	if second, _ := written(t, again); second != file {
		t.Errorf("written again (-first +second):\n%s", cmp.Diff(file, second))
	}
}

// FuzzTexts puts texts into the places where they are taken apart: a stem with gaps, and what Moodle shows as a line.
func FuzzTexts(f *testing.F) {
	f.Add("It is {1:SHORTANSWER:=Paris#yes~%50%Lyon}.", "<b>a</b>", byte(0))
	f.Add("{2:MCS:=a\\}~%-33.3%b#&lt;i&gt;}{:NM:=1:2~*#f}", "1. a\n- b", byte(1))
	f.Add("a `{1:SA:=x}` [[3]] &#123;1:SA:=q}", "a  b &amp; *c* \\( x \\)", byte(2))
	f.Add("<table><tr><td>{1:SAC:=x&amp;#q~=y}</td></tr></table>", "<pre> a\n  b</pre>", byte(3))
	f.Add("[[[[K[[[t]] \\[[a]] {:NM:=1}", "a \n1", byte(1))
	f.Fuzz(func(t *testing.T, stem, text string, format byte) {
		formats := []string{htmlFormat, markdownFormat, plainFormat, "moodle_auto_format"}
		element := func(name, text string) string {
			text = strings.NewReplacer("]]>", "", "\x00", "").Replace(text)
			return "<" + name + ` format="` + formats[int(format)%len(formats)] + `"><text><![CDATA[` + text + "]]></text></" + name + ">"
		}
		pair := func(prompt, match string) string {
			return strings.Replace(element("subquestion", prompt), "</subquestion>", element("answer", match)+"</subquestion>", 1)
		}
		set, problems := readText(`<quiz><question type="cloze">` + element("name", text) + element("questiontext", stem) + element("generalfeedback", text) +
			`</question><question type="matching">` + element("questiontext", text) + pair(stem, text) + pair("b", stem) + "<tags>" + element("tag", text) + "</tags></question></quiz>")
		if !problems.Failed() {
			comesBack(t, set)
		}
	})
}

// tellsChange tells whether something was said to come back as something else: a gap-fill question is worth what its gaps
// weigh.
func tellsChange(losses questions.Problems) bool {
	return slices.ContainsFunc(losses, func(p questions.Problem) bool { return p.Rule == "loss-changed" || p.Question != "" })
}

// checkProblem checks that a problem has its place, and a rule that somebody wrote words for.
func checkProblem(t *testing.T, p questions.Problem, text string) {
	t.Helper()
	isOwn := slices.Contains(ownRules, p.Rule)
	isSets := strings.HasPrefix(p.Pointer, "/") || p.Pointer == "" && p.Rule == "questions-missing"
	switch {
	case p.File != "bank.xml", !isOwn && !isSets, p.Rule == "":
		t.Errorf("%v", p)
	case p.Line > 0 && utf8.ValidString(text) && !strings.Contains(text, "\r") && !isWithin(text, p.Line, p.Column):
		t.Errorf("%v isn't within\n%q", p, text)
	}
}

// isWithin tells whether a place is in a text or right behind its end.
func isWithin(text string, line, column int) bool {
	all := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
	return line >= 1 && column >= 1 && line <= len(all) && column <= utf8.RuneCountInString(all[line-1])+1
}
