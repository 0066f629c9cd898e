package h5p

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
)

func readBytes(name string, data []byte) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{name: {Data: data}}, name)
}

// readContent reads a content.json by itself.
func readContent(text string) (questions.Set, questions.Problems) {
	return readBytes("content.json", []byte(text))
}

// told are the problems as lines: where, what, and an argument.
func told(problems questions.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		for _, name := range []string{"found", "what", "library", "title", "src", "percent", "most"} {
			if v, ok := p.Args[name]; ok {
				fmt.Fprintf(&b, " %v", v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// asJSON is a set's questions, one a line, without the ids that follow from their stems.
func asJSON(t testing.TB, set questions.Set) string {
	t.Helper()
	var b strings.Builder
	for _, q := range set.Questions {
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(line), `","type":"`)
		b.WriteString(rest + "\n")
	}
	return strings.TrimSpace(b.String())
}

// pixel is the smallest image.
var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// zipOf packs members: names and contents in turn.
func zipOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		m, err := w.Create(members[i])
		if err == nil {
			_, err = m.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pack is an .h5p of a library's parameters, with an image.
func pack(t testing.TB, library, content string) []byte {
	about := fmt.Sprintf(`{"title": "Harbour &amp; sea", "language": "de", "mainLibrary": %q, "preloadedDependencies": [{"machineName": %q, "majorVersion": "1", "minorVersion": 3}]}`, library, library)
	return zipOf(t, "h5p.json", about, "content/content.json", content, "content/images/quay 7.png", string(pixel))
}

// catalogueOf are all messages, for what they say of rules.
func catalogueOf(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("../../../words/en/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no words: %v", err)
	}
	var b strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
		b.Write(data)
	}
	return b.String()
}
