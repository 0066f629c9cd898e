package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// packed is a member of an archive that a test makes.
type packed struct {
	name, text string
	mode       fs.FileMode
}

func zipOf(t testing.TB, members ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		header := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		header.SetMode(0o644 | m.mode)
		f, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, headers ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, h := range headers {
		text := h.Linkname
		if h.Typeflag != tar.TypeReg {
			text = ""
		} else {
			h.Linkname, h.Size = "", int64(len(text))
		}
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file is a header of tarOf for a file with a text.
func fileOf(name, text string) tar.Header {
	return tar.Header{Name: name, Typeflag: tar.TypeReg, Linkname: text, Mode: 0o644}
}

func open(data []byte) (*Archive, *draft.Draft) {
	d := draft.New("a.zip")
	return Open(fstest.MapFS{"a.zip": {Data: data}}, "a.zip", d), d
}

// said are the problems of a draft about archives and files: rule, severity and file.
func said(d *draft.Draft) []string {
	_, problems := d.Finish()
	var list []string
	for _, p := range problems {
		if strings.HasPrefix(p.Rule, "archive-") || strings.HasPrefix(p.Rule, "file-") {
			list = append(list, fmt.Sprintf("%s %s %s", p.Severity, p.Rule, p.File))
		}
	}
	return list
}

func TestMembersAreReadWithoutWhatSystemsAdd(t *testing.T) {
	archives := map[string][]byte{
		"zip": zipOf(t, packed{name: "quiz/"}, packed{name: "quiz/a.xml", text: "<a/>"}, packed{name: "__MACOSX/quiz/._a.xml"},
			packed{name: "quiz/.DS_Store"}, packed{name: "./imsmanifest.xml", text: "<m/>"}),
		"tar.gz": tarOf(t, tar.Header{Name: "./", Typeflag: tar.TypeDir}, fileOf("./quiz/a.xml", "<a/>"), fileOf("./._b", ""),
			fileOf("imsmanifest.xml", "<m/>")),
	}
	for kind, data := range archives {
		a, d := open(data)
		if a == nil {
			t.Fatal(kind, said(d))
		}
		if got := strings.Join(a.Members(), " "); got != "quiz/a.xml imsmanifest.xml" {
			t.Errorf("%s: members %s", kind, got)
		}
		if got, err := a.Read("quiz/../quiz/a.xml"); string(got) != "<a/>" || err != nil {
			t.Errorf("%s: read %q, %v", kind, got, err)
		}
		if got, err := fs.ReadFile(a.FS(), "imsmanifest.xml"); string(got) != "<m/>" || err != nil {
			t.Errorf("%s: read %q, %v", kind, got, err)
		}
		if _, err := a.FS().Open("none"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", kind, err)
		}
		if name, ok := a.Find("A.XML"); name != "quiz/a.xml" || !ok {
			t.Errorf("%s: found %q", kind, name)
		}
	}
}

func TestEachLimitOfZips(t *testing.T) {
	many := make([]packed, MaxMembers+1)
	for i := range many {
		many[i].name = fmt.Sprint(i)
	}
	zeros := strings.Repeat("\x00", 3<<20)
	encrypted := zipOf(t, packed{name: "a"})
	for _, at := range []int{6, bytes.Index(encrypted, []byte("PK\x01\x02")) + 8} { // the flags, in both headers
		encrypted[at] |= 1
	}
	method := zipOf(t, packed{name: "a"})
	method[8], method[bytes.Index(method, []byte("PK\x01\x02"))+10] = 9, 9
	large := zipOf(t, packed{name: "a", text: "a"}, packed{name: "b", text: "b"})
	for i, at := 0, 0; i < 2; i++ {
		at += bytes.Index(large[at:], []byte("PK\x01\x02")) + 1
		binary.LittleEndian.PutUint32(large[at+19:], 2<<20) // packed
		binary.LittleEndian.PutUint32(large[at+23:], 200<<20)
	}
	tests := map[string]struct {
		data []byte
		want string
	}{
		"members":      {zipOf(t, many...), "error archive-members a.zip"},
		"unpacked":     {large, "error archive-unpacked a.zip"},
		"ratio":        {zipOf(t, packed{name: "a", text: zeros}), "error archive-ratio a.zip!a"},
		"dots":         {zipOf(t, packed{name: "a/../../b"}), "error archive-name a.zip!a/../../b"},
		"absolute":     {zipOf(t, packed{name: "/etc/passwd"}), "error archive-name a.zip!/etc/passwd"},
		"backslash":    {zipOf(t, packed{name: `..\b`}), `error archive-name a.zip!..\b`},
		"NUL":          {zipOf(t, packed{name: "a\x00b"}), "error archive-name a.zip!a\uFFFDb"},
		"drive letter": {zipOf(t, packed{name: "C:/b"}), "error archive-name a.zip!C:/b"},
		"long name":    {zipOf(t, packed{name: strings.Repeat("x", 1001)}), "error archive-name a.zip!" + strings.Repeat("x", 100) + "…"},
		"folder":       {zipOf(t, packed{name: "../x/"}), "error archive-name a.zip!../x/"},
		"link":         {zipOf(t, packed{name: "l", text: "/etc/passwd", mode: fs.ModeSymlink}), "error archive-link a.zip!l"},
		"device":       {zipOf(t, packed{name: "l", mode: fs.ModeDevice}), "error archive-link a.zip!l"},
		"encrypted":    {encrypted, "error archive-encrypted a.zip!a"},
		"method":       {method, "error archive-method a.zip!a"},
		"twice":        {zipOf(t, packed{name: "a"}, packed{name: "./a"}), "error archive-twice a.zip!a"},
		"no archive":   {[]byte("PK, but no zip"), "error archive-broken a.zip"},
		"nothing":      {nil, "error archive-broken a.zip"},
		"too large":    {make([]byte, MaxBytes+1), "error file-large a.zip"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			a, d := open(test.data)
			if got := strings.Join(said(d), "\n"); got != test.want || a != nil {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestEachLimitOfTars(t *testing.T) {
	many := make([]tar.Header, MaxMembers+1)
	for i := range many {
		many[i] = fileOf(fmt.Sprint(i), "")
	}
	noise := strings.Repeat(noise(10_000), 200) // packs some sixty times smaller
	tests := map[string]struct {
		data []byte
		want string
	}{
		"members":  {tarOf(t, many...), "error archive-members a.zip"},
		"ratio":    {tarOf(t, fileOf("a", strings.Repeat("\x00", 8<<20))), "error archive-ratio a.zip"},
		"kept":     {tarOf(t, kept(noise, 26)...), "error archive-unpacked a.zip"},
		"unpacked": {tarOf(t, fileOf("a", strings.Repeat(noise, 70))), "error archive-unpacked a.zip"},
		"name":     {tarOf(t, fileOf("../a", "")), "error archive-name a.zip!../a"},
		"link":     {tarOf(t, tar.Header{Name: "a", Typeflag: tar.TypeSymlink, Linkname: "/etc"}), "error archive-link a.zip!a"},
		"hard":     {tarOf(t, tar.Header{Name: "a", Typeflag: tar.TypeLink, Linkname: "b"}), "error archive-link a.zip!a"},
		"pipe":     {tarOf(t, tar.Header{Name: "a", Typeflag: tar.TypeFifo}), "error archive-link a.zip!a"},
		"twice":    {tarOf(t, fileOf("a", ""), fileOf("a", "")), "error archive-twice a.zip!a"},
		"cut":      {tarOf(t, fileOf("a", noise))[:4000], "error archive-broken a.zip"},
		"no tar":   {[]byte("\x1f\x8b, but no gzip"), "error archive-broken a.zip"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			a, d := open(test.data)
			if got := strings.Join(said(d), "\n"); got != test.want || a != nil {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func kept(text string, n int) []tar.Header {
	list := make([]tar.Header, n)
	for i := range list {
		list[i] = fileOf(fmt.Sprint(i), text)
	}
	return list
}

// noise is text that doesn't pack well.
func noise(n int) string {
	b := make([]byte, n)
	state := uint32(1)
	for i := range b {
		state = state*1664525 + 1013904223
		b[i] = byte(state >> 24)
	}
	return string(b)
}

func TestArchivesInArchivesAreNeverOpened(t *testing.T) {
	inner := string(zipOf(t, packed{name: "x"}))
	a, d := open(zipOf(t, packed{name: "more.zip", text: inner}, packed{name: "notes.docx", text: inner}, packed{name: "a.xml", text: "<a/>"}))
	if got := strings.Join(a.Members(), " "); got != "notes.docx a.xml" {
		t.Errorf("members %s", got)
	}
	if _, err := a.Read("notes.docx"); !errors.Is(err, ErrNested) {
		t.Errorf("read a document: %v", err)
	}
	a.Load("notes.docx", d.Fail)
	a.Load("none.xml", d.Fail)
	want := "error archive-missing a.zip\nwarning archive-nested a.zip!more.zip\nerror archive-nested a.zip!notes.docx"
	if got := strings.Join(said(d), "\n"); got != want {
		t.Errorf("got %s", got)
	}
}

func TestMembersAreWhatTheArchiveSays(t *testing.T) {
	data := zipOf(t, packed{name: "a", text: strings.Repeat("text ", 100)})
	at := bytes.Index(data, []byte("PK\x01\x02"))
	for name, size := range map[string]uint32{"more": 10, "less": 10_000} {
		changed := bytes.Clone(data)
		binary.LittleEndian.PutUint32(changed[at+24:], size)
		a, d := open(changed)
		if _, ok := a.Load("a", d.Fail); ok {
			t.Errorf("%s: was read", name)
		}
		if got := strings.Join(said(d), "\n"); got != "error archive-broken a.zip!a" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestMembersAreNotUnpackedForEver(t *testing.T) {
	text := strings.Repeat(noise(30_000), 1500) // 45 MB
	a, d := open(zipOf(t, packed{name: "a", text: text}))
	for i := range 12 {
		if _, ok := a.Load("a", d.Fail); ok != (i < 11) {
			t.Errorf("read %d: %v", i, ok)
		}
	}
	if got := strings.Join(said(d), "\n"); got != "error archive-unpacked a.zip!a" {
		t.Error(got)
	}
}

func TestHostileArchivesTakeLittleMemory(t *testing.T) {
	million := bytes.Repeat(centralEntry("a"), 1_000_000)
	end := binary.LittleEndian.AppendUint16([]byte("PK\x05\x06\x00\x00\x00\x00"), 0xFFFF)
	end = binary.LittleEndian.AppendUint16(end, 0xFFFF)
	end = binary.LittleEndian.AppendUint32(end, uint32(len(million)))
	end = append(end, 0, 0, 0, 0, 0, 0)
	entries := append(million, end...)
	fsys := fstest.MapFS{"a.zip": {Data: entries}, "b.tgz": {Data: tarOf(t, fileOf("a", strings.Repeat("\x00", 100<<20)))}}
	for name, most := range map[string]uint64{"a.zip": uint64(len(entries)) + 1<<20, "b.tgz": 4 << 20} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d := draft.New(name)
		if Open(fsys, name, d) != nil {
			t.Errorf("%s was opened", name)
		}
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%s took %d MB", name, took>>20)
		}
	}
}

// centralEntry is an entry of a zip's directory.
func centralEntry(name string) []byte {
	entry := make([]byte, 46, 46+len(name))
	copy(entry, "PK\x01\x02")
	binary.LittleEndian.PutUint16(entry[28:], uint16(len(name)))
	return append(entry, name...)
}

func FuzzOpen(f *testing.F) {
	f.Add(zipOf(f, packed{name: "a", text: "text"}, packed{name: "b/"}))
	f.Add(tarOf(f, fileOf("a", "text")))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, d := open(data)
		if a == nil {
			if _, problems := d.Finish(); !problems.Failed() {
				t.Error("it isn't said why")
			}
			return
		}
		for _, name := range a.Members() {
			if _, ok := a.Load(name, d.Fail); ok && !isSafe(name) {
				t.Errorf("%q", name)
			}
		}
	})
}
