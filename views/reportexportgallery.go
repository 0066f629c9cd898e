package views

import "github.com/readback/readback/reports"

// exportingSpecimens are reports that are taken as files.
func exportingSpecimens() []Specimen {
	kind, _ := reports.KindNamed("attempts")
	p := ExportReportPage{
		ReportFrame: specimenReport("", 0), Kind: kind,
		Format: "csv", Columns: []string{"learner", "percent", "passed"},
		Jobs: []ExportJob{{ID: "e2", Name: "harbour-closure-answers.csv", State: "running"}, {ID: "e1", Name: "harbour-closure-attempts.json", State: "ready", Ready: true}},
	}
	refused := p
	refused.Errors = Errors{"column": p.W.T("exporting.columns-missing")}
	made := func(m ExportJob) ExportJobPage {
		return ExportJobPage{Frame: studioFrame("Report", ExportJobPath("e2")), ExportJob: m, QuizID: "z1", Quiz: p.Quiz.Title, Done: 31_250, Total: 84_000, Percent: 37, Size: 48_204_112}
	}
	failed := ExportJob{ID: "e3", Name: "harbour-closure-learners.csv", State: "failed", Failed: true}
	return []Specimen{
		{"export-report", ExportReport(p)}, {"export-report-refused", ExportReport(refused)},
		{"report-running", ExportProgress(made(p.Jobs[0]))}, {"report-ready", ExportProgress(made(p.Jobs[1]))}, {"report-failed", ExportProgress(made(failed))},
	}
}
