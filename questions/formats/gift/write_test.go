package gift

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

// setOf is a set, as a file quiz.gift is read, of some questions.
func setOf(qs ...questions.Question) questions.Set {
	set := questions.Set{Readback: questions.FormatVersion, ID: "quiz", Title: "quiz", Questions: qs}
	for i := range qs {
		qs[i].Type = questions.TypeOf(qs[i].Body)
	}
	return set
}

func questionOf(id, stem string, body questions.Body) questions.Question {
	return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Stem: stem}, Body: body}
}

// written is a set as GIFT, and what is lost, without that of the set as a whole.
func written(t testing.TB, set questions.Set) (text string, lost questions.Problems) {
	t.Helper()
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Pointer != "" {
			lost = append(lost, p)
		}
	}
	return b.String(), lost
}

// losses are problems as "question: part", "question: part as part" or "question!".
func losses(problems questions.Problems) []string {
	var list []string
	for _, p := range problems {
		line := p.Question
		switch p.Rule {
		case "loss":
			line += ": " + p.Args["part"].(string)
		case "loss-changed":
			line += ": " + p.Args["part"].(string) + " as " + p.Args["into"].(string)
		default:
			line += "!"
		}
		list = append(list, line)
	}
	return list
}

var yes, no = true, false

func choices() questions.Options {
	return questions.Options{{Text: "A", Correct: true}, {Text: "B", Correct: true}, {Text: "C", Correct: true}, {Text: "D"}}
}

var writeCases = []struct {
	name string
	q    questions.Question
	want string
	lost []string
}{
	{"everything about a question", questions.Question{
		QuestionHead: questions.QuestionHead{ID: "who", Title: "Tower: silent", Stem: "Who *listened*?", Tags: []string{"a", "b]c"}, Explanation: "The log\n\nsays so."},
		Body:         &questions.SingleChoice{Options: questions.Options{{Text: "The {tower}", Correct: true, Feedback: "Yes = right"}, {Text: "~ nobody"}}},
	}, "// [id:who] [tag:a] [tag:b\\]c]\n::Tower\\: silent::[markdown]Who *listened*?{\n\t=The \\{tower\\}#Yes \\= right\n\t~\\~ nobody\n\t####The log\\n\\nsays so.\n}\n\n", nil},
	{"plain text has no format", questionOf("who", "At 10:30, a_b * c?", &questions.TrueFalse{Answer: &yes, Feedback: questions.TrueFalseFeedback{True: "C#"}}),
		"// [id:who]\nAt 10\\:30, a_b * c?{TRUE##C\\#}\n\n", nil},
	{"weights that Moodle knows", questionOf("what", "What?", &questions.MultipleResponse{Options: choices()}),
		"// [id:what]\nWhat?{\n\t~%33.33333%A\n\t~%33.33333%B\n\t~%33.33333%C\n\t~%-33.33333%D\n}\n\n", nil},
	{"a weight that Moodle doesn't know", questionOf("who", "Who?", &questions.SingleChoice{Options: questions.Options{{Text: "A", Weight: "100"}, {Text: "B", Weight: "45"}, {Text: "C", Weight: "46"}}}),
		"// [id:who]\nWho?{\n\t=A\n\t~%45%B\n\t~%46%C\n}\n\n",
		[]string{"who: the weight 45 % as a grade that isn't in Moodle's list: choose “Nearest grade if not listed” when you import the file there"}},
	{"another marking", questionOf("what", "What?", &questions.MultipleResponse{Options: choices(), Marking: questions.AllOrNothing}),
		"// [id:what]\nWhat?{\n\t~%33.33333%A\n\t~%33.33333%B\n\t~%33.33333%C\n\t~%-33.33333%D\n}\n\n", []string{"what: marking all-or-nothing as right-minus-wrong"}},
	{"what options lose", questionOf("who", "Who?", &questions.SingleChoice{Shuffle: &no, Options: questions.Options{{ID: "b", Text: "A", Weight: "100"}, {ID: "a", Text: "B", Weight: "-12.5", Pinned: true}}}),
		"// [id:who]\nWho?{\n\t=A\n\t~%-12.5%B\n}\n\n",
		[]string{"who: that the options keep their order", "who: that option 2 keeps its place", "who: the ids of its parts"}},
	{"ids that parts have anyway", questionOf("who", "Who?", &questions.SingleChoice{Shuffle: &yes, Options: questions.Options{{ID: "a", Text: "A", Correct: true}, {ID: "b", Text: "B"}}}),
		"// [id:who]\nWho?{\n\t=A\n\t~B\n}\n\n", nil},
	{"texts that look like marks", questionOf("who", "[html] who?", &questions.SingleChoice{Options: questions.Options{{Text: "%50% of them", Correct: true}, {Text: "[markdown]"}}}),
		"// [id:who]\n[moodle][html] who?{\n\t=[moodle]%50% of them\n\t~[moodle][markdown]\n}\n\n", nil},
	{"accepted texts", questionOf("where", "Where?", &questions.ShortText{Match: questions.MatchExact, Typos: 1, Accept: []questions.Accept{{Text: `Quay \*7*`}, {Text: "%5% x", Weight: "50", Feedback: "a -> b"}}}),
		"// [id:where]\nWhere?{\n\t=Quay \\\\*7*\n\t=%50%[plain]%5% x#a -&gt; b\n}\n\n",
		[]string{"where: that answers have to match exactly", "where: that typos are let pass"}},
	{"an arrow in Markdown", questionOf("where", "Where?", &questions.ShortText{Accept: []questions.Accept{{Text: "x", Feedback: "*a* -> b"}}}),
		"// [id:where]\n[markdown]Where?{\n\t=x#*a* -\\\\> b\n}\n\n", []string{`where: -> in feedback as -\>`}},
	{"an arrow in an accepted text", questionOf("where", "Where?", &questions.ShortText{Accept: []questions.Accept{{Text: `a->b`}}}), "", []string{"where!"}},
	{"numbers", questionOf("speed", "How fast?", &questions.Numeric{Unit: "kn", Accept: []questions.NumericAccept{
		{Value: "12.5", Tolerance: "5%"}, {Value: "-3"}, {Min: "-5", Max: "-4", Weight: "50", Feedback: "Nearly."}}}),
		"// [id:speed]\nHow fast?{#\n\t=12.5:0.625\n\t=-3\n\t=%50%-5..-4#Nearly.\n}\n\n", []string{"speed: unit", "speed: tolerance 5% as 0.625"}},
	{"a range without an end", questionOf("speed", "How fast?", &questions.Numeric{Accept: []questions.NumericAccept{{Min: "3"}}}), "", []string{"speed!"}},
	{"pairs", questionOf("did", "Who?", &questions.Matching{
		Pairs:       []questions.Pair{{Prompt: "A -> *", Match: "x -> y"}, {Prompt: "B", Match: "*z*"}},
		Distractors: []questions.Item{{Text: "100%"}}}),
		"// [id:did]\nWho?{\n\t=A -&gt; * -> x -> y\n\t=B -> z\n\t= -> 100%\n}\n\n", []string{"did: match 2 as plain text"}},
	{"an order", questionOf("order", "Which order?", &questions.Ordering{Marking: questions.LongestSubset, Items: []questions.Item{{Text: "0"}, {Text: "//a: {b} & #1"}, {Text: "**bold**"}}}),
		"// [id:order]\nWhich order?{>3 ALL VERTICAL LONGEST_ORDERED_SUBSET SHOW none\n&#48;\n&#47;/a: &#123;b&#125; &amp; #1\n<strong>bold</strong>\n}\n\n", nil},
	{"an essay", questions.Question{QuestionHead: questions.QuestionHead{ID: "why", Stem: "Why?", Explanation: "So."},
		Body: &questions.Essay{Rubric: []questions.Criterion{{Criterion: "x", Points: "1"}}, Words: questions.WordRange{Max: 3}}},
		"// [id:why]\nWhy?{####So.}\n\n", []string{"why: rubric", "why: number of words"}},
	{"information", questions.Question{QuestionHead: questions.QuestionHead{ID: "read", Stem: "$CATEGORY: // read {it}", Explanation: "So."}, Body: &questions.Information{}},
		"// [id:read]\n$CATEGORY\\: // read \\{it\\}\n\n", []string{"read: explanation"}},
	{"a title that is the stem's beginning", questions.Question{QuestionHead: questions.QuestionHead{ID: "read", Title: "Read", Stem: "Read it."}, Body: &questions.Information{}},
		"// [id:read]\nRead it.\n\n", []string{"read: title"}},
	{"a tag that can't be written", questions.Question{QuestionHead: questions.QuestionHead{ID: "read", Stem: "Read it.", Tags: []string{"a<b", "c"}}, Body: &questions.Information{}},
		"// [id:read] [tag:c]\nRead it.\n\n", []string{"read: tag a<b"}},
	{"what GIFT has nothing like", questionOf("gap", "At [[1]].", &questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Text: "x"}}}}}), "", []string{"gap!"}},
}

func TestWrite(t *testing.T) {
	for _, c := range writeCases {
		t.Run(c.name, func(t *testing.T) {
			text, lost := written(t, setOf(c.q))
			if diff := cmp.Diff(c.want, text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.lost, losses(lost)); diff != "" {
				t.Errorf("losses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestImagesGoAlong(t *testing.T) {
	set := setOf(questionOf("look", "", &questions.TrueFalse{Answer: &yes}), questionOf("order", "Which order?", &questions.Ordering{}))
	data := []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
	name, err := set.Embed(data)
	if err != nil {
		t.Fatal(err)
	}
	image := "![a dot](media:" + name + ")"
	set.Questions[0].Stem = "Look:\n\n" + image + "\n\nWhat is it?"
	set.Questions[1].Body = &questions.Ordering{Items: []questions.Item{{Text: image}, {Text: "Nothing"}}}
	text, lost := written(t, set)
	if len(lost) > 0 {
		t.Error(losses(lost))
	}
	again, problems := readText(text)
	if diff := cmp.Diff(set, again, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-wrote +read):\n%s\n%v\n%s", diff, told(problems), text)
	}
}

func TestImageThatNothingShows(t *testing.T) {
	set := setOf(questionOf("read", "Read it.", &questions.Information{}))
	set.Media = []questions.Medium{{Name: "x.png", Data: []byte("x")}}
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil || !strings.Contains(strings.Join(losses(problems), ";"), "image x.png") {
		t.Errorf("said %v, %v", losses(problems), err)
	}
}
