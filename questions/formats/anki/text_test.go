package anki

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNotesBecomeQuestions(t *testing.T) {
	for name, test := range map[string]struct{ text, want, told string }{
		"a short back is typed":      {"Where did it lie?\tQuay Seven\n", `{"stem":"Where did it lie?","accept":[{"text":"Quay Seven"}]}`, ""},
		"a star is a star":           {"Which mark?\ta * mark\n", `{"stem":"Which mark?","accept":[{"text":"a \\* mark"}]}`, ""},
		"a long back explains":       {"Why?\t" + strings.Repeat("long ", 21) + "\n", `{"stem":"Why?","explanation":"` + strings.TrimSpace(strings.Repeat("long ", 21)) + `"}`, ""},
		"a back of lines explains":   {"#html:true\nWhy?\tFirst<br>then\n", `{"stem":"Why?","explanation":"First\\\nthen"}`, ""},
		"a rule parts":               {"#html:true\nWhere?\there<hr>As <b>logged</b>.\n", `{"stem":"Where?","explanation":"As **logged**.","accept":[{"text":"here"}]}`, ""},
		"nothing above the rule":     {"#html:true\nWhere?\t<hr>here\n", `{"stem":"Where?","explanation":"here"}`, ""},
		"true":                       {"It lay at quay seven.\tTrue\n", `{"stem":"It lay at quay seven.","answer":true}`, ""},
		"a number":                   {"How many?\t-12.5\n", `{"stem":"How many?","accept":[{"value":-12.5}]}`, ""},
		"a number with a tolerance":  {"How many?\t12 ± 5%\n", `{"stem":"How many?","accept":[{"value":12,"tolerance":"5%"}]}`, ""},
		"no number: thousands":       {"#separator:tab\nHow many?\t1,200\n", `{"stem":"How many?","accept":[{"text":"1,200"}]}`, ""},
		"no number: zeros":           {"Which agent?\t007\n", `{"stem":"Which agent?","accept":[{"text":"007"}]}`, ""},
		"no number: a range":         {"When?\t1914 – 1918\n", `{"stem":"When?","accept":[{"text":"1914 – 1918"}]}`, ""},
		"lettered options":           {"#html:true\nWhich?<br>A) one<br>B) <i>two</i>\tB\n", `{"stem":"Which?","options":[{"text":"one"},{"text":"*two*","correct":true}]}`, ""},
		"lettered options in divs":   {"#html:true\n<div>Which?</div><div>a. one</div><div>b. two</div>\tb. two\n", `{"stem":"Which?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"several are right":          {"#html:true\nWhich?<br>A) one<br>B) two<br>C) three\tA and C\n", `{"stem":"Which?","options":[{"text":"one","correct":true},{"text":"two"},{"text":"three","correct":true}]}`, ""},
		"the right one by its text":  {"#html:true\nWhich?<br>A) one<br>B) two\tTwo\n", `{"stem":"Which?","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"a lettered list":            {"#html:true\nWhich?<ol type=\"A\"><li>one</li><li>two</li></ol>\tA\n", `{"stem":"Which?","options":[{"text":"one","correct":true},{"text":"two"}]}`, ""},
		"letters in quoted lines":    {"\"Which?\nA) one\nB) two\"\tA\n", `{"stem":"Which?","options":[{"text":"one","correct":true},{"text":"two"}]}`, ""},
		"a letter of no option":      {"#html:true\nWhich?<br>A) one<br>B) two\tC\n", `{"stem":"Which?","options":[{"text":"one"},{"text":"two"}]}`, "2:1 error anki-choice-key C\n2:1 error one-correct 0\n"},
		"options that nobody names":  {"#html:true\nWhich?<br>A) one<br>B) two\tnone of them\n", `{"stem":"Which?\\\nA) one\\\nB) two","accept":[{"text":"none of them"}]}`, ""},
		"a letter that starts later": {"#html:true\nWhich?<br>B) one<br>C) two\tB\n", `{"stem":"Which?\\\nB) one\\\nC) two","accept":[{"text":"B"}]}`, ""},
		"clozes":                     {"The {{c1::quay}} is {{c2::12::number}}.\tMore\n", `{"stem":"The [[1]] is [[2]].","explanation":"More","hint":"number","gaps":{"1":{"accept":[{"text":"quay"}]},"2":{"accept":[{"value":12}]}}}`, ""},
		"a number on one card twice": {"{{c1::One}} and {{c1::two}}\tx\n", `{"stem":"[[1]] and [[1.2]]","explanation":"x","gaps":{"1":{"accept":[{"text":"One"}]},"1.2":{"accept":[{"text":"two"}]}}}`, ""},
		"a cloze on several cards":   {"A {{c1,2::quay}}\tx\n", `{"stem":"A [[1]]","explanation":"x","gaps":{"1":{"accept":[{"text":"quay"}]}}}`, ""},
		"a hint that lists choices":  {"It {{c1::went::go/went}}\tx\n", `{"stem":"It [[1]]","explanation":"x","gaps":{"1":{"options":[{"text":"go"},{"text":"went","correct":true}]}}}`, ""},
		"several hints":              {"{{c1::a::b}} {{c2::c::d}}\tx\n", `{"stem":"[[1]] [[2]]","explanation":"x","hint":"- b\n- d","gaps":{"1":{"accept":[{"text":"a"}]},"2":{"accept":[{"text":"c"}]}}}`, ""},
		"a cloze in a cloze":         {"A {{c1::b {{c2::c}} d}}\tx\n", `{"stem":"A [[1]]","explanation":"x","gaps":{"1":{"accept":[{"text":"b c d"}]}}}`, "1:1 warning anki-nested 1\n"},
		"a cloze that isn't closed":  {"A {{c1::b {{c2::c}}\tx\n", `{"stem":"A {{c1::b [[2]]","explanation":"x","gaps":{"2":{"accept":[{"text":"c"}]}}}`, ""},
		"a gap before a parenthesis": {"A {{c1::b}}(c)\tx\n", `{"stem":"A [[1]]\\(c)","explanation":"x","gaps":{"1":{"accept":[{"text":"b"}]}}}`, ""},
		"braces in a basic note":     {"#separator:tab\n#notetype:Basic\nA {{c1::b}}?\tc\n", `{"stem":"A {{c1::b}}?","accept":[{"text":"c"}]}`, ""},
		"no cloze":                   {"#separator:tab\n#notetype:Cloze\nA b\tc\n", "", "3:1 error anki-no-cloze\n"},
		"an empty cloze":             {"#html:true\nA {{c1::<img src=\"x.png\">}}\tc\n", `{"stem":"A [[1]]","explanation":"c","gaps":{"1":{"accept":[{}]}}}`, "2:1 warning image-lost x.png\n2:1 error anki-gap-empty 1\n2:1 error text-missing\n"},
		"an image occlusion":         {"#notetype:Image Occlusion\n{{c1::image-occlusion:rect:left=.1}}\tx\n", "", "2:1 error type-unsupported image occlusion\n"},
		"all in one, one right":      {"#separator:tab\n#notetype:AllInOne (kprim, mc, sc)\nWhich?\tT\t2\tone\ttwo\t\t\t\t0 1\tlog\t\n", `{"title":"T","stem":"Which?","explanation":"log","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"all in one, true or not":    {"#separator:tab\n#notetype:AllInOne (kprim, mc, sc)\nWhich?\t\t0\tone\ttwo\tthree\tfour\t\t0 1 1 1\t\t\n", `{"stem":"Which?","options":[{"text":"one"},{"text":"two","correct":true},{"text":"three","correct":true},{"text":"four","correct":true}],"marking":"per-option"}`, ""},
		"all in one, a short key":    {"#separator:tab\n#notetype:AllInOne (kprim, mc, sc)\nWhich?\t\t1\tone\ttwo\tthree\t\t\t0 1\t\t\n", "", "3:1 error anki-choice-flags 2\n"},
		"named options":              {"#separator:;\n#columns:Question;Option A;Option B;Correct;Hint\nWhich?;one;two;2;look\n", `{"stem":"Which?","hint":"look","options":[{"text":"one"},{"text":"two","correct":true}]}`, ""},
		"columns in another order":   {"#separator:tab\n#columns:Back\tFront\tExtra\there\nhere\tWhere?\tAs logged.\n", `{"stem":"Where?","explanation":"As logged.","accept":[{"text":"here"}]}`, ""},
		"guid, tags":                 {"#separator:tab\n#guid column:1\n#tags column:4\nB7&x}\tWhere?\there\ta  b\n", `{"id":"b7-x","stem":"Where?","tags":["a","b"],"accept":[{"text":"here"}]}`, ""},
		"a sound":                    {"Who? [sound:a b.mp3]\tthe pilot\n", `{"stem":"Who?","accept":[{"text":"the pilot"}]}`, "1:1 warning anki-sound a b.mp3\n"},
		"what is lost is said once":  {"#html:true\nWhy?\tA <video src=\"v.mp4\"></video>b<br>c\n", `{"stem":"Why?","explanation":"A b\\\nc"}`, "2:1 warning html-lost a video\n"},
		"no back":                    {"#separator:tab\nWhy?\t\n", `{"stem":"Why?"}`, "2:1 warning anki-no-back\n"},
		"no front":                   {"\tbecause\n", `{"stem":"","accept":[{"text":"because"}]}`, "1:1 error stem-missing\n"},
		"a third field":              {"a\tb\tc\n", `{"stem":"a","accept":[{"text":"b"}]}`, "1:1 warning anki-field 3\n"},
		"reversed":                   {"#separator:tab\n#notetype:Basic (and reversed card)\na\tb\nc\td\n", `{"stem":"a","accept":[{"text":"b"}]}` + "\n" + `{"stem":"c","accept":[{"text":"d"}]}`, "3:1 warning anki-reversed\n"},
		"perhaps reversed":           {"#separator:tab\n#notetype:Basic (optional reversed card)\na\tb\ty\n", `{"stem":"a","accept":[{"text":"b"}]}`, "3:1 warning anki-reversed\n"},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readText(test.text)
			if diff := cmp.Diff(test.want, strings.TrimSpace(withoutIDs(asJSON(t, set)))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.told, told(problems)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// withoutIDs leaves out what follows from the stem, and the type, which the fields show.
func withoutIDs(lines string) string {
	var list []string
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, `{"id":"b7-x"`) {
			list = append(list, strings.Replace(line, `"type":"short-text",`, "", 1))
			continue
		}
		_, rest, _ := strings.Cut(line, `"type":"`)
		_, rest, _ = strings.Cut(rest, `",`)
		list = append(list, "{"+rest)
	}
	return strings.Join(list, "")
}

func TestTextFilesAreReadAsAnkiReadsThem(t *testing.T) {
	for name, test := range map[string]struct{ text, stems, told string }{
		"byte order mark, line ends":    {"\uFEFF#separator:tab\r\na\tb\r\nc\td\r\n", "a|c", ""},
		"guessed: tab before commas":    {"a, b\tc, d\ne, f\tg\n", "a, b|e, f", ""},
		"guessed: semicolon":            {"a, b;c\nd;e\n", "a, b|d", ""},
		"guessed: what most rows have":  {"a, b|c\nd|e\nf|g\n", "a, b|d|f", ""},
		"guessed: comma":                {"a,b\nc,d\n", "a|c", ""},
		"no separator":                  {"one two\nthree\n", "", "1:1 error anki-separator\n"},
		"comments":                      {"# a\n#separator:tab\na\tb\n#c\td\ne\tf\n", "a|e", ""},
		"empty lines":                   {"a\tb\n\n\nc\td\n\t\n", "a|c", ""},
		"quoted lines and marks":        {"\"a\n\"\"b\"\" x\"\tc\nd\te\n", "a\\\n\"b\" x|d", ""},
		"marks inside are marks":        {"a \"b\" c\td\n", "a \"b\" c", ""},
		"text behind a closed mark":     {"\"a\" b\tc\n", "a b", ""},
		"an open mark takes its line":   {"\"a\tb\nc\td\n\"e\"\tf\n", "c|e", "1:1 error anki-quote\n"},
		"an open mark at the end":       {"a\tb\nc\t\"d\n", "a", "2:3 error anki-quote\n"},
		"text that only looks like one": {"a < b\tc > d & e\n", "a < b", ""},
		"tags of all":                   {"tags: x y\na\tb\n", "a", ""},
		"headers that make no sense":    {"#separator:banana\n#html:maybe\n#tags column:x\na\tb\n", "a", "1:1 warning anki-header #separator:banana\n2:1 warning anki-header #html:maybe\n3:1 warning anki-header #tags column:x\n"},
		"no notes":                      {"#separator:tab\n# nothing\n", "", "1:1 error no-questions\n"},
		"an empty file":                 {"", "", "1:1 error no-questions\n"},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := readText(test.text)
			var stems []string
			for _, q := range set.Questions {
				stems = append(stems, q.Stem)
			}
			if diff := cmp.Diff(test.stems, strings.Join(stems, "|")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.told, told(problems)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestDecksAreTheTitleOrTags(t *testing.T) {
	for _, test := range []struct{ decks, title, tags string }{
		{"Harbour Harbour", "Harbour", "|"},
		{"A::B A::C", "A", "A::B|A::C"},
		{"A B", "cards", "A|B"},
		{"Default Default", "cards", "|"},
	} {
		first, second, _ := strings.Cut(test.decks, " ")
		set, _ := readText("#separator:tab\n#deck column:3\na\tb\t" + first + "\nc\td\t" + second + "\n")
		tags := strings.Join(set.Questions[0].Tags, ",") + "|" + strings.Join(set.Questions[1].Tags, ",")
		if set.Title != test.title || tags != test.tags {
			t.Errorf("%s: %q, %s", test.decks, set.Title, tags)
		}
	}
}

func TestRejectedRowsAreAFileThatIsReadAgain(t *testing.T) {
	_, problems := readText("#separator:pipe\n#html:true\n#notetype column:1\n#tags column:4\nCloze|a \"b\"|c|x y\nBasic|a|b|\nCloze|\"d|e\"|f|\n")
	var rejects strings.Builder
	for _, p := range problems {
		rejects.WriteString(p.Raw)
	}
	set, problems := readText(strings.NewReplacer("a \"b\"", "a {{c1::b}}", "d|e", "{{c1::d|e}}").Replace(rejects.String()))
	if problems.Failed() || len(set.Questions) != 2 || set.Questions[0].Tags[1] != "y" {
		t.Errorf("%s\n%s", told(problems), rejects.String())
	}
}
