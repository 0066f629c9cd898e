// Package xlsx writes tables of any length as Excel workbooks (ECMA-376), row by row and in constant memory. Reading is
// left to excelize, which needs three times as long and more memory to write.
package xlsx

import (
	"archive/zip"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
)

// What a sheet of Excel can hold.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// chunk is how many bytes of a sheet are made before they are compressed.
const chunk = 1 << 16

// Writer writes one table. Beyond what a sheet can hold, it goes on in another one that has the same headings.
type Writer struct {
	zip      *zip.Writer
	name     string
	headings []string
	letters  []string // of the columns: A, B, …
	limit    int      // rows of a sheet

	part   io.Writer // the sheet under way
	row    int       // its last row that was written, from 1; 0: no sheet has begun
	xml    []byte    // what of it isn't written yet
	widths *widths   // while its first rows are looked at; nil afterwards
	sheets []string  // names
	charts []Chart
}

// New begins a workbook whose sheets have a name and the headings. Nothing is written before the first flush, so that a
// caller who fails at its first row has written nothing.
func New(w io.Writer, name string, headings []string) (*Writer, error) {
	if len(headings) > maxColumns {
		return nil, fmt.Errorf("a sheet of Excel holds %d columns, and there are %d", maxColumns, len(headings))
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestSpeed)
	})
	letters := make([]string, len(headings))
	for i := range letters {
		letters[i] = columnLetters(i)
	}
	return &Writer{zip: z, name: name, headings: headings, letters: letters, limit: maxRows}, nil
}

// Row writes one row of values, in the order of the headings: strings, numbers, bools, times (to the second, in UTC), JSON, or
// nil for a blank.
func (w *Writer) Row(values []any) error {
	if w.row == 0 || w.row == w.limit {
		if err := w.nextSheet(); err != nil {
			return err
		}
	}
	w.row++
	w.xml = appendRow(w.xml, w.row, w.letters, values)
	if w.widths != nil && w.widths.see(values) && len(w.xml) < chunk {
		return nil
	}
	return w.flush()
}

// flush writes what of the sheet was made, with its beginning when that is still to come.
func (w *Writer) flush() error {
	if w.widths != nil {
		if _, err := w.part.Write(w.widths.appendHead(nil, "")); err != nil {
			return err
		}
		w.widths = nil
	} else if len(w.xml) < chunk {
		return nil
	}
	return w.drain()
}

func (w *Writer) drain() error {
	_, err := w.part.Write(w.xml)
	w.xml = w.xml[:0]
	return err
}

// nextSheet ends the sheet under way and begins another one.
func (w *Writer) nextSheet() error {
	if err := w.endSheet(); err != nil {
		return err
	}
	name := w.name
	if len(w.sheets) > 0 {
		name = fmt.Sprint(w.name, " ", len(w.sheets)+1)
	}
	if err := w.begin(name); err != nil {
		return err
	}
	w.widths = newWidths(w.headings)
	w.xml = appendHeadings(w.xml, w.letters, w.headings)
	w.row = 1
	return nil
}

// begin begins the part of a sheet.
func (w *Writer) begin(name string) (err error) {
	w.sheets = append(w.sheets, name)
	w.part, err = w.zip.Create(sheetPath(len(w.sheets)))
	return err
}

func (w *Writer) endSheet() error {
	if w.row == 0 {
		return nil
	}
	w.xml = append(w.xml, sheetEnd...)
	if w.widths != nil {
		return w.flush()
	}
	return w.drain()
}

// Close ends the workbook; without any row, it has the headings alone.
func (w *Writer) Close() error {
	if w.row == 0 {
		if err := w.nextSheet(); err != nil {
			return err
		}
	}
	if err := w.endSheet(); err != nil {
		return err
	}
	if err := w.writeCharts(); err != nil {
		return err
	}
	for _, p := range w.parts() {
		if err := w.add(p.path, p.xml); err != nil {
			return err
		}
	}
	return w.zip.Close()
}

func (w *Writer) add(path, xml string) error {
	part, err := w.zip.Create(path)
	if err == nil {
		_, err = io.WriteString(part, xmlHead+xml)
	}
	return err
}
