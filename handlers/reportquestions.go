package handlers

import (
	"github.com/readback/readback/questions"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// showQuestionsReport is how each question did.
func showQuestionsReport(s *sample) error {
	m, revision, err := s.matrix()
	if err != nil {
		return err
	}
	p := views.ReportQuestionsPage{ReportFrame: s.named("title.reports")}
	if m.N == 0 {
		return s.page(s.status(), views.ReportQuestions(p))
	}
	p.Analysis = reports.Analyse(m)
	p.Numbers, p.Stems = asked(revision.Revision)
	p.Options = map[string]map[string]string{}
	for i := range revision.Set.Questions {
		q := &revision.Set.Questions[i]
		p.Options[q.ID] = optionTexts(q)
	}
	p.Draw()
	return s.page(s.status(), views.ReportQuestions(p))
}

// optionTexts are what the options of a question say, by id.
func optionTexts(q *questions.Question) map[string]string {
	texts := map[string]string{}
	var options questions.Options
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		options = b.Options
	case *questions.MultipleResponse:
		options = b.Options
	}
	for _, o := range options {
		texts[o.ID] = o.Text
	}
	return texts
}
