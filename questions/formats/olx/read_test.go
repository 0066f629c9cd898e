package olx

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// read reads one XML file.
func read(t *testing.T, text string) (questions.Set, questions.Problems) {
	t.Helper()
	set, problems := Read(fstest.MapFS{"problem.xml": {Data: []byte(text)}}, "problem.xml")
	for _, p := range problems {
		if p.File == "" || p.Rule == "" {
			t.Errorf("a problem without a file or a rule: %+v", p)
		}
	}
	return set, problems
}

// said lists the rules of problems.
func said(problems questions.Problems) string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Rule)
	}
	return strings.Join(list, " ")
}

func problem(inner string) string { return "<problem url_name=\"p-1\">\n" + inner + "\n</problem>" }

func TestEveryResponse(t *testing.T) {
	fixed := false
	for name, test := range map[string]struct {
		inner string
		want  questions.Question
		warns string
	}{
		"one choice": {
			inner: `<p>It sank in 2010.</p><multiplechoiceresponse><label>Who owned it?</label><description>One answer.</description><choicegroup type="MultipleChoice">
				<choice correct="false">BP<choicehint>They <b>leased</b> it.</choicehint></choice><choice correct="true" fixed="true">Transocean<choicehint label="Yes">Right.</choicehint></choice></choicegroup>
				<solution><div class="detailed-solution"><p>Explanation</p><p>See the report.</p></div></solution></multiplechoiceresponse><demandhint><hint>Not BP.</hint></demandhint>`,
			want: questions.Question{
				QuestionHead: questions.QuestionHead{Stem: "It sank in 2010.\n\nWho owned it?\n\n*One answer.*", Explanation: "See the report.", Hint: "Not BP."},
				Body:         &questions.SingleChoice{Options: questions.Options{{Text: "BP", Feedback: "They **leased** it."}, {Text: "Transocean", Correct: true, Pinned: true, Feedback: "Yes: Right."}}},
			},
		},
		"letters stay in order": {
			inner: `<multiplechoiceresponse><label>Who?</label><choicegroup><choice correct="true">A. BP</choice><choice correct="false">B. EPA</choice></choicegroup></multiplechoiceresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Who?"}, Body: &questions.SingleChoice{Options: questions.Options{{Text: "A. BP", Correct: true}, {Text: "B. EPA"}}, Shuffle: &fixed}},
		},
		"points for parts": {
			inner: `<multiplechoiceresponse partial_credit="points"><label>Who?</label><choicegroup><choice correct="true">x</choice><choice correct="partial" point_value="25%">y</choice><choice correct="partial">z</choice><choice>w</choice></choicegroup></multiplechoiceresponse>`,
			want: questions.Question{QuestionHead: questions.QuestionHead{Stem: "Who?"}, Body: &questions.SingleChoice{Options: questions.Options{
				{Text: "x", Weight: "100"}, {Text: "y", Weight: "25"}, {Text: "z", Weight: "50"}, {Text: "w", Weight: "0"}}}},
		},
		"several choices": {
			inner: `<choiceresponse><label>Which?</label><checkboxgroup><choice correct="true">x<choicehint selected="true">Good.</choicehint><choicehint selected="false">You missed it.</choicehint></choice><choice correct="false">y</choice>
				<compoundhint value="A B">Both?</compoundhint></checkboxgroup></choiceresponse>`,
			want: questions.Question{QuestionHead: questions.QuestionHead{Stem: "Which?"}, Body: &questions.MultipleResponse{
				Options: questions.Options{{Text: "x", Correct: true, Feedback: "Good."}, {Text: "y"}}, Marking: questions.AllOrNothing}},
			warns: "not-kept not-kept",
		},
		"every decision counts": {
			inner: `<choiceresponse partial_credit="EDC"><label>Which?</label><checkboxgroup><choice correct="true">x</choice><choice correct="false">y</choice></checkboxgroup></choiceresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Which?"}, Body: &questions.MultipleResponse{Options: questions.Options{{Text: "x", Correct: true}, {Text: "y"}}, Marking: questions.PerOption}},
		},
		"halves": {
			inner: `<choiceresponse partial_credit="halves"><label>Which?</label><checkboxgroup><choice correct="true">x</choice><choice correct="false">y</choice></checkboxgroup></choiceresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Which?"}, Body: &questions.MultipleResponse{Options: questions.Options{{Text: "x", Correct: true}, {Text: "y"}}, Marking: questions.PerOption}},
			warns: "olx-credit",
		},
		"a list": {
			inner: `<optionresponse><label>Where?</label><optioninput><option correct="False">sea<optionhint>No.</optionhint></option><option correct="True">land</option></optioninput></optionresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Where?"}, Body: &questions.SingleChoice{Options: questions.Options{{Text: "sea", Feedback: "No."}, {Text: "land", Correct: true}}}},
		},
		"a list as it used to be written": {
			inner: `<p>Where?</p><optionresponse><optioninput options="('the sea, deep',&quot;BP's land&quot;)" correct="BP's land"/></optionresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Where?"}, Body: &questions.SingleChoice{Options: questions.Options{{Text: "the sea, deep"}, {Text: "BP's land", Correct: true}}}},
		},
		"a text": {
			inner: `<stringresponse answer="Gulf*" type="ci"><label>Where?</label><correcthint>Yes.</correcthint><additional_answer answer="the sea"><correcthint>Fine.</correcthint></additional_answer><additional_answer>gulf*</additional_answer>
				<stringequalhint answer="Atlantic">Too far east.</stringequalhint><textline size="20"/></stringresponse>`,
			want: questions.Question{QuestionHead: questions.QuestionHead{Stem: "Where?"}, Body: &questions.ShortText{Accept: []questions.Accept{
				{Text: `Gulf\*`, Feedback: "Yes."}, {Text: "the sea", Feedback: "Fine."}, {Text: "Atlantic", Weight: "0", Feedback: "Too far east."}}}},
		},
		"capitals count": {
			inner: `<stringresponse answer="BP _or_ Bp"><label>Who?</label><textline/></stringresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "Who?"}, Body: &questions.ShortText{Accept: []questions.Accept{{Text: "BP"}, {Text: "Bp"}}, Match: questions.MatchExact}},
			warns: "text-twice",
		},
		"a plain regular expression": {
			inner: `<stringresponse answer="^oil$" type="ci regexp"><label>What?</label><textline/></stringresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "What?"}, Body: &questions.ShortText{Accept: []questions.Accept{{Text: "oil"}}}},
		},
		"a number": {
			inner: `<numericalresponse answer="1.25"><label>How many?</label><responseparam type="tolerance" default="5%"/><additional_answer answer="7"/><formulaequationinput trailing_text="m"/></numericalresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "How many?"}, Body: &questions.Numeric{Unit: "m", Accept: []questions.NumericAccept{{Value: "1.25", Tolerance: "5%"}, {Value: "7", Tolerance: "5%"}}}},
		},
		"numbers without a tolerance": {
			inner: `<numericalresponse answer="3.14"><label>How many?</label><additional_answer answer="22"/><formulaequationinput/></numericalresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "How many?"}, Body: &questions.Numeric{Accept: []questions.NumericAccept{{Value: "3.14", Tolerance: "0.001%"}, {Value: "22"}}}},
		},
		"a range": {
			inner: `<numericalresponse answer="[1, 5]"><label>How many?</label><formulaequationinput/></numericalresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "How many?"}, Body: &questions.Numeric{Accept: []questions.NumericAccept{{Min: "1", Max: "5"}}}},
		},
		"a range without its end": {
			inner: `<numericalresponse answer="[1,5)"><label>How many?</label><formulaequationinput/></numericalresponse>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "How many?"}, Body: &questions.Numeric{Accept: []questions.NumericAccept{{Min: "1", Max: "5"}}}},
			warns: "olx-open",
		},
		"nearly right numbers": {
			inner: `<numericalresponse answer="100" partial_credit="list, close"><label>How many?</label><responseparam type="tolerance" default="5" partial_range="3" partial_answers="50, 200"/><formulaequationinput/></numericalresponse>`,
			want: questions.Question{QuestionHead: questions.QuestionHead{Stem: "How many?"}, Body: &questions.Numeric{Accept: []questions.NumericAccept{
				{Value: "100", Tolerance: "5"}, {Value: "50", Tolerance: "5", Weight: "50"}, {Value: "200", Tolerance: "5", Weight: "50"}, {Value: "100", Tolerance: "15", Weight: "50"}}}},
		},
		"a gap": {
			inner: `<p>It sank in the <stringresponse answer="Gulf" type="ci"><textline inline="1"/></stringresponse> of Mexico.</p>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "It sank in the [[1]] of Mexico."}, Body: &questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Text: "Gulf"}}}}}},
		},
		"gaps": {
			inner: `<p>In <numericalresponse answer="2010"><textline inline="1"/></numericalresponse> it sank in the <optionresponse><optioninput inline="1" options="('Gulf','Atlantic')" correct="Gulf"/></optionresponse>.</p>`,
			want: questions.Question{QuestionHead: questions.QuestionHead{Stem: "In [[1]] it sank in the [[2]].", Points: "2"}, Body: &questions.GapFill{Gaps: map[string]questions.Gap{
				"1": {Accept: []questions.GapAccept{{Value: "2010"}}}, "2": {Options: questions.Options{{Text: "Gulf", Correct: true}, {Text: "Atlantic"}}}}}},
		},
		"a gap with words behind it": {
			inner: `<p>It was <numericalresponse answer="5"><textline inline="1" trailing_text="miles"/></numericalresponse> deep.</p>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "It was [[1]] miles deep."}, Body: &questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Value: "5"}}}}}},
		},
		"a text alone": {
			inner: `<h3>Read this</h3><p>It is <a href="https://example.org">long</a>.</p>`,
			want:  questions.Question{QuestionHead: questions.QuestionHead{Stem: "### Read this\n\nIt is [long](https://example.org)."}, Body: &questions.Information{}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			set, problems := read(t, problem(test.inner))
			if said(problems) != test.warns {
				t.Errorf("%v", problems)
			}
			test.want.ID, test.want.Type = "p-1", questions.TypeOf(test.want.Body)
			if diff := cmp.Diff([]questions.Question{test.want}, set.Questions, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSeveralQuestionsInAProblem(t *testing.T) {
	one := `<multiplechoiceresponse><label>Who %?</label><choicegroup><choice correct="true">x</choice><choice correct="false">y</choice></choicegroup></multiplechoiceresponse>`
	text := `<problem url_name="p" weight="3"><p>All about a rig.</p>` + strings.ReplaceAll(one, "%", "drilled") + strings.ReplaceAll(one, "%", "paid") +
		`<numericalresponse answer="11"><label>How many died?</label><formulaequationinput/></numericalresponse><solution><p>See the report.</p></solution><demandhint><hint>Read.</hint></demandhint></problem>`
	set, problems := read(t, text)
	if len(problems) > 0 || len(set.Questions) != 3 {
		t.Fatalf("%d questions, %v", len(set.Questions), problems)
	}
	for i, stem := range []string{"Who drilled?", "Who paid?", "How many died?"} {
		q := set.Questions[i]
		if q.Stem != "All about a rig.\n\n"+stem || q.Points != "" || q.Explanation != "See the report." || q.Hint != "Read." || !strings.HasPrefix(q.ID, "p-all-about-a-rig") {
			t.Errorf("%+v", q.QuestionHead)
		}
	}
}

func TestWithoutLabelsTheTextsBetweenAreTheStems(t *testing.T) {
	set, _ := read(t, problem(`<p>First?</p><stringresponse answer="a"><textline/></stringresponse><p>Second?</p><stringresponse answer="b"><textline/></stringresponse><p>The end.</p>`))
	if len(set.Questions) != 2 || set.Questions[0].Stem != "First?" || set.Questions[1].Stem != "Second?\n\nThe end." {
		t.Errorf("%+v", set.Questions)
	}
}

func TestTitles(t *testing.T) {
	for title, want := range map[string]string{"": "", "Multiple Choice": "", "Blank Advanced Problem": "", "Where did it sink?": "", "The rig": "The rig", "Problem 3": ""} {
		set, _ := read(t, `<problem display_name="`+title+`" markdown="&gt;&gt;Something else&lt;&lt;"><stringresponse answer="a"><label>Where did it sink?</label><textline/></stringresponse></problem>`)
		if q := set.Questions[0]; q.Title != want || q.Stem != "Where did it sink?" {
			t.Errorf("%q: %+v", title, q.QuestionHead)
		}
	}
	set, problems := read(t, `<problem display_name="Where *was* it?"><stringresponse answer="a"><textline/></stringresponse></problem>`)
	if q := set.Questions[0]; q.Stem != `Where \*was\* it?` || q.Title != "" || len(problems) > 0 {
		t.Errorf("%+v %v", q.QuestionHead, problems)
	}
	set, _ = read(t, `<problem display_name="The rig"><stringresponse answer="a"><textline label="Where was it?"/></stringresponse></problem>`)
	if q := set.Questions[0]; q.Stem != "Where was it?" || q.Title != "The rig" {
		t.Errorf("%+v", q.QuestionHead)
	}
}

func TestProblemsThatNeedAScriptAreNeverRun(t *testing.T) {
	for found, inner := range map[string]string{
		"script loncapa/python": `<script type="loncapa/python">import os; x = 7</script><numericalresponse answer="$x"><label>?</label><formulaequationinput/></numericalresponse>`,
		"customresponse":        `<script type="loncapa/python">def check(e, a): return True</script><customresponse cfn="check"><textline/></customresponse>`,
		"formularesponse":       `<p><formularesponse answer="x^2" samples="x@1:2#10"><textline/></formularesponse></p>`,
		"imageresponse":         `<imageresponse><imageinput src="/static/a.png" rectangle="(1,1)-(2,2)"/></imageresponse>`,
	} {
		set, problems := read(t, problem(inner))
		if len(set.Questions) != 0 || said(problems) != "type-unsupported" || problems[0].Args["found"] != found || problems[0].Line != 2 || !strings.HasPrefix(problems[0].Raw, "<problem") {
			t.Errorf("%s: %v", found, problems)
		}
	}
}

func TestWhatCanNotBeUnderstoodSaysWhyAndWhere(t *testing.T) {
	for rule, inner := range map[string]string{
		"olx-regexp":     `<stringresponse answer="..bble" type="ci regexp"><label>?</label><textline/></stringresponse>`,
		"olx-number":     `<numericalresponse answer="sqrt(2)"><label>?</label><formulaequationinput/></numericalresponse>`,
		"accept-missing": `<stringresponse answer=""><label>?</label><textline/></stringresponse>`,
		"one-correct":    `<multiplechoiceresponse><label>?</label><choicegroup><choice>x</choice><choice>y</choice></choicegroup></multiplechoiceresponse>`,
		"options-few":    `<optionresponse><label>?</label></optionresponse>`,
		"xml":            `<p>Open`,
	} {
		_, problems := read(t, problem(inner))
		if !problems.Failed() || !strings.Contains(said(problems), rule) || problems[0].Raw == "" || problems[0].Line < 1 {
			t.Errorf("want %s, got %+v", rule, problems)
		}
	}
}

func TestAProblemIsRefusedAsAWhole(t *testing.T) {
	one := `<stringresponse answer="a"><label>Good?</label><textline/></stringresponse>`
	set, problems := read(t, problem(one+strings.ReplaceAll(one, `answer="a"`, `answer="a|b" type="regexp"`)+strings.ReplaceAll(one, `answer="a"`, `answer="c.d" type="regexp"`)))
	if len(set.Questions) != 0 || said(problems) != "olx-regexp olx-regexp" || problems[0].Raw == "" || problems[1].Raw != "" {
		t.Errorf("%+v %+v", set.Questions, problems)
	}
}

func TestRejectsCanBeReadAgain(t *testing.T) {
	set, problems := read(t, "<library>\n"+problem(`<stringresponse answer="a"><label>A?</label><textline/></stringresponse>`)+"\n"+
		strings.Replace(problem(`<stringresponse answer="b.*" type="regexp"><label>B?</label><textline/></stringresponse>`), "p-1", "p-2", 1)+"\n"+
		strings.Replace(problem(`<stringresponse answer="c"><label>C?</label><textline></stringresponse>`), "p-1", "p-3", 1)+"\n</library>")
	if len(set.Questions) != 2 || said(problems) != "olx-regexp xml" || problems[0].Raw == "" || problems[1].Question != "p-3" || problems[1].Raw == "" {
		t.Errorf("%+v %+v", set.Questions, problems)
	}
}
