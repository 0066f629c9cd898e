package moodlexml

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// corpus are real files, of which none is part of the project.
const corpus = "../../../../shared/corpus/moodle-xml"

// golden says of each file of the corpus how many questions are good and how many are refused, and how many problems it has.
var golden = map[string]struct{ good, refused, problems int }{
	"adrianoruseler/essay.xml":                      {1, 0, 3},
	"adrianoruseler/gapselect.xml":                  {0, 1, 3}, // a gap with a single choice
	"adrianoruseler/matching.xml":                   {1, 0, 3},
	"adrianoruseler/multichoice.xml":                {1, 0, 3},
	"adrianoruseler/numerical.xml":                  {0, 1, 1}, // no answer earns more than half
	"adrianoruseler/ordering.xml":                   {1, 0, 3},
	"adrianoruseler/shortanswer.xml":                {1, 0, 1},
	"moodle/export_category.xml":                    {1, 0, 1},
	"moodle/html_chars_in_idnumbers.xml":            {1, 0, 1},
	"moodle/multichoice.xml":                        {1, 0, 2}, // a sound behind a link
	"moodle/nested_categories_with_questions.xml":   {5, 0, 1},
	"moodle/old_format_file.xml":                    {2, 0, 0},
	"moodlexport/My_little_catgory_from_latex.xml":  {2, 0, 2},
	"moodlexport/My_little_catgory_from_python.xml": {2, 0, 2},
	"moodlexport/Simple-arithmetic.xml":             {1, 0, 1},
	"moodlexport/Simple-derivative.xml":             {1, 0, 1},
	"moodlexport/my_first_question.xml":             {1, 0, 1},
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't on this machine:", err)
	}
	files := 0
	err := fs.WalkDir(os.DirFS(corpus), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".xml" {
			return err
		}
		files++
		set, problems := Read(os.DirFS(corpus), name)
		refused := refusedIn(problems)
		want := golden[name]
		if good := len(set.Questions) - refused.questions; good != want.good || refused.questions+refused.raw != want.refused || len(problems) != want.problems {
			t.Errorf("%s: %d good, %+v refused, want %+v\n%s", name, good, refused, want, told(problems))
		}
		return nil
	})
	if err != nil || files != len(golden) {
		t.Errorf("%d files, want %d: %v", files, len(golden), err)
	}
}

// refusals are the questions with errors: those of the set, and those that couldn't be understood at all.
type refusals struct{ questions, raw int }

func refusedIn(problems questions.Problems) refusals {
	bad, raw := map[int]bool{}, 0
	for _, p := range problems {
		i, _, inSet := draft.QuestionOf(p.Pointer)
		switch {
		case p.Severity != questions.Error:
		case inSet:
			bad[i] = true
		default:
			raw++
		}
	}
	return refusals{len(bad), raw}
}
