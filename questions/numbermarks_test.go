package questions

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata again")

// pinnedLanguages are those whose marks are held fast.
var pinnedLanguages = strings.Fields(`en en-GB en-IN en-ZA de de-AT de-CH fr fr-CA fr-CH es es-MX es-AR it it-CH pt pt-PT nl da sv nb fi
	pl cs sk hu ro bg hr sl sr el tr ru uk et lv lt ga he ar ar-EG fa hi bn ta th vi id zh zh-Hant ja ko sw af ca eu`)

// TestMarksOfLanguagesStay fails when the tables of x/text say something else of a language: answers that were typed
// and stored would then be read as other numbers. Write the file again with -update, and say so in the changelog.
func TestMarksOfLanguagesStay(t *testing.T) {
	const file = "testdata/numbermarks.txt"
	var b strings.Builder
	for _, lang := range pinnedLanguages {
		group, decimal := NumberMarks(lang)
		fmt.Fprintf(&b, "%s %+q %+q\n", lang, group, decimal)
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pinned := strings.Split(string(want), "\n")
	for i, line := range strings.Split(b.String(), "\n") {
		if i >= len(pinned) || pinned[i] != line {
			t.Errorf("line %d is now %s", i+1, line)
		}
	}
}

func TestRememberedMarksAreBounded(t *testing.T) {
	c := markCache{known: map[string][2]string{}}
	for n := range 3 * maxCached {
		c.of(fmt.Sprintf("en-x-%d", n))
	}
	c.of("en-x-" + strings.Repeat("a-", maxCachedLength) + "a")
	if n := len(c.known); n == 0 || n > maxCached {
		t.Errorf("%d languages are remembered", n)
	}
	for name := range c.known {
		if len(name) > maxCachedLength {
			t.Errorf("%s is remembered", name)
		}
	}
	if marks := c.of("de"); marks != c.of("de") || marks != [2]string{".", ","} {
		t.Errorf("German has the marks %q", marks)
	}
}
