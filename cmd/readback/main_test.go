package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran is what a command line did.
type ran struct {
	code     int
	out, err string
}

// command runs a command line with standard input.
func command(t *testing.T, input string, args ...string) ran {
	t.Helper()
	var out, err bytes.Buffer
	code := run(args, &console{strings.NewReader(input), &out, &err})
	return ran{code, out.String(), err.String()}
}

// want fails unless the command ended with this code.
func (r ran) want(t *testing.T, code int) ran {
	t.Helper()
	if r.code != code {
		t.Fatalf("exit code %d, want %d\nout: %s\nerr: %s", r.code, code, r.out, r.err)
	}
	return r
}

// file writes a file into a temporary folder and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// decoded reads JSON that a command printed.
func decoded[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

const goodSet = `readback: 1
id: flight
title: A flight
briefing:
  - {id: log, title: The log, text: "The tower cleared it to 3,000 feet. Nobody answered."}
questions:
  - id: height
    type: short-text
    stem: How high?
    points: 2
    accept: [{text: "3,000 feet"}, {text: 3000, weight: 50}]
    evidence: [{source: log, quote: "cleared it to 3,000 feet"}]
  - id: heard
    type: multiple-response
    stem: What is right?
    options: [{text: Cleared, correct: true}, {text: Low, correct: true}, {text: Answered}]
    evidence: [{source: log, quote: Nobody answered.}]
`

const badSet = `readback: 1
id: flight
title: A flight
briefing: [{id: log, title: The log, text: It was cleared.}]
questions:
  - {id: height, type: short-text, stem: How high?, accpet: [], evidence: [{source: log, quote: It fell.}]}
`

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{{"fly"}, {"check"}, {"convert", "x.yaml"}, {"serve", "--no-such-flag"}, {"report", "attempts"}, {"mark"}} {
		if r := command(t, "", args...); r.code != exitWrongUse || r.err == "" {
			t.Errorf("%v: exit code %d, %q", args, r.code, r.err)
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	if r := command(t, "", "--help").want(t, exitFine); !strings.Contains(r.out, "convert") {
		t.Errorf("help says %s", r.out)
	}
	if r := command(t, "", "version").want(t, exitFine); !strings.HasPrefix(r.out, "readback ") {
		t.Errorf("version says %s", r.out)
	}
}
