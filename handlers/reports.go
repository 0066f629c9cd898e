package handlers

import (
	"net/http"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// sample is the attempts that a page of a quiz's reports is on.
type sample struct {
	*visit
	quiz     *quiz.Quiz
	frame    views.ReportFrame
	filter   reports.Filter       // with the number of the revision, where there are attempts
	all      []reports.AttemptRow // within the group
	rows     []reports.AttemptRow // chosen by the filter
	revision store.Revision       // that they were taken on; without attempts, the zero one
}

// withSample is a page of a quiz's reports, for which the query says which attempts it is on. When that can't be understood
// the page says why instead.
func withSample(page string, show func(*sample) error) func(*visit, *quiz.Quiz) error {
	return func(v *visit, q *quiz.Quiz) error {
		s := &sample{visit: v, quiz: q, frame: views.ReportFrame{Quiz: *q, Page: page, Zone: zoneOf(q.Rules)}}
		s.frame.Filter.Usual = reports.FirstAttempts
		if err := s.read(); err != nil {
			return err
		}
		return show(s)
	}
}

// status is that of a page whose filter may be wrong.
func (s *sample) status() int {
	if len(s.frame.Filter.Errors) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// read reads the filter, and the attempts that it chooses.
func (s *sample) read() error {
	pinned, err := s.readFilter()
	if err != nil || s.status() != http.StatusOK {
		return err
	}
	for row, err := range s.Store.AttemptRows(s.ctx(), reports.Filter{Quiz: s.quiz.ID, Group: s.filter.Group}) {
		if err != nil {
			return err
		}
		s.all = append(s.all, row)
	}
	if s.filter.Revision == 0 {
		s.filter.Revision = reports.NewestRevision(s.all, s.filter)
	}
	s.rows = reports.Choose(s.all, s.filter)
	s.frame.N, s.frame.Revision = len(s.rows), s.filter.Revision
	for _, c := range pinned {
		if c.Number == s.filter.Revision {
			s.revision, err = s.Store.Revision(s.ctx(), c.RevisionID)
		}
	}
	return err
}

// sheets are what the chosen attempts earned.
func (s *sample) sheets() ([]reports.Sheet, error) {
	chosen := make(map[string]bool, len(s.rows))
	for _, r := range s.rows {
		chosen[r.Attempt] = true
	}
	var sheets []reports.Sheet
	for sheet, err := range s.Store.Sheets(s.ctx(), s.quiz.ID) {
		if err != nil {
			return nil, err
		}
		if chosen[sheet.Attempt] {
			sheets = append(sheets, sheet)
		}
	}
	return sheets, nil
}

// named is the frame of a page with this title.
func (s *sample) named(title string) views.ReportFrame {
	s.frame.Frame = s.visit.frame(s.words.T(title, "quiz", s.quiz.Title))
	return s.frame
}

// showReports is how a quiz was taken, as a whole.
func showReports(s *sample) error {
	p := views.ReportOverviewPage{ReportFrame: s.named("title.reports"), Standings: map[reports.Standing]int{}}
	if s.status() == http.StatusOK {
		p.Summary = reports.Summarise(s.rows, s.quiz.Rules.PassMark)
		for row, err := range s.Store.LearnerRows(s.ctx(), reports.Filter{Quiz: s.quiz.ID, Group: s.filter.Group}) {
			if err != nil {
				return err
			}
			p.Standings[row.Standing]++
		}
	}
	return s.page(s.status(), views.ReportOverview(p))
}

// showFacts is what of the briefing was learned.
func showFacts(s *sample) error {
	p := views.FactsPage{ReportFrame: s.named("title.report-facts"), Numbers: map[string]int{}, Stems: map[string]string{}}
	if len(s.rows) == 0 {
		return s.page(s.status(), views.Facts(p))
	}
	sheets, err := s.sheets()
	if err != nil {
		return err
	}
	p.Facts, p.Sources = reports.FactsOf(s.revision.Revision, sheets), views.SourcesOf(s.revision.Revision)
	p.Numbers, p.Stems = asked(s.revision.Revision)
	return s.page(http.StatusOK, views.Facts(p))
}

// asked are the numbers and stems of a revision's questions, as its set's page has them.
func asked(r *questions.Revision) (numbers map[string]int, stems map[string]string) {
	numbers, stems = map[string]int{}, map[string]string{}
	for i, q := range r.Set.Questions {
		numbers[q.ID], stems[q.ID] = i+1, q.Stem
	}
	return numbers, stems
}

// chosenRevision reads the number of a revision that attempts are on; false when it is none of them.
func chosenRevision(text string, pinned []store.PinnedCount) (int, bool) {
	if text == "" {
		return 0, true
	}
	for _, c := range pinned {
		if c.Finished > 0 && strconv.Itoa(c.Number) == text {
			return c.Number, true
		}
	}
	return 0, false
}
