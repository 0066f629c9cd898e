package views

import "github.com/readback/readback/reports"

// exportingSpecimens are reports that are taken as files.
func exportingSpecimens() []Specimen {
	kind, _ := reports.KindNamed("attempts")
	p := ExportReportPage{
		ReportFrame: specimenReport("", 0), Kind: kind,
		Format: "csv", Columns: []string{"learner", "percent", "passed"},
		Made: []MadeReport{{ID: "e2", Name: "harbour-closure-answers.csv", State: "running"}, {ID: "e1", Name: "harbour-closure-attempts.json", State: "ready", Ready: true}},
	}
	refused := p
	refused.Errors = Errors{"column": p.W.T("exporting.columns-missing")}
	made := func(m MadeReport) MadeReportPage {
		return MadeReportPage{Frame: studioFrame("Report", MadeReportPath("e2")), MadeReport: m, QuizID: "z1", Quiz: p.Quiz.Title, Done: 31_250, Percent: 37, Size: 48_204_112}
	}
	failed := MadeReport{ID: "e3", Name: "harbour-closure-learners.csv", State: "failed", Failed: true}
	return []Specimen{
		{"export-report", ExportReport(p)}, {"export-report-refused", ExportReport(refused)},
		{"report-running", Made(made(p.Made[0]))}, {"report-ready", Made(made(p.Made[1]))}, {"report-failed", Made(made(failed))},
	}
}
