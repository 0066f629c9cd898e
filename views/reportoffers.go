package views

import (
	"slices"

	"github.com/readback/readback/reports"
)

// offeredReports are the reports, the one that most people look for first.
var offeredReports = slices.SortedStableFunc(slices.Values(reports.Kinds), func(a, b reports.Kind) int {
	return reportRank(a) - reportRank(b)
})

func reportRank(k reports.Kind) int {
	if k.Name == "learners" {
		return 0
	}
	return 1
}

// exportLink leads to a report as a file.
type exportLink struct{ path, text string }

// quickFormats are the formats that are one press away. The others are on the page that chooses columns, too.
var quickFormats = []string{"xlsx", "pdf", "csv", "json"}

// exportLinks are the forms that a report is taken in most. CSV is there twice, as Excel needs a mark at its begin.
func exportLinks(p ScoresPage, kind reports.Kind) []exportLink {
	var links []exportLink
	for _, f := range kind.Formats() {
		if !slices.Contains(quickFormats, f.Name) {
			continue
		}
		if f.Name == "csv" {
			links = append(links, exportLink{ExportPath(p.Quiz.ID, kind.Name, f.Name, true), p.W.T("scores.export-excel")})
		}
		links = append(links, exportLink{ExportPath(p.Quiz.ID, kind.Name, f.Name, false), f.Title})
	}
	return links
}
