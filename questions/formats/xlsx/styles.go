package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// styles are the styles of the headings and of all other cells.
type styles struct{ heading, text int }

func newStyles(f *excelize.File) (s styles, err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	s.heading, err = f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: top, NumFmt: textFormat,
		Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEBE6"}},
		Border: []excelize.Border{{Type: "bottom", Color: "8A8578", Style: 1}},
	})
	if err != nil {
		return s, err
	}
	s.text, err = f.NewStyle(&excelize.Style{Alignment: top, NumFmt: textFormat})
	return s, err
}

// layOut makes the columns as wide as what is in them needs, text for whatever is typed below, and keeps the headings in view.
func (s styles) layOut(out *excelize.StreamWriter, headings []string) error {
	for i, heading := range headings {
		if err := out.SetColWidth(i+1, i+1, widthOf(heading)); err != nil {
			return err
		}
	}
	if err := out.SetColStyle(1, len(headings), s.text); err != nil {
		return err
	}
	return out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// widthOf is the width of a column, in characters.
func widthOf(heading string) float64 {
	name, _, _ := strings.Cut(heading, " ")
	switch name {
	case "stem":
		return 60
	case "explanation", "evidence", "rubric", "claim":
		return 40
	case "id", "type", "title", "tags", "option", "answer", "prompt", "match", "item", "feedback", "hint", "stances", "url":
		return 24
	}
	return 12
}
