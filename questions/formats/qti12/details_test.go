package qti12

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// said lists problems as rule@line:column.
func said(problems questions.Problems) string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Rule)
	}
	return strings.Join(list, " ")
}

func feedbackOf(ident, text string) string {
	return `<itemfeedback ident="` + ident + `"><flow_mat>` + material(text) + "</flow_mat></itemfeedback>"
}

func shows(ident string, tests ...string) string {
	return `<respcondition continue="Yes"><conditionvar>` + strings.Join(tests, "") + `</conditionvar><displayfeedback feedbacktype="Response" linkrefid="` + ident + `"/></respcondition>`
}

func TestFeedback(t *testing.T) {
	text := asked("multiple_choice_question", material("Which?")+lid("r", single, "1", "x", "2", "y"),
		processing(shows("general_fb", "<other/>"), shows("2_fb", equal("r", "2")), shows("other-name", equal("r", "1")), sets("100", equal("r", "1")))+
			feedbackOf("general_fb", "<p>Neutral.</p>")+feedbackOf("correct_fb", "Right.")+feedbackOf("general_incorrect_fb", "Wrong.")+feedbackOf("2_fb", "Not <i>y</i>.")+
			feedbackOf("other-name", "Yes, x.")+feedbackOf("lost", "Nobody sees this."))
	set, problems := read(t, quiz(text))
	q := set.Questions[0]
	want := questions.Options{{Text: "x", Correct: true, Feedback: "Yes, x.\n\nRight."}, {Text: "y", Feedback: "Not *y*.\n\nWrong."}}
	if diff := cmp.Diff(want, q.Body.(*questions.SingleChoice).Options); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if q.Explanation != "Neutral." || said(problems) != "not-kept" || problems[0].Args["what"] != `the feedback lost: "Nobody sees this."` {
		t.Errorf("%q, %v", q.Explanation, problems)
	}
}

func TestFeedbackOnTypedAnswers(t *testing.T) {
	text := asked("short_answer_question", material("Where?")+fib("r", ""),
		processing(shows("7_fb", equal("r", "Gulf")), shows("8_fb", equal("r", "Pacific")), sets("100", equal("r", "Gulf"), equal("r", "sea")))+
			feedbackOf("7_fb", "Of Mexico.")+feedbackOf("8_fb", "Too far west.")+feedbackOf("correct_fb", "Right."))
	set, problems := read(t, quiz(text))
	want := []questions.Accept{{Text: "Gulf", Feedback: "Of Mexico.\n\nRight."}, {Text: "Pacific", Weight: "0", Feedback: "Too far west."}, {Text: "sea", Feedback: "Right."}}
	if diff := cmp.Diff(want, set.Questions[0].Body.(*questions.ShortText).Accept); diff != "" || len(problems) > 0 {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
}

func TestFeedbackOnSeveralGapsIsNotSaidOfOne(t *testing.T) {
	text := asked("multiple_dropdowns_question", material("[a] [b]")+lid("response_a", "", "1", "x", "2", "y")+lid("response_b", "", "3", "x", "4", "y"),
		processing(shows("1_fb", equal("response_a", "1")), adds("50", equal("response_a", "1")), adds("50", equal("response_b", "4")))+
			feedbackOf("1_fb", "One.")+feedbackOf("correct_fb", "All."))
	set, problems := read(t, quiz(text))
	gaps := set.Questions[0].Body.(*questions.GapFill).Gaps
	if gaps["a"].Options[0].Feedback != "One." || gaps["b"].Options[1].Feedback != "" || said(problems) != "not-kept" {
		t.Errorf("%+v, %v", gaps, problems)
	}
}

func TestCapitalsCountWhereTheFileSaysSo(t *testing.T) {
	typed := func(attr string) string {
		return asked("short_answer_question", material("Who?")+fib("r", ""), processing(sets("100", `<varequal respident="r" `+attr+`>BP</varequal>`)))
	}
	for text, want := range map[string]questions.MatchMode{
		typed(""): "", typed(`case="No"`): "", typed(`case="Yes"`): questions.MatchExact,
		strings.Replace(typed(""), "</qtimetadata>", field("case_sensitive", "true")+"</qtimetadata>", 1): questions.MatchExact,
	} {
		set, _ := read(t, quiz(text))
		if got := set.Questions[0].Body.(*questions.ShortText).Match; got != want {
			t.Errorf("%q, want %q of %s", got, want, text)
		}
	}
}

func TestAPartOfAWord(t *testing.T) {
	set, _ := read(t, quiz(asked("short_answer_question", material("Where?")+fib("r", ""), processing(sets("100", `<varsubstring respident="r">Gulf</varsubstring>`)))))
	if got := set.Questions[0].Body.(*questions.ShortText).Accept[0].Text; got != "*Gulf*" {
		t.Errorf("%q", got)
	}
}

func TestRegularExpressionsAreRefused(t *testing.T) {
	text := asked("fill_in_multiple_blanks_question", material("[a]")+
		strings.Replace(lid("response_a", "", "1", "^oran?ge$"), "<response_label ", "<response_label scoring_algorithm='TextRegex' ", 1), processing())
	set, problems := read(t, quiz(text))
	if len(set.Questions) != 0 || said(problems) != "qti12-regex" || problems[0].Args["found"] != "^oran?ge$" || problems[0].Raw == "" {
		t.Errorf("%d, %v", len(set.Questions), problems)
	}
}

func TestWordBanksAndListsOfNewQuizzes(t *testing.T) {
	list := strings.ReplaceAll(lid("response_a-b", "", "1", "x", "2", "y"), "<response_label ", "<response_label answer_type='wordbank' ")
	set, problems := read(t, quiz(asked("fill_in_multiple_blanks_question", material("<p>It is [a-b].</p>")+list, processing(adds("100.00", equal("response_a-b", "2"))))))
	want := &questions.GapFill{Gaps: map[string]questions.Gap{"a-b": {Options: questions.Options{{Text: "x"}, {Text: "y", Correct: true}}}}}
	if diff := cmp.Diff(questions.Body(want), set.Questions[0].Body); diff != "" || said(problems) != "not-kept" || set.Questions[0].Stem != "It is [[a-b]]." {
		t.Errorf("%q %v (-want +got):\n%s", set.Questions[0].Stem, problems, diff)
	}
}

func TestCategories(t *testing.T) {
	category := func(ident, name string) string {
		return strings.Replace(lid(ident, `rcardinality="Multiple"`, "1", "BP", "2", "EPA", "3", "Halliburton", "4", "a whale"), "<render_choice>", material(name)+"<render_choice>", 1)
	}
	shown := material("Sort.") + category("a", "Companies") + category("b", "Agencies") + category("c", "Courts")
	set, problems := read(t, quiz(asked("categorization_question", shown, processing(adds("50", equal("a", "1"), equal("a", "3")), adds("50", equal("b", "2"))))))
	want := &questions.Matching{
		Pairs:       []questions.Pair{{Prompt: "BP", Match: "Companies"}, {Prompt: "EPA", Match: "Agencies"}, {Prompt: "Halliburton", Match: "Companies"}},
		Distractors: []questions.Item{{Text: "Courts"}},
	}
	if diff := cmp.Diff(questions.Body(want), set.Questions[0].Body); diff != "" || said(problems) != "not-kept qti12-marked" {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
	set, problems = read(t, quiz(asked("categorization_question", shown, processing(adds("50", equal("a", "1")), adds("50", equal("b", "1"))))))
	if len(set.Questions) != 0 || said(problems) != "type-unsupported" {
		t.Errorf("something in two categories: %v", problems)
	}
}

func TestAnOrderNamesEachThingOnce(t *testing.T) {
	for _, order := range []string{equal("r", "1"), equal("r", "1") + equal("r", "2") + equal("r", "9"), equal("r", "1") + equal("r", "1")} {
		set, problems := read(t, quiz(asked("ordering_question", material("Order.")+lid("r", `rcardinality="Ordered"`, "1", "a", "2", "b"), processing(sets("100", order)))))
		if len(set.Questions) != 0 || said(problems) != "qti12-order" {
			t.Errorf("%s: %v", order, problems)
		}
	}
}

func TestWithoutMetadataTheElementsSpeak(t *testing.T) {
	bare := func(shown, processing string) string {
		return `<item ident="QUE_1"><presentation>` + shown + "</presentation>" + processing + "</item>"
	}
	left := strings.Replace(lid("a", "", "1", "x", "2", "y"), "<render_choice>", material("A")+"<render_choice>", 1) +
		strings.Replace(lid("b", "", "1", "x", "2", "y"), "<render_choice>", material("B")+"<render_choice>", 1)
	for name, test := range map[string]struct {
		text string
		want questions.Type
	}{
		"single":   {bare(material("?")+lid("r", "", "1", "x", "2", "y"), processing(sets("10.00", equal("r", "1")))), questions.SingleChoiceType},
		"truth":    {bare(material("?")+lid("r", single, "1", "TRUE", "2", "FALSE"), processing(sets("10.00", equal("r", "2")))), questions.TrueFalseType},
		"multiple": {bare(material("?")+lid("r", `rcardinality="multiple"`, "1", "x", "2", "y"), processing(adds("5", equal("r", "1")), adds("5", equal("r", "2")))), questions.MultipleResponseType},
		"matching": {bare(material("?")+left, processing(adds("5", equal("a", "1")), adds("5", equal("b", "2")))), questions.MatchingType},
		"word":     {bare(material("?")+fib("r", `fibtype="String"`), processing(sets("1", equal("r", "x")))), questions.ShortTextType},
		"number":   {bare(material("?")+fib("r", `fibtype="Integer"`), processing(sets("1", equal("r", "7")))), questions.NumericType},
		"range":    {bare(material("?")+fib("r", ""), processing(sets("1", `<vargte respident="r">7</vargte>`))), questions.NumericType},
		"essay":    {bare(material("?")+fib("r", ""), processing("<respcondition><conditionvar><other/></conditionvar></respcondition>")), questions.EssayType},
		"gap":      {bare(material("Before ")+fib("r", "")+material(" after."), processing(sets("1", equal("r", "x")))), questions.GapFillType},
		"gaps":     {bare(material("a ")+fib("r", "")+material(" b ")+fib("s", ""), processing(adds("1", equal("r", "x")), adds("1", equal("s", "y")))), questions.GapFillType},
		"order":    {bare(material("?")+lid("r", `rcardinality="Ordered"`, "1", "x", "2", "y"), processing(sets("5", equal("r", "2"), equal("r", "1")))), questions.OrderingType},
		"text":     {bare(material("Read."), ""), questions.InformationType},
	} {
		set, problems := read(t, quiz(test.text))
		if problems.Failed() || len(set.Questions) != 1 || set.Questions[0].Type != test.want {
			t.Errorf("%s: %+v, %v", name, set.Questions, problems)
		}
	}
}

func TestPointsOfOtherSystems(t *testing.T) {
	for points, text := range map[questions.Decimal]string{
		"":   `<item ident="a"><presentation>` + material("?") + lid("r", single, "1", "x", "2", "y") + "</presentation>" + processing(sets("100", equal("r", "1"))) + "</item>",
		"10": `<item ident="a"><presentation>` + material("?") + lid("r", single, "1", "x", "2", "y") + "</presentation>" + processing(sets("10.00", equal("r", "1"))) + "</item>",
		"4": `<item ident="a"><itemmetadata><qmd_absolutescore_max>4.0</qmd_absolutescore_max></itemmetadata><presentation>` + material("?") + lid("r", single, "1", "x", "2", "y") + "</presentation>" +
			strings.Replace(processing(sets("SCORE.max", equal("r", "1")), sets("0", "<other/>")), `maxvalue="100"`, `maxvalue="4.0"`, 1) + "</item>",
		"3": `<item ident="a"><itemmetadata><qtimetadata>` + field("cc_profile", "cc.multiple_choice.v0p1") + field("cc_weighting", "3") + "</qtimetadata></itemmetadata><presentation>" +
			material("?") + lid("r", single, "1", "x", "2", "y") + "</presentation>" + processing(sets("100", equal("r", "1"))) + "</item>",
	} {
		set, problems := read(t, quiz(text))
		if len(problems) > 0 || set.Questions[0].Points != points {
			t.Errorf("%q points, want %q: %v", set.Questions[0].Points, points, problems)
		}
	}
}

func TestBlackboardsFormattedText(t *testing.T) {
	formatted := `<flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK"><material><mat_extension><mat_formattedtext type="HTML">&lt;p&gt;Who &lt;b&gt;drilled&lt;/b&gt;?&lt;/p&gt;</mat_formattedtext></mat_extension></material></flow></flow>`
	text := `<item title="Q"><itemmetadata><bbmd_questiontype>Multiple Choice</bbmd_questiontype></itemmetadata><presentation><flow class="Block">` + formatted +
		lid("response", single, "1", "BP", "2", "EPA") + `</flow></presentation>` + processing(sets("SCORE.max", equal("response", "1"))) + "</item>"
	set, problems := read(t, quiz(text))
	if len(problems) > 0 || set.Questions[0].Stem != "Who **drilled**?" || set.Questions[0].Type != questions.SingleChoiceType {
		t.Errorf("%+v %v", set.Questions, problems)
	}
}

func TestMetadataThatIsNotKept(t *testing.T) {
	text := asked("essay_question", material("Why?")+fib("r", ""), processing())
	text = strings.Replace(text, "</qtimetadata>", field("grading_notes", "Look for causes.")+field("calculator_type", "scientific")+field("parent_stimulus_item_ident", "s1")+"</qtimetadata>", 1)
	_, problems := read(t, quiz(text))
	if said(problems) != "not-kept not-kept not-kept" {
		t.Errorf("%v", problems)
	}
}
