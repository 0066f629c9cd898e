package words

import (
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

// twoLanguages is English with a German that lacks a message.
func twoLanguages(t *testing.T) (english, german Words) {
	t.Helper()
	loaded, err := load(fstest.MapFS{
		"en/a.yaml": {Data: []byte(`
saved: Saved
left: {one: "{{.count}} question of {{.set}}", other: "{{.count}} questions of {{.set}}"}
`)},
		"en/b.yaml": {Data: []byte("finish: Finish\n")},
		"de/a.yaml": {Data: []byte(`
saved: Gespeichert
left: {one: "{{.count}} Frage", other: "{{.count}} Fragen"}
`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.catalogues) != 2 || loaded.catalogues[0].tag != language.English || !loaded.ids["finish"] {
		t.Fatalf("loaded %+v", loaded)
	}
	return Words{&loaded.catalogues[0]}, Words{&loaded.catalogues[1]}
}

func TestT(t *testing.T) {
	english, german := twoLanguages(t)
	tests := map[string]struct{ got, want string }{
		"plain":                   {english.T("saved"), "Saved"},
		"another language":        {german.T("saved"), "Gespeichert"},
		"English where missing":   {german.T("finish"), "Finish"},
		"missing":                 {english.T("nothing.here"), "[nothing.here]"},
		"one":                     {english.T("left", "count", 1, "set", "A"), "1 question of A"},
		"many":                    {english.T("left", "count", 1200, "set", "A"), "1,200 questions of A"},
		"many elsewhere":          {german.T("left", "count", int64(1200)), "1.200 Fragen"},
		"none":                    {english.T("left", "count", uint8(0), "set", "A"), "0 questions of A"},
		"a fraction":              {english.T("left", "count", 1.5, "set", "A"), "1.5 questions of A"},
		"text that is a number":   {english.T("left", "count", "1", "set", "A"), "1 question of A"},
		"text that is no number":  {english.T("left", "count", "few", "set", "A"), "[left]"},
		"markup is left to pages": {english.T("left", "count", 2, "set", "<b>"), "2 questions of <b>"},
		"a map":                   {english.Say("left", map[string]any{"count": 2, "set": "B"}), "2 questions of B"},
		"no map":                  {english.Say("saved", nil), "Saved"},
	}
	for name, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", name, tt.got, tt.want)
		}
	}
}

func TestSayLeavesItsArguments(t *testing.T) {
	english, _ := twoLanguages(t)
	args := map[string]any{"count": 1200, "set": "A"}
	english.Say("left", args)
	if args["count"] != 1200 {
		t.Errorf("count became %v", args["count"])
	}
}

func TestLoadRefusesBrokenFiles(t *testing.T) {
	for name, file := range map[string]string{
		"en/broken.yaml":        "a: [",
		"en/twice.yaml":         "a: x\na: y",
		"no-language-at/a.yaml": "a: x",
	} {
		if _, err := load(fstest.MapFS{name: {Data: []byte(file)}}); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func TestForNegotiates(t *testing.T) {
	for _, wanted := range [][]string{nil, {""}, {"en-GB,en;q=0.9"}, {"tlh", "x-klingon;;q=2"}, {"", "en"}} {
		if got := For(wanted...).Language(); got != "en" {
			t.Errorf("For(%q) speaks %q", wanted, got)
		}
	}
	if got := (Words{}).T("role.learner"); got != "Learner" {
		t.Errorf("the zero value says %q", got)
	}
}

func TestHas(t *testing.T) {
	if !Has("role.learner") || Has("role.pope") {
		t.Error("Has doesn't know the catalogue")
	}
}
