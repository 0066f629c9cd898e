package handlers

import (
	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// showQuestionsReport is how each question did.
func showQuestionsReport(s *sample) error {
	p := views.ReportQuestionsPage{ReportFrame: s.named("title.reports")}
	if len(s.rows) == 0 {
		return s.page(s.status(), views.ReportQuestions(p))
	}
	var err error
	if p.Analysis, err = s.Store.Analysis(s.ctx(), s.filter); err != nil {
		return err
	}
	p.Numbers, p.Stems = asked(s.revision.Revision)
	p.Options = map[string]map[string]string{}
	for i := range s.revision.Set.Questions {
		q := &s.revision.Set.Questions[i]
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
