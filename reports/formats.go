package reports

import (
	"fmt"
	"slices"

	"github.com/readback/readback/reports/ods"
)

// Format is something that a report can be written as.
type Format struct {
	Name   string // as the command and addresses have it
	Title  string // as people know it
	Media  string // its media type
	Ending string // of a file's name, with the extension
}

// Names of formats.
const (
	formatCSV       = "csv"
	formatPDF       = "pdf"
	formatXLSX      = "xlsx"
	formatJSON      = "json"
	formatJSONLines = "jsonl"
	formatODS       = "ods"
	formatQTI       = "qti-results"
	formatMoodle    = "moodle-csv"
	formatCanvas    = "canvas-csv"
)

// Formats are all formats of reports. Which of them a report can be written as, its Kind says.
var Formats = []Format{
	{formatXLSX, "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
	{formatPDF, "PDF", "application/pdf", ".pdf"},
	{formatCSV, "CSV", "text/csv; charset=utf-8", ".csv"},
	{formatJSON, "JSON", "application/json", ".json"},
	{formatJSONLines, "JSON Lines", "application/jsonl", ".jsonl"},
	{formatODS, "OpenDocument", ods.MediaType, ".ods"},
	{formatQTI, "QTI results", "application/zip", "-qti.zip"},
	{formatMoodle, "Moodle gradebook", "text/csv; charset=utf-8", "-moodle.csv"},
	{formatCanvas, "Canvas gradebook", "text/csv; charset=utf-8", "-canvas.csv"},
}

// tableFormats are those that any table can be written as.
var tableFormats = []string{formatXLSX, formatCSV, formatJSON, formatJSONLines, formatODS}

// FormatNamed finds a format by its name.
func FormatNamed(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// ErrNoReport says that there is no such report, or that it can't be written in the format that was asked for.
type ErrNoReport struct{ Kind, Format string }

// Error implements error.
func (e *ErrNoReport) Error() string {
	kind, ok := KindNamed(e.Kind)
	if !ok {
		return fmt.Sprintf("there is no report %q", e.Kind)
	}
	return fmt.Sprintf("the report %q can't be written as %q, but as %s", e.Kind, e.Format, listed(formatNames(kind)))
}

// ErrNotFor says what can't be asked of a format.
type ErrNotFor struct{ Format, What string }

// Error implements error.
func (e *ErrNotFor) Error() string { return fmt.Sprintf("%s in a report as %q", e.What, e.Format) }

func formatNames(k Kind) []string {
	var names []string
	for _, f := range k.Formats() {
		names = append(names, f.Name)
	}
	return names
}
