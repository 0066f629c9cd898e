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

// ExportJobPath is a report that is made beside requests, which takes a while.
func ExportJobPath(id string) string { return "/studio/exports/" + url.PathEscape(id) }

// ExportFilePath is its file.
func ExportFilePath(id string) string { return ExportJobPath(id) + "/file" }

// ExportReportPage takes a report of a quiz as a file. Form fields: format, column (any number), anonymous.
type ExportReportPage struct {
	ReportFrame
	Errors    Errors
	Kind      reports.Kind
	Format    string   // that is chosen
	Columns   []string // that are chosen; nil: all
	Anonymous bool
	Jobs      []ExportJob // long ones that the person asked for lately
}

// ExportJob is a report that is made beside requests.
type ExportJob struct {
	ID, Name      string // name of the file
	State         string // a word of exporting.is- and exporting.said-
	Ready, Failed bool
}

// ExportJobPage is how far such a report is.
type ExportJobPage struct {
	Frame
	ExportJob
	QuizID, Quiz string // id and title
	Done, Total  int    // attempts that are in it, and that will be at most; a Total of 0 isn't known
	Percent      int    // 0 where it isn't known
	Size         int64  // bytes, when ready
}

// path is where a report on the chosen attempts is taken.
func (p ExportReportPage) path(report string) string {
	return ExportReportPath(p.Quiz.ID, report) + p.Filter.query()
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
