package h5p

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"github.com/readback/readback/questions"
)

// TestOtherPeoplesFiles reads real files where they are. What is in semantics/ describes fields and is no content.
func TestOtherPeoplesFiles(t *testing.T) {
	const folder = "../../../../shared/corpus/h5p"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the files of other people aren't here")
	}
	type counts struct{ read, refused, warnings int }
	want := map[string]counts{
		"grokify/content.json":           {1, 0, 6},
		"moodle/multiple-choice-2-6.h5p": {1, 0, 0},
	}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".md" {
			return err
		}
		set, problems := Read(root, name)
		if path.Dir(name) == "semantics" {
			return nil // no panic is all that is wanted
		}
		got := counts{len(set.Questions), problems.Count(questions.Error), problems.Count(questions.Warning)}
		if got != want[name] {
			t.Errorf("%q: %#v %s", name, got, told(problems))
		}
		for _, p := range problems {
			if p.Line == 0 {
				t.Errorf("%s: %+v has no place", name, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
