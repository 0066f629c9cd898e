package views

import (
	"net/url"
	"slices"

	"github.com/readback/readback/reports"
)

// ExportReportPath is where a report of a quiz is taken as a file.
func ExportReportPath(quiz, report string) string {
	return StudioQuizPath(quiz) + "/export/" + url.PathEscape(report)
}

// MadeReportPath is a report that is made beside requests, which takes a while.
func MadeReportPath(id string) string { return "/studio/exports/" + url.PathEscape(id) }

// MadeFilePath is its file.
func MadeFilePath(id string) string { return MadeReportPath(id) + "/file" }

// ExportReportPage takes a report of a quiz as a file. Form fields: format, column (any number), anonymous.
type ExportReportPage struct {
	ReportFrame
	Errors    Errors
	Kind      reports.Kind
	Format    string   // that is chosen
	Columns   []string // that are chosen; nil: all
	Anonymous bool
	Made      []MadeReport // long ones that the person asked for lately
}

// MadeReport is a report that is made beside requests.
type MadeReport struct {
	ID, Name      string // name of the file
	State         string // a word of exporting.is- and exporting.said-
	Ready, Failed bool
}

// MadeReportPage is how far such a report is.
type MadeReportPage struct {
	Frame
	MadeReport
	QuizID, Quiz string // id and title
	Done         int    // attempts that are in it
	Percent      int    // 0 where it isn't known
	Size         int64  // bytes, when ready
}

// path is where a report on the chosen attempts is taken. What is chosen is said even where it is what reports are on anyway.
func (p ExportReportPage) path(report string) string {
	chosen := p.Filter
	chosen.Attempts = ""
	query := chosen.query()
	switch {
	case p.Filter.Attempts == "" || p.Filter.Attempts == reports.AllAttempts:
		return ExportReportPath(p.Quiz.ID, report) + query
	case query == "":
		return ExportReportPath(p.Quiz.ID, report) + "?attempts=" + string(p.Filter.Attempts)
	}
	return ExportReportPath(p.Quiz.ID, report) + query + "&attempts=" + string(p.Filter.Attempts)
}

func (p ExportReportPage) chosen(column string) bool {
	return p.Columns == nil || slices.Contains(p.Columns, column)
}

func (p ExportReportPage) formats() (choices []choice) {
	for _, f := range p.Kind.Formats() {
		choices = append(choices, choice{Value: f.Name, Text: f.Title})
	}
	return choices
}
