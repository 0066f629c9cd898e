package native

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// writers are the two forms of the native file, by a name that is read as that form.
var writers = map[string]func(io.Writer, questions.Set) error{"set.yaml": WriteYAML, "set.json": WriteJSON}

// again writes a set and reads it, and returns what the reader alone, without the check, says of the file.
func again(t rapid.TB, name string, set questions.Set) (read questions.Set, file string, problems []string) {
	t.Helper()
	var b bytes.Buffer
	if err := writers[name](&b, set); err != nil {
		t.Fatal(err)
	}
	read, ps := readText(name, b.String())
	ps = slices.DeleteFunc(ps, func(p questions.Problem) bool { return p.Pointer != "" })
	return read, b.String(), said(ps)
}

func TestWriteAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := sets.Draw(t, "set")
		for name := range writers {
			read, file, problems := again(t, name, set)
			if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" || problems != nil {
				t.Fatalf("%s: %v (-written +read):\n%s\n%s", name, problems, diff, file)
			}
		}
	})
}

func TestWriteAndReadNastyTexts(t *testing.T) {
	for _, text := range nastyTexts {
		set := questions.Set{Title: text, Tags: []string{text, text}, Briefing: []questions.Source{{Text: text}},
			Questions: []questions.Question{{QuestionHead: questions.QuestionHead{Type: questions.CompareSourcesType},
				Body: &questions.CompareSources{Claims: []questions.Claim{{Sources: map[string]questions.Stance{text: "states"}}}}}}}
		for name := range writers {
			read, file, problems := again(t, name, set)
			if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" || problems != nil {
				t.Errorf("%s: %v (-written +read):\n%s\n%s", name, problems, diff, file)
			}
		}
	}
}

func TestWriteAsAPersonWould(t *testing.T) {
	set, _ := readText("set.yaml", soundYAML)
	var b strings.Builder
	if err := WriteYAML(&b, set); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"readback: 1\nid: exchange\ntitle: Who was blamed?\n",
		"    text: |\n      # Heading\n\n      The **ministry** is behind it. So they say.\n",
		"    points: 1.5\n",
		"        correct: true\n",
		"        weight: -33.3\n",
		"    answer: false\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q isn't in\n%s", want, b.String())
		}
	}
}
