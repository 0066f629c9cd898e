package moodlexml

import (
	"strings"
	"testing"
)

// good is a question without anything wrong.
func good(stem string) string {
	return `<question type="truefalse"><questiontext><text>` + stem + `</text></questiontext>` + emptyAnswer + `</question>`
}

func TestBrokenQuestionsDontHideTheOthers(t *testing.T) {
	tests := []struct{ name, text, stems, problems string }{
		{"an open element", "<quiz>\n" + good("a") + "\n<question type=\"essay\"><questiontext><text>b</questiontext></question>\n" + good("c") + "</quiz>", "a c",
			"3:45 error xml reason=<text> isn't closed before </questiontext>\n"},
		{"no end of a question", "<quiz>\n" + good("a") + "\n<question type=\"essay\"><questiontext><text>b</text></questiontext>\n" + good("c") + "</quiz>", "a c",
			"3:1 error xml reason=<question> isn't closed\n"},
		{"no end of the last question", "<quiz>" + good("a") + "<question type='essay'><questiontext>\n</quiz>", "a", "1:160 error xml reason=<questiontext> isn't closed\n"},
		{"no beginning of a question", "<quiz>" + good("a") + "\n type='essay'><questiontext/></question>\n" + good("c") + "</quiz>", "a c",
			"2:2 error xml reason=there is text outside of the elements\n2:30 error xml reason=</question> closes nothing\n"},
		{"an open comment", "<quiz>" + good("a") + "<!-- b\n" + good("c") + "</quiz>", "a c", "1:137 warning xml reason=--> is missing\n"},
		{"an open comment in a question", "<quiz>" + good("a<!--") + "\n" + good("c") + "</quiz>", "c", "1:48 error xml"},
		{"open CDATA", "<quiz>" + good("a") + "\n" + good("<![CDATA[b") + "\n" + good("c") + "</quiz>", "a c", "2:42 error xml"},
		{"no end of the file", "<quiz>\n" + good("a") + "\n" + good("b"), "a b", "3:131 warning xml reason=<quiz> isn't closed\n"},
		{"a cut file", "<quiz>\n" + good("a") + "\n" + good("b")[:60], "a", "3:28 error xml"},
		{"a bare <", "<quiz>" + good("a") + good("b < c") + "</quiz>", "a", "1:186 error xml reason=expected element name after <\n"},
		{"bare ampersands", "<quiz>" + good("a & b &eacute;") + "</quiz>", "a & b é", ""},
		{"no quiz around it", good("a"), "a", ""},
		{"text between", "<quiz>huh?" + good("a") + "</quiz>", "a", ""},
		{"nothing inside", "<quiz/>", "", "1:1 error no-questions\n"},
		{"another document", "<html><p>questions</p></html>", "", "1:1 error no-questions\n"},
		{"an empty question", `<quiz><question type="essay"/>` + good("a") + `</quiz>`, " a", "1:7 error stem-missing\n"},
		{"entities of a DTD", "<!DOCTYPE quiz [<!ENTITY x \"]>\">]><quiz>" + good("a") + "</quiz>", "a", "1:1 error xml-entity\n"},
		{"a DTD", "<!DOCTYPE quiz SYSTEM \"quiz.dtd\">\n<quiz>" + good("a") + "</quiz>", "a", ""},
		{"no type", `<quiz><question><name/></question>` + good("a") + `</quiz>`, "a", "1:7 error moodlexml-type\n"},
		{"a question in a comment", "<quiz><!-- " + good("b") + " -->" + good("a") + "</quiz>", "a", ""},
		{"a question in CDATA", "<quiz>" + good("<![CDATA[a</question>]]>") + "</quiz>", "a", ""},
		{"other names that begin alike", "<quiz><questions/><questioning type='essay'></questioning>" + good("a") + "</quiz>", "a", ""},
	}
	for _, test := range tests {
		set, problems := readText(test.text)
		var stems []string
		for _, q := range set.Questions {
			stems = append(stems, q.Stem)
		}
		got := told(problems)
		if exact := strings.HasSuffix(test.problems, "\n") || test.problems == ""; exact && got != test.problems || !strings.HasPrefix(got, test.problems) {
			t.Errorf("%s: problems\n%swant\n%s", test.name, got, test.problems)
		}
		if joined := strings.Join(stems, " "); joined != test.stems {
			t.Errorf("%s: stems %q, want %q", test.name, joined, test.stems)
		}
	}
}

func TestBrokenQuestionIsKeptToBeMended(t *testing.T) {
	_, problems := readText("<quiz>\n" + good("a") + "\n  <question type=\"essay\"><questiontext><text>b</questiontext>\n\n  " + good("c") + "</quiz>")
	raw := ""
	for _, p := range problems {
		raw += p.Raw
	}
	if want := "<question type=\"essay\"><questiontext><text>b</questiontext>"; raw != want {
		t.Errorf("%q in %+v", raw, problems)
	}
}

func TestEncodings(t *testing.T) {
	const latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
	tests := []struct{ name, text, stem, problems string }{
		{"latin 1", latin + "<quiz>" + good("caf\xe9") + "</quiz>", "café", ""},
		{"saved again as UTF-8", latin + "<quiz>" + good("café") + "</quiz>", "café", ""},
		{"a byte order mark", "\uFEFF<?xml version=\"1.0\"?><quiz>" + good("é") + "</quiz>", "é", ""},
		{"XML 1.1", "<?xml version=\"1.1\"?><quiz>" + good("a") + "</quiz>", "a", ""},
		{"DOS lines", "<quiz>\r\n" + strings.ReplaceAll(good("a"), "><", ">\r\n<") + "</quiz>", "a", ""},
		{"a vertical tab", "<quiz>" + good("a\vb") + "</quiz>", "a b", ""},
		{"a control character in HTML", "<quiz>" + good("a&amp;#11;b") + "</quiz>", "ab", ""},
		{"not what it says", "<quiz>" + good("caf\xe9") + "</quiz>", "", "1:57 error encoding-ask\n"},
		{"NUL", "<quiz>" + good("a\x00") + "</quiz>", "", "1:55 error nul\n"},
		{"nothing", "", "", "1:1 error no-questions\n"},
	}
	for _, test := range tests {
		set, problems := readText(test.text)
		stem := ""
		if len(set.Questions) > 0 {
			stem = set.Questions[0].Stem
		}
		if stem != test.stem || told(problems) != test.problems {
			t.Errorf("%s: %q\n%s", test.name, stem, told(problems))
		}
	}
}
