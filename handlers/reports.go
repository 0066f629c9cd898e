package handlers

import (
	"net/http"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// sample is the attempts that a page of a quiz's reports is on.
type sample struct {
	*visit
	quiz    *quiz.Quiz
	quizzes []quiz.Quiz // that the attempts are at: this one, or those of its set
	frame   views.ReportFrame
	filter  reports.Filter // with the number of the revision, where there are attempts
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

// read reads the filter, and which revision it means.
func (s *sample) read() error {
	if err := s.readFilter(); err != nil || s.status() != http.StatusOK {
		return err
	}
	if s.filter.Revision == 0 {
		newest, err := s.Store.NewestTaken(s.ctx(), s.filter)
		if err != nil {
			return err
		}
		s.filter.Revision = newest
	}
	s.frame.Revision = s.filter.Revision
	return nil
}

// none tells whether there is nothing to report on.
func (s *sample) none() bool { return s.status() != http.StatusOK || s.filter.Revision == 0 }

// matrix is what the chosen attempts earned, and the revision that they are on.
func (s *sample) matrix() (reports.Matrix, store.Revision, error) {
	if s.none() {
		return reports.Matrix{}, store.Revision{}, nil
	}
	m, revision, err := s.Store.Matrix(s.ctx(), s.filter)
	s.frame.N, s.frame.Awaiting = m.N, m.Waiting()
	return m, revision, err
}

// named is the frame of a page with this title.
func (s *sample) named(title string) views.ReportFrame {
	s.frame.Frame = s.visit.frame(s.words.T(title, "quiz", s.quiz.Title))
	return s.frame
}

// showReports is how a quiz was taken, as a whole.
func showReports(s *sample) error {
	m, _, err := s.matrix()
	if err != nil {
		return err
	}
	p := views.ReportOverviewPage{ReportFrame: s.named("title.reports"), Analysis: reports.Analyse(m)}
	if s.none() {
		return s.page(s.status(), views.ReportOverview(p))
	}
	if p.Summary, err = s.Store.Summary(s.ctx(), s.filter); err != nil {
		return err
	}
	p.PassMark = s.passMark()
	if p.Standings, err = s.standings(); err != nil {
		return err
	}
	return s.page(s.status(), views.ReportOverview(p))
}

// showFacts is what of the briefing was learned.
func showFacts(s *sample) error {
	m, revision, err := s.matrix()
	if err != nil {
		return err
	}
	p := views.FactsPage{ReportFrame: s.named("title.report-facts"), Numbers: map[string]int{}, Stems: map[string]string{}}
	if m.N > 0 {
		p.Facts, p.Sources = reports.FactsOf(revision.Revision, m), views.SourcesOf(revision.Revision)
		p.Numbers, p.Stems = asked(revision.Revision)
		for _, q := range reports.Analyse(m).Questions {
			if q.Verdict() == reports.Backwards {
				p.Suspect = append(p.Suspect, q.Name)
			}
		}
	}
	return s.page(s.status(), views.Facts(p))
}

// asked are the numbers and stems of a revision's questions, as its set's page has them.
func asked(r *questions.Revision) (numbers map[string]int, stems map[string]string) {
	numbers, stems = map[string]int{}, map[string]string{}
	for i, q := range r.Set.Questions {
		numbers[q.ID], stems[q.ID] = i+1, q.Stem
	}
	return numbers, stems
}
