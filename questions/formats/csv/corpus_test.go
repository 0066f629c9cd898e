package csv

import (
	"os"
	"testing"
)

// corpus are files of other people's, which are only there to be read.
const corpus = "../../../../shared/corpus/csv"

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't there: ", err)
	}
	tests := map[string]struct{ read, refused, problems int }{
		"text2qti-fork/questions.csv": {20, 0, 0},
	}
	for name, want := range tests {
		set, problems := Read(os.DirFS(corpus), name)
		refused := 0
		for _, p := range problems {
			if p.Raw != "" {
				refused++
			}
		}
		if len(set.Questions) != want.read || refused != want.refused || len(problems) != want.problems {
			t.Errorf("%s: %d questions, %d refused, %d problems %v", name, len(set.Questions), refused, len(problems), problems)
		}
	}
}
