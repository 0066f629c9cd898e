// Package ods writes tables of any length as OpenDocument spreadsheets (ISO 26300), row by row and in constant memory.
package ods

import (
	"archive/zip"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
)

// What a sheet of LibreOffice can hold.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// chunk is how many bytes are made before they are compressed.
const chunk = 1 << 16

// Writer writes one table. Beyond what a sheet can hold, it goes on in another one that has the same headings.
type Writer struct {
	zip      *zip.Writer
	name     string
	headings []string
	limit    int // rows of a sheet

	content io.Writer // content.xml, once it has begun
	xml     []byte    // what of it isn't written yet
	row     int       // the last row of the sheet under way, from 1; 0: none
	sheets  []string  // names
}

// New begins a spreadsheet whose sheets have a name and the headings. Nothing is written before the first rows.
func New(w io.Writer, name string, headings []string) (*Writer, error) {
	if len(headings) > maxColumns {
		return nil, fmt.Errorf("a sheet holds %d columns, and there are %d", maxColumns, len(headings))
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestSpeed)
	})
	return &Writer{zip: z, name: name, headings: headings, limit: maxRows}, nil
}

// Row writes one row of values, in the order of the headings: strings, numbers, bools, times (to the second, in UTC), JSON, or
// nil for a blank.
func (w *Writer) Row(values []any) error {
	if w.row == 0 || w.row == w.limit {
		w.nextSheet()
	}
	w.row++
	w.xml = append(w.xml, `<table:table-row>`...)
	for _, value := range values {
		w.xml = appendCell(w.xml, value)
	}
	w.xml = append(w.xml, `</table:table-row>`...)
	if len(w.xml) < chunk {
		return nil
	}
	return w.flush()
}

// nextSheet ends the sheet under way and begins another one.
func (w *Writer) nextSheet() {
	w.endSheet()
	name := w.name
	if len(w.sheets) > 0 {
		name = fmt.Sprint(w.name, " ", len(w.sheets)+1)
	}
	w.sheets = append(w.sheets, name)
	w.row = 1
	w.xml = append(appendEscaped(append(w.xml, `<table:table table:name="`...), name), `">`...)
	w.xml = fmt.Appendf(w.xml, `<table:table-column table:style-name="column" table:number-columns-repeated="%d"/>`, max(1, len(w.headings)))
	w.xml = append(w.xml, `<table:table-header-rows><table:table-row>`...)
	for _, heading := range w.headings {
		w.xml = appendText(w.xml, ` table:style-name="heading"`, heading)
	}
	w.xml = append(w.xml, `</table:table-row></table:table-header-rows>`...)
}

func (w *Writer) endSheet() {
	if w.row > 0 {
		w.xml = append(w.xml, `</table:table>`...)
	}
}

// flush writes what was made. The first time that begins the archive, whose first file says what it is.
func (w *Writer) flush() (err error) {
	if w.content == nil {
		if w.content, err = w.begin(); err != nil {
			return err
		}
	}
	_, err = w.content.Write(w.xml)
	w.xml = w.xml[:0]
	return err
}

func (w *Writer) begin() (io.Writer, error) {
	kind, err := w.zip.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(kind, MediaType); err != nil {
		return nil, err
	}
	content, err := w.zip.Create("content.xml")
	if err == nil {
		_, err = io.WriteString(content, contentHead)
	}
	return content, err
}

// Close ends the spreadsheet; without any row, it has the headings alone.
func (w *Writer) Close() error {
	if w.row == 0 {
		w.nextSheet()
	}
	w.endSheet()
	w.xml = append(w.xml, contentEnd...)
	if err := w.flush(); err != nil {
		return err
	}
	for _, p := range []struct{ path, xml string }{{"settings.xml", w.settings()}, {"META-INF/manifest.xml", manifest}} {
		part, err := w.zip.Create(p.path)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, xmlHead+p.xml); err != nil {
			return err
		}
	}
	return w.zip.Close()
}
