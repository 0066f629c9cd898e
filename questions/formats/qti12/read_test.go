package qti12

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// read reads one XML file.
func read(t *testing.T, text string) (questions.Set, questions.Problems) {
	t.Helper()
	set, problems := Read(fstest.MapFS{"quiz.xml": {Data: []byte(text)}}, "quiz.xml")
	for _, p := range problems {
		if p.File == "" || p.Rule == "" {
			t.Errorf("a problem without a file or a rule: %+v", p)
		}
	}
	return set, problems
}

// quiz puts items into a file.
func quiz(items ...string) string {
	return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\">\n" +
		`<assessment ident="i1" title="Spills"><section ident="root_section">` + "\n" + strings.Join(items, "\n") + "\n</section></assessment></questestinterop>"
}

// field is a field of metadata.
func field(label, entry string) string {
	return "<qtimetadatafield><fieldlabel>" + label + "</fieldlabel><fieldentry>" + entry + "</fieldentry></qtimetadatafield>"
}

// asked is a question of Canvas.
func asked(kind, shown, processing string) string {
	return `<item ident="i6ba0f" title="Question"><itemmetadata><qtimetadata>` + field("question_type", kind) + field("points_possible", "2.0") +
		"</qtimetadata></itemmetadata><presentation>" + shown + "</presentation>" + processing + "</item>"
}

// material shows a text.
func material(text string) string { return "<material>" + mattext(text) + "</material>" }

func mattext(text string) string {
	if strings.HasPrefix(text, "<") {
		text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
		return `<mattext texttype="text/html">` + text + "</mattext>"
	}
	return `<mattext texttype="text/plain">` + text + "</mattext>"
}

// lid is an answer that is chosen; labels are identifier and text in turn.
func lid(ident, attrs string, labels ...string) string {
	var b strings.Builder
	for i := 0; i < len(labels); i += 2 {
		fmt.Fprintf(&b, `<response_label ident="%s">%s</response_label>`, labels[i], material(labels[i+1]))
	}
	return `<response_lid ident="` + ident + `" ` + attrs + `><render_choice>` + b.String() + "</render_choice></response_lid>"
}

// fib is an answer that is typed.
func fib(ident, attrs string) string {
	return `<response_str ident="` + ident + `"><render_fib ` + attrs + `><response_label ident="a1"/></render_fib></response_str>`
}

// processing puts conditions together.
func processing(conditions ...string) string {
	return `<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"/></outcomes>` + strings.Join(conditions, "") + "</resprocessing>"
}

func equal(ident, value string) string {
	return `<varequal respident="` + ident + `">` + value + "</varequal>"
}

// sets is a condition with a score.
func sets(score string, tests ...string) string {
	return `<respcondition continue="No"><conditionvar>` + strings.Join(tests, "") + `</conditionvar><setvar varname="SCORE" action="Set">` + score + "</setvar></respcondition>"
}

// adds is a condition that adds to the score.
func adds(score string, tests ...string) string {
	return `<respcondition><conditionvar>` + strings.Join(tests, "") + `</conditionvar><setvar varname="SCORE" action="Add">` + score + "</setvar></respcondition>"
}

const single = `rcardinality="Single"`

func TestEveryTypeOfCanvas(t *testing.T) {
	yes := true
	two := func(b questions.Body, stem string) questions.Question {
		head := questions.QuestionHead{ID: "i6ba0f", Type: questions.TypeOf(b), Stem: stem, Points: "2"}
		if head.Type == questions.InformationType {
			head.Points = ""
		}
		return questions.Question{QuestionHead: head, Body: b}
	}
	for name, test := range map[string]struct {
		item string
		want questions.Question
	}{
		"one of several": {
			asked("multiple_choice_question", material("<p>Who <em>owned</em> it?</p>")+lid("r", single, "1", "BP", "2", "Transocean"), processing(sets("100", equal("r", "2")))),
			two(&questions.SingleChoice{Options: questions.Options{{Text: "BP"}, {Text: "Transocean", Correct: true}}}, "Who *owned* it?"),
		},
		"points vary": {
			asked("multiple_choice_question", material("Which?")+lid("r", single, "1", "All", "2", "Half", "3", "None"), processing(sets("2.0", equal("r", "1")), sets("1.0", equal("r", "2")))),
			two(&questions.SingleChoice{Options: questions.Options{{Text: "All", Weight: "100"}, {Text: "Half", Weight: "50"}, {Text: "None", Weight: "0"}}}, "Which?"),
		},
		"true or false": {
			asked("true_false_question", material("It sank.")+lid("r", single, "1", "True", "2", "False"), processing(sets("100", equal("r", "1")))),
			two(&questions.TrueFalse{Answer: &yes}, "It sank."),
		},
		"true or false in another language": {
			asked("true_false_question", material("Sie sank.")+lid("r", single, "1", "Wahr", "2", "Falsch"), processing(sets("100", equal("r", "1")))),
			two(&questions.SingleChoice{Options: questions.Options{{Text: "Wahr", Correct: true}, {Text: "Falsch"}}}, "Sie sank."),
		},
		"several": {
			asked("multiple_answers_question", material("Which two?")+lid("r", `rcardinality="Multiple"`, "1", "a", "2", "b", "3", "c"),
				processing(sets("100", "<and>"+equal("r", "1")+"<not>"+equal("r", "2")+"</not>"+equal("r", "3")+"</and>"))),
			two(&questions.MultipleResponse{Options: questions.Options{{Text: "a", Correct: true}, {Text: "b"}, {Text: "c", Correct: true}}}, "Which two?"),
		},
		"a word": {
			asked("short_answer_question", material("Where?")+fib("r", ""), processing(sets("100", equal("r", "Gulf*"), equal("r", "gulf*"), equal("r", "the sea")))),
			two(&questions.ShortText{Accept: []questions.Accept{{Text: `Gulf\*`}, {Text: "the sea"}}}, "Where?"),
		},
		"gaps": {
			asked("fill_in_multiple_blanks_question", material("<p>From [a] to [b].</p>")+lid("response_a", "", "1", "here", "2", "home")+lid("response_b", "", "3", "there"),
				processing(adds("50.00", equal("response_a", "1")), adds("50.00", equal("response_b", "3")))),
			two(&questions.GapFill{Gaps: map[string]questions.Gap{"a": {Accept: []questions.GapAccept{{Text: "here"}, {Text: "home"}}}, "b": {Accept: []questions.GapAccept{{Text: "there"}}}}}, "From [[a]] to [[b]]."),
		},
		"gaps with options": {
			asked("multiple_dropdowns_question", material("<p>From [a] to [b].</p>")+lid("response_a", "", "1", "here", "2", "home")+lid("response_b", "", "3", "there", "4", "away"),
				processing(adds("50.00", equal("response_a", "1")), adds("50.00", equal("response_b", "4")))),
			two(&questions.GapFill{Gaps: map[string]questions.Gap{
				"a": {Options: questions.Options{{Text: "here", Correct: true}, {Text: "home"}}},
				"b": {Options: questions.Options{{Text: "there"}, {Text: "away", Correct: true}}}}}, "From [[a]] to [[b]]."),
		},
		"a number": {
			asked("numerical_question", material("How many?")+fib("r", `fibtype="Decimal"`), processing(sets("100", "<or>"+equal("r", "11.0")+"</or>"))),
			two(&questions.Numeric{Accept: []questions.NumericAccept{{Value: "11"}}}, "How many?"),
		},
		"an essay": {
			asked("essay_question", material("Why?")+`<response_str ident="r" word_limit_enabled="Yes" word_limit_min="140" word_limit_max="500"><render_fib/></response_str>`, processing()),
			two(&questions.Essay{Words: questions.WordRange{Min: 140, Max: 500}}, "Why?"),
		},
		"a text": {asked("text_only_question", material("<p>Read this.</p>"), ""), two(&questions.Information{}, "Read this.")},
		"in order": {
			asked("ordering_question", material("Put in order.")+lid("r", `rcardinality="Ordered"`, "1", "last", "2", "first"), processing(sets("100", equal("r", "2"), equal("r", "1")))),
			two(&questions.Ordering{Items: []questions.Item{{Text: "first"}, {Text: "last"}}, Marking: questions.WholeOrder}, "Put in order."),
		},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := read(t, quiz(test.item))
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
			if diff := cmp.Diff([]questions.Question{test.want}, set.Questions); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMatching(t *testing.T) {
	left := func(ident, text string) string {
		return strings.Replace(lid(ident, "", "1", "oil", "2", "gas", "3", "mud"), "<render_choice>", material(text)+"<render_choice>", 1)
	}
	set, problems := read(t, quiz(asked("matching_question", material("Match.")+left("response_7", "black")+left("response_8", "<b>clear</b>"),
		processing(adds("50.00", equal("response_7", "1")), adds("50.00", equal("response_8", "2"))))))
	want := &questions.Matching{Pairs: []questions.Pair{{Prompt: "black", Match: "oil"}, {Prompt: "**clear**", Match: "gas"}}, Distractors: []questions.Item{{Text: "mud"}}}
	if diff := cmp.Diff(questions.Body(want), set.Questions[0].Body); diff != "" || len(problems) > 0 {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
}

func TestWhatCanvasHasAndWeDoNot(t *testing.T) {
	for _, kind := range []string{"calculated_question", "file_upload_question", "hot_spot_question"} {
		set, problems := read(t, quiz(asked(kind, material("What is [x]?")+fib("r", ""), processing())))
		if len(set.Questions) != 0 || len(problems) != 1 || problems[0].Rule != "type-unsupported" || problems[0].Args["found"] != kind {
			t.Fatalf("%s: %d questions, %v", kind, len(set.Questions), problems)
		}
		if p := problems[0]; p.Line != 4 || p.Column != 1 || !strings.HasPrefix(p.Raw, "<item") || !strings.HasSuffix(p.Raw, "</item>") {
			t.Errorf("%s: %d:%d %q", kind, p.Line, p.Column, p.Raw)
		}
	}
}

func TestTitles(t *testing.T) {
	for title, want := range map[string]string{
		"Question": "", "Question 12": "", "Frage 3": "", "": "", "i6ba0f": "", "Where did it": "", "where did it…": "", "Where did it...": "",
		"Location": "Location", "Question of guilt": "Question of guilt",
	} {
		text := strings.Replace(asked("essay_question", material("Where did it sink?")+fib("r", ""), processing()), `title="Question"`, `title="`+title+`"`, 1)
		set, _ := read(t, quiz(text))
		if got := set.Questions[0].Title; got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

func TestATitleAsksWhereTheStemDoesNot(t *testing.T) {
	text := strings.Replace(asked("essay_question", fib("r", ""), processing()), `title="Question"`, `title="Why *this* rig?"`, 1)
	set, problems := read(t, quiz(text))
	if q := set.Questions[0]; q.Stem != `Why \*this\* rig?` || q.Title != "" || len(problems) > 0 {
		t.Errorf("%q, %q, %v", q.Stem, q.Title, problems)
	}
}
