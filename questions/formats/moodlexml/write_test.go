package moodlexml

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestWhatIsHeldComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := sets.Draw(t, "set")
		file, losses := written(t, set)
		for _, p := range losses {
			if p.Question != "" {
				t.Errorf("%s: %v", p.Rule, p.Args)
			}
		}
		read, problems := readText(file)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-written +read):\n%s\n%s\n%s", diff, told(problems), file)
		}
		if again, _ := written(t, read); again != file {
			t.Errorf("written again:\n%s", cmp.Diff(file, again))
		}
	})
}
