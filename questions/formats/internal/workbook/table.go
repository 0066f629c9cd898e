package workbook

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// Table is the sheet with the questions: the first visible one that looks like a table of them, else the first visible one
// with anything in it. The others that have something in them are named. Without any the result is nil, and it is reported.
func (b *Book) Table(d *draft.Draft, o rows.Options) rows.Source {
	var filled []Sheet
	chosen := -1
	for _, s := range b.sheets {
		hasCells, isTable := rows.Look(s.Rows(draft.New(b.name)), o)
		if isTable && !s.Hidden && chosen < 0 {
			chosen = len(filled)
		}
		if hasCells {
			filled = append(filled, s)
		}
	}
	if chosen < 0 {
		chosen = firstVisible(filled)
	}
	if chosen < 0 {
		d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
		return nil
	}
	var others []string
	for i, s := range filled {
		if i != chosen {
			others = append(others, s.Name)
		}
	}
	if len(others) > 0 {
		d.Warn(draft.Place{File: b.archive.Member(filled[chosen].Name), Line: 1, Column: 1}, "xlsx-sheets",
			"read", filled[chosen].Name, "others", shortened(strings.Join(others, ", ")))
	}
	return filled[chosen].Rows(d)
}

func firstVisible(sheets []Sheet) int {
	for i, s := range sheets {
		if !s.Hidden {
			return i
		}
	}
	return -1
}

// shortened keeps messages readable.
func shortened(text string) string {
	const most = 200
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
