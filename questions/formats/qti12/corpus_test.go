package qti12

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

const corpus = "../../../../shared/corpus/qti12"

// counts are what was understood of a file: questions read without errors, questions refused, and problems.
type counts struct{ Read, Refused, Problems int }

// corpusCounts are those of real files. The refused ones: an upload of files, and two items whose <resprocessing> isn't
// closed, which are in the files like that.
var corpusCounts = map[string]counts{
	"gift2qti/assessment.xml":                                                   {6, 0, 0},
	"gift2qti/assessment_meta.xml":                                              {0, 0, 1},
	"gift2qti/imsmanifest.xml":                                                  {0, 0, 1},
	"instructure-items/canvas_multiple_dropdown.xml":                            {1, 0, 2},
	"instructure-items/canvas_multiple_fib.xml":                                 {1, 0, 0},
	"instructure-items/choice.xml":                                              {4, 0, 2},
	"instructure-items/essay.xml":                                               {1, 0, 0},
	"instructure-items/fib_str.xml":                                             {0, 1, 2},
	"instructure-items/item_no_title.xml":                                       {0, 1, 2},
	"instructure-items/matching.xml":                                            {1, 0, 1},
	"instructure-items/mc_feedback.xml":                                         {1, 0, 0},
	"instructure-items/multiple_answer_canvas.xml":                              {1, 0, 0},
	"instructure-items/multiple_choice.xml":                                     {1, 0, 1},
	"instructure-items/numeric_exact_match.xml":                                 {2, 0, 0},
	"instructure-items/numeric_margin_error.xml":                                {1, 0, 0},
	"instructure-items/numeric_within_range.xml":                                {1, 0, 0},
	"instructure-items/question_group.xml":                                      {10, 0, 3},
	"instructure-items/single_fib.xml":                                          {1, 0, 0},
	"instructure-items/true_false.xml":                                          {1, 0, 5},
	"instructure-items/upload.xml":                                              {0, 1, 1},
	"instructure-package (packed)":                                              {4, 0, 0},
	"instructure-package/i00f37ac2af026e5a607e4a5d9a70b1d5/assessment_meta.xml": {0, 0, 1},
	"instructure-package/i00f37ac2af026e5a607e4a5d9a70b1d5/i00f37ac2af026e5a607e4a5d9a70b1d5.xml": {4, 0, 0},
	"instructure-package/imsmanifest.xml": {0, 0, 1},
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus of other people's files isn't here: ", err)
	}
	got := map[string]counts{}
	err := fs.WalkDir(os.DirFS(corpus), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".xml" {
			got[name] = count(t, Read, os.DirFS(corpus), name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got["instructure-package (packed)"] = count(t, Read, fstest.MapFS{"p.zip": {Data: packFolder(t, "instructure-package")}}, "p.zip")
	if diff := cmp.Diff(corpusCounts, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// count reads a file and checks that it was understood, or that a problem with a place says why not.
func count(t *testing.T, read func(fs.FS, string) (questions.Set, questions.Problems), fsys fs.FS, name string) counts {
	t.Helper()
	set, problems := read(fsys, name)
	bad := map[string]bool{}
	for _, p := range problems {
		switch {
		case p.File == "" || p.Line == 0:
			t.Errorf("%s: a problem without a place: %+v", name, p)
		case p.Severity == questions.Error && p.Raw != "":
			bad[p.Raw] = true
		}
	}
	if len(set.Questions) == 0 && len(problems) == 0 {
		t.Errorf("%s: nothing, and nothing is said of it", name)
	}
	good := 0
	for _, q := range set.Questions {
		if !failed(problems, q.ID) {
			good++
		}
	}
	return counts{good, len(bad), len(problems)}
}

func failed(problems questions.Problems, id string) bool {
	for _, p := range problems {
		if p.Severity == questions.Error && p.Question == id {
			return true
		}
	}
	return false
}

// packFolder packs a folder of the corpus as it would be downloaded.
func packFolder(t *testing.T, folder string) []byte {
	t.Helper()
	var members []string
	err := fs.WalkDir(os.DirFS(corpus), folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path.Join(corpus, name))
		members = append(members, strings.TrimPrefix(name, folder+"/"), string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return packed(t, members...)
}
