package moodlexml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// TestHostileFiles reads files that are large in one way. Work that grows faster than they do would run into the time limit of
// the test.
func TestHostileFiles(t *testing.T) {
	question := func(kind, elements string) string {
		return `<quiz><question type="` + kind + `">` + elements + `</question></quiz>`
	}
	stem := func(text string) string {
		return `<questiontext format="html"><text><![CDATA[` + text + `]]></text></questiontext>`
	}
	many := func(text string, size int) string { return strings.Repeat(text, size/len(text)) }
	const size = 1 << 18
	for name, text := range map[string]string{
		"questions that aren't closed":    "<quiz>" + many("<question type='essay'>", size),
		"ends of questions":               "<quiz>" + many("</question>", size),
		"comments that aren't closed":     "<quiz>" + many("<!-- ", size) + good("a"),
		"CDATA that isn't closed":         "<quiz>" + many("<question type='a'><![CDATA[", size),
		"declarations":                    many("<!DOCTYPE quiz [", size),
		"brackets":                        many("<", size),
		"depth":                           question("essay", many("<a>", size)),
		"gaps that aren't closed":         question("cloze", stem(many("{1:SA:=a", size))),
		"gaps":                            question("cloze", stem(many("{1:SA:=a}", size))),
		"what takes the place of a gap":   question("cloze", stem(many("gapplacexxxxxxxxx", size)+"{1:SA:=a}")),
		"alternatives":                    question("cloze", stem("{1:SA:"+many("=a~", size)+"}")),
		"numbered gaps":                   question("gapselect", stem(many("[[1]]", size))+"<selectoption><text>a</text></selectoption><selectoption><text>b</text></selectoption>"),
		"answers":                         question("multichoice", stem("a")+many(`<answer fraction="0"><text>a</text></answer>`, size)),
		"answers on one line with faults": question("shortanswer", stem("a")+many(`<answer fraction="x"><text>a</text></answer>`, size)),
		"tags":                            question("essay", stem("a")+"<tags>"+many("<tag><text>a</text></tag>", size)+"</tags>"),
		"different tags":                  question("essay", stem("a")+"<tags>"+counted(`<tag><text>a%d</text></tag>`, 10_000)+"</tags>"),
		"choices for many gaps":           question("gapselect", stem(counted("[[%d]]", 300))+counted("<selectoption><text>a%d</text></selectoption>", 5000)),
		"files with one name":             question("multichoice", stem("a")+many(`<answer><text>&lt;img src="@@PLUGINFILE@@/a.png"></text><file name="a.png">`+packed+`</file></answer>`, size)),
		"one image many times":            question("essay", `<questiontext format="html"><text><![CDATA[`+many(`<img src="@@PLUGINFILE@@/a.png">`, size)+`]]></text><file name="a.png">`+packed+`</file></questiontext>`),
		"a long name":                     question("essay", "<name><text>"+many("a ", size)+"</text></name>"+stem(many("a ", size))),
		"a long number":                   question("numerical", stem("a")+`<answer fraction="100"><text>`+many("9", size)+`</text></answer>`),
		"a long category":                 question("category", "<category><text>"+many("a/", size)+"</text></category>"),
		"settings":                        "<quiz>" + hints(5000),
	} {
		_, problems := readText(text)
		if most := 2 * questions.MaxProblems; len(problems) > most { // of the reader, and of the check
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}

// counted is a text n times, with its number from 1.
func counted(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return b.String()
}

// hints are questions that each have another text that isn't kept.
func hints(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<question type="ordering"><correctfeedback><text>Number %d</text></correctfeedback></question>`, i)
	}
	return b.String()
}

func TestManyQuestionsOnOneLine(t *testing.T) {
	const n = 3000
	var b strings.Builder
	b.WriteString("<quiz>")
	for i := range n {
		fmt.Fprintf(&b, `<question type="numerical"><questiontext><text>Question %d</text></questiontext><answer fraction="100"><text>many</text></answer></question>`, i)
	}
	set, problems := readText(b.String() + "</quiz>")
	last := problems[len(problems)-1]
	if len(set.Questions) != n || last.Line != 1 || last.Column != strings.LastIndex(b.String(), "<answer")+1 {
		t.Errorf("%d questions, the last problem at %d:%d", len(set.Questions), last.Line, last.Column)
	}
}
