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
	m, revision, err := s.matrix()
	if err != nil {
		return err
	}
	p := views.ReportLearnersPage{ReportFrame: s.named("title.report-learners")}
	if m.N == 0 {
		return s.page(s.status(), views.ReportLearners(p))
	}
	every := s.filter
	every.Attempts = reports.AllAttempts
	learners, err := reports.ProgressOf(s.Store.AttemptRows(s.ctx(), every))
	if err != nil {
		return err
	}
	if reports.Repeated(learners) && !s.together() { // a second quiz is no second attempt
		drawn := reports.ProgressPlot(s.words, learners)
		p.Drawn = &drawn
	}
	page, _ := strconv.Atoi(s.QueryParam("page")) // what is no number is the first page
	p.Pages = views.PagesOf(page, learnersPage, len(learners))
	p.Learners = learners[p.Pages.From()-1 : p.Pages.To()]
	reports.FindTags(p.Learners, &revision.Set, m)
	return s.page(http.StatusOK, views.ReportLearners(p))
}
