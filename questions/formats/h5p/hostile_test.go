package h5p

import (
	"fmt"
	"strings"
	"testing"
)

func TestHostileContentIsRefusedOrEndsSoon(t *testing.T) {
	const n = 1 << 20
	deep := func(open, closing string) string {
		return strings.Repeat(open, 100_000) + strings.Repeat(closing, 100_000)
	}
	for name, test := range map[string]struct{ content, rule string }{
		"deep lists":      {deep("[", "]"), "h5p-deep"},
		"deep objects":    {deep(`{"a":`, "}"), "h5p-deep"},
		"many values":     {"[" + strings.Repeat("1,", maxValues) + "1]", "h5p-large"},
		"unclosed":        {`{"questions": [`, "json"},
		"only commas":     {strings.Repeat(",", n), "json"},
		"NUL":             {`{"question": "a\u0000b", "correct": "true"}`, "nul"},
		"stars":           {`{"questions": ["` + strings.Repeat("*a", n/2) + `"]}`, "too-many"},
		"words to drag":   {`{"textField": "` + strings.Repeat("*a*,", n/4) + `", "distractors": "x"}`, "too-many"},
		"words to mark":   {`{"textField": "` + strings.Repeat("*a* ", n/4) + `", "missedAnswer": "x"}`, "h5p-words"},
		"many answers":    {`{"question": "x", "answers": [` + strings.Repeat(`{"text":"a"},`, 10_000) + `{}]}`, "too-many"},
		"bars":            {`{"cards": [{"text": "x", "answer": "` + strings.Repeat("|", n) + `"}]}`, "accept-missing"},
		"points":          {`{"taskDescription": "x", "keywords": [{"keyword": "a", "options": {"points": 1e300}}, {"keyword": "b", "options": {"points": "1000000000", "occurrences": 1000000000}}]}`, "criterion-points"},
		"odd percentages": {`{"question": "x", "answers": [{"text": "a", "correct": 1}, {"text": "b", "correct": true}, {"text": "c"}], "behaviour": {"singlePoint": true, "passPercentage": {}}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := readContent(test.content)
			if test.rule != "" && !strings.Contains(told(problems), "error "+test.rule) {
				t.Error(told(problems[:min(len(problems), 5)]))
			}
		})
	}
}

func TestPacksThatLackSomething(t *testing.T) {
	content := `{"question": "So?", "correct": "true"}`
	for name, test := range map[string]struct {
		members []string
		told    string
	}{
		"h5p.json":          {[]string{"content/content.json", content}, "0:0 error archive-missing h5p.json\n"},
		"content":           {[]string{"h5p.json", "{}"}, "0:0 error archive-missing content/content.json\n"},
		"a sound h5p.json":  {[]string{"h5p.json", "{", "content/content.json", content}, "1:2 error json\n"},
		"an image":          {[]string{"h5p.json", "{}", "content/content.json", `{"question": "<img src=\"images/a.png\" alt=\"a\"> So?", "correct": "true"}`}, "1:1 warning image-lost images/a.png\n"},
		"the way down":      {[]string{"h5p.json", "{}", "content/content.json", `{"question": "<img src=\"../h5p.json\" alt=\"a\"> So?", "correct": "true"}`}, "1:1 warning image-lost ../h5p.json\n"},
		"nothing: a folder": {[]string{"my quiz/h5p.json", "{}", "my quiz/content/content.json", content}, ""},
	} {
		_, problems := readBytes("x.h5p", zipOf(t, test.members...))
		if got := told(problems); got != test.told {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestManyQuestionsAreRead(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"questions": [`)
	for i := range 5000 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"library": "H5P.TrueFalse 1.6", "params": {"question": "Number %d?", "correct": "true"}}`, i)
	}
	b.WriteString("]}")
	if set, problems := readContent(b.String()); len(set.Questions) != 5000 || len(problems) > 0 {
		t.Errorf("%d questions, %s", len(set.Questions), told(problems[:min(5, len(problems))]))
	}
}
