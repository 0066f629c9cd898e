package handlers

import (
	"net/http"
	"strconv"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// learnersPage is how many learners a page of their progress has.
const learnersPage = 100

// showLearnersReport is how learners did over their attempts, and where each is weakest.
func showLearnersReport(s *sample) error {
	p := views.ReportLearnersPage{ReportFrame: s.named("title.report-learners")}
	if len(s.rows) == 0 {
		return s.page(s.status(), views.ReportLearners(p))
	}
	sheets, err := s.sheets()
	if err != nil {
		return err
	}
	learners := reports.ProgressOf(s.all, s.filter, &s.revision.Set, sheets)
	if reports.Repeated(learners) {
		drawn := reports.ProgressPlot(s.words, learners)
		p.Drawn = &drawn
	}
	page, _ := strconv.Atoi(s.QueryParam("page")) // what is no number is the first page
	p.Pages = views.PagesOf(page, learnersPage, len(learners))
	p.Learners = learners[p.Pages.From()-1 : p.Pages.To()]
	return s.page(http.StatusOK, views.ReportLearners(p))
}
