package native

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

const docsFolder = "../../../docs/"

func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(docsFolder + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestExampleHasEveryType(t *testing.T) {
	set, problems := Read(os.DirFS(docsFolder), "examples/harbour.yaml")
	for _, p := range problems {
		t.Errorf("%d:%d: %s %v", p.Line, p.Column, p.Rule, p.Args)
	}
	has := map[questions.Type]bool{}
	for _, q := range set.Questions {
		has[q.Type] = true
	}
	for _, name := range questions.Types() {
		if !has[name] {
			t.Errorf("no %s question", name)
		}
	}
}

var (
	yamlBlock   = regexp.MustCompile("(?s)```yaml\n(  - id: .*?)```")
	numberTable = regexp.MustCompile(`(?s)\| typed \| ` + "`language: en`" + ` \| (.*?)\n\n`)
)

// The page says that its examples come from the example set.
func TestDocsShowTheExample(t *testing.T) {
	page, example := document(t, "set-file.md"), document(t, "examples/harbour.yaml")
	blocks := yamlBlock.FindAllStringSubmatch(page, -1)
	for _, block := range blocks {
		if !strings.Contains(example, block[1]) {
			t.Errorf("not in the example:\n%s", block[1])
		}
	}
	if len(blocks) != len(questions.Types()) {
		t.Errorf("%d examples for %d types", len(blocks), len(questions.Types()))
	}
	for _, name := range questions.Types() {
		if !strings.Contains(page, "\n### "+string(name)+"\n") {
			t.Errorf("no section on %s", name)
		}
	}
}

// numberRead is how a number is read, as the page says it.
func numberRead(typed, lang string) string {
	got, err := questions.ReadNumber(typed, lang, "")
	if fit, ok := errors.AsType[*questions.FitError](err); ok && fit.Rule == "number-form" {
		return "refused"
	}
	return string(got)
}

func TestDocsSayHowNumbersAreRead(t *testing.T) {
	table := numberTable.FindString(document(t, "set-file.md"))
	cells := func(row string) []string {
		return strings.Split(strings.Trim(strings.NewReplacer("`", "", "language: ", "").Replace(row), "| "), " | ")
	}
	rows := strings.Split(strings.TrimSpace(table), "\n")
	languages := cells(rows[0])[1:]
	for _, row := range rows[2:] {
		row := cells(row)
		for i, lang := range languages {
			for n, typed := range strings.Split(row[0], ", ") {
				want := strings.Split(row[i+1], ", ")[n]
				if got := numberRead(typed, lang); got != want {
					t.Errorf("%s in %s is %s; the page says %s", typed, lang, got, want)
				}
			}
		}
	}
	if len(rows) < 10 || len(languages) != 4 {
		t.Errorf("the table has %d rows and the languages %v", len(rows), languages)
	}
}
