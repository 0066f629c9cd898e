package rows

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// blackboardTypes are what rows of Blackboard's upload files begin with (help.blackboard.com, Upload Questions).
var blackboardTypes = []string{"MC", "MA", "TF", "ESS", "ORD", "MAT", "FIB", "FIB_PLUS", "FIL", "NUM", "SR", "OP", "JUMBLED_SENTENCE", "QUIZ_BOWL"}

// blackboard reads a row: the type, the question, and what belongs to the type.
func (t *table) blackboard(row *Row) {
	if row.isComment() {
		return
	}
	u := &upload{record{table: t, row: row, q: draft.NewQuestion(row.At)}}
	u.q.Raw = row.Raw
	for _, f := range row.Faults {
		if f.Error {
			u.q.Fail(f.At, f.Rule, f.Pairs...)
		} else {
			u.q.Warn(f.At, f.Rule, f.Pairs...)
		}
	}
	u.q.Stem = markup.Escape(row.text(1))
	u.q.At("/stem", cellOf(row, 1).At)
	if body := u.body(); !u.q.Failed() {
		u.q.Body = body
	}
	t.d.Add(u.q)
}

// upload is a row of Blackboard's.
type upload struct{ record }

func (u *upload) body() questions.Body {
	switch kind := strings.ToUpper(u.row.text(0)); kind {
	case "MC":
		return &questions.SingleChoice{Options: u.choices()}
	case "MA":
		return &questions.MultipleResponse{Options: u.choices(), Marking: questions.AllOrNothing}
	case "TF":
		is := u.truth(cellOf(u.row, 2))
		return &questions.TrueFalse{Answer: &is}
	case "ESS", "SR":
		u.q.Explanation = markup.Escape(u.row.text(2))
		return &questions.Essay{}
	case "ORD":
		return &questions.Ordering{Items: u.items(), Marking: questions.WholeOrder}
	case "MAT":
		return u.pairs()
	case "FIB":
		return u.blank()
	case "FIB_PLUS":
		return u.blanks()
	case "NUM":
		return u.number()
	default:
		u.fail(u.row.At, "type-unsupported", "found", shortened(kind))
	}
	return nil
}

// choices are pairs of a text and the word correct or incorrect.
func (u *upload) choices() questions.Options {
	var options questions.Options
	for i := 2; i < len(u.row.Cells); i += 2 {
		text, word := u.row.text(i), strings.ToLower(u.row.text(i+1))
		if text == "" && word == "" {
			continue
		}
		if word != "correct" && word != "incorrect" {
			u.fail(cellOf(u.row, i+1).At, "blackboard-word", "found", shortened(word))
		}
		u.q.At(optionPointer(len(options)), u.row.Cells[i].At)
		options = append(options, questions.Option{Text: markup.Escape(text), Correct: word == "correct"})
	}
	return options
}

func (u *upload) items() []questions.Item {
	var items []questions.Item
	for i := 2; i < len(u.row.Cells); i++ {
		if text := u.row.text(i); text != "" {
			items = append(items, questions.Item{Text: markup.Escape(text)})
		}
	}
	return items
}

func (u *upload) pairs() questions.Body {
	m := &questions.Matching{}
	for i := 2; i < len(u.row.Cells); i += 2 {
		if u.row.text(i) != "" || u.row.text(i+1) != "" {
			m.Pairs = append(m.Pairs, questions.Pair{Prompt: markup.Escape(u.row.text(i)), Match: markup.Escape(u.row.text(i + 1))})
		}
	}
	return m
}

// blank is a question with one typed answer.
func (u *upload) blank() questions.Body {
	s := &questions.ShortText{}
	for i := 2; i < len(u.row.Cells); i++ {
		if text := u.row.text(i); text != "" {
			s.Accept = append(s.Accept, questions.Accept{Text: strings.ReplaceAll(text, "*", `\*`)})
		}
	}
	u.here("/accept", cellOf(u.row, 2))
	return s
}

// blanks is a text with gaps in brackets. The cells are each gap's name and what it takes, with an empty cell between gaps.
func (u *upload) blanks() questions.Body {
	g := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	name := ""
	for i := 2; i < len(u.row.Cells); i++ {
		text := u.row.text(i)
		switch {
		case text == "":
			name = ""
		case name == "":
			name = text
		default:
			gap := g.Gaps[name]
			gap.Accept = append(gap.Accept, questions.GapAccept{Text: strings.ReplaceAll(text, "*", `\*`)})
			g.Gaps[name] = gap
		}
	}
	u.q.Stem = stemWithGaps(u.row.text(1), slices.Sorted(maps.Keys(g.Gaps)))
	return g
}

// stemWithGaps is a plain text as Markdown, with gaps where names stand in brackets.
func stemWithGaps(text string, names []string) string {
	var marks, gaps []string
	for i, name := range names {
		mark := fmt.Sprintf("\uFDD0%d\uFDD1", i) // no text has these
		marks = append(marks, "["+name+"]", mark)
		gaps = append(gaps, mark, "[["+name+"]]")
	}
	return strings.NewReplacer(gaps...).Replace(markup.Escape(strings.NewReplacer(marks...).Replace(text)))
}

func (u *upload) number() questions.Body {
	c := cellOf(u.row, 2)
	a := questions.NumericAccept{Value: u.decimal(c)}
	if u.row.text(3) != "" {
		a.Tolerance = u.tolerance(cellOf(u.row, 3), u.row.text(3))
	}
	u.here("/accept", c)
	return &questions.Numeric{Accept: []questions.NumericAccept{a}}
}

// converterLayout is how the CSV files of a converter to Canvas are laid out, which have no headings (zarzycki/text2qti,
// csv_to_qti): the type, nothing, points, the question, the number of the right option, up to six options, feedback.
func converterLayout() layout {
	l := layout{columns: make([]column, 12)}
	for i, f := range []field{fieldType, fieldNone, fieldPoints, fieldStem, fieldCorrect} {
		l.columns[i].key.field = f
		l.single[f] = []int{i}
	}
	for letter := range 6 {
		l.columns[5+letter].key = key{fieldOption, letter}
		l.lettered[fieldOption] = append(l.lettered[fieldOption], slot{letter, 5 + letter})
	}
	l.columns[11].key.field = fieldExplanation
	l.single[fieldExplanation] = []int{11}
	return l
}
