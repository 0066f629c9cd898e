package qti12

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

func TestOneBrokenQuestionDoesNotHideTheOthers(t *testing.T) {
	broken := strings.Replace(essay("b", "Two?"), "</resprocessing>", "", 1)
	set, problems := read(t, quiz(essay("a", "One?"), broken, essay("c", "Three?")))
	if stems(set) != "One?() Two?() Three?()" {
		t.Errorf("%s", stems(set))
	}
	if len(problems) != 1 || problems[0].Rule != "xml" || problems[0].Question != "b" || problems[0].Line != 5 || problems[0].Raw == "" {
		t.Errorf("%+v", problems)
	}
}

func TestWhatOthersAcceptIsAccepted(t *testing.T) {
	for name, text := range map[string]string{
		"a declaration without a space": strings.Replace(quiz(essay("a", "One?")), `"1.0" encoding`, `"1.0"encoding`, 1),
		"XML 1.1":                       strings.Replace(quiz(essay("a", "One?")), `"1.0"`, `"1.1"`, 1),
		"comments":                      "<!-- made by hand -->" + strings.ReplaceAll(essay("a", "One?"), "<presentation>", "<!-- <item> --><presentation>"),
		"ISO-8859-1":                    strings.Replace(strings.Replace(quiz(essay("a", "One?")), "UTF-8", "ISO-8859-1", 1), "Spills", "Mar\xe9e noire", 1),
		"a document type":               "<!DOCTYPE questestinterop SYSTEM \"ims_qtiasiv1p2.dtd\">" + essay("a", "One?"),
		"a byte order mark":             "\ufeff" + quiz(essay("a", "One?")),
		"no declaration, one item":      essay("a", "One?"),
		"an entity of HTML":             quiz(strings.Replace(essay("a", "One?"), "One?", "&nbsp;One?", 1)),
	} {
		set, problems := read(t, text)
		if len(set.Questions) != 1 || !strings.Contains(set.Questions[0].Stem, "One?") || len(problems) > 0 {
			t.Errorf("%s: %+v %v", name, set.Questions, problems)
		}
		if name == "ISO-8859-1" && set.Title != "Marée noire" {
			t.Errorf("the title is %q", set.Title)
		}
	}
}

func TestReferencesToOtherFilesAreNeverFollowed(t *testing.T) {
	text := "<?xml version=\"1.0\"?><!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + strings.Replace(essay("a", "One?"), "One?", "One? &x;", 1)
	set, problems := read(t, text)
	if !problems.Failed() || len(set.Questions) > 0 && strings.Contains(set.Questions[0].Stem, "root") {
		t.Errorf("%+v %v", set.Questions, problems)
	}
}

func TestQuestionsThatCanNotBeUnderstoodSayWhyAndWhere(t *testing.T) {
	for rule, text := range map[string]string{
		"qti12-presentation": `<item ident="a" title="Nothing"/>`,
		"qti12-responses":    asked("multiple_choice_question", material("?")+fib("r", ""), processing()),
		"qti12-marking":      asked("multiple_answers_question", material("?")+lid("r", `rcardinality="Multiple"`, "1", "x", "2", "y"), processing(sets("50", equal("r", "1")+equal("r", "2")), sets("100", equal("r", "1")))),
		"qti12-number":       asked("numerical_question", material("?")+fib("r", ""), processing(sets("100", equal("r", "eleven")))),
		"qti12-pair":         asked("matching_question", material("?")+strings.Replace(lid("a", "", "1", "x", "2", "y"), "<render_choice>", material("A")+"<render_choice>", 1), processing()),
		"one-correct":        asked("multiple_choice_question", material("?")+lid("r", single, "1", "x", "2", "y"), processing()),
		"accept-missing":     asked("short_answer_question", material("?")+fib("r", ""), processing()),
		"gap-unplaced":       asked("fill_in_multiple_blanks_question", material("[a]")+lid("response_a", "", "1", "x")+lid("response_b", "", "2", "y"), processing()),
		"stem-missing":       asked("essay_question", fib("r", ""), processing()),
		"type-unsupported":   `<item ident="a"><presentation>` + material("?") + `<response_grp ident="r"/></presentation></item>`,
	} {
		_, problems := read(t, quiz(essay("good", "Fine?"), text))
		if !problems.Failed() || !strings.Contains(said(problems), rule) {
			t.Errorf("want %s, got %v", rule, problems)
		}
		raw := false
		for _, p := range problems {
			raw = raw || p.Raw != ""
			if p.Line < 5 && p.Severity == questions.Error {
				t.Errorf("%s is at %d:%d", p.Rule, p.Line, p.Column)
			}
		}
		if !raw {
			t.Errorf("%s: the question isn't among the rejects", rule)
		}
	}
}

func TestRejectsCanBeReadAgain(t *testing.T) {
	_, problems := read(t, quiz(essay("a", "One?"), asked("hot_spot_question", material("?"), "")))
	set, again := read(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<questestinterop>\n"+strings.Replace(problems[0].Raw, "hot_spot_question", "essay_question", 1)+"\n</questestinterop>\n")
	if len(set.Questions) != 1 || len(again) > 0 {
		t.Errorf("%+v %v", set.Questions, again)
	}
}

// TestHostileFilesAreRefused reads what no author writes; the time limit of the tests holds for them.
func TestHostileFilesAreRefused(t *testing.T) {
	repeat := strings.Repeat
	var labels, conditions []string
	for i := range 600 {
		labels = append(labels, fmt.Sprint(i), "x")
	}
	for i := range 20_000 {
		conditions = append(conditions, adds("1", equal("r", fmt.Sprint(i))))
	}
	for name, text := range map[string]string{
		"deep":                 "<questestinterop>" + repeat("<section>", 100_000),
		"NUL":                  "<questestinterop>\x00",
		"unclosed":             "<questestinterop><item ident='a'><presentation>" + repeat("<material>", 50),
		"only open tags":       repeat("<item>", 100_000),
		"only ends":            repeat("</item>", 100_000),
		"only separators":      repeat("<!---->", 100_000),
		"many options":         quiz(asked("multiple_choice_question", material("?")+lid("r", single, labels...), processing(conditions...))),
		"many pairs":           quiz(asked("matching_question", material("?")+repeat(lid("r", "", "1", "x"), 5000), processing(conditions...))),
		"many gaps":            quiz(asked("fill_in_multiple_blanks_question", material("?")+repeat(lid("r", "", "1", "x"), 5000), processing(conditions...))),
		"many conditions":      quiz(asked("multiple_choice_question", material("?")+lid("r", single, labels[:1000]...), processing(conditions...))),
		"scores that multiply": quiz(asked("multiple_choice_question", material("?")+lid("r", single, "1", "x", "2", "y"), processing("<respcondition><conditionvar>"+equal("r", "1")+"</conditionvar>"+repeat(`<setvar varname="SCORE" action="Set">9e99</setvar><setvar varname="SCORE" action="Multiply">9e99</setvar>`, 5000)+"</respcondition>"))),
		"a feedback for each":  quiz(asked("multiple_choice_question", material("?")+lid("r", single, labels[:1000]...), processing(sets("100", equal("r", "1"), equal("r", "2")))+feedbackOf("general_incorrect_fb", repeat("x", 1<<20)))),
		"a large number":       quiz(asked("numerical_question", material("?")+fib("r", ""), processing(sets("100", equal("r", repeat("9", 100_000)))))),
		"private characters":   quiz(asked("fill_in_multiple_blanks_question", material("[a] \uE0007\uE001 \uE000")+lid("response_a", "", "1", "x"), processing())),
	} {
		_, problems := Read(fstest.MapFS{"a.xml": {Data: []byte(text)}}, "a.xml")
		if !problems.Failed() && name != "private characters" && name != "a feedback for each" && name != "many conditions" && name != "scores that multiply" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
