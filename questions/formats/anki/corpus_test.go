package anki

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/readback/readback/questions"
)

// TestOtherPeoplesFiles reads real files where they are.
func TestOtherPeoplesFiles(t *testing.T) {
	const folder = "../../../../shared/corpus/anki/anki"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the files of other people aren't here")
	}
	type counts struct{ read, refused, warnings int }
	want := map[string]counts{
		"diffmodels2-1.apkg": {1, 0, 1},
		"text-2fields.txt":   {8, 1, 4}, // a note without a front
		"text-tags.txt":      {2, 0, 2},
		"text-update.txt":    {1, 0, 0},
		"update1.apkg":       {1, 0, 1},
	}
	files, err := filepath.Glob(folder + "/*")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(want) {
		t.Errorf("there are %d files", len(files))
	}
	for _, file := range files {
		name := filepath.Base(file)
		set, problems := Read(os.DirFS(folder), name)
		bad := map[string]bool{}
		refused := 0
		for _, p := range problems {
			if p.Severity == questions.Error && (p.Question == "" || !bad[p.Question]) {
				refused++
				bad[p.Question] = true
			}
			if p.Line == 0 {
				t.Errorf("%s: %+v has no place", name, p)
			}
		}
		got := counts{len(set.Questions) - len(bad), refused, problems.Count(questions.Warning)}
		if got != want[name] {
			t.Errorf("%q: %#v", name, got)
		}
	}
}
