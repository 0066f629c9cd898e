package olx

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

const corpus = "../../../../shared/corpus/olx"

// counts are what was understood of a file: questions read without errors, questions refused, and problems.
type counts struct{ Read, Refused, Problems int }

// corpusCounts are those of real files. The refused ones need a script, a picture to click on, an annotation, and a regular
// expression.
var corpusCounts = map[string]counts{
	"openedx-demo/0135258373e648f2b57a80ae06bade61.xml": {1, 0, 3},
	"openedx-demo/0895f1b6c0b329e50b90.xml":             {1, 0, 0},
	"openedx-demo/0d127d7942ec4be7a464eabafb286d02.xml": {0, 1, 1},
	"openedx-demo/10d6abada29b45df87f3bd9a9af86e72.xml": {0, 1, 1},
	"openedx-demo/19c4d31df12b423c8944cf66ed8aa11d.xml": {1, 0, 0},
	"openedx-demo/29fb15ec7b5f462cab0a8216108df8dc.xml": {0, 1, 1},
	"openedx-demo/330956aa9c304a0a8e944d3caac15494.xml": {0, 1, 1},
	"openedx-demo/3956d029fa74441cbfca3a97913ccaa8.xml": {1, 0, 0},
	"openedx-demo/3b8100660f3947c198e0a9b35f7c6cf6.xml": {1, 0, 0},
	"openedx-demo/3e5a945f54374fc7ababadc080660f2d.xml": {1, 0, 0},
	"openedx-demo/4e98cc7d3ed6413b9afbdf64e4a1b682.xml": {1, 0, 0},
	"openedx-demo/5cd09d2566e8409b8ddcb57b0ff2361f.xml": {1, 0, 0},
	"openedx-demo/6b74196a21a245ceb52873f50fb4c1b4.xml": {1, 0, 0},
	"openedx-demo/b7597ae2c50d49e69dd0379465edbdd0.xml": {1, 0, 0},
	"openedx-demo/dd88975768314dcd91363359d38371a8.xml": {1, 0, 0},
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus of other people's files isn't here: ", err)
	}
	got := map[string]counts{}
	err := fs.WalkDir(os.DirFS(corpus), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".xml" {
			got[name] = count(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(corpusCounts, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// count reads a file and checks that it was understood, or that a problem with a place says why not.
func count(t *testing.T, name string) counts {
	t.Helper()
	set, problems := Read(os.DirFS(corpus), name)
	c := counts{Read: len(set.Questions), Problems: len(problems)}
	for _, p := range problems {
		if p.File == "" || p.Line == 0 {
			t.Errorf("%s: a problem without a place: %+v", name, p)
		}
		if p.Severity == questions.Error && p.Raw != "" {
			c.Refused++
		}
	}
	if len(set.Questions) == 0 && len(problems) == 0 {
		t.Errorf("%s: nothing, and nothing is said of it", name)
	}
	return c
}
