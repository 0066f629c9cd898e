package moodlexml

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// clozeOf reads a stem with gaps as Moodle exports it.
func clozeOf(stem string) (questions.Question, string) {
	set, problems := readText("<quiz>\n<question type=\"cloze\"><name><text>Gaps</text></name>\n<questiontext format=\"html\"><text><![CDATA[" + stem + "]]></text></questiontext></question>\n</quiz>")
	if len(set.Questions) == 0 {
		return questions.Question{}, told(problems)
	}
	return set.Questions[0], told(problems)
}

func TestGapsOfACloze(t *testing.T) {
	text := func(accept ...questions.GapAccept) questions.Gap { return questions.Gap{Accept: accept} }
	fixed := func(options ...questions.Option) questions.Gap { return questions.Gap{Options: options, Shuffle: &no} }
	tests := []struct {
		stem string
		want questions.Gap
	}{
		{"{1:SHORTANSWER:=Paris}", text(questions.GapAccept{Text: "Paris"})},
		{"{:SA:=Paris}", text(questions.GapAccept{Text: "Paris"})},
		{"{1:MW:=Paris~=Lutetia}", text(questions.GapAccept{Text: "Paris"}, questions.GapAccept{Text: "Lutetia"})},
		{"{1:sa:=Paris}", text(questions.GapAccept{Text: "Paris"})},
		{"{1:SHORTANSWER_C:=Paris}", questions.Gap{Match: questions.MatchExact, Accept: []questions.GapAccept{{Text: "Paris"}}}},
		{"{1:MWC:=Paris}", questions.Gap{Match: questions.MatchExact, Accept: []questions.GapAccept{{Text: "Paris"}}}},
		{"{1:SA:=Paris#Right~%50%Lyon#Nearly~Rome#No}", text(questions.GapAccept{Text: "Paris", Feedback: "Right"},
			questions.GapAccept{Text: "Lyon", Weight: "50", Feedback: "Nearly"}, questions.GapAccept{Text: "Rome", Weight: "0", Feedback: "No"})},
		{"{1:SA:=a~%33.333%b~%16,6%c}", text(questions.GapAccept{Text: "a"}, questions.GapAccept{Text: "b", Weight: "33.333"}, questions.GapAccept{Text: "c", Weight: "16.6"})},
		{"{1:SA:\n=a\n~ %50%b\n}", text(questions.GapAccept{Text: "a"}, questions.GapAccept{Text: "b", Weight: "50"})},
		{"{1:SA:~=a~}", text(questions.GapAccept{Text: "a"})},

		// What is quoted, and what HTML editors make of it.
		{`{1:SA:=a\}b\~c\#d\/e\"f}`, text(questions.GapAccept{Text: `a}b~c#d/e"f`})},
		{`{1:SA:=x^{2\}}`, text(questions.GapAccept{Text: "x^{2}"})},
		{`{1:SA:=C:\dir}`, text(questions.GapAccept{Text: `C:\dir`})},
		{"{1:SA:=don&#8217;t#It&#039;s &lt;b&gt;so&lt;/b&gt;}", text(questions.GapAccept{Text: "don’t", Feedback: "It's **so**"})},
		{"{1:SA:=R&amp;D~%50%R &amp;amp; D}", text(questions.GapAccept{Text: "R&D"}, questions.GapAccept{Text: "R &amp; D", Weight: "50"})},
		{"{1:SA:=<span>Paris</span>}", text(questions.GapAccept{Text: "Paris"})},
		{"{1:SA:==a}", text(questions.GapAccept{Text: "=a"})},
		{"{1:SA:=50%}", text(questions.GapAccept{Text: "50%"})},

		{"{1:NUMERICAL:=23.8:0.1}", text(questions.GapAccept{Value: "23.8", Tolerance: "0.1"})},
		{"{1:NM:=23.8:0.1#Yes~%50%24:1}", text(questions.GapAccept{Value: "23.8", Tolerance: "0.1", Feedback: "Yes"}, questions.GapAccept{Value: "24", Tolerance: "1", Weight: "50"})},
		{"{1:NM:=3,14:0,01}", text(questions.GapAccept{Value: "3.14", Tolerance: "0.01"})},
		{"{1:NM:=-1.5E3}", text(questions.GapAccept{Value: "-1500"})},
		{"{1:NM:=7~*#No}", text(questions.GapAccept{Value: "7"}, questions.GapAccept{Max: "0", Weight: "0", Feedback: "No"}, questions.GapAccept{Min: "0", Weight: "0", Feedback: "No"})},

		{"{1:MULTICHOICE:=a~b#Why?}", fixed(questions.Option{Text: "a", Correct: true}, questions.Option{Text: "b", Feedback: "Why?"})},
		{"{1:MCV:a~=b}", fixed(questions.Option{Text: "a"}, questions.Option{Text: "b", Correct: true})},
		{"{1:MULTICHOICE_H:a~=b}", fixed(questions.Option{Text: "a"}, questions.Option{Text: "b", Correct: true})},
		{"{1:MCS:a~=b}", questions.Gap{Options: questions.Options{{Text: "a"}, {Text: "b", Correct: true}}}},
		{"{1:MULTICHOICE_VS:a~=b}", questions.Gap{Options: questions.Options{{Text: "a"}, {Text: "b", Correct: true}}}},
		{"{1:MC:=a~%50%b~%-25%c~d}", fixed(questions.Option{Text: "a", Weight: "100"}, questions.Option{Text: "b", Weight: "50"}, questions.Option{Text: "c", Weight: "-25"}, questions.Option{Text: "d", Weight: "0"})},
		{"{1:MC:=<em>a</em>~&lt;em&gt;b&lt;/em&gt;}", fixed(questions.Option{Text: "*a*", Correct: true}, questions.Option{Text: "*b*"})},
	}
	for _, test := range tests {
		q, problems := clozeOf("It is " + test.stem + ".")
		if q.Stem != "It is [[1]]." || problems != "" {
			t.Errorf("%s: stem %q, problems\n%s", test.stem, q.Stem, problems)
			continue
		}
		same(t, test.stem, map[string]questions.Gap{"1": test.want}, q.Body.(*questions.GapFill).Gaps)
	}
}

func TestGapsThatCantBeRead(t *testing.T) {
	tests := map[string]string{
		"{1:MULTIRESPONSE:=a~=b~c}":   "3:44 error type-unsupported found=cloze MULTIRESPONSE\n",
		"{1:REGEXP:=a.*}":             "3:44 error type-unsupported found=cloze REGEXP\n",
		"{1:SHORTANSWER:}":            "3:44 error moodlexml-gap found=SHORTANSWER\n",
		"{1:SHORTANSWER:=Paris":       "3:44 error moodlexml-gap found=SHORTANSWER\n",
		"{1:NUMERICAL:=many}":         "3:44 error moodlexml-number found=many\n",
		"{1:NM:=1,000}~{1:NM:=7:a}":   "3:44 warning moodlexml-comma found=1,000 read=1\n3:58 error moodlexml-number found=a\n",
		"{1:SHORTANSWER:%50%Lyon}":    "3:44 error best-weight found=50\n",
		"{1:MC:=lonely}":              "3:44 error options-few found=1\n",
		"no gap at all":               "2:1 error gaps-missing\n",
		"<b title='{1:SA:=a}'>x</b>":  "3:54 error gap-unplaced\n",
		"{0:SA:=a}":                   "2:1 error gap-weights\n",
		"{1:SA:=a} and {1:FOO:=b}":    "",
		"{1:SA:=a} \\{0:d\\} {x} {1}": "",
	}
	for stem, want := range tests {
		_, problems := clozeOf(stem)
		if got := problems; got != want {
			t.Errorf("%s:\ngot  %swant %s", stem, got, want)
		}
	}
}

func TestWeightsOfGapsAreThePoints(t *testing.T) {
	tests := []struct {
		stem, points, weights string
	}{
		{"{SA:=a}{1:SA:=a}", "", ""},
		{"{1:SA:=a}{1:SA:=b}", "2", " "},
		{"{2:SA:=a}{4:SA:=b}", "6", " 2"},
		{"{3:SA:=a}{0:SA:=b}{2:SA:=c}", "5", "3 0 2"},
		{"{007:SA:=a}", "7", ""},
	}
	for _, test := range tests {
		q, _ := clozeOf(test.stem)
		var weights []string
		for _, name := range q.GapOrder() {
			weights = append(weights, string(q.Body.(*questions.GapFill).Gaps[name].Weight))
		}
		if got := strings.Join(weights, " "); got != test.weights || string(q.Points) != test.points {
			t.Errorf("%s: weights %q, points %q", test.stem, got, q.Points)
		}
	}
}

func TestGradeOfAClozeIsThatOfItsGaps(t *testing.T) {
	const before, after = `<quiz><question type="cloze"><questiontext format="html"><text>{2:SA:=a}</text></questiontext><defaultgrade>`, `</defaultgrade></question></quiz>`
	for grade, want := range map[string]string{"2.0000000": "", "5": "1:95 warning not-kept what=the question's grade: as in Moodle, the points are those of its gaps\n"} {
		set, problems := readText(before + grade + after)
		if set.Questions[0].Points != "2" || told(problems) != want {
			t.Errorf("%s: %s points\n%s", grade, set.Questions[0].Points, told(problems))
		}
	}
}

func TestPlaceOfEachGap(t *testing.T) {
	_, problems := clozeOf("<p>One {1:NM:=a}\nand ü {1:NM:=b}</p>")
	if want := "3:51 error moodlexml-number found=a\n4:7 error moodlexml-number found=b\n"; problems != want {
		t.Errorf("got %swant %s", problems, want)
	}
	set, _ := readText("<quiz><question type=\"cloze\"><questiontext format=\"html\"><text>\n&lt;p&gt;{1:MC:=a~b} and\n {1:MC:=b}&lt;/p&gt;</text></questiontext></question></quiz>")
	if len(set.Questions) != 1 {
		t.Fatalf("%d questions", len(set.Questions))
	}
}

func TestLiteralBracketsAndGapLikeTextStayText(t *testing.T) {
	q, problems := clozeOf("<p>See [[2]], gapplace1z and {#1}: {1:SA:=a}</p>")
	if want := `See \[\[2]], gapplace1z and {#1}: [[1]]`; q.Stem != want || problems != "" {
		t.Errorf("got %q, %s", q.Stem, problems)
	}
}
