package docx

import (
	"strings"
	"testing"
)

func FuzzRead(f *testing.F) {
	for _, body := range []string{
		p("Which?") + p("A) one") + p("*B) ‹two›") + p("ANSWER: B"),
		li(1, 0, "Which?") + li(1, 1, "one") + li(1, 1, "≡two≡") + p("Explanation: x⏎Points: 2") + `<w:tbl/>`,
		styled("Titel", "Quiz") + styled("berschrift1", "One") + styled("Question", "True?") + p("Answer: true"),
		p("1. Which?⏎a) x⇥b) y (correct)") + `<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del><w:r><w:drawing><wp:docPr descr="d"/><a:blip r:embed="rId5"/></w:drawing></w:r></w:p>`,
	} {
		f.Add(byte(0), body)
	}
	f.Add(byte(1), numbers)
	f.Add(byte(2), styles)
	f.Add(byte(3), relations)
	f.Add(byte(4), "1. Which?|a) one|b) ‹two›|Answer: b|Points: 1|2. So?|Answer: T")
	catalogue := catalogueOf(f)
	f.Fuzz(func(t *testing.T, kind byte, text string) {
		members := []string{documentFile, head + li(1, 0, "Which?") + li(1, 1, "one") + styled("Question", "two*") + tail}
		switch kind % 5 {
		case 0:
			members = []string{documentFile, head + text + tail, numberingFile, numbers, stylesFile, styles, relationsFile, relations, "word/media/image1.png", string(pixel)}
		case 1:
			members = append(members, numberingFile, text)
		case 2:
			members = append(members, stylesFile, text)
		case 3:
			members = append(members, relationsFile, text)
		case 4:
			var body strings.Builder
			for line := range strings.SplitSeq(strings.ToValidUTF8(text, ""), "|") {
				body.WriteString(p(line))
			}
			members = []string{documentFile, head + body.String() + tail}
		}
		set, problems := readBytes("x.docx", zipOf(t, members...))
		for _, problem := range problems {
			if !strings.HasPrefix(problem.File, "x.docx") || !strings.Contains(catalogue, "\nproblem."+problem.Rule+":") {
				t.Errorf("%+v", problem)
			}
		}
		if len(set.Questions) == 0 && !problems.Failed() {
			t.Error("nothing is read, and nothing is said")
		}
		checkRejects(t, rawOf(problems))
	})
}

// checkRejects: what is left out is left out again, question for question. Options beyond Z have no letters to be typed.
func checkRejects(t *testing.T, raw []string) {
	if len(raw) == 0 || strings.Contains(strings.Join(raw, ""), "\nz) ") {
		return
	}
	set, problems := readBytes("rejects.docx", rejects(t, raw))
	if again := rawOf(problems); len(again) != len(raw) {
		t.Errorf("%q is left out, then %q of %d: %s", raw, again, len(set.Questions), told(problems))
	}
}
