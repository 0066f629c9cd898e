package text2qti

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// scraps are what texts are made of: words, and all that means something in text2qti or in Markdown.
var scraps = []string{"tower", "Pilot", "a b", "10", "é", "*emph*", "`x`", "*", "*a)", "b)", "[*]", "[ ]", "...", "+", "-", "!", "=", "____", "^^^", "%", "1.", "Title:", "GROUP",
	"\n\n", "\n", "\\\n", "  \n", "\n    code", "\n- x", "```\n", "<br>", "<b>", "\\", "\t", "$x$", "&amp;"}

func markdownText(t *rapid.T, what string) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(scraps), 1, 5).Draw(t, what)
	text := strings.TrimSpace(strings.Join(parts, rapid.SampledFrom([]string{"", " "}).Draw(t, "between")))
	if questions.Fold(questions.PlainText(text)) == "" {
		return "text"
	}
	return text
}

func lineText(t *rapid.T, what string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "\\", "").Replace(markdownText(t, what))), " ") + "."
}

func maybe(t *rapid.T, what string, text func(*rapid.T, string) string) string {
	if rapid.Bool().Draw(t, "has "+what) {
		return text(t, what)
	}
	return ""
}

func drawOptions(t *rapid.T) questions.Options {
	options := make(questions.Options, rapid.IntRange(2, 4).Draw(t, "options"))
	for i := range options {
		options[i].Text, options[i].Feedback = fmt.Sprintf("%d %s", i, markdownText(t, "option")), maybe(t, "feedback", markdownText)
	}
	options[rapid.IntRange(0, len(options)-1).Draw(t, "right")].Correct = true
	return options
}

var bodies = []func(*rapid.T) questions.Body{
	func(t *rapid.T) questions.Body { return &questions.SingleChoice{Options: drawOptions(t)} },
	func(t *rapid.T) questions.Body { return &questions.MultipleResponse{Options: drawOptions(t)} },
	func(t *rapid.T) questions.Body {
		answer := rapid.Bool().Draw(t, "answer")
		return &questions.TrueFalse{Answer: &answer, Feedback: questions.TrueFalseFeedback{True: maybe(t, "on true", markdownText), False: maybe(t, "on false", markdownText)}}
	},
	func(t *rapid.T) questions.Body {
		return &questions.ShortText{Accept: []questions.Accept{{Text: lineText(t, "accepted")}, {Text: `a \*`}}}
	},
	func(t *rapid.T) questions.Body {
		return &questions.Numeric{Accept: []questions.NumericAccept{{Value: "-12.5", Tolerance: rapid.SampledFrom([]questions.Tolerance{"0.5", "3", "5%"}).Draw(t, "tolerance"), Feedback: maybe(t, "feedback", markdownText)}}}
	},
	func(*rapid.T) questions.Body { return &questions.Essay{} },
	func(*rapid.T) questions.Body { return &questions.Information{} },
}

// TestNothingIsLostWithoutAWord: what is written is read as it was, or named; and what was read is written the same again.
func TestNothingIsLostWithoutAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := questionOf(markdownText(t, "stem"), rapid.SampledFrom(bodies).Draw(t, "type")(t))
		q.Title = maybe(t, "title", lineText)
		if _, ok := q.Body.(*questions.Information); !ok {
			q.Explanation = maybe(t, "explanation", markdownText)
			q.Points = rapid.SampledFrom([]questions.Decimal{"", "2", "0.5"}).Draw(t, "points")
		}
		set := setOf(q)
		var b, again strings.Builder
		problems, err := Write(&b, set)
		if err != nil {
			t.Fatal(err)
		}
		read, told := readText(b.String())
		if len(problems) == 1 { // the set's id
			for i := range read.Questions {
				read.Questions[i].ID = ""
			}
			if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("(-wrote +read):\n%s\n%v\n%s", diff, told, b.String())
			}
		}
		if _, err := Write(&again, read); err != nil || again.String() != b.String() {
			t.Fatalf("written again (-first +second):\n%s", cmp.Diff(b.String(), again.String()))
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, c := range readCases {
		f.Add(c.text)
	}
	for _, text := range hostile(200) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set, problems := readText(text)
		for _, p := range problems {
			if p.File != "quiz.txt" || p.Rule == "" || !isWithin(text, p.Line, p.Column) {
				t.Errorf("%v isn't within\n%q", p, text)
			}
		}
		if problems.Failed() {
			return
		}
		for i := range set.Questions {
			q := set.Questions[i]
			q.Tags, q.ID = nil, ""
			file, lost := written(t, setOf(q))
			read, told := readText(file)
			if len(lost) > 0 {
				continue
			}
			read.Questions[0].ID = ""
			if diff := cmp.Diff(q, read.Questions[0], cmpopts.EquateEmpty()); diff != "" && usual(q) != usual(read.Questions[0]) {
				t.Errorf("(-wrote +read):\n%s\n%q\n%v", diff, file, told)
			}
		}
	})
}

// usual is a question as JSON without what means nothing.
func usual(q questions.Question) string {
	return strings.NewReplacer(`,"tolerance":0`, "", `,"points":1`, "").Replace(asJSON(q))
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
		"options": "1. x\n" + repeat("a) x\n"), "answers": "1. x\n" + repeat("* x\n"), "feedback": "1. x\n" + repeat("... x\n"), "lines": "1. x\n" + repeat("    x\n"),
		"blank lines": "1. x" + repeat("\n") + "    y", "many blank lines": "1. x" + repeat("\n\n\n    y"), "tabs": "1. x\n" + repeat("\t"), "questions": repeat("1. x\n____\n"),
		"headings": repeat("Title: x\n"), "groups": repeat("GROUP\n"), "comments": repeat("COMMENT\n"), "code": repeat("```x\n"), "junk": repeat("junk\n"),
		"numbers": "1. x\n= " + repeat("9"), "ranges": "1. x\n= [" + repeat("9,") + "]", "images": "1. " + repeat("![x](y) "), "tags": "1. " + repeat("<b>"), "underscores": repeat("_"),
		"digits": repeat("1"), "texts": repeat("Text: x\n"), "a NUL": "1. x\x00", "no UTF-8": "1. x\xff", "white space": repeat(" \t"), "tabbed": "1. x\n" + repeat("\tx"),
		"number with underscores": "1. x\n= " + repeat("1_"),
	}
}

func TestHostileFiles(t *testing.T) {
	for name, text := range hostile(1 << 20) {
		set, problems := readText(text)
		if len(set.Questions) == 0 && len(problems) == 0 {
			t.Errorf("%s: nothing was read, and nothing said", name)
		}
	}
}
