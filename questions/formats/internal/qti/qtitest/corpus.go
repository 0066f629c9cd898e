package qtitest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// Corpus reads every file of a folder of real files, of which none is part of the project. golden has for each how many
// questions are read and refused, how many problems there are, and the rule of the first error.
func (x Format) Corpus(t *testing.T, folder string, golden map[string]string) {
	t.Helper()
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the corpus isn't on this machine:", err)
	}
	files := os.DirFS(folder)
	found := 0
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) == ".md" {
			return err
		}
		found++
		set, problems := x.Read(files, name)
		if got := counted(set, problems); got != golden[name] {
			t.Errorf("%s: %s, want %s", name, got, golden[name])
		}
		for _, p := range problems {
			if p.Line == 0 || p.File == "" {
				t.Errorf("%s: no place: %+v", name, p)
			}
		}
		return nil
	})
	if err != nil || found != len(golden) {
		t.Errorf("%d files, want %d: %v", found, len(golden), err)
	}
}

func counted(set questions.Set, problems questions.Problems) string {
	bad, raw, rule := map[int]bool{}, 0, ""
	for _, p := range problems {
		if p.Severity != questions.Error {
			continue
		}
		if rule == "" {
			rule = p.Rule
		}
		if i, _, ok := draft.QuestionOf(p.Pointer); ok {
			bad[i] = true
		} else if p.Raw != "" {
			raw++
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%d %d %d %s", len(set.Questions)-len(bad), len(bad)+raw, len(problems), rule))
}
