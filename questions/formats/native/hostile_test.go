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
	for _, text := range []string{"[" + strings.Repeat("a,", MaxBytes/2-1), strings.Repeat("- x\n", MaxBytes/4), strings.Repeat(`"`, MaxBytes), strings.Repeat("'", MaxBytes)} {
		for _, name := range []string{"set.yaml", "set.json"} {
			_, problems := readText(name, text)
			if diff := cmp.Diff([]string{"1:1 too-large"}, said(problems)); diff != "" {
				t.Errorf("%.5s as %s (-want +got):\n%s", text, name, diff)
			}
		}
	}
}
