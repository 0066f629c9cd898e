// Package gift reads and writes Moodle's GIFT: questions as plain text, with blank lines between them
// (question/format/gift/format.php), and its extension for ordering (question/type/ordering/questiontype.php).
package gift

import (
	"io/fs"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/category"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads a GIFT file. The path of a category becomes one tag, "Physics/Optics", of the questions behind it.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	text, ok := plaintext.Read(fsys, name, d)
	if !ok {
		return d.Finish()
	}
	r := newReading(text, d)
	n := 0
	for b, more := nextBlock(text, 0); more && d.Len() <= questions.MaxQuestions; b, more = nextBlock(text, b.at+len(b.text)) {
		n += r.add(b)
	}
	if n == 0 {
		d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
	return d.Finish()
}

// reading is a file that is being read, and the question that it is at.
type reading struct {
	draft    *draft.Draft
	lines    *plaintext.Lines
	html     markup.Reader
	category string // as a tag
	before   string // the category as a comment

	q      *draft.Question
	format format // of the stem, which its parts inherit
	lostAt int    // where the text stands that is being converted
}

func newReading(text string, d *draft.Draft) *reading {
	r := &reading{draft: d, lines: plaintext.NewLines(text)}
	r.html = markup.Reader{Set: &d.Set, Lost: r.lost}
	return r
}

// nextBlock finds the next lines that no blank line divides, from the beginning of a line on.
func nextBlock(text string, from int) (piece, bool) {
	start := -1
	for from < len(text) {
		end := from + 1 + strings.IndexByte(text[from:], '\n')
		if end == from {
			end = len(text)
		}
		empty := piece{text[from:end], from}.trim().text == ""
		switch {
		case start < 0 && !empty:
			start = from
		case start >= 0 && empty:
			return piece{text[start:from], start}, true
		}
		from = end
	}
	return piece{text[max(start, 0):], max(start, 0)}, start >= 0
}

// add reads a block, and returns how many questions were in it: one, or none in a category or a comment.
func (r *reading) add(b piece) int {
	p, remarks := uncommented(b)
	if path, ok := strings.CutPrefix(p.text, "$CATEGORY:"); ok {
		path, _, _ = strings.Cut(path, "\n")
		r.inCategory(path)
		if p = p.from(len("$CATEGORY:") + len(path)).trim(); p.text == "" {
			return 0
		}
		r.draft.Warn(r.lines.Place(p.at), "gift-category")
		b = p
	}
	if p.text == "" {
		return 0
	}
	r.q = draft.NewQuestion(r.lines.Place(p.at))
	r.q.Raw, r.q.Before = b.trim().text, r.before
	r.remarked(remarks)
	r.fences(b)
	r.question(p)
	r.draft.Add(r.q)
	return 1
}

// inCategory begins a category. It becomes a tag, also of questions that are written among the rejects, which stand elsewhere.
func (r *reading) inCategory(path string) {
	r.category, r.before = category.Tag(oneLine(path)), ""
	if isTag(r.category) {
		r.before = "// " + tagged("tag", r.category) + "\n"
	}
}
