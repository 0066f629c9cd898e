package native

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// aliasBomb doubles a list a number of times.
func aliasBomb(doublings int) string {
	var b strings.Builder
	b.WriteString("x0: &a0 [a, b]\n")
	for n := range doublings {
		fmt.Fprintf(&b, "x%d: &a%d [*a%d, *a%d]\n", n+1, n+1, n, n)
	}
	fmt.Fprintf(&b, "tags: *a%d\n", doublings)
	return b.String()
}

func TestHostileFilesAreRefused(t *testing.T) {
	options := "&p {text: t, correct: true, feedback: f}" + strings.Repeat(", *p", 2000)
	manyOptions := yamlHead + "questions:\n- &q {id: q, type: multiple-response, stem: S, options: [" + options + "]}\n" + strings.Repeat("- *q\n", 600)
	tests := []struct{ name, text, rule string }{
		{"aliases that double.yaml", yamlHead + aliasBomb(60), "wanted-text"},
		{"aliases that multiply.yaml", manyOptions, "too-large"},
		{"aliases of a long text.yaml", yamlHead + "description: &d " + strings.Repeat("long ", 1<<18) + "\nquestions:\n" +
			strings.Repeat("- {id: q, type: gap-fill, stem: *d, gaps: {x: {accept: [{text: *d}]}}}\n", 100), "too-large"},
		{"alias in itself.yaml", "questions: &a [*a]\n", "wanted-mapping"},
		{"deep lists.yaml", strings.Repeat("[", 100_000), "yaml"},
		{"deep mappings.yaml", strings.Repeat("{a: ", 100_000), "yaml"},
		{"deep blocks.yaml", strings.Repeat("- ", 50_000), "yaml"},
		{"deep lists.json", strings.Repeat("[", 100_000), "json"},
		{"deep and closed.json", "{\"tags\":" + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + "}", "json"},
		{"many problems.yaml", yamlHead + "tags: [" + strings.Repeat("[],", questions.MaxProblems+1) + "]\n", "too-large"},
		{"large.yaml", strings.Repeat("#", MaxBytes+1), "file-unreadable"},
		{"latin 1.yaml", "title: caf\xe9", "encoding"},
		{"UTF-16.yaml", "\xff\xfet\x00i\x00", "encoding"},
		{"surrogate.json", "{\"title\": \"\xed\xa0\x80\"}", "encoding"},
		{"picture.yaml", "\x89PNG\r\n\x1a\n\x00\x00", "encoding"},
	}
	for _, test := range tests {
		_, problems := readText(test.name, test.text)
		count := 0
		for _, p := range problems {
			if p.Rule == test.rule {
				count++
			}
		}
		if count == 0 || len(problems) > 2*questions.MaxProblems+1 {
			t.Errorf("%s: %d problems, none of them %s", test.name, len(problems), test.rule)
		}
	}
}

func TestEncodingProblemHasItsPlace(t *testing.T) {
	_, problems := readText("set.yaml", "id: x\ntitle: é\xff")
	if diff := cmp.Diff([]string{"2:9 encoding"}, said(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnknownFieldsAreNamed(t *testing.T) {
	const known = "readback, id, title, description, language, tags, evidence, briefing, media, questions"
	tests := []struct {
		text string
		want map[string]any
	}{
		{"titel: x", map[string]any{"field": "titel", "near": "title", "known": known}},
		{"Question: []", map[string]any{"field": "Question", "near": "questions", "known": known}},
		{"idd: x", map[string]any{"field": "idd", "near": "id", "known": known}},
		{"xy: 1", map[string]any{"field": "xy", "near": "", "known": known}},
	}
	for _, test := range tests {
		_, problems := readText("set.yaml", test.text)
		at := slices.IndexFunc(problems, func(p questions.Problem) bool { return p.Rule == "field-unknown" })
		if at < 0 {
			t.Errorf("%s: no unknown field among %v", test.text, said(problems))
		} else if diff := cmp.Diff(test.want, problems[at].Args); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestATypeMayBeAnAlias(t *testing.T) {
	set, problems := readText("set.yaml", `readback: 1
id: x
title: X
questions:
  - {id: a, type: &choice single-choice, stem: S, options: [{text: A, correct: true}, {text: B}]}
  - {id: b, type: *choice, stem: S, options: [{text: A, correct: true}, {text: B}]}
`)
	if len(problems) > 0 {
		t.Fatal(said(problems))
	}
	if _, ok := set.Questions[1].Body.(*questions.SingleChoice); !ok {
		t.Errorf("the second question has %T", set.Questions[1].Body)
	}
}

// TestFilesOfSignsAreNotParsed: each would take gigabytes.
func TestFilesOfSignsAreNotParsed(t *testing.T) {
	tests := []struct{ text, what string }{
		{"[" + strings.Repeat("a,", MaxBytes/2-1), "600000 commas"}, {strings.Repeat("- x\n", MaxBytes/4), "700000 lines"},
		{strings.Repeat(`"`, MaxBytes), "1500000 quotation marks"}, {strings.Repeat("'", MaxBytes), "1500000 apostrophes"},
	}
	for _, test := range tests {
		for _, name := range []string{"set.yaml", "set.json"} {
			_, problems := readText(name, test.text)
			if diff := cmp.Diff([]string{"1:1 too-large"}, said(problems)); diff != "" {
				t.Errorf("%.5s as %s (-want +got):\n%s", test.text, name, diff)
			} else if got := fmt.Sprint(problems[0].Args["most"], " ", problems[0].Args["what"]); got != test.what {
				t.Errorf("%.5s as %s: %s", test.text, name, got)
			}
		}
	}
}

// TestBoundsAreNamed: what is refused says how much there may be.
func TestBoundsAreNamed(t *testing.T) {
	list := strings.Repeat("x,", questions.MaxQuestions)
	tests := []struct{ text, want string }{
		{yamlHead + "tags: [" + list + "x]\n", "100000 items in a list"},
		{yamlHead + "questions: [" + list + "x]\n", "100000 items in a list"},
		{yamlHead + "questions:\n- {id: q, type: single-choice, stem: S, options: [" + list + "x]}\n", "100000 items in a list"},
		{yamlHead + "tags: &a [" + list + "]\n" + "questions:\n" + strings.Repeat("- {id: q, type: essay, stem: S, tags: *a}\n", 6), "524288 values"},
		{yamlHead + "tags: [" + strings.Repeat("[],", questions.MaxProblems+1) + "]\n", "10000 problems"},
		{yamlHead + "description: &d " + strings.Repeat("long ", 1<<18) + "\ntags: [" + strings.Repeat("*d,", 13) + "]\n", "16777216 bytes of text, with what aliases repeat"},
	}
	for _, test := range tests {
		_, problems := readText("set.yaml", test.text)
		at := slices.IndexFunc(problems, func(p questions.Problem) bool { return p.Rule == "too-large" })
		if at < 0 {
			t.Errorf("%s: not said", test.want)
		} else if got := fmt.Sprint(problems[at].Args["most"], " ", problems[at].Args["what"]); got != test.want {
			t.Errorf("%s, not %s", got, test.want)
		}
	}
}

func TestAListMayBeAsLongAsItsBound(t *testing.T) {
	_, problems := readText("set.yaml", yamlHead+"tags: ["+strings.Repeat("x,", questions.MaxQuestions)+"]\n")
	if slices.ContainsFunc(problems, func(p questions.Problem) bool { return p.Rule == "too-large" }) {
		t.Error(said(problems))
	}
}

func TestLargeFilesWithoutAKeyAreNotParsed(t *testing.T) {
	for _, text := range []string{strings.Repeat("word ", 1<<19), strings.Repeat("{", 1<<21)} {
		_, problems := readText("set.yaml", text)
		if diff := cmp.Diff([]string{"1:1 not-a-set"}, said(problems)); diff != "" {
			t.Errorf("%.5s (-want +got):\n%s", text, diff)
		}
	}
}
