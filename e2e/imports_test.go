package e2e

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/runway.yaml
var runway string

// breakings make a file with three errors of a good one.
var breakings = strings.NewReplacer(
	"had been seen on it, correct: true", "had been seen on it",
	"type: true-false", "type: maybe",
	"quote: The animal was caught by the fire brigade.", "quote: The animal was caught by the police.",
)

// importsBrokenFile uploads a file with errors, and is shown each of them with its place.
func (b *tab) importsBrokenFile() {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), "runway.yaml")
	broken := breakings.Replace(runway)
	b.write(file, []byte(broken))
	b.follow(link(say("nav.sets")))
	b.check("question sets")
	b.follow(link(say("sets.import")))
	b.check("import")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file}))
	b.follow(button(say("import.check")))
	expected := problemsOf(b.t, file)
	b.understood(len(runwaySet(b.t).Questions)-len(expected), len(expected))
	b.see(say("import.errors", "count", len(expected)))
	for _, problem := range expected {
		b.see(say("import.line", "line", fmt.Sprint(problem.Line)) + ", " + say("import.column", "column", fmt.Sprint(problem.Column)))
		b.see(problem.Message)
		b.see(problem.Suggestion)
		line := strings.TrimSpace(strings.Split(broken, "\n")[problem.Line-1])
		b.has(within(at(fmt.Sprintf("#line_%d", problem.Line)), "code", line))
	}
	b.check("import with errors")
}

// problem is what `readback check --json` says is wrong.
type problem struct {
	Line, Column        int
	Message, Suggestion string
}

// problemsOf asks the command line what is wrong with a file. Finding none is an error of the test.
func problemsOf(t *testing.T, file string) (problems []problem) {
	t.Helper()
	out, err := exec.Command(readback, "check", "--json", file).Output()
	if err == nil {
		t.Fatal("check finds nothing wrong with the broken file")
	}
	if err := json.Unmarshal(out, &problems); err != nil || len(problems) != 3 {
		t.Fatalf("check --json: %v\n%s", err, out)
	}
	return problems
}

// importsMendedFile corrects the text on the page, looks at the preview and imports.
func (b *tab) importsMendedFile() {
	b.t.Helper()
	b.paste(labelled(say("import.set-text")), runway)
	b.follow(button(say("import.check-again")))
	b.see(say("import.clean"))
	set := runwaySet(b.t)
	for i, q := range set.Questions {
		if stem := ask[string](b, fmt.Sprintf("stemOf(%d)", i+1)); stem != stemOf(&q) {
			b.t.Errorf("the preview of question %d is %q, want %q", i+1, stem, q.Stem)
		}
	}
	b.check("import preview")
	b.follow(button(say("import.import")))
	b.see(say("import.done", "set", set.Title, "number", "1"))
	b.check("question set")
}
