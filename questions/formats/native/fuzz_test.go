package native

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzRead(f *testing.F) {
	var asJSON bytes.Buffer
	if err := WriteJSON(&asJSON, soundSet()); err != nil {
		f.Fatal(err)
	}
	f.Add(false, soundYAML)
	f.Add(true, asJSON.String())
	f.Add(false, asJSON.String())
	f.Add(false, yamlHead+aliasBomb(3))
	f.Add(false, "title: ‘é’\r\n\t- a: &x [b, *x]\r? {c}\r--- !!binary |\n  d\u2028e\n...\n")
	f.Add(true, "{\"title\": \"\\ud800\", \"tags\": [1e3, null, true], \"title\": {}}")
	f.Fuzz(func(t *testing.T, isJSON bool, text string) {
		name := map[bool]string{true: "set.json", false: "set.yaml"}[isJSON]
		set, problems := readText(name, text)
		for _, p := range problems {
			if p.File != name || p.Rule == "" || !isWithin(text, p.Line, p.Column) {
				t.Errorf("%v isn't within\n%q", p, text)
			}
		}
		if problems.Failed() {
			return
		}
		for form := range writers {
			read, file, _ := again(t, form, set)
			if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-written +read):\n%s\n%s", form, diff, file)
			}
		}
	})
}

// isWithin tells whether a place is in a text or right behind its end. YAML counts a lone carriage return as a line's end.
func isWithin(text string, line, column int) bool {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(text, "\uFEFF"))
	all := strings.Split(text, "\n")
	return line >= 1 && column >= 1 && line <= len(all) && column <= utf8.RuneCountInString(all[line-1])+1
}
