package plaintext

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// read reads a file of these bytes, and returns what was wrong with it.
func read(data string) (text string, ok bool, problems questions.Problems) {
	d := draft.New("a.txt")
	text, ok = Read(fstest.MapFS{"a.txt": {Data: []byte(data)}}, "a.txt", d)
	_, all := d.Finish()
	for _, p := range all {
		if p.Rule == "nul" || strings.HasPrefix(p.Rule, "encoding") || strings.HasPrefix(p.Rule, "file") {
			problems = append(problems, p)
		}
	}
	return text, ok, problems
}

// wide is ASCII text as UTF-16, its bytes in this order.
func wide(text string, big bool) string {
	var b strings.Builder
	for i := range len(text) {
		if big {
			b.WriteByte(0)
		}
		b.WriteByte(text[i])
		if !big {
			b.WriteByte(0)
		}
	}
	return b.String()
}

func TestUnicodeIsRead(t *testing.T) {
	tests := map[string]struct{ data, want string }{
		"nothing":                   {"", ""},
		"UTF-8":                     {"café\n", "café\n"},
		"with a mark":               {"\uFEFFcafé", "café"},
		"line ends":                 {"a\r\nb\rc\n", "a\nb\nc\n"},
		"UTF-16, little end first":  {"\xFF\xFE" + wide("a\r\nb", false) + "\xe9\x00", "a\nbé"},
		"UTF-16, big end first":     {"\xFE\xFF" + wide("a\nb", true), "a\nb"},
		"without a mark, little":    {wide("Question one?\n{", false) + "\xe9\x00", "Question one?\n{é"},
		"without a mark, big":       {wide("Question one?", true) + "\x26\x3a", "Question one?☺"},
		"UTF-16 beyond 65,535":      {"\xFF\xFE\x3D\xD8\x00\xDE", "😀"},
		"a replacement in the text": {"a\uFFFDb", "a\uFFFDb"},
	}
	for name, test := range tests {
		if text, ok, problems := read(test.data); text != test.want || !ok {
			t.Errorf("%s: %q, %v, %v", name, text, ok, problems)
		}
	}
}

func TestWhatIsNotUnicodeIsAskedFor(t *testing.T) {
	tests := map[string]struct {
		data, rule   string
		line, column int
	}{
		"windows-1252":        {"one\nthe caf\xe9 \x96 there", "encoding-ask", 2, 8},
		"cut off":             {"a\xC3", "encoding-ask", 1, 2},
		"after other letters": {"é\xe9", "encoding-ask", 1, 2},
		"half a character":    {"\xFF\xFE\x3D\xD8", "encoding", 1, 1},
		"half a unit":         {"\xFF\xFEa", "encoding", 1, 1},
		"NUL":                 {"one\na\x00b", "nul", 2, 2},
		"no text":             {"\x89PNG\r\n\x1a\n\x00\x00", "nul", 3, 1},
		"too large":           {strings.Repeat("a", MaxBytes+1), "file-large", 0, 0},
	}
	for name, test := range tests {
		_, ok, problems := read(test.data)
		if ok || len(problems) != 1 || problems[0].Rule != test.rule || problems[0].Line != test.line || problems[0].Column != test.column {
			t.Errorf("%s: %v, %v", name, ok, problems)
		}
	}
	_, _, problems := read("one\nthe caf\xe9 \x96 there\n\xe9")
	want := `windows-1252: "the café – there"; windows-1251: "the cafй – there"; macintosh: "the cafÈ ñ there"`
	if got := problems[0].Args["readings"]; got != want {
		t.Errorf("readings %s, want %s", got, want)
	}
}

func TestEncodedFilesAreDecoded(t *testing.T) {
	fsys := fstest.MapFS{
		"a.txt": {Data: []byte("caf\xe9")}, "utf8.txt": {Data: []byte("café")}, "utf16.txt": {Data: []byte("\xFF\xFEa\x00\xe9\x00")},
		"a.zip": {Data: []byte("PK\x03\x04\xe9\x00\x00")}, "folder/b.txt": {Data: []byte("\xe9")}, "greek.txt": {Data: []byte("\xd2")},
	}
	decoded, err := Encoded(fsys, " Windows-1252 ")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.txt": "café", "utf8.txt": "café", "utf16.txt": "\xFF\xFEa\x00\xe9\x00",
		"a.zip": "PK\x03\x04\xe9\x00\x00", "folder/b.txt": "é"} {
		if got, err := fs.ReadFile(decoded, name); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if info, err := fs.Stat(decoded, "a.txt"); err != nil || info.Size() != 5 || info.Name() != "a.txt" {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := decoded.Open("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	greek, err := Encoded(fsys, "windows-1253")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := fs.ReadFile(greek, "greek.txt"); string(got) != "\xd2" { // windows-1253 has no such letter: it is asked for again
		t.Errorf("%q", got)
	}
}

func TestEncodingsAreKnownByTheirNames(t *testing.T) {
	for _, name := range []string{"utf-8", "UTF-16LE", "iso-8859-1", "latin1", "windows-1251", "Shift_JIS", "macintosh", "IBM437", "GB18030"} {
		if _, err := Lookup(name); err != nil {
			t.Error(name, err)
		}
	}
	for _, name := range []string{"", "x", "replacement"} {
		if e, err := Lookup(name); !errors.Is(err, ErrEncoding) {
			t.Error(name, e, err)
		}
	}
}

func TestPlacesAreCountedInRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "中", "\n", "😀"})).Draw(t, "text"), "")
		lines := NewLines(text)
		for range 5 {
			at := rapid.IntRange(-1, len(text)+1).Filter(func(at int) bool {
				return at < 0 || at >= len(text) || utf8.RuneStart(text[at])
			}).Draw(t, "offset")
			if got, want := lines.Place(at), PlaceAt(text, at); got != want {
				t.Fatalf("%q at %d: %v, want %v", text, at, got, want)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("a\r\n\xe9")
	f.Add("\xFF\xFEa\x00")
	f.Fuzz(func(t *testing.T, data string) {
		if text, ok, problems := read(data); ok == (len(problems) > 0) || ok && strings.ContainsAny(text, "\x00\r") {
			t.Errorf("%q, %v, %v", text, ok, problems)
		}
	})
}
