package native

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// withFile is a set whose source is in a file of this name, with a question bound to it.
func withFile(name string) string {
	return yamlHead + "briefing:\n  - {id: a, title: T, file: '" + name + "'}\n" +
		"questions:\n  - {id: q, type: true-false, stem: S, answer: true, evidence: [{source: a, quote: The text}]}\n"
}

func TestReadSourceBeside(t *testing.T) {
	for name, text := range map[string]string{"plain": "The text.\n", "byte order mark": "\uFEFFThe text.\n", "CRLF": "The text.\r\n"} {
		files := fstest.MapFS{"sets/set.yaml": {Data: []byte(withFile("a.md"))}, "sets/a.md": {Data: []byte(text)}}
		set, problems := Read(files, "sets/set.yaml")
		if diff := cmp.Diff(questions.Problems(nil), problems); diff != "" {
			t.Errorf("%s: problems:\n%s", name, diff)
		}
		want := questions.Source{ID: "a", Title: "T", Text: strings.TrimPrefix(text, "\uFEFF")}
		if diff := cmp.Diff(want, set.Briefing[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReadSourceBesideProblems(t *testing.T) {
	place := "5:29 "
	large := strings.Repeat("x", MaxBytes+1)
	tests := []struct {
		name, content, want string
	}{
		{"gone.md", "", "file-unreadable"},
		{"../secret", "", "file-name"},
		{"/etc/passwd", "", "file-name"},
		{"a/b.md", "", "file-name"},
		{`a\b.md`, "", "file-name"},
		{"..", "", "file-name"},
		{".", "", "file-name"},
		{"a.md/", "", "file-name"},
		{"set.yaml", "", "file-unreadable"},
		{"latin1.md", "caf\xe9", "encoding"},
		{"large.md", large, "file-unreadable"},
	}
	for _, test := range tests {
		files := fstest.MapFS{"sets/set.yaml": {Data: []byte(withFile(test.name))}, "secret": {Data: []byte("The text")}}
		if test.content != "" {
			files["sets/"+test.name] = &fstest.MapFile{Data: []byte(test.content)}
		}
		_, problems := Read(files, "sets/set.yaml")
		if diff := cmp.Diff([]string{place + test.want}, said(problems)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestReadEmptySourceBeside(t *testing.T) {
	files := fstest.MapFS{"set.yaml": {Data: []byte(withFile("a.md"))}, "a.md": {Data: []byte("\n")}}
	_, problems := Read(files, "set.yaml")
	if diff := cmp.Diff([]string{"5:5 source-empty"}, said(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadSourceWithTextAndFile(t *testing.T) {
	text := strings.Replace(withFile("a.md"), "file:", "text: The text., file:", 1)
	_, problems := readText("set.yaml", text)
	if diff := cmp.Diff([]string{"5:46 text-and-file"}, said(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadFileThatIsNotThere(t *testing.T) {
	_, problems := Read(fstest.MapFS{}, "set.yaml")
	want := questions.Problems{{File: "set.yaml", Severity: questions.Error, Rule: "file-unreadable",
		Args: map[string]any{"name": "set.yaml", "reason": "not found"}}}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
