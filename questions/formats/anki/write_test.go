package anki

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// written is a set as a file, with what is told of it.
func written(t interface{ Fatal(...any) }, set questions.Set) (string, questions.Problems) {
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), problems
}

func TestWhatNotesHoldComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := setOf(held).Draw(t, "set")
		file, losses := written(t, set)
		for _, p := range losses {
			if p.Question != "" {
				t.Errorf("%s %v\n%s", p.Rule, p.Args, file)
			}
		}
		read, problems := readText(file)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-written +read)\n%s\n%s", told(problems), diff, file)
		}
	})
}

func TestWhatIsLostIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := setOf(anything).Draw(t, "set")
		file, losses := written(t, set)
		lost := map[string]bool{}
		for _, p := range losses {
			lost[p.Question] = true
		}
		read, problems := readText(file)
		for i := range set.Questions {
			q := &set.Questions[i]
			got := read.Question(q.ID)
			if got == nil {
				got = &questions.Question{}
			}
			if diff := cmp.Diff(*q, *got, cmpopts.EquateEmpty()); diff != "" && !lost[q.ID] {
				t.Errorf("nothing is told of this: %s (-written +read)\n%s\n%s", told(problems), diff, file)
			}
		}
	})
}

// What was read has Markdown in the form that readers write; authors have more.
func TestWritingWhatWasReadChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, _ := written(t, setOf(anything).Draw(t, "set"))
		read, _ := readText(first)
		second, _ := written(t, read)
		again, problems := readText(second)
		if third, _ := written(t, again); third != second {
			t.Errorf("%s%s", told(problems), cmp.Diff(second, third))
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		first, _ := written(t, setOf(held).Draw(t, "set"))
		read, problems := readText(first)
		if second, _ := written(t, read); first != second {
			t.Errorf("%s%s", told(problems), cmp.Diff(first, second))
		}
	})
}

func TestImagesAreWritten(t *testing.T) {
	set := questions.Set{Readback: questions.FormatVersion, ID: "cards", Title: "Harbour"}
	name, err := set.Embed(pixel)
	if err != nil {
		t.Fatal(err)
	}
	is := true
	set.Questions = []questions.Question{{QuestionHead: questions.QuestionHead{ID: "a", Type: questions.TrueFalseType, Stem: "Is this it? ![a quay](media:" + name + ")"}, Body: &questions.TrueFalse{Answer: &is}}}
	file, _ := written(t, set)
	read, problems := readText(file)
	if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s%s", told(problems), diff)
	}
}
