package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/reports/xlsx"
)

// headings are the columns of the answers report.
var headings = []string{"attempt", "learner_id", "learner", "question", "type", "answer", "fraction", "points", "max", "saved_at", "number", "certainty", "hint", "tries"}

var began = time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)

// fill makes row i of the table: values of the kinds and lengths that answers have.
func fill(row []any, i int) {
	attempt := i / 12
	row[0] = "a" + strconv.FormatInt(int64(attempt)*2654435761%(1<<60), 36) + "q7k5qkaq4owwqxyz"
	row[1] = "p" + strconv.FormatInt(int64(attempt%30000)*40503*2654435761%(1<<60), 36) + "jdycpu5bui2fqh"
	row[2] = "Learner Number " + strconv.Itoa(attempt%30000)
	row[3] = "question-" + strconv.Itoa(i%12)
	row[4] = "single-choice"
	row[5] = `"` + string(rune('a'+i%4)) + `"`
	row[6] = float64(i%3) / 3
	row[7] = float64(i % 3)
	row[8] = 3.0
	row[9] = began.Add(time.Duration(i) * time.Second)
	row[10] = i%12 + 1
	row[11] = i%3 + 1
	row[12] = i%5 == 0
	row[13] = i % 2
}

func write(with, file string, rows int) (err error) {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if with == "ours" {
		return writeOurs(out, rows)
	}
	return writeExcelize(out, rows)
}

func writeOurs(out *os.File, rows int) error {
	w, err := xlsx.New(out, "answers", headings)
	if err != nil {
		return err
	}
	row := make([]any, len(headings))
	for i := range rows {
		fill(row, i)
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Close()
}

// writeExcelize writes the same with excelize: times with a style of their own, as they would else be numbers.
func writeExcelize(out *os.File, rows int) error {
	f := excelize.NewFile()
	defer f.Close()
	format := "yyyy-mm-dd hh:mm:ss"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", "answers"); err != nil {
		return err
	}
	w, err := f.NewStreamWriter("answers")
	if err != nil {
		return err
	}
	head := make([]any, len(headings))
	for i, heading := range headings {
		head[i] = heading
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	row := make([]any, len(headings))
	for i := range rows {
		fill(row, i)
		row[9] = excelize.Cell{StyleID: style, Value: row[9]}
		if err := w.SetRow(fmt.Sprint("A", i+2), row); err != nil {
			return err
		}
	}
	return errors.Join(w.Flush(), f.Write(out))
}
