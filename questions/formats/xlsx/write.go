package xlsx

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// sheetName is how the sheet with the questions is called.
const sheetName = "Questions"

// textFormat is the number of Excel's format for text: what is typed into such a cell stays as it is, so that "1,2" or "3-4"
// doesn't become a date.
const textFormat = 49

// Write writes a set as a table in an Excel file: headings that stay in view, and cells of text, never a formula.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	sheet, report := rows.Write(&set, "Excel")
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheetName); err != nil {
		return nil, err
	}
	if err := fill(f, sheet, func(row int) { tooLong(report, &set, sheet.Numbered[row]) }); err != nil {
		return nil, err
	}
	if err := f.Write(w); err != nil {
		return nil, err
	}
	return report.Problems(), nil
}

// tooLong tells that a cell took only the beginning of a text.
func tooLong(report *loss.Report, set *questions.Set, question int) {
	const part, into = "a text of more than 32,767 characters", "its beginning"
	if question < 0 {
		report.Set(part)
		return
	}
	report.Changed(question, &set.Questions[question], part, into)
}

// fill writes the rows; cut is told of each that a text was cut in.
func fill(f *excelize.File, sheet rows.Sheet, cut func(row int)) error {
	s, err := newStyles(f)
	if err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	if err := s.layOut(out, sheet.Headings); err != nil {
		return err
	}
	if err := setRow(out, 1, sheet.Headings, s.heading, func() {}); err != nil {
		return err
	}
	for i, row := range sheet.Rows {
		if err := setRow(out, i+2, row, s.text, func() { cut(i) }); err != nil {
			return err
		}
	}
	return out.Flush()
}

func setRow(out *excelize.StreamWriter, number int, texts []string, style int, cut func()) error {
	cells := make([]any, len(texts))
	for i, text := range texts {
		text = rows.Inert(text)
		if short := atMost(text, excelize.TotalCellChars); short != text {
			text = short
			cut()
		}
		cells[i] = excelize.Cell{StyleID: style, Value: text}
		if text == "" {
			cells[i] = nil
		}
	}
	at, err := excelize.CoordinatesToCellName(1, number)
	if err != nil {
		return err
	}
	return out.SetRow(at, cells)
}

// atMost is as much of a text as has so many UTF-16 units.
func atMost(text string, most int) string {
	if len(text) <= most {
		return text
	}
	units := 0
	for i, r := range text {
		n := utf16.RuneLen(r)
		if r == utf8.RuneError {
			n = 1
		}
		if units += n; units > most {
			return text[:i]
		}
	}
	return text
}
