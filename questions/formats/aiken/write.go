package aiken

import (
	"fmt"
	"io"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/held"
	"github.com/readback/readback/questions/formats/internal/loss"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// Write writes the single-choice questions of a set as Moodle reads them. The warnings say what Aiken can't hold, which is
// nearly all besides.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	all := loss.New("Aiken")
	all.Parts(&set)
	problems := all.Problems()
	for i := range set.Questions {
		wr := writing{index: i, lost: loss.New("Aiken")}
		text := wr.question(set.Questions[i])
		problems = append(problems, wr.lost.Problems()...)
		if _, err := io.WriteString(w, text); err != nil {
			return problems, err
		}
	}
	return problems[:min(len(problems), questions.MaxProblems)], nil
}

// writing is a question that is being written.
type writing struct {
	index int
	q     questions.Question // without what Aiken can't hold, as far as that was said
	lost  *loss.Report
}

// question is the text of a question, with a blank line behind it; empty when Aiken has nothing like the question.
func (w *writing) question(original questions.Question) string {
	bare, ownIDs := held.Bare(original)
	w.q = bare
	w.q.QuestionHead = questions.QuestionHead{ID: original.ID, Type: original.Type, Stem: original.Stem}
	text := ""
	if b, ok := w.q.Body.(*questions.SingleChoice); ok {
		text = w.choice(b)
	}
	read := again(text)
	if read == nil {
		w.lost = loss.New("Aiken") // what would have been lost besides says nothing
		w.lost.Left(w.index, &w.q)
		return ""
	}
	if ownIDs {
		w.lost.Question(w.index, &w.q, "the ids of its parts")
	}
	read.ID = w.q.ID
	held.Report(w.lost, w.index, &w.q, read)
	return text + "\n"
}

// again is a question as it is read from its text; nil when it isn't read as one question without errors.
func again(text string) *questions.Question {
	d := draft.New("")
	r := &reading{draft: d, text: text}
	r.lines()
	if r.found != 1 || d.Len() != 1 || d.Problems().Failed() {
		return nil
	}
	return &d.Set.Questions[0]
}

// choice writes the options with their letters. Which one is right is all that Aiken says of their worth.
func (w *writing) choice(b *questions.SingleChoice) string {
	right := w.right(b)
	if right < 0 || len(b.Options) > 26 {
		return ""
	}
	if b.Shuffle != nil && !*b.Shuffle {
		w.lost.Question(w.index, &w.q, "that the options keep their order")
	}
	b.Shuffle = nil
	var text strings.Builder
	text.WriteString(w.line(&w.q.Stem, "stem") + "\n")
	for i := range b.Options {
		o := &b.Options[i]
		name := fmt.Sprintf("option %d", i+1)
		if o.Feedback != "" {
			w.lost.Question(w.index, &w.q, "the feedback on "+name)
		}
		if o.Pinned {
			w.lost.Question(w.index, &w.q, "that "+name+" keeps its place")
		}
		o.Feedback, o.Pinned = "", false
		fmt.Fprintf(&text, "%c) %s\n", 'A'+i, w.line(&o.Text, name))
	}
	fmt.Fprintf(&text, "ANSWER: %c\n", 'A'+right)
	return text.String()
}

// right is the one option that earns full marks, or −1. The others earn nothing from then on.
func (w *writing) right(b *questions.SingleChoice) int {
	right, weighted := -1, false
	for i := range b.Options {
		o := &b.Options[i]
		isRight := o.Correct || o.Weight == "100"
		if isRight && right >= 0 {
			return -1
		}
		if isRight {
			right = i
		}
		weighted = weighted || o.Weight != "" && o.Weight != "0" && o.Weight != "100"
		o.Correct, o.Weight = isRight, ""
	}
	if weighted {
		w.lost.Question(w.index, &w.q, "the weights of its options")
	}
	return right
}

// line is a Markdown text as plain text in one line.
func (w *writing) line(md *string, part string) string {
	text, _ := markup.Plain(*md)
	text = strings.Join(strings.Fields(text), " ")
	if read := markup.Escape(text); read != strings.TrimSpace(*md) {
		w.lost.Changed(w.index, &w.q, part, "plain text in one line")
		*md = read
	}
	return text
}
