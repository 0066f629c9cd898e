package gift

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

func FuzzRead(f *testing.F) {
	for _, list := range [][]readCase{choiceCases, typedCases, pairCases, orderingCases, textCases, blockCases, commentCases} {
		for _, c := range list {
			f.Add(c.text)
		}
	}
	for _, text := range hostile(200) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set, problems := readText(text)
		for _, p := range problems {
			if p.File != "quiz.gift" || p.Rule == "" || !isWithin(text, p.Line, p.Column) {
				t.Errorf("%v isn't within\n%q", p, text)
			}
		}
		if !problems.Failed() {
			roundTrip(t, set)
		}
	})
}

// roundTrip writes a set that was read without errors: all of it comes back, or is named.
func roundTrip(t *testing.T, set questions.Set) {
	t.Helper()
	file, lost := written(t, set)
	read, problems := readText(file)
	named := map[string]bool{}
	for _, p := range lost {
		named[p.Question] = true
	}
	for i := range set.Questions {
		q := &set.Questions[i]
		if diff := cmp.Diff(q, read.Question(q.ID), cmpopts.EquateEmpty()); diff != "" && !named[q.ID] && !sameMeaning(q, read.Question(q.ID)) {
			t.Errorf("(-wrote +read):\n%s\n%s\n%v", diff, file, told(problems))
		}
	}
}

// sameMeaning tells whether only what means nothing differs, as weights of 100 that needn't be written.
func sameMeaning(a, b *questions.Question) bool {
	if b == nil {
		return false
	}
	usual := strings.NewReplacer(`,"weight":100`, "", `,"tolerance":0`, "", `,"marking":"weights"`, "")
	return usual.Replace(asJSON(*a)) == usual.Replace(asJSON(*b))
}

// isWithin tells whether a place is in a text or right behind its end; a file that can't be read has none.
func isWithin(text string, line, column int) bool {
	if !utf8.ValidString(text) || line == 0 {
		return true
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(text, "\uFEFF"))
	all := strings.Split(text, "\n")
	return line >= 1 && column >= 1 && line <= len(all) && column <= utf8.RuneCountInString(all[line-1])+1
}

// hostile are files that do nobody any good, of about n bytes.
func hostile(n int) map[string]string {
	repeat := func(s string) string { return strings.Repeat(s, n/len(s)) }
	return map[string]string{
		"separators":   "x{" + repeat("~=") + "}",
		"options":      "x{=a" + repeat("~b") + "}",
		"feedback":     "x{=a" + repeat("####") + "}",
		"escaped":      "x{=a" + repeat(`\####`) + "}",
		"backslashes":  "x{=a ~" + repeat(`\`) + "}",
		"braces":       repeat("{"),
		"closing":      repeat("}"),
		"titles":       repeat("::"),
		"questions":    repeat("a\n\n"),
		"comments":     repeat("//\n"),
		"tags":         "// " + repeat("[tag:a]") + "\nx{T}",
		"open tags":    "// " + repeat("[tag:") + "\nx{T}",
		"categories":   repeat("$CATEGORY: a\n\n"),
		"breaks":       "x" + repeat(`\n`) + "y{T}",
		"angles":       "x" + repeat("<b") + "{T}",
		"HTML":         "[html]" + repeat("<b>") + "{T}",
		"lists":        "[html]" + repeat("<ul><li>") + "{T}",
		"entities":     "x" + repeat("&amp") + "{T}",
		"images":       "[markdown]" + repeat("](data:image/png;base64,") + "{T}",
		"arrows":       "x{" + repeat("=->") + "}",
		"items":        "x{>3 ALL\n" + repeat("a\n") + "}",
		"fences":       "x" + repeat("```\n//\n") + "{T}",
		"percents":     "x{=" + repeat("%") + "}",
		"digits":       "x{#" + repeat("9") + "}",
		"commented":    "x" + repeat("\n//") + "{T}",
		"white space":  repeat(" \t"),
		"blank lines":  repeat("\n"),
		"a NUL":        "x\x00{T}",
		"no UTF-8":     "x\xff{T}",
		"half a title": "::" + repeat(`\:`),
	}
}

// TestHostileFiles: reading them ends, soon enough for the test's own time limit, and with something to say.
func TestHostileFiles(t *testing.T) {
	for name, text := range hostile(1 << 20) {
		set, problems := readText(text)
		if len(set.Questions) == 0 && len(problems) == 0 {
			t.Errorf("%s: nothing was read, and nothing said", name)
		}
	}
}
