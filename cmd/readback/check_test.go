package main

import (
	"strings"
	"testing"
)

func TestCheckGood(t *testing.T) {
	r := command(t, "", "check", file(t, "good.yaml", goodSet)).want(t, exitFine)
	if r.out != "errors: 0, warnings: 0\n" {
		t.Errorf("said %q", r.out)
	}
}

func TestCheckNamesEveryProblemAndItsPlace(t *testing.T) {
	path := file(t, "bad.yaml", badSet)
	r := command(t, "", "check", path).want(t, exitProblems)
	for _, line := range []string{
		path + ":6:53: error: There is no field \"accpet\" here. [field-unknown]\n\tDid you mean \"accept\"?\n",
		path + ":6:5: error: The question doesn't say which answers are right. [accept-missing]\n",
		"[quote-not-found]\n",
		"errors: 3, warnings: 0\n",
	} {
		if !strings.Contains(r.out, line) {
			t.Errorf("%q is missing in:\n%s", line, r.out)
		}
	}
}

func TestCheckSeveralFilesAsJSON(t *testing.T) {
	good, bad := file(t, "good.yaml", goodSet), file(t, "bad.json", `{"readback": 1, "id": "x", "title": "X", "questions": [}`)
	r := command(t, "", "check", "--json", good, bad, "/no/such/file.yaml").want(t, exitProblems)
	problems := decoded[[]problemLine](t, r.out)
	if len(problems) != 2 {
		t.Fatalf("%d problems: %s", len(problems), r.out)
	}
	p := problems[0]
	if p.File != bad || p.Line != 1 || p.Column != 56 || p.Severity != "error" || p.Rule != "json" || p.Message == "" || p.Suggestion == "" {
		t.Errorf("%+v", p)
	}
	if p := problems[1]; p.File != "/no/such/file.yaml" || p.Rule != "file-unreadable" {
		t.Errorf("%+v", p)
	}
	if r := command(t, "", "check", "--json", good).want(t, exitFine); strings.TrimSpace(r.out) != "[]" {
		t.Errorf("no problems are %q", r.out)
	}
}

// TestAnArchiveHasNoLines: lines and columns count from 1, and what has none isn't said to be in line 0.
func TestAnArchiveHasNoLines(t *testing.T) {
	name := file(t, "cut.zip", "PK\x03\x04")
	r := command(t, "", "check", name).want(t, exitProblems)
	if !strings.HasPrefix(r.out, name+": error: ") || strings.Contains(r.out, ":0") {
		t.Errorf("said %q", r.out)
	}
}
