package aiken

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func readText(text string) (questions.Set, questions.Problems) {
	return Read(fstest.MapFS{"quiz.txt": {Data: []byte(text)}}, "quiz.txt")
}

// shown is a question as "stem | option | *right option".
func shown(q *questions.Question) string {
	parts := []string{q.Stem}
	for _, o := range q.Body.(*questions.SingleChoice).Options {
		text := o.Text
		if o.Correct {
			text = "*" + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " | ")
}

// told are problems as "line:column severity rule {arguments}".
func told(problems questions.Problems) []string {
	var list []string
	for _, p := range problems {
		line := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Severity, p.Rule)
		if len(p.Args) > 0 {
			args, _ := json.Marshal(p.Args)
			line += " " + string(args)
		}
		list = append(list, line)
	}
	return list
}

var readCases = []struct {
	name, text string
	want       []string
	told       []string
}{
	{"as Moodle has it", "Who listened?\nA) The pilot\nB) The tower\nANSWER: B\n\nHow high?\nA. 10\nB. 20\nC. 30\nANSWER: A\n",
		[]string{"Who listened? | The pilot | *The tower", "How high? | *10 | 20 | 30"}, nil},
	{"no blank lines, white space, CRLF", "\uFEFF Who?\r\n\tA)  x \r\n  B) y\r\n ANSWER: A\r\nHow?\r\nA) 1\r\nB) 2\r\nANSWER:B", []string{"Who? | *x | y", "How? | 1 | *2"}, nil},
	{"blank lines between the options", "Who?\n\nA) x\n\nB) y\n\nANSWER: A\n", []string{"Who? | *x | y"}, nil},
	{"plain text", "Is 1. a <b> or *c*?\nA) <html class=\"cool\"> & images\nB) _x_\nANSWER: A",
		[]string{`Is 1. a \<b> or \*c\*? | *\<html class="cool"> & images | _x\_`}, nil},
	{"the letter counts, not the place", "Who?\nA) x\nC) y\nB) z\nANSWER: C", []string{"Who? | x | *y | z"}, nil},
	{"a letter that isn't there", "Who?\nA) x\nB) y\n  ANSWER: C\n\nHow?\nA) x\nB) y\nANSWER: A", []string{"How? | *x | y"},
		[]string{`4:3 error aiken-answer {"found":"C","letters":"A, B"}`}},
	{"two letters", "Who?\nA) x\nB) y\nANSWER: A, B", nil, []string{`4:1 error aiken-answer {"found":"A, B","letters":"A, B"}`}},
	{"a word", "Who?\nA) x\nB) y\nANSWER: Both", nil, []string{`4:1 error aiken-answer {"found":"Both","letters":"A, B"}`}},
	{"no letter", "Who?\nA) x\nB) y\nANSWER:", nil, []string{`4:1 error aiken-answer {"found":"","letters":"A, B"}`}},
	{"a letter twice", "Who?\nA) x\n A) y\nA) z\nANSWER: A", []string{"Who? | *x | y | z"}, []string{`3:2 error aiken-letter-twice {"letter":"A"}`}},
	{"small letters", "Who?\na) x\nb. y\nanswer: b", []string{"Who? | x | *y"},
		[]string{`2:1 warning aiken-loose {"found":"a)"}`, `3:1 warning aiken-loose {"found":"b."}`, `4:1 warning aiken-answer-loose {"found":"answer: b"}`}},
	{"colons and no spaces", "Who?\nA: x\nB)y\nAnswer : B) y", []string{"Who? | x | *y"},
		[]string{`2:1 warning aiken-loose {"found":"A:"}`, `3:1 warning aiken-loose {"found":"B)"}`, `4:1 warning aiken-answer-loose {"found":"Answer : B) y"}`}},
	{"a stem that begins like an option", "I.e. who?\nA) x\nB) y\nANSWER: A", []string{"I.e. who? | *x | y"}, nil},
	{"a stem of several lines", "Who\n listened?\n\nNow.\nA) x\nB) y\nANSWER: A", []string{"Who\nlistened?\n\nNow. | *x | y"}, []string{"2:2 warning aiken-lines"}},
	{"an option of several lines", "Who?\nA) x\n  and more\nB) y\nANSWER: A", []string{"Who? | *x\nand more | y"}, []string{"3:3 warning aiken-lines"}},
	{"no answer before the next question", "Who?\nA) x\nB) y\n\nHow?\nA) x\nB) y\nANSWER: A", []string{"How? | *x | y"}, []string{"1:1 error aiken-answer-missing"}},
	{"no answer at the end", "Who?\nA) x\nB) y\n", nil, []string{"1:1 error aiken-answer-missing"}},
	{"text at the end", "Who?\nA) x\nB) y\nANSWER: A\n\n The end", []string{"Who? | *x | y"}, []string{"6:2 error aiken-text"}},
	{"no options", "Who?\nANSWER: A", []string{"Who?"}, []string{`1:1 error options-few {"found":0}`}},
	{"one option", "Who?\nA) x\nANSWER: A", []string{"Who? | *x"}, []string{`1:1 error options-few {"found":1}`}},
	{"no stem", "A) x\nB) y\nANSWER: A", []string{" | *x | y"}, []string{"1:1 error stem-missing"}},
	{"an empty option", "Who?\nA)\n B) \nANSWER: A", []string{"Who? | * | "}, []string{`2:1 error text-missing {"what":"option"}`, `3:2 error text-missing {"what":"option"}`}},
	{"nothing", "\n\n", nil, []string{"1:1 error no-questions"}},
}

func TestRead(t *testing.T) {
	for _, c := range readCases {
		t.Run(c.name, func(t *testing.T) {
			set, problems := readText(c.text)
			var got []string
			for i := range set.Questions {
				got = append(got, shown(&set.Questions[i]))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.told, told(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRejectsCanBeReadAgain(t *testing.T) {
	_, problems := readText("How?\nA) 1\nB) 2\n\nWho?\nA) x\nB) y\nANSWER: C\n\nFine?\nA) x\nB) y\nANSWER: A\n")
	var raw []string
	for _, p := range problems {
		raw = append(raw, p.Raw)
	}
	if diff := cmp.Diff([]string{"How?\nA) 1\nB) 2", "Who?\nA) x\nB) y\nANSWER: C"}, raw); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, again := readText(strings.Join(raw, "\n\n") + "\n"); len(again) != 2 {
		t.Errorf("read again: %v", told(again))
	}
}
