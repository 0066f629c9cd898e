package formats

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"testing"
	"testing/fstest"
)

const mappedTable = "Prompt of mine,First,Second,Right one\nWho?,The pilot,The crew,A\n"

func TestColumnsThatWereSaid(t *testing.T) {
	fsys := fstest.MapFS{"a.csv": {Data: []byte(mappedTable)}, "a.gift": {Data: []byte("Who? {=A ~B}\n")}}
	tests := []struct {
		name    string
		columns map[string]string
		rule    string // of the first error; empty: it is read
	}{
		{"a.csv", map[string]string{"Prompt of mine": "stem", "First": "option a", "Second": "option b", "Right one": "correct"}, ""},
		{"a.csv", map[string]string{"Nope": "correct"}, "column-unknown"},
		{"a.csv", map[string]string{"Right one": "bogus"}, "column-field"},
		{"a.gift", map[string]string{"Right one": "correct"}, "column-unknown"},
	}
	for _, test := range tests {
		loaded := Load(fsys, test.name, Options{Columns: test.columns})
		got := ""
		if loaded.Problems.Failed() {
			got = loaded.Problems[0].Rule
		}
		if got != test.rule || test.rule == "" && len(loaded.Set.Questions) != 1 {
			t.Errorf("%s, %v: %q, %v", test.name, test.columns, got, loaded.Problems)
		}
	}
}

func TestEncodingThatWasSaid(t *testing.T) {
	fsys := fstest.MapFS{"a.gift": {Data: []byte("Where? {=Caf\xe9 ~Bar}\n")}}
	for encoding, rule := range map[string]string{"": "encoding-ask", "bogus": "encoding-said", "windows-1252": ""} {
		loaded := Load(fsys, "a.gift", Options{Encoding: encoding})
		got := ""
		if loaded.Problems.Failed() {
			got = loaded.Problems[0].Rule
		}
		if got != rule {
			t.Errorf("%q: %q, %v", encoding, got, loaded.Problems)
		}
	}
}

// TestASetFileInAZip comes with the texts that it names, and the places are those of the member.
func TestASetFileInAZip(t *testing.T) {
	set := "readback: 1\nid: a\ntitle: A\nbriefing: [{id: log, title: Log, file: log.md}]\nquestions:\n  - {id: one, type: true-false, stem: So?, answer: true, evidence: [{source: log, quote: %s}]}\n"
	good := zipped(t, "set.yaml", replaced(set, "It was so."), "log.md", "It was so.")
	if loaded := Load(fstest.MapFS{"a.zip": {Data: []byte(good)}}, "a.zip", Options{}); len(loaded.Problems) > 0 || loaded.Set.Briefing[0].Text != "It was so." {
		t.Errorf("%v", loaded.Problems)
	}
	bad := zipped(t, "set.yaml", replaced(set, "It wasn't."), "log.md", "It was so.")
	if loaded := Load(fstest.MapFS{"a.zip": {Data: []byte(bad)}}, "a.zip", Options{}); len(loaded.Problems) != 1 || loaded.Problems[0].File != "a.zip!set.yaml" || loaded.Problems[0].Line != 6 {
		t.Errorf("%v", loaded.Problems)
	}
	two := zipped(t, "a.yaml", "readback: 1\n", "b.yaml", "readback: 1\n")
	if loaded := Load(fstest.MapFS{"a.zip": {Data: []byte(two)}}, "a.zip", Options{}); len(loaded.Problems) != 1 || loaded.Problems[0].Rule != "archive-sets" {
		t.Errorf("%v", loaded.Problems)
	}
}

// TestNoFormat: what is no question file is named as what it is.
func TestNoFormat(t *testing.T) {
	files := map[string]struct{ content, rule string }{
		"trunc.zip":    {zipped(t, "a.xml", "<x/>")[:30], "archive-broken"},
		"plain.zip":    {zipped(t, "a.gift", "Who? {=A ~B}"), "archive-unknown"},
		"empty.zip":    {zipped(t), "archive-unknown"},
		"images.zip":   {zipped(t, "a.png", "x", "imsmanifest.xml", "<manifest/>"), "archive-unknown"},
		"plain.tar.gz": {packedTar(t, "a.gift", "Who? {=A ~B}"), "archive-unknown"},
		"empty.txt":    {" \n", "file-empty"},
		"prose.txt":    {"Nothing that any format looks like.\n", "format-unknown"},
	}
	for name, file := range files {
		loaded := Load(fstest.MapFS{name: {Data: []byte(file.content)}}, name, Options{})
		if loaded.Format != "" || len(loaded.Problems) != 1 || loaded.Problems[0].Rule != file.rule {
			t.Errorf("%s: %q, %v", name, loaded.Format, loaded.Problems)
		}
	}
	if loaded := Load(fstest.MapFS{}, "none.gift", Options{}); len(loaded.Problems) != 1 || loaded.Problems[0].Rule != "file-unreadable" {
		t.Errorf("%v", loaded.Problems)
	}
}

func replaced(text, quote string) string {
	return text[:len(text)-len("%s}]}\n")] + `"` + quote + "\"}]}\n"
}

// TestAnArchiveInAnArchiveIsAnError, since there is nothing else to be read.
func TestAnArchiveInAnArchiveIsAnError(t *testing.T) {
	fsys := fstest.MapFS{"a.zip": {Data: []byte(zipped(t, "inner.zip", zipped(t, "a.gift", "Who? {=A ~B}")))}}
	loaded := Load(fsys, "a.zip", Options{})
	if !loaded.Problems.Failed() || len(loaded.Problems) != 2 || loaded.Problems[0].Rule != "archive-nested" || loaded.Problems[1].Rule != "archive-unknown" {
		t.Errorf("%+v", loaded.Problems)
	}
}

// TestAnUnknownArchiveSaysWhatIsInIt, and what is read.
func TestAnUnknownArchiveSaysWhatIsInIt(t *testing.T) {
	fsys := fstest.MapFS{"a.zip": {Data: []byte(zipped(t, "a.gift", "x", "b.gift", "x", "c.gift", "x", "d.gift", "x"))}}
	args := Load(fsys, "a.zip", Options{}).Problems[0].Args
	if args["found"] != "a.gift, b.gift, c.gift, …" || args["known"] != packages {
		t.Errorf("%v", args)
	}
}

// packedTar is a tar.gz archive of one file.
func packedTar(t *testing.T, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(content))})
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err = errors.Join(err, w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
