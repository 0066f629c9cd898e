package docx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// rawOf are the texts of the questions with errors.
func rawOf(problems questions.Problems) []string {
	var list []string
	for _, p := range problems {
		if p.Raw != "" {
			list = append(list, p.Raw)
		}
	}
	return list
}

// rejects are such texts as a document, with an empty paragraph between two.
func rejects(t testing.TB, raw []string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePlain(&b, strings.Split(strings.Join(raw, "\n"), "\n")); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRawIsTheQuestionAsItStood, and the same is wrong when it is read again.
func TestRawIsTheQuestionAsItStood(t *testing.T) {
	for name, test := range map[string]struct {
		paragraphs []string
		raw, rule  string
	}{
		"all of it":         {[]string{p("7) ‹Which›?"), p("a) one"), p("(b) two*"), p("*c) three"), p("Answer: A"), p("Punkte: 3"), p("Hint: look⏎well"), p("Explanation: So."), p("And more.")}, "7) Which?|a) one|*b) two|*c) three|Answer: A|Punkte: 3|Hint: look↵well|Explanation: So.|And more.", "docx-keys-differ"},
		"no number":         {[]string{p("Which?"), p("A. one"), p("B. two"), p("Points: 2")}, "1. Which?|a) one|b) two|Points: 2", "docx-no-key"},
		"points":            {[]string{p("1. Which?"), p("a) one"), p("b) ‹two›"), p("Points: many")}, "1. Which?|a) one|*b) two|Points: many", "docx-points"},
		"two answers":       {[]string{p("1. Which?"), p("a) one"), p("b) two"), p("Answer: A"), p("Feedback: x"), p("Correct answer: B")}, "1. Which?|a) one|b) two|Answer: A|Feedback: x|Correct answer: B", "docx-answers"},
		"looks that differ": {[]string{p("1. Which?"), p("a) ‹one›"), p("b) ‗two‗")}, "1. Which?|*a) one|b) two|Answer: B", "docx-keys-differ"},
		"looks, an answer":  {[]string{p("1. Which?"), p("a) ‹one›"), p("b) ‗two‗"), p("Answer: A")}, "1. Which?|a) one|*b) two|Answer: A", "docx-keys-differ"},
		"numbers":           {[]string{li(1, 0, "Which?"), li(1, 2, "one"), li(1, 2, "two"), p("Answer: 2"), p("Points: x")}, "1. Which?|a) one|b) two|Answer: B|Points: x", "docx-points"},
		"letters go on":     {[]string{p("1. Which?"), li(4, 0, "x"), p("b) two*"), p("2. What?"), li(4, 0, "one"), li(4, 0, "two"), p("Answer: A")}, "2. What?|a) one|b) two|Answer: A ?", "docx-answer"},
		"a list in a stem":  {[]string{li(1, 0, "Which?"), li(1, 2, "x"), li(1, 2, "y"), p("a) 1"), p("b) 2")}, "1. Which?↵1. x↵2. y|a) 1|b) 2", "docx-no-key"},
		"no stem":           {[]string{p("a) one"), p("b) two"), p("Answer: B")}, "1.|a) one|b) two|Answer: B", "stem-missing"},
		"a label":           {[]string{p("Answer: B")}, "1.|Answer: B", "docx-no-options"},
		"lines and tabs":    {[]string{p("1.⇥Which⏎of these?⏎a) one⏎b) two⇥or three")}, "1. Which↵of these?|a) one|b) two or three", "docx-no-key"},
	} {
		_, problems := readBytes("quiz.docx", document(t, test.paragraphs...))
		raw := rawOf(problems)
		if got := strings.NewReplacer("\n", "|", lineBreak, "↵").Replace(strings.TrimSpace(strings.Join(raw, "\n"))); got != test.raw {
			t.Errorf("%s: %q", name, got)
		}
		_, problems = readBytes("rejects.docx", rejects(t, raw))
		if again := rawOf(problems); !strings.Contains(told(problems), "error "+test.rule) || !slices.Equal(raw, again) {
			t.Errorf("%s: %q, then\n%s", name, again, told(problems))
		}
	}
}

// TestRejectsStayApart, though the sound questions that stood between them are gone.
func TestRejectsStayApart(t *testing.T) {
	_, problems := readBytes("quiz.docx", document(t, p("1. Which?"), p("2. Which?"), p("a) one"), p("b) two*"), p("Now rest."), p("a) x"), p("Answer: A"), p("a) y"), p("3. Why?")))
	raw := rawOf(problems)
	_, problems = readBytes("rejects.docx", rejects(t, raw))
	if again := rawOf(problems); len(raw) != 4 || !slices.Equal(raw, again) {
		t.Error(cmp.Diff(raw, again))
	}
}

func TestMendedRejectsAreComplete(t *testing.T) {
	_, problems := readBytes("quiz.docx", document(t, p("1. Who?"), p("a) one"), p("b) two*"),
		p("2. Which?"), p("a) ‹x›"), p("b) y"), p("c) ‹z›"), p("Answer: A and D"), p("Points: 3"), p("Explanation: So <it> & that."), p("Hint: look")))
	raw := rawOf(problems)
	if len(raw) != 1 {
		t.Fatal(told(problems))
	}
	mended := strings.Replace(raw[0], "A and D", "A and C", 1)
	set, problems := readBytes("rejects.docx", rejects(t, []string{mended}))
	want := `multiple-response","stem":"Which?","points":3,"explanation":"So \\\u003cit\u003e \u0026 that.","hint":"look","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}]}`
	if diff := cmp.Diff(want, asJSON(t, set)); diff != "" || len(problems) > 0 {
		t.Errorf("(-want +got)\n%s%s", diff, told(problems))
	}
}
