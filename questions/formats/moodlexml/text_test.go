package moodlexml

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

const emptyAnswer = `<answer fraction="100"><text>true</text></answer>`

// described reads a true-false question with these elements.
func described(elements string) (questions.Question, string) {
	set, problems := readText("<quiz>\n<question type=\"truefalse\">\n" + elements + emptyAnswer + "</question>\n</quiz>")
	if len(set.Questions) == 0 {
		return questions.Question{}, told(problems)
	}
	return set.Questions[0], told(problems)
}

func TestFormatsOfTexts(t *testing.T) {
	tests := []struct{ format, text, want string }{
		{` format="html"`, "&lt;p>a &lt;b>b&lt;/b>&lt;/p>", "a **b**"},
		{` format="html"`, "<![CDATA[<p>a &lt; b&nbsp;* c</p>]]>", "a < b\u00A0* c"},
		{` format="html"`, "a < <p>b</p>", ""}, // not XML: told below
		{` format="html"`, "<p>never <i>escaped</i></p>", "never *escaped*"},
		{"", "&lt;i>a&lt;/i>", "*a*"},
		{` format="unheard of"`, "&lt;i>a&lt;/i>", "*a*"},
		{` format="markdown"`, "# a\n\n*b* &lt;i>c&lt;/i>", "# a\n\n*b* <i>c</i>"},
		{` format="plain_text"`, "a &lt;b> *c*\nd", "a \\<b> \\*c\\*\\\nd"},
		{` format="moodle_auto_format"`, "a &lt;b>b&lt;/b>\nc\n\nd", "a **b**\\\nc\n\nd"},
		{` format="wiki_like"`, "a *b*", `a \*b\*`},
		{` format="html"`, `\(\)&lt;p>\(x^2\)&lt;/p>`, `\\(x^2\\)`},
	}
	for _, test := range tests {
		q, problems := described("<questiontext" + test.format + "><text>" + test.text + "</text></questiontext>")
		if test.want == "" {
			if problems != "3:37 error xml reason=expected element name after <\n" {
				t.Errorf("%s: %s", test.text, problems)
			}
			continue
		}
		if q.Stem != test.want || problems != "" {
			t.Errorf("%s of %s: %q, want %q\n%s", test.text, test.format, q.Stem, test.want, problems)
		}
	}
}

func TestOtherTextsHaveTheFormatOfTheStem(t *testing.T) {
	q, _ := described(`<questiontext format="markdown"><text>a</text></questiontext><generalfeedback><text>*b*</text></generalfeedback>
		<hint format="html"><text>*c*</text></hint>`)
	if q.Explanation != "*b*" || q.Hint != `\*c\*` {
		t.Errorf("%q, %q", q.Explanation, q.Hint)
	}
}

func TestNamesThatSayMoreThanTheStem(t *testing.T) {
	tests := []struct{ name, stem, want string }{
		{"Runway", "Which runway is in use?", "Runway"},
		{"Which runway", "Which *runway* is in use?", ""},
		{"Which runway is ...", "Which runway is in use?", ""},
		{"which RUNWAY is…", "Which runway is in use?", ""},
		{"Which runway is in use? (2)", "Which runway is in use?", "Which runway is in use? (2)"},
		{"R &amp;amp; D &lt;b>", "a", "R & D"},
		{"a &lt; b", "c", "a < b"},
		{"the-id", "c", ""},
		{"", "c", ""},
	}
	for _, test := range tests {
		q, _ := described("<name><text>" + test.name + "</text></name><idnumber>the-id</idnumber><questiontext format='markdown'><text>" + test.stem + "</text></questiontext>")
		if q.Title != test.want {
			t.Errorf("%q of %q: title %q", test.name, test.stem, q.Title)
		}
	}
}

func TestTagsAreKeptOnce(t *testing.T) {
	q, _ := described(`<questiontext><text>a</text></questiontext><tags><tag><text> x </text></tag><tag><text>R&amp;D</text></tag><tag><text>x</text></tag><tag><text></text></tag></tags>
		<coursetags><tag><text>y</text></tag></coursetags>`)
	if got := strings.Join(q.Tags, "|"); got != "x|R&D|y" {
		t.Error(got)
	}
}

func TestHeadOfAQuestion(t *testing.T) {
	for elements, want := range map[string]string{
		"<defaultgrade>2.5000000</defaultgrade>":                                                   "2.5",
		"<defaultgrade>1.0000000</defaultgrade>":                                                   "",
		"<defaultgrade>0</defaultgrade>":                                                           "0",
		"<defaultgrade>0,5</defaultgrade>":                                                         "0.5",
		"<defaultgrade></defaultgrade>":                                                            "",
		"<defaultgrade>much</defaultgrade>":                                                        " 4:1 warning moodlexml-grade found=much\n",
		"<hidden>1</hidden>":                                                                       " 4:1 warning not-kept what=that the question is hidden\n",
		"<penalty>0.33</penalty><hidden>0</hidden>":                                                "",
		"<penalty>0.5</penalty>":                                                                   " 4:1 warning not-kept what=what each wrong try costs\n",
		"<hint><text>a</text></hint><hint><text/></hint>\n<hint><text>b</text></hint>":             " 5:1 warning not-kept what=a further hint: b\n",
		"<hint><hintcontent><text>a</text></hintcontent></hint>":                                   "",
		"<idnumber>9 &lt; 10</idnumber>":                                                           "",
		"<defaultgrade>5000</defaultgrade>":                                                        "5000 4:1 error points-range found=5000\n",
		"<questiontext><text>again</text></questiontext><defaultgrade> 3 </defaultgrade>":          "3",
		"<correctfeedback><text>&lt;p>Votre réponse est correcte.&lt;/p></text></correctfeedback>": "",
	} {
		q, problems := described("<questiontext><text>a</text></questiontext>\n" + elements)
		if got := strings.TrimSpace(string(q.Points) + " " + problems); got != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", elements, got, want)
		}
	}
}

var packed = base64.StdEncoding.EncodeToString(pixel)

func TestFilesBesideTexts(t *testing.T) {
	file := func(name, attributes string) string {
		return `<file name="` + name + `" ` + attributes + ` encoding="base64">` + packed[:20] + "\n " + packed[20:] + "</file>"
	}
	const shown = "![it](media:" + pixelName + ")"
	tests := []struct{ elements, stem, problems string }{
		{`<questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/a%20b.png" alt="it"></text>` + file("a b.png", "") + `</questiontext>`, shown, ""},
		{`<questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/x/a.png?time=1" alt="it"></text>` + file("a.png", `path="/x/"`) + `</questiontext>`, shown, ""},
		{`<questiontext format="markdown"><text>![it](@@PLUGINFILE@@/a.png)</text>` + file("a.png", `path="/"`) + `</questiontext>`, shown, ""},
		{`<questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/a.png" alt="it"></text></questiontext><generalfeedback>` + file("a.png", "") + `</generalfeedback>`, shown, ""},
		{`<questiontext format="html"><text>&lt;img src="data:image/png;base64,` + packed + `" alt="it"></text></questiontext>`, shown, ""},
		{`<questiontext format="html"><text>a</text></questiontext><image>it</image><image_base64>` + packed + `</image_base64>`, "a\n\n" + shown, ""},
		{`<questiontext format="html"><text>a</text></questiontext><image>gone.png</image>`, "a", "image-lost src=gone.png"},
		{`<questiontext format="html"><text>a</text>` + file("a.pdf", "") + `</questiontext>`, "a", "not-kept what=the file a.pdf"},
		{`<questiontext format="markdown"><text>![it](@@PLUGINFILE@@/b.png)</text></questiontext>`, "![it](@@PLUGINFILE@@/b.png)", "image-lost src=@@PLUGINFILE@@/b.png"},
		{`<questiontext format="markdown"><text>![it](@@PLUGINFILE@@/a.png)</text><file name="a.png" encoding="base64">bm8gaW1hZ2U=</file></questiontext>`, "![it](@@PLUGINFILE@@/a.png)", "image-lost src=@@PLUGINFILE@@/a.png"},
		{`<questiontext format="markdown"><text>![it](@@PLUGINFILE@@/a.png)</text><file name="a.png" encoding="base64">*</file></questiontext>`, "![it](@@PLUGINFILE@@/a.png)", "image-lost src=@@PLUGINFILE@@/a.png"},
	}
	for _, test := range tests {
		q, problems := described(test.elements)
		if q.Stem != test.stem || problems != "" && !strings.Contains(problems, test.problems) || (problems == "") != (test.problems == "") {
			t.Errorf("%s:\n%q\n%s", test.elements, q.Stem, problems)
		}
	}
}

func TestEachAnswerHasItsOwnFile(t *testing.T) {
	other := append([]byte{}, pixel...)
	other[len(other)-1]++
	part := func(data []byte) string {
		return `<answer fraction="50" format="html"><text>&lt;img src="@@PLUGINFILE@@/a.png" alt=""></text><file name="a.png" encoding="base64">` + base64.StdEncoding.EncodeToString(data) + `</file></answer>`
	}
	set, _ := readText(`<quiz><question type="multichoice"><questiontext><text>a</text></questiontext><single>0</single>` + part(pixel) + part(other) + `</question></quiz>`)
	if len(set.Media) != 2 || set.Questions[0].Body.(*questions.MultipleResponse).Options[0].Text == set.Questions[0].Body.(*questions.MultipleResponse).Options[1].Text {
		t.Errorf("%d media, %+v", len(set.Media), set.Questions[0].Body)
	}
}
