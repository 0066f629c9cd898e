package formats

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/words"
)

// fieldOfOurs is a field as our own files write it: "stem:", "correct: true".
var fieldOfOurs = regexp.MustCompile(`"[a-z]+:|under (min|max)\b|into (min|max)\b`)

// TestWaysOutFitEveryFormat: what is wrong with a question may be wrong in any format, so that only in our own files the way
// out names their fields.
func TestWaysOutFitEveryFormat(t *testing.T) {
	var w words.Words
	hints := 0
	for rule, at := range rulesBelow(t, "..") {
		if filepath.Dir(at) != ".." || strings.HasPrefix(rule, "version-") { // only our own files have a version
			continue
		}
		for _, id := range []string{"problem." + rule, "problem." + rule + ".fix"} {
			if said := w.Say(id, map[string]any{}); fieldOfOurs.MatchString(said) {
				t.Errorf("%s, which any format may have: %s", id, said)
			}
		}
		if fieldOfOurs.MatchString(w.Say("problem."+rule+".fix", map[string]any{"native": true})) {
			hints++
		}
	}
	if hints < 10 {
		t.Errorf("only %d ways out name the fields of our own files", hints)
	}
}

// TestOnlyOurOwnFilesHearOfTheirFields: the same is wrong in two formats.
func TestOnlyOurOwnFilesHearOfTheirFields(t *testing.T) {
	fsys := fstest.MapFS{
		"a.csv":  {Data: []byte("Question,A,B,Correct\nWho?,x,y,\n")},
		"a.yaml": {Data: []byte("readback: 1\nid: a\ntitle: A\nquestions:\n  - {id: one, type: single-choice, stem: Who?, options: [{text: x}, {text: y}]}\n")},
	}
	for name, ours := range map[string]bool{"a.csv": false, "a.yaml": true} {
		problems := Load(fsys, name, Options{}).Problems
		if len(problems) != 1 || problems[0].Rule != "one-correct" {
			t.Fatalf("%s: %v", name, problems)
		}
		said := words.Words{}.Say("problem.one-correct.fix", problems[0].Args)
		if strings.Contains(said, `"correct: true"`) != ours {
			t.Errorf("%s: %s", name, said)
		}
	}
}
