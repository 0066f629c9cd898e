package xlsx

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// Widths of columns, in characters.
const (
	narrow  = 8
	wide    = 60
	ofTimes = 19
	room    = 2 // beside the longest text
)

// looked is how many rows are looked at to find out how wide the columns have to be.
const looked = 200

// widths finds how wide columns have to be.
type widths struct {
	columns []int
	rows    int
}

func newWidths(headings []string) *widths {
	w := &widths{columns: make([]int, len(headings))}
	for i, heading := range headings {
		w.columns[i] = max(narrow, utf8.RuneCountInString(heading)+1) // bold is wider
	}
	return w
}

// see looks at a row; it returns whether it wants to see more.
func (w *widths) see(values []any) bool {
	for i, value := range values {
		w.columns[i] = max(w.columns[i], widthOf(value))
	}
	w.rows++
	return w.rows < looked
}

func widthOf(value any) int {
	switch v := value.(type) {
	case string:
		return min(wide, utf8.RuneCountInString(v))
	case time.Time:
		return ofTimes
	}
	return narrow
}

// appendHead adds the beginning of a sheet: how it is printed, frozen headings, and the columns' widths.
func (w *widths) appendHead(xml []byte, printed string) []byte {
	xml = append(xml, xmlHead+`<worksheet xmlns="`+spaceMain+`">`+printed+`<sheetViews><sheetView workbookViewId="0">`+
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`+
		`</sheetView></sheetViews>`...)
	if len(w.columns) > 0 {
		xml = append(xml, `<cols>`...)
		for i, width := range w.columns {
			xml = fmt.Appendf(xml, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width+room)
		}
		xml = append(xml, `</cols>`...)
	}
	return append(xml, `<sheetData>`...)
}

const sheetEnd = `</sheetData></worksheet>`

// columnLetters is what Excel calls a column, from 0: A, B, …, Z, AA.
func columnLetters(i int) string {
	letters := ""
	for ; i >= 0; i = i/26 - 1 {
		letters = string(rune('A'+i%26)) + letters
	}
	return letters
}
