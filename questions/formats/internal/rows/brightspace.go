package rows

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// brightspace reads Brightspace's rows (community.d2l.com, article 27274): a block for each question that begins with
// NewQuestion and its type, and rows of a name and its values. Rows that begin with // are comments.
func (t *table) brightspace(src Source) {
	var b *block
	t.eachRow(src, func(row *Row) {
		switch name := strings.ToLower(row.text(0)); {
		case row.isComment():
		case name == "newquestion":
			b.end()
			b = newBlock(t, row)
		case b == nil:
			if !t.told["brightspace-outside"] {
				t.told["brightspace-outside"] = true
				t.warn(row.At, "brightspace-outside", "found", shortened(row.Raw))
			}
		default:
			b.raw.WriteString("\n" + row.Raw)
			if b.count++; b.count == maxLines {
				b.q.Fail(row.At, "too-many", "what", "rows of a question", "most", maxLines)
			}
			if b.count < maxLines {
				b.line(name, row)
			}
		}
	})
	b.end()
}

// block is a question of Brightspace's while its rows are read.
type block struct {
	*table
	q        *draft.Question
	raw      strings.Builder
	count    int // of rows
	kind     string
	kindAt   draft.Place
	scoring  string
	options  questions.Options
	accept   []questions.Accept
	exact    bool
	truth    questions.TrueFalse
	prompts  []numbered
	matches  []numbered
	items    []questions.Item
	feedback []string // on the whole question
}

// numbered is a text with the number by which it belongs to another.
type numbered struct{ number, text string }

func newBlock(t *table, row *Row) *block {
	b := &block{table: t, q: draft.NewQuestion(row.At), kind: strings.ToUpper(row.text(1)), kindAt: row.At}
	b.raw.WriteString(row.Raw)
	if len(row.Cells) > 1 {
		b.kindAt = row.Cells[1].At
	}
	b.faults(row)
	return b
}

func (b *block) faults(row *Row) {
	for _, f := range row.Faults {
		if f.Error {
			b.q.Fail(f.At, f.Rule, f.Pairs...)
		} else {
			b.q.Warn(f.At, f.Rule, f.Pairs...)
		}
	}
}

// cell is the cell in a column; an empty one with the row's place where there is none.
func cellOf(row *Row, column int) *Cell {
	if column < len(row.Cells) {
		return &row.Cells[column]
	}
	return &Cell{At: row.At}
}

// text reads the text in a column; html says in which column "HTML" tells that it is.
func (b *block) text(row *Row, column, html int) string {
	text := row.text(column)
	if !strings.EqualFold(row.text(html), "HTML") {
		return markup.Escape(text)
	}
	at := cellOf(row, column).At
	reader := markup.Reader{Set: &b.d.Set, Lost: func(rule string, pairs ...any) { b.q.Warn(at, rule, pairs...) }}
	return reader.Block(text)
}

// line reads a row of the block.
func (b *block) line(name string, row *Row) {
	b.faults(row)
	value := cellOf(row, 1)
	switch name {
	case "":
	case "id":
		b.q.ID = row.text(1)
	case "title":
		b.q.Title = row.text(1)
	case "questiontext":
		b.q.Stem = b.text(row, 1, 2)
		b.q.At("/stem", value.At)
	case "points":
		b.q.Points = b.decimal(value)
	case "difficulty":
		if row.text(1) != "" {
			b.q.Tags = append(b.q.Tags, "difficulty: "+row.text(1))
		}
	case "hint":
		b.q.Hint = b.text(row, 1, 2)
	case "feedback", "answerkey":
		if text := b.text(row, 1, 2); text != "" {
			b.feedback = append(b.feedback, text)
		}
	case "image", "initialtext":
		if row.text(1) != "" {
			b.q.Warn(value.At, "not-kept", "what", name+" "+shortened(row.text(1)))
		}
	case "inputbox":
	case "scoring":
		b.scoring = strings.ToLower(row.text(1))
	default:
		b.part(name, row)
	}
}

// part reads a row with an option, an answer, a pair or an item.
func (b *block) part(name string, row *Row) {
	value := cellOf(row, 1)
	switch name {
	case "option":
		b.q.At(optionPointer(len(b.options)), value.At)
		b.options = append(b.options, questions.Option{Text: b.text(row, 2, 3), Weight: b.decimal(value), Feedback: b.text(row, 4, 5)})
	case "answer":
		b.answer(row)
	case "true", "false":
		is := name == "true"
		if b.decimal(value).Rat().Sign() > 0 {
			b.truth.Answer = &is
		}
		if feedback := b.text(row, 2, 3); is {
			b.truth.Feedback.True = feedback
		} else {
			b.truth.Feedback.False = feedback
		}
	case "choice":
		b.prompts = append(b.prompts, numbered{row.text(1), b.text(row, 2, 3)})
	case "match":
		b.matches = append(b.matches, numbered{row.text(1), b.text(row, 2, 3)})
	case "item":
		b.items = append(b.items, questions.Item{Text: b.text(row, 1, 2)})
		if row.text(3) != "" {
			b.q.Warn(cellOf(row, 3).At, "not-kept", "what", "feedback on an item")
		}
	default:
		b.q.Warn(row.At, "brightspace-row", "found", shortened(row.text(0)))
	}
}

func (b *block) decimal(c *Cell) questions.Decimal {
	r := record{table: b.table, q: b.q}
	if isBlank(c.Text) {
		return ""
	}
	return r.decimal(c)
}

// answer reads a typed answer. A regular expression is taken only where it is a plain text.
func (b *block) answer(row *Row) {
	text := row.text(2)
	switch strings.ToLower(row.text(3)) {
	case "regexp":
		if regexp.QuoteMeta(text) != text {
			b.q.Warn(cellOf(row, 2).At, "not-kept", "what", "regular expression "+shortened(text))
			return
		}
	case "sensitive":
		b.exact = true
	}
	b.accept = append(b.accept, questions.Accept{Text: strings.ReplaceAll(text, "*", `\*`), Weight: b.decimal(cellOf(row, 1))})
}

// end takes the question over.
func (b *block) end() {
	if b == nil {
		return
	}
	b.q.Raw = b.raw.String()
	b.q.Explanation = strings.Join(b.feedback, "\n\n")
	if body := b.body(); !b.q.Failed() {
		b.q.Body = body
	}
	b.d.Add(b.q)
}
