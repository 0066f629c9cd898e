package aiken

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

func setOf(qs ...questions.Question) questions.Set {
	set := questions.Set{Readback: questions.FormatVersion, ID: "quiz", Title: "quiz", Questions: qs}
	for i := range qs {
		qs[i].Type = questions.TypeOf(qs[i].Body)
	}
	return set
}

func choice(stem string, options ...questions.Option) questions.Question {
	return questions.Question{QuestionHead: questions.QuestionHead{Stem: stem}, Body: &questions.SingleChoice{Options: options}}
}

// written is a set as Aiken, and what is lost of its questions as "part", "part as part" or "!".
func written(t testing.TB, set questions.Set) (text string, lost []string) {
	t.Helper()
	var b bytes.Buffer
	problems, err := Write(&b, set)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		switch {
		case p.Pointer == "":
		case p.Rule == "loss":
			lost = append(lost, p.Args["part"].(string))
		case p.Rule == "loss-changed":
			lost = append(lost, fmt.Sprintf("%s as %s", p.Args["part"], p.Args["into"]))
		default:
			lost = append(lost, "!")
		}
	}
	return b.String(), lost
}

func TestWrite(t *testing.T) {
	no := false
	many := make(questions.Options, 27)
	for i := range many {
		many[i].Text = fmt.Sprintf("option %d", i)
	}
	many[0].Correct = true
	full := choice("Who?", questions.Option{Text: "A", Correct: true, Feedback: "f"}, questions.Option{Text: "B", Pinned: true})
	full.QuestionHead = questions.QuestionHead{ID: "who", Title: "t", Stem: "*Who*\n\n3 < 4?", Points: "2", Tags: []string{"a"}, Explanation: "e", Hint: "h"}
	full.Body.(*questions.SingleChoice).Shuffle = &no
	for _, c := range []struct {
		name string
		q    questions.Question
		want string
		lost []string
	}{
		{"plain", choice("Is 3 < 4?", questions.Option{Text: "Yes", Correct: true}, questions.Option{Text: "No & no"}), "Is 3 < 4?\nA) Yes\nB) No & no\nANSWER: A\n\n", nil},
		{"what is lost", full, "Who 3 < 4?\nA) A\nB) B\nANSWER: A\n\n",
			[]string{"id", "title", "points", "tags", "explanation", "hint", "that the options keep their order", "stem as plain text in one line", "the feedback on option 1", "that option 2 keeps its place"}},
		{"weights", choice("Who?", questions.Option{Text: "A", Weight: "50"}, questions.Option{Text: "B", Weight: "100"}), "Who?\nA) A\nB) B\nANSWER: B\n\n", []string{"the weights of its options"}},
		{"two right options", choice("Who?", questions.Option{Text: "A", Weight: "100"}, questions.Option{Text: "B", Weight: "100"}), "", []string{"!"}},
		{"a stem that is an answer", choice("ANSWER: A", questions.Option{Text: "A", Correct: true}, questions.Option{Text: "B"}), "", []string{"!"}},
		{"a stem that is an option", choice("A) x", questions.Option{Text: "A", Correct: true}, questions.Option{Text: "B"}), "", []string{"!"}},
		{"more options than letters", choice("Who?", many...), "", []string{"!"}},
		{"another type", questions.Question{QuestionHead: questions.QuestionHead{Stem: "Why?"}, Body: &questions.Essay{}}, "", []string{"!"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, lost := written(t, setOf(c.q))
			if diff := cmp.Diff(c.want, text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.lost, lost); diff != "" {
				t.Errorf("losses (-want +got):\n%s", diff)
			}
		})
	}
}

// plainText is a text in one line, as Aiken holds it.
func plainText(t *rapid.T, what string, number int) string {
	scraps := []string{"tower", "Pilot", "a b", "10", "é", "*", "_", "<b>", "&amp;", "A)", "b.", "ANSWER:", "1.", ":", "\\", "`", "#", "[x]"}
	words := rapid.SliceOfN(rapid.SampledFrom(scraps), 1, 4).Draw(t, what)
	return markup.Escape(fmt.Sprintf("w%s %d", strings.Join(words, rapid.SampledFrom([]string{" ", ""}).Draw(t, "between")), number))
}

// TestComesBack: what Aiken holds is read as it was written, and written the same again.
func TestComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var qs []questions.Question
		for i := range rapid.IntRange(1, 4).Draw(t, "questions") {
			options := make(questions.Options, rapid.IntRange(2, 26).Draw(t, "options"))
			for j := range options {
				options[j].Text = plainText(t, "option", j)
			}
			options[rapid.IntRange(0, len(options)-1).Draw(t, "right")].Correct = true
			qs = append(qs, choice(plainText(t, "stem", i), options...))
		}
		set := setOf(qs...)
		var b, again strings.Builder
		problems, err := Write(&b, set)
		if err != nil || len(problems) != 2 { // the set's id and title
			t.Fatal(problems, err)
		}
		read, told := readText(b.String())
		for i := range read.Questions {
			read.Questions[i].ID = ""
		}
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-wrote +read):\n%s\n%v\n%s", diff, told, b.String())
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
		file, lost := written(t, set)
		read, _ := readText(file)
		for i := range set.Questions {
			set.Questions[i].ID = ""
		}
		for i := range read.Questions {
			read.Questions[i].ID = ""
		}
		if diff := cmp.Diff(set.Questions, read.Questions, cmpopts.EquateEmpty()); diff != "" && len(lost) <= len(set.Questions) { // an id each
			t.Errorf("(-wrote +read):\n%s\n%s\n%v", diff, file, lost)
		}
	})
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
		"stems": repeat("a\n"), "options": "x\n" + repeat("A) x\n"), "more of an option": "x\nA) x\n" + repeat("x\n") + "ANSWER: A\n",
		"answers": repeat("ANSWER: A\n"), "questions": repeat("x\nA) x\nB) y\nANSWER: A\n"), "white space": repeat(" \t"), "blank lines": repeat("\n"),
		"one line": repeat("A)"), "a NUL": "x\x00\nA) x", "no UTF-8": "x\xff\nA) x", "paragraphs": repeat("a\n\n"), "Markdown": repeat("*a_[<&"),
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

// corpus are real files from public repositories; they lie outside the project.
const corpus = "../../../../shared/corpus/aiken"

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't here: ", err)
	}
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(corpus), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasSuffix(name, ".md") {
			set, problems := Read(os.DirFS(corpus), name)
			found[name] = fmt.Sprint(len(set.Questions), " read, problems: ", told(problems))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"aiken-to-forms/readme-1.txt": "2 read, problems: []", "moodle/questions.aiken.txt": "2 read, problems: []"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
