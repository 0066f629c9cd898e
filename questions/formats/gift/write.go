package gift

import (
	"io"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/held"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// Write writes a set as Moodle reads it. The warnings say what GIFT can't hold.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	wr := &writing{set: &set, used: map[string]bool{}}
	all := loss.New("GIFT")
	all.Parts(&set, "id", "title", "tags", "explanation", "set media")
	problems := all.Problems()
	for i := range set.Questions {
		text := wr.question(i)
		problems = append(problems, wr.lost.Problems()...)
		if _, err := io.WriteString(w, text); err != nil {
			return problems, err
		}
	}
	problems = append(problems, wr.unusedMedia()...)
	return problems[:min(len(problems), questions.MaxProblems)], nil
}

// writing is a set that is being written, and the question that it is at.
type writing struct {
	set  *questions.Set
	used map[string]bool // media, by name

	index  int
	q      *questions.Question // without what GIFT can't hold, as far as that was said
	format format
	b      strings.Builder
	lost   *loss.Report // of the question
}

// question is the text of a question, with a blank line behind it; empty when GIFT has nothing like the question.
func (w *writing) question(i int) string {
	q, ownIDs := held.Bare(w.set.Questions[i])
	q.Points, q.Evidence, q.Hint, q.Pinned = "", nil, "", false
	w.index, w.q, w.lost = i, &q, loss.New("GIFT")
	w.b.Reset()
	w.head()
	ok := w.body()
	read := again(w.b.String())
	if !ok || read.Failed() || questions.TypeOf(read.Body) != q.Type {
		w.lost = loss.New("GIFT") // what would have been lost besides says nothing
		w.lost.Left(i, &q)
		return ""
	}
	if ownIDs {
		w.lost.Question(i, &q, "the ids of its parts")
	}
	held.Report(w.lost, i, &q, &read.Question)
	return w.b.String() + "\n"
}

// again reads a question that was just written.
func again(text string) *draft.Question {
	r := newReading(text, draft.New(""))
	r.q = draft.NewQuestion(draft.Place{})
	if b, ok := nextBlock(text, 0); ok {
		r.add(b)
	}
	return r.q
}

// head writes what stands before the answers.
func (w *writing) head() {
	w.remarks()
	if w.q.Title != "" {
		if saysNoMore(w.q.Title, w.q.Stem) {
			w.lost.Question(w.index, w.q, "title")
			w.q.Title = ""
		} else {
			w.b.WriteString("::" + escape(w.q.Title) + "::")
		}
	}
	if _, ok := w.q.Body.(*questions.Information); ok && w.q.Explanation != "" {
		w.lost.Question(w.index, w.q, "explanation")
		w.q.Explanation = ""
	}
	w.chooseFormat()
	stem := w.words(w.q.Stem)
	if w.format == markdown && !strings.HasPrefix(stem, "[markdown]") {
		stem = "[markdown]" + stem
	}
	w.b.WriteString(stem)
}

// remarks writes the id and the tags as Moodle exports them.
func (w *writing) remarks() {
	var all []string
	if w.q.ID != "" {
		all = append(all, tagged("id", w.q.ID))
	}
	good := w.q.Tags[:0:0]
	for _, tag := range w.q.Tags {
		if !isTag(tag) || slices.Contains(good, tag) || len(good) == maxTags {
			w.lost.Question(w.index, w.q, "tag "+tag)
			continue
		}
		good = append(good, tag)
		all = append(all, tagged("tag", tag))
	}
	w.q.Tags = good
	if len(all) > 0 {
		w.b.WriteString("// " + strings.Join(all, " ") + "\n")
	}
}
