// Package qtitest has what the tests of the QTI formats share: sets of every kind of question, and the properties that hold
// for whatever is read.
package qtitest

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// Format is a format that is tested.
type Format struct {
	Read  func(fs.FS, string) (questions.Set, questions.Problems)
	Write func(io.Writer, questions.Set) (questions.Problems, error)
}

// rules are those that a file may break besides the ones that hold for every set.
var rules = strings.Fields(`qti-processing qti-marking qti-no-marks qti-unmarked qti-body qti-response qti-no-processing qti-partial qti-as-gaps qti-case qti-key
	qti-points qti-maxscore qti-math qti-stem qti-rubric type-unsupported not-kept question-twice nul xml xml-deep xml-large xml-entity file-large image-lost html-lost
	no-questions encoding encoding-ask encoding-unknown archive-broken archive-members archive-unpacked archive-ratio archive-name archive-link archive-nested
	archive-encrypted archive-twice archive-method archive-missing`)

// Fuzz reads what a fuzzer makes of items, alone and in a package.
func (x Format) Fuzz(f *testing.F, seeds ...string) {
	for _, set := range Sets() {
		for name, text := range x.members(f, set) {
			if strings.HasPrefix(name, "items/") {
				seeds = append(seeds, text)
			}
		}
	}
	for i, text := range seeds {
		f.Add(text, seeds[(i+1)%len(seeds)], i%4 == 0)
	}
	f.Fuzz(func(t *testing.T, first, second string, packed bool) {
		name, data := "a.xml", []byte(first)
		if packed {
			name, data = "a.zip", packages(t, first, second)
		}
		set, problems := x.Read(fstest.MapFS{name: {Data: data}}, name)
		for _, p := range problems {
			if !strings.HasPrefix(p.File, name) || p.Rule == "" || p.Pointer == "" && p.Severity == questions.Error && !slices.Contains(rules, p.Rule) {
				t.Errorf("%+v", p)
			}
		}
		if len(set.Questions) == 0 && len(problems) == 0 {
			t.Error("nothing was read, and nothing said")
		}
		if !problems.Failed() {
			x.RoundTrip(t, set)
		}
	})
}

// packages is a package of two items, with a test that has them in another order.
func packages(t *testing.T, first, second string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range [][2]string{
		{"imsmanifest.xml", `<manifest><resources><resource type="imsqti_test_xmlv2p1" href="t.xml"/><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>`},
		{"t.xml", `<assessmentTest identifier="t" title="T"><testPart><assessmentSection title="S"><assessmentItemRef href="b.xml"/></assessmentSection></testPart></assessmentTest>`},
		{"a.xml", first}, {"b.xml", second},
	} {
		w, err := z.Create(m[0])
		if err == nil {
			_, err = io.WriteString(w, m[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// RoundTrip writes a set that was read without errors: all of it comes back, or is named.
func (x Format) RoundTrip(t *testing.T, set questions.Set) {
	t.Helper()
	var b bytes.Buffer
	lost, err := x.Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	read, problems := x.Read(fstest.MapFS{"a.zip": {Data: b.Bytes()}}, "a.zip")
	named := map[string]bool{}
	for _, p := range lost {
		named[p.Question] = true
	}
	for i := range set.Questions {
		q := &set.Questions[i]
		if named[q.ID] {
			continue
		}
		if d := cmp.Diff(AsJSON(q), AsJSON(read.Question(q.ID))); d != "" {
			t.Errorf("(-wrote +read):\n%s\n%+v", d, problems)
		}
	}
}

// members are the files of a package that a set is written to.
func (x Format) members(t testing.TB, set questions.Set) map[string]string {
	var b bytes.Buffer
	if _, err := x.Write(&b, set); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

// AsJSON writes a value for comparison.
func AsJSON(v any) string {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// Whole writes a set that a package holds all of: nothing is lost, all comes back equal, and is written the same again.
func (x Format) Whole(t *testing.T, set questions.Set) {
	t.Helper()
	var b, again bytes.Buffer
	lost, err := x.Write(&b, set)
	if err != nil || len(lost) > 0 {
		t.Errorf("%s: %+v %v", set.Questions[0].ID, lost, err)
	}
	read, problems := x.Read(fstest.MapFS{"a.zip": {Data: b.Bytes()}}, "a.zip")
	if d := cmp.Diff(AsJSON(set), AsJSON(read)); d != "" {
		t.Errorf("(-wrote +read):\n%s\n%+v", d, problems)
	}
	if _, err := x.Write(&again, read); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("%s is written otherwise the second time: %v", set.Questions[0].ID, err)
	}
}
