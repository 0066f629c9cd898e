package moodlexml

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// typed reads a question of a type with these elements, each line of them below line 2.
func typed(kind, elements string) (questions.Body, string) {
	set, problems := readText("<quiz><question type=\"" + kind + "\"><questiontext format=\"html\"><text>Which? [[1]]</text></questiontext>\n" + elements + "</question></quiz>")
	if len(set.Questions) == 0 {
		return nil, told(problems)
	}
	return set.Questions[0].Body, told(problems)
}

func answers(fractionsAndTexts ...string) string {
	var b strings.Builder
	for i := 0; i < len(fractionsAndTexts); i += 2 {
		b.WriteString(`<answer fraction="` + fractionsAndTexts[i] + `"><text>` + fractionsAndTexts[i+1] + "</text></answer>\n")
	}
	return b.String()
}

func TestTrapsOfChoices(t *testing.T) {
	single := func(options ...questions.Option) questions.Body { return &questions.SingleChoice{Options: options} }
	a, b := questions.Option{Text: "a", Correct: true}, questions.Option{Text: "b"}
	tests := []struct {
		kind, elements string
		want           questions.Body
		problems       string
	}{
		{"multichoice", answers("100", "a", "0", "b"), single(a, b), ""},
		{"multichoice", answers("100.0", "a", "", "b"), single(a, b), ""},
		{"multichoice", "<single>false</single>" + answers("60", "a", "60", "b"),
			&questions.MultipleResponse{Marking: questions.ByWeights, Options: questions.Options{{Text: "a", Weight: "60"}, {Text: "b", Weight: "60"}}}, "1:7 warning weights-over found=120\n"},
		{"multichoice", "<single>1</single><shuffleanswers>1</shuffleanswers>" + answers("100", "a", "0", "b"), single(a, b), ""},
		{"multichoice", "<shuffleAnswers>false</shuffleAnswers>" + answers("100", "a", "0", "b"), &questions.SingleChoice{Options: questions.Options{a, b}, Shuffle: &no}, ""},
		{"multichoice", "<single>False</single>" + answers("100", "a", "-100", "b"), &questions.MultipleResponse{Options: questions.Options{a, b}}, ""},
		{"multichoice", "<single>false</single>" + answers("50", "a", "49.95", "b"),
			&questions.MultipleResponse{Marking: questions.ByWeights, Options: questions.Options{{Text: "a", Weight: "50"}, {Text: "b", Weight: "50"}}}, ""},
		{"multichoice", "<single>false</single>" + answers("50", "a", "40", "b"),
			&questions.MultipleResponse{Marking: questions.ByWeights, Options: questions.Options{{Text: "a", Weight: "50"}, {Text: "b", Weight: "40"}}}, "1:7 error weights-sum found=90\n"},
		{"multichoice", answers("100", "a", "most", "b"), single(a, b), "3:1 error moodlexml-fraction found=most\n"},
		{"multichoice", answers("100", "a", "-150", "b"), single(questions.Option{Text: "a", Weight: "100"}, questions.Option{Text: "b", Weight: "-150"}), "3:1 error weight-range found=-150\n"},
		{"multichoice", answers("33,33333", "a", "100", "b"), single(questions.Option{Text: "a", Weight: "33.33333"}, questions.Option{Text: "b", Weight: "100"}), ""},
		{"multichoice", answers("100", "a", "0", ""), single(a, questions.Option{}), "3:1 error text-missing what=option\n"},
		{"multichoice", "", single(), "1:7 error options-few found=0\n"},
		{"multichoiceset", answers("100", "a", "0", "b"), &questions.MultipleResponse{Marking: questions.AllOrNothing, Options: questions.Options{a, b}}, ""},
		{"truefalse", answers("0", " TRUE ", "100", "False"), &questions.TrueFalse{Answer: &no}, ""},
		{"truefalse", answers("100", "Wahr", "0", "Falsch"), &questions.TrueFalse{Answer: &yes}, "2:1 warning moodlexml-truefalse found=Wahr\n"},
		{"truefalse", answers("0", "Wahr", "100", "Falsch"), &questions.TrueFalse{Answer: &no}, "2:1 warning moodlexml-truefalse found=Wahr\n"},
		{"truefalse", answers("100", "true", "100", "false"), &questions.TrueFalse{}, "2:1 error answer-missing\n"},
		{"truefalse", answers("0", "true"), &questions.TrueFalse{}, "2:1 error answer-missing\n"},
	}
	for _, test := range tests {
		body, problems := typed(test.kind, test.elements)
		same(t, test.kind+" "+test.elements, test.want, body)
		same(t, test.kind+" "+test.elements, test.problems, problems)
	}
}

func TestTrapsOfTypedAnswers(t *testing.T) {
	text := func(texts ...string) questions.Body {
		b := &questions.ShortText{}
		for _, one := range texts {
			b.Accept = append(b.Accept, questions.Accept{Text: one})
		}
		return b
	}
	number := func(accept ...questions.NumericAccept) questions.Body { return &questions.Numeric{Accept: accept} }
	const metres = "<units><unit><multiplier>1.0</multiplier><unit_name>m</unit_name></unit></units>"
	tests := []struct {
		kind, elements string
		want           questions.Body
		problems       string
	}{
		{"shortanswer", answers("100", "a", "0", ""), text("a"), ""},
		{"shortanswer", answers("100", "&lt;p&gt;"), text("<p>"), ""},
		{"shortanswer", `<answer fraction="100" format="html"><text>&lt;p&gt;R&amp;amp;D&lt;/p&gt;</text></answer>`, text("R&D"), ""},
		{"shortanswer", answers("100", "a", "-10", "b"), &questions.ShortText{Accept: []questions.Accept{{Text: "a"}, {Text: "b", Weight: "-10"}}}, "3:1 error weight-range found=-10\n"},
		{"shortanswer", "", text(), "1:7 error accept-missing\n"},
		{"numerical", answers("100", "3.5"), number(questions.NumericAccept{Value: "3.5"}), ""},
		{"numerical", answers("100", "3,5"), number(questions.NumericAccept{Value: "3.5"}), ""},
		{"numerical", answers("100", "1,234.5"), number(questions.NumericAccept{Value: "1234.5"}), ""},
		{"numerical", answers("100", "1,234"), number(questions.NumericAccept{Value: "1.234"}), "2:1 warning moodlexml-comma found=1,234 read=1.234\n"},
		{"numerical", answers("100", "1 234"), number(questions.NumericAccept{Value: "1234"}), ""},
		{"numerical", answers("100", "−3e2"), number(questions.NumericAccept{Value: "-300"}), ""},
		{"numerical", answers("100", "three"), number(questions.NumericAccept{}), "2:1 error moodlexml-number found=three\n2:1 error number-missing\n"},
		{"numerical", `<answer>23<fraction>1</fraction><tolerance>2</tolerance></answer>`, number(questions.NumericAccept{Value: "23", Tolerance: "2"}), ""},
		{"numerical", `<answer fraction="100"><text>5</text><tolerance>-0.5</tolerance></answer>`, number(questions.NumericAccept{Value: "5", Tolerance: "0.5"}), ""},
		{"numerical", `<answer fraction="100"><text>5</text><tolerance>wide</tolerance></answer>`, number(questions.NumericAccept{Value: "5"}), "2:1 error moodlexml-number found=wide\n"},
		{"numerical", answers("100", "5") + metres, &questions.Numeric{Unit: "m", Accept: []questions.NumericAccept{{Value: "5"}}}, ""},
		{"numerical", "<instructions><text>SI</text></instructions>" + answers("100", "5"), number(questions.NumericAccept{Value: "5"}), "2:1 warning not-kept what=instructions on units\n"},
		{"numerical", answers("100", "5") + metres + "<showunits>3</showunits>", number(questions.NumericAccept{Value: "5"}), ""},
		{"numerical", answers("100", "5") + metres + "<unitgradingtype>1</unitgradingtype>",
			&questions.Numeric{Unit: "m", Accept: []questions.NumericAccept{{Value: "5"}}}, "3:81 warning not-kept what=that a missing unit costs marks\n"},
	}
	for _, test := range tests {
		body, problems := typed(test.kind, test.elements)
		same(t, test.kind+" "+test.elements, test.want, body)
		same(t, test.kind+" "+test.elements, test.problems, problems)
	}
}

func TestTrapsOfParts(t *testing.T) {
	pair := func(prompt, match string) string {
		return "<subquestion format=\"html\"><text>" + prompt + "</text><answer><text>" + match + "</text></answer></subquestion>\n"
	}
	items := answers("1", "a", "2", "b", "3", "c")
	order := func(marking questions.OrderMarking) questions.Body {
		return &questions.Ordering{Marking: marking, Items: []questions.Item{{Text: "a"}, {Text: "b"}, {Text: "c"}}}
	}
	tests := []struct {
		kind, elements string
		want           questions.Body
		problems       string
	}{
		{"match", pair("a", "1 &amp;lt; 2") + pair("b", "&lt;b>2&lt;/b>") + pair("", ""), &questions.Matching{Pairs: []questions.Pair{{Prompt: "a", Match: "1 < 2"}, {Prompt: "b", Match: "2"}}}, ""},
		{"match", "<shuffleanswers>0</shuffleanswers>" + pair("a", "1") + pair("b", "2"), &questions.Matching{Pairs: []questions.Pair{{Prompt: "a", Match: "1"}, {Prompt: "b", Match: "2"}}},
			"1:7 warning not-kept what=that prompts keep their order\n"},
		{"matching", pair("a", "1") + pair("b", ""), &questions.Matching{Pairs: []questions.Pair{{Prompt: "a", Match: "1"}, {Prompt: "b"}}}, "3:1 error text-missing what=match\n"},
		{"ordering", items, order(questions.AdjacentPairs), ""},
		{"ordering", "<gradingtype>ABSOLUTE_POSITION</gradingtype>" + items, order(""), ""},
		{"ordering", "<gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>" + items, order(questions.RelativePosition),
			"2:1 warning moodlexml-marking found=RELATIVE_ALL_PREVIOUS_AND_NEXT into=relative\n"},
		{"ordering", "<gradingtype>BY_MOOD</gradingtype>" + items, order(questions.AdjacentPairs), "2:1 warning moodlexml-marking found=BY_MOOD into=adjacent\n"},
		{"ordering", "<selecttype>RANDOM</selecttype><selectcount>2</selectcount>" + items, order(questions.AdjacentPairs), "2:1 warning not-kept what=that only 2 of the items are asked at a time\n"},
		{"essay", "<responseformat>noinline</responseformat>", &questions.Essay{}, "2:1 error type-unsupported found=essay that is a file\n"},
		{"essay", "<attachments>1</attachments><responsetemplate><text>Dear</text></responsetemplate>", &questions.Essay{},
			"2:1 warning not-kept what=that files can be handed in\n2:29 warning not-kept what=the text that answers begin with\n"},
		{"essay", "<defaultgrade>0</defaultgrade>\n<graderinfo><text>a</text></graderinfo><minwordlimit>9</minwordlimit><maxwordlimit>5</maxwordlimit>",
			&questions.Essay{Words: questions.WordRange{Min: 9, Max: 5}}, "3:1 warning not-kept what=the information for markers\n3:40 error words-range\n"},
		{"essay", "<hint><text>a</text></hint>", &questions.Essay{}, "2:1 warning not-kept what=a hint, which Moodle doesn't show with questions of this type\n"},
		{"description", "<defaultgrade>0</defaultgrade><hint><text>a</text></hint>", &questions.Information{}, "2:31 warning not-kept what=a hint, which Moodle doesn't show with questions of this type\n"},
		{"gapselect", "<selectoption><text>a</text></selectoption><selectoption><text>b</text></selectoption><selectoption><text/></selectoption>",
			&questions.GapFill{Gaps: map[string]questions.Gap{"1": {Options: questions.Options{{Text: "a", Correct: true}, {Text: "b"}}}}}, ""},
		{"gapselect", "", nil, "1:75 error moodlexml-choice found=[[1]]\n"},
		{"ddwtos", "<dragbox><text>a</text></dragbox><dragbox><text>b</text></dragbox><dragbox><text>a</text></dragbox>",
			&questions.GapFill{Gaps: map[string]questions.Gap{"1": {Options: questions.Options{{Text: "a", Correct: true}, {Text: "b"}}}}},
			"2:1 warning not-kept what=that a word can be dragged into one gap only\n"},
		{"stack", "<stackversion/>", nil, "1:7 error type-unsupported found=stack\n"},
		{"random", "", nil, "1:7 error type-unsupported found=random\n"},
	}
	for _, test := range tests {
		body, problems := typed(test.kind, test.elements)
		same(t, test.kind+" "+test.elements, test.want, body)
		same(t, test.kind+" "+test.elements, test.problems, problems)
	}
}
