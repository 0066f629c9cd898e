package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// giftFile has two sound questions and one that is worth nothing.
const giftFile = `::Tower::Who listened? {=The tower ~The pilot}

Who read it back? {=The pilot ~The crew}

How high? {~1000 ~2000}
`

const mended = "How high? {=1000 ~2000}\n"

func TestOnlyGoodAndRejects(t *testing.T) {
	data := t.TempDir()
	quiz := file(t, "harbour.gift", giftFile)
	rejects := filepath.Join(t.TempDir(), "rejects.gift")
	r := command(t, "", "import", "--data", data, quiz).want(t, exitProblems)
	if !strings.Contains(r.err, ":5:") || !strings.Contains(r.err, "Nothing was imported") {
		t.Errorf("said %s", r.err)
	}
	command(t, "", "import", "--data", data, "--only-good", "--rejects", quiz, quiz).want(t, exitWrongUse)
	r = command(t, "", "import", "--data", data, "--only-good", "--rejects", rejects, quiz).want(t, exitFine)
	if !strings.Contains(r.out, "harbour: revision 1, questions: 2") {
		t.Errorf("said %s%s", r.out, r.err)
	}
	left, err := os.ReadFile(rejects)
	if err != nil || !strings.Contains(string(left), "How high? {~1000 ~2000}") || strings.Contains(string(left), "Who") {
		t.Errorf("the rejects are %q, %v", left, err)
	}
	r = command(t, "", "import", "--data", data, "--add", "--set", "harbour", file(t, "rejects.gift", mended)).want(t, exitFine)
	if !strings.Contains(r.out, "harbour: revision 2, questions: 3") {
		t.Errorf("said %s", r.out)
	}
}

// TestImportingAgain: by id, and never over a set that only has the same name.
func TestImportingAgain(t *testing.T) {
	data := t.TempDir()
	importing := func(code int, name, text string, flags ...string) ran {
		t.Helper()
		return command(t, "", append([]string{"import", "--data", data, file(t, name, text)}, flags...)...).want(t, code)
	}
	sound := strings.ReplaceAll(giftFile, "{~1000", "{=1000")
	importing(exitFine, "harbour.gift", sound)
	if r := importing(exitFine, "harbour.gift", sound); !strings.Contains(r.out, "unchanged") {
		t.Errorf("the same again: %s", r.out)
	}
	changed := strings.Replace(strings.Replace(sound, "~The crew", "~The passengers", 1), "How high?", "How far up?", 1)
	if r := importing(exitFine, "harbour.gift", changed); !strings.Contains(r.out, "revision 2, questions: 3") || !strings.Contains(r.err, "1 questions of revision 1") {
		t.Errorf("changed: %s%s", r.out, r.err)
	}
	if r := importing(exitProblems, "harbour.gift", "Is it {=another ~set}?\n"); !strings.Contains(r.err, "--set harbour") {
		t.Errorf("another file of the same name: %s", r.err)
	}
	importing(exitFine, "harbour.gift", "Is it {=another ~set}?\n", "--set", "harbour-2")
	importing(exitProblems, "harbour.gift", sound, "--add", "--set", "no-such-set")
	importing(exitWrongUse, "harbour.gift", sound, "--set", "Not A Slug")
	importing(exitWrongUse, "harbour.gift", sound, "--rejects", "x")
}

func TestRejectsOfTheNativeFormat(t *testing.T) {
	data, rejects := t.TempDir(), filepath.Join(t.TempDir(), "left.yaml")
	set := strings.Replace(goodSet, "accept: [", "acept: [", 1)
	command(t, "", "import", "--data", data, "--only-good", "--rejects", rejects, file(t, "set.yaml", set)).want(t, exitFine)
	left, err := os.ReadFile(rejects)
	if err != nil || !strings.Contains(string(left), "acept:") || strings.Contains(string(left), "heard") || !strings.Contains(string(left), "id: log") {
		t.Fatalf("the rejects are %q, %v", left, err)
	}
	r := command(t, "", "import", "--data", data, "--add", file(t, "left.yaml", strings.Replace(string(left), "acept", "accept", 1))).want(t, exitFine)
	if !strings.Contains(r.out, "flight: revision 2, questions: 2") {
		t.Errorf("said %s%s", r.out, r.err)
	}
}

func TestConvertSaysWhatIsLost(t *testing.T) {
	r := command(t, "", "convert", file(t, "set.yaml", goodSet), "--to", "aiken").want(t, exitFine)
	if !strings.Contains(r.err, "warning: ") || !strings.Contains(r.err, "heard") || !strings.Contains(r.err, "[loss-question]") {
		t.Errorf("said %s", r.err)
	}
}
