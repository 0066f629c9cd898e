package gift

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// readText reads a text as the file quiz.gift.
func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"quiz.gift": {Data: []byte(text)}}, "quiz.gift")
}

// told are problems as "line:column severity rule {arguments}".
func told(problems questions.Problems) []string {
	var list []string
	for _, p := range problems {
		args, _ := json.Marshal(p.Args)
		line := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		if len(p.Args) > 0 {
			line += " " + string(args)
		}
		list = append(list, line)
	}
	return list
}

// asJSON is a question without its id.
func asJSON(q questions.Question) string {
	q.ID = ""
	data, err := json.Marshal(q)
	if err != nil {
		return err.Error()
	}
	return jsonEscapes.Replace(string(data))
}

var jsonEscapes = strings.NewReplacer(`"id":"",`, "", `\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

// readCase is a file with one question, as it has to be read.
type readCase struct {
	name, text string
	want       string   // JSON without the id; empty: no question
	told       []string // problems
}

func (c readCase) run(t *testing.T) {
	t.Helper()
	set, problems := readText(c.text)
	got := ""
	if len(set.Questions) > 0 {
		got = asJSON(set.Questions[0])
	}
	if diff := cmp.Diff(c.want, got); diff != "" {
		t.Errorf("question (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(c.told, told(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(set.Questions) > 1 {
		t.Errorf("%d questions, the second one %s", len(set.Questions), asJSON(set.Questions[1]))
	}
}

func TestRead(t *testing.T) {
	for _, list := range [][]readCase{choiceCases, typedCases, pairCases, orderingCases, textCases, blockCases, commentCases} {
		for _, c := range list {
			t.Run(c.name, c.run)
		}
	}
}

var choiceCases = []readCase{
	{"one right option", "Who listened? {=The tower ~The pilot}",
		`{"type":"single-choice","stem":"Who listened?","options":[{"text":"The tower","correct":true},{"text":"The pilot"}]}`, nil},
	{"options on lines, with feedback", "Who listened?{\n\t~The pilot#He spoke.\n\t=The tower#Right!\n\t~Nobody\n}",
		`{"type":"single-choice","stem":"Who listened?","options":[{"text":"The pilot","feedback":"He spoke."},{"text":"The tower","correct":true,"feedback":"Right!"},{"text":"Nobody"}]}`, nil},
	{"weights in a single choice", "Who? {=A ~%50%B ~%-25.5%C ~D}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"A","weight":100},{"text":"B","weight":50},{"text":"C","weight":-25.5},{"text":"D","weight":0}]}`, nil},
	{"right minus wrong", "What? {~%50%A ~%50%B ~%-50%C}",
		`{"type":"multiple-response","stem":"What?","options":[{"text":"A","correct":true},{"text":"B","correct":true},{"text":"C"}]}`, nil},
	{"rounded thirds", "What? {~%33.33333%A ~%33.33333%B ~%33.33333%C ~%-33.33333%D}",
		`{"type":"multiple-response","stem":"What?","options":[{"text":"A","correct":true},{"text":"B","correct":true},{"text":"C","correct":true},{"text":"D"}]}`, nil},
	{"other weights", "What? {~%75%A ~%25%B ~C}",
		`{"type":"multiple-response","stem":"What?","options":[{"text":"A","weight":75},{"text":"B","weight":25},{"text":"C","weight":0}],"marking":"weights"}`, nil},
	{"a percentage behind =", "Who? {=%50%half ~%25%q ~no}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"half","weight":50},{"text":"q","weight":25},{"text":"no","weight":0}]}`,
		[]string{`1:7 error best-weight {"found":"50"}`}},
	{"percent signs in a text", "Who? {=100% of them ~%of% them}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"100% of them","correct":true},{"text":"%of% them"}]}`, nil},
	{"a weight with a comma", "Who? {=A\n~%33,3%B}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"A","correct":true},{"text":"B"}]}`,
		[]string{`2:2 error gift-weight {"found":"%33,3%"}`}},
	{"a weight behind its option", "Who? {=A%100% ~B}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"A%100%","correct":true},{"text":"B"}]}`,
		[]string{`1:8 warning gift-weight-behind {"found":"A%100%"}`}},
	{"an unescaped = in an option", `Who? {~x=1 =x\=2 ~y}`,
		`{"type":"single-choice","stem":"Who?","options":[{"text":"x","weight":0},{"text":"1","weight":100},{"text":"x=2","weight":100},{"text":"y","weight":0}]}`,
		[]string{`1:12 warning gift-two-right`}},
	{"blank options", "Who?\n{=a ~ ~c}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"a","correct":true},{"text":"c"}]}`,
		[]string{`2:5 warning gift-blank`}},
	{"colours that begin with #", "Who? {=#ff0000 ~#00ff00}",
		`{"type":"multiple-response","stem":"Who?","options":[],"marking":"weights"}`,
		[]string{`1:7 warning gift-blank`, `1:7 error options-few {"found":0}`, `1:7 error weights-sum {"found":"0"}`, `1:16 warning gift-blank`}},
	{"text before the first mark", "Who? {The pilot =The tower ~Nobody}",
		`{"type":"single-choice","stem":"Who?","options":[{"text":"The pilot"},{"text":"The tower","correct":true},{"text":"Nobody"}]}`,
		[]string{`1:7 warning gift-unmarked {"found":"The pilot"}`}},
	{"true", "The tower answered.{T}", `{"type":"true-false","stem":"The tower answered.","answer":true}`, nil},
	{"feedback on true: wrong, then right", "The tower answered.{TRUE#It did.#Yes.}",
		`{"type":"true-false","stem":"The tower answered.","answer":true,"feedback":{"true":"Yes.","false":"It did."}}`, nil},
	{"feedback on false", "The tower answered.{FALSE#It was silent.#Yes.}",
		`{"type":"true-false","stem":"The tower answered.","answer":false,"feedback":{"true":"It was silent.","false":"Yes."}}`, nil},
	{"no feedback on the wrong answer", "The tower answered.{F##Yes.}",
		`{"type":"true-false","stem":"The tower answered.","answer":false,"feedback":{"false":"Yes."}}`, nil},
	{"a small t", "The tower answered.{ t }", `{"type":"true-false","stem":"The tower answered.","answer":true}`,
		[]string{`1:22 warning gift-true-false {"found":"t"}`}},
	{"a word that isn't upper case", "The tower answered.\n{False#x}",
		`{"type":"true-false","stem":"The tower answered.","answer":false,"feedback":{"true":"x"}}`,
		[]string{`2:2 warning gift-true-false {"found":"False"}`}},
	{"parts beyond the whole", "Who? {~%60%a ~%60%b ~c}",
		`{"type":"multiple-response","stem":"Who?","options":[{"text":"a","weight":60},{"text":"b","weight":60},{"text":"c","weight":0}],"marking":"weights"}`,
		[]string{`1:7 warning weights-over {"found":"120"}`}},
	{"no right option", "How high?\n{~1000 ~2000}",
		`{"type":"multiple-response","stem":"How high?","options":[{"text":"1000","weight":0},{"text":"2000","weight":0}],"marking":"weights"}`,
		[]string{`2:2 error some-correct`}},
}

var typedCases = []readCase{
	{"accepted texts", "Where? {=Quay Seven =%50%the harbour#Where there?}",
		`{"type":"short-text","stem":"Where?","accept":[{"text":"Quay Seven"},{"text":"the harbour","weight":50,"feedback":"Where there?"}]}`, nil},
	{"one without a mark", "Where? {Quay Seven}", `{"type":"short-text","stem":"Where?","accept":[{"text":"Quay Seven"}]}`, nil},
	{"wildcards", `Where? {=*Seven* =Quay \*7 =%0%*#Elsewhere.}`,
		`{"type":"short-text","stem":"Where?","accept":[{"text":"*Seven*"},{"text":"Quay \\*7"},{"text":"*","weight":0,"feedback":"Elsewhere."}]}`,
		[]string{`1:28 warning accepts-anything`}},
	{"accepted texts aren't Markdown", "[markdown]Where _was_ it? {=the *quay* =a_b_c}",
		`{"type":"short-text","stem":"Where _was_ it?","accept":[{"text":"the *quay*"},{"text":"a_b_c"}]}`, nil},
	{"a format's name and nothing behind it", "Where? {[plain]=x}", `{"type":"short-text","stem":"Where?","accept":[{"text":"x"}]}`, nil},
	{"a number", "How fast? {#12}", `{"type":"numeric","stem":"How fast?","accept":[{"value":12}]}`, nil},
	{"a number with a tolerance", "How fast? {#-12.50:0.25#Yes}",
		`{"type":"numeric","stem":"How fast?","accept":[{"value":-12.5,"tolerance":0.25,"feedback":"Yes"}]}`, nil},
	{"a range", "How fast? {#-3..1e1}", `{"type":"numeric","stem":"How fast?","accept":[{"min":-3,"max":10}]}`, nil},
	{"the same number twice", "How fast? {#3..3}", `{"type":"numeric","stem":"How fast?","accept":[{"min":3,"max":3}]}`, nil},
	{"several numbers", "How fast?{#\n\t=12:0#Exactly.\n\t=%50%12:2#Nearly.\n}",
		`{"type":"numeric","stem":"How fast?","accept":[{"value":12,"tolerance":0,"feedback":"Exactly."},{"value":12,"tolerance":2,"weight":50,"feedback":"Nearly."}]}`, nil},
	{"a decimal comma", "How fast?\n{#3,14:0.01}", "", []string{`2:3 error gift-comma {"found":"3,14:0.01"}`}},
	{"no number", "How fast? {#=12 =abc}", "", []string{`1:18 error gift-number {"found":"abc"}`}},
	{"feedback on all others", "How fast? {#3:2~#Slower.}", `{"type":"numeric","stem":"How fast?","accept":[{"value":3,"tolerance":2}]}`,
		[]string{`1:16 warning not-kept {"what":"feedback on other answers: Slower."}`}},
	{"a star for all others", "How fast? {#=3 =%0%*#Slower.}", `{"type":"numeric","stem":"How fast?","accept":[{"value":3}]}`,
		[]string{`1:16 warning not-kept {"what":"feedback on other answers: Slower."}`}},
	{"anything is right", "How fast? {#*}", "", []string{`1:13 error gift-number {"found":"*"}`}},
	{"no number at all", "How fast? {#}", `{"type":"numeric","stem":"How fast?","accept":null}`, []string{`1:13 error accept-missing`}},
	{"an essay", "Explain the outage. {}", `{"type":"essay","stem":"Explain the outage."}`, nil},
	{"an essay with general feedback", "Explain the outage. { ####The log says so. }",
		`{"type":"essay","stem":"Explain the outage.","explanation":"The log says so."}`, nil},
	{"a description", "Read the log first.", `{"type":"information","stem":"Read the log first."}`, nil},
}

var pairCases = []readCase{
	{"pairs", "Who did what? {=Pilot -> read back =Tower->listened}",
		`{"type":"matching","stem":"Who did what?","pairs":[{"prompt":"Pilot","match":"read back"},{"prompt":"Tower","match":"listened"}]}`, nil},
	{"distractors", "Who did what? {\n=Pilot -> read back\n=Tower -> listened\n= -> slept\n}",
		`{"type":"matching","stem":"Who did what?","pairs":[{"prompt":"Pilot","match":"read back"},{"prompt":"Tower","match":"listened"}],"distractors":["slept"]}`, nil},
	{"matches are plain text", "[markdown]Who? {=*A* -> *x* =[html]<b>B</b> -> y}",
		`{"type":"matching","stem":"Who?","pairs":[{"prompt":"*A*","match":"\\*x\\*"},{"prompt":"**B**","match":"y"}]}`, nil},
	{"one pair", "Who did what?\n{=Pilot -> read back}",
		`{"type":"matching","stem":"Who did what?","pairs":[{"prompt":"Pilot","match":"read back"}]}`, []string{`2:2 error matches-few`}},
	{"feedback on a pair", "Who? {=A -> x#so =B -> y}",
		`{"type":"matching","stem":"Who?","pairs":[{"prompt":"A","match":"x"},{"prompt":"B","match":"y"}]}`,
		[]string{`1:15 warning not-kept {"what":"feedback: so"}`}},
	{"a pair without an arrow", "Who? {=A -> x =B y =C -> z}",
		`{"type":"matching","stem":"Who?","pairs":[{"prompt":"A","match":"x"},{"prompt":"C","match":"z"}]}`,
		[]string{`1:15 error gift-pair {"found":"B y"}`}},
}

var orderingCases = []readCase{
	{"as Moodle exports it", "Put in order.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nClearance\nRead-back\nDeparture\n}",
		`{"type":"ordering","stem":"Put in order.","items":["Clearance","Read-back","Departure"]}`, nil},
	{"another grading, with feedback", "Put in order.{>2 EXACT V ALL_OR_NOTHING\nA\nB\n#### So it is.\n}",
		`{"type":"ordering","stem":"Put in order.","explanation":"So it is.","items":["A","B"],"marking":"all-or-nothing"}`, nil},
	{"a grading that comes near", "Put in order.{>2 ALL VERT RELATIVE_ALL_PREVIOUS_AND_NEXT\nA\nB\n}",
		`{"type":"ordering","stem":"Put in order.","items":["A","B"],"marking":"adjacent"}`,
		[]string{`1:15 warning gift-grading {"found":"RELATIVE_ALL_PREVIOUS_AND_NEXT","into":"adjacent"}`}},
	{"what isn't kept", "Put in order.{>2 CONTIGUOUS H ABS NO abc\nA\nB\nC}",
		`{"type":"ordering","stem":"Put in order.","items":["A","B","C"]}`,
		[]string{`1:15 warning not-kept {"what":"2 CONTIGUOUS"}`, `1:15 warning not-kept {"what":"horizontal layout"}`,
			`1:15 warning not-kept {"what":"hidden grading details"}`, `1:15 warning not-kept {"what":"numbering abc"}`}},
	{"items that look like options of the question", "[html]Put in order.{>3 ALL\n1st & last\n<i>2nd</i>\n[html] tag\n}",
		`{"type":"ordering","stem":"Put in order.","items":["1st & last","*2nd*","[html] tag"],"marking":"adjacent"}`, nil},
	{"the longest subset", "Put in order.{>2 ALL VERTICAL LONGEST_ORDERED_SUBSET SHOW none\nA\nB}",
		`{"type":"ordering","stem":"Put in order.","items":["A","B"],"marking":"longest-subset"}`, nil},
	{"items twice", "Put in order.{>2 ALL\nA\na\n}",
		`{"type":"ordering","stem":"Put in order.","items":["A","a"],"marking":"adjacent"}`, []string{`3:1 error item-twice {"text":"a"}`}},
}

// TestRejectsCanBeReadAgain: each is a question of its own, with the category that stands elsewhere as a tag.
func TestRejectsCanBeReadAgain(t *testing.T) {
	text := "$CATEGORY: $course$/top/Harbour\n\n// [tag:b]\nOne {=a\n\nTwo {=a ~b}\n\n::Three::Three {~a ~b}\n"
	_, problems := readText(text)
	var raw []string
	for _, p := range problems {
		raw = append(raw, p.Raw)
	}
	want := []string{"// [tag:Harbour]\n// [tag:b]\nOne {=a", "// [tag:Harbour]\n::Three::Three {~a ~b}"}
	if diff := cmp.Diff(want, raw); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	mended := strings.NewReplacer("{=a", "{=a}", "{~a", "{=a").Replace(strings.Join(raw, "\n\n"))
	set, problems := readText(mended)
	if len(problems) > 0 || len(set.Questions) != 2 || set.Questions[0].Tags[0] != "Harbour" || set.Questions[1].Tags[0] != "Harbour" {
		t.Errorf("%v\n%v", set.Questions, told(problems))
	}
}
