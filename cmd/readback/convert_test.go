package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestConvertThereAndBack(t *testing.T) {
	source := file(t, "set.yaml", goodSet)
	asJSON := filepath.Join(t.TempDir(), "set.json")
	command(t, "", "convert", source, "--to", "json", "-o", asJSON).want(t, exitFine)
	first := command(t, "", "convert", source, "--to", "yaml").want(t, exitFine)
	second := command(t, "", "convert", asJSON, "--to", "yaml").want(t, exitFine)
	if first.out != second.out {
		t.Errorf("%s\nis not\n%s", second.out, first.out)
	}
	again := command(t, "", "convert", file(t, "again.yaml", first.out), "--to", "yaml").want(t, exitFine)
	if again.out != first.out {
		t.Errorf("a second time it is\n%s", again.out)
	}
}

func TestConvertWritesNothingOfABrokenSet(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.json")
	if r := command(t, "", "convert", file(t, "bad.yaml", badSet), "--to", "json", "-o", out).want(t, exitProblems); r.err == "" {
		t.Error("nothing is said")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}
