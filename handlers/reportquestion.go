package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// showQuestionReport is how one question did, as the chosen attempts were asked it.
func showQuestionReport(s *sample) error {
	m, revision, err := s.matrix()
	if err != nil {
		return err
	}
	p := views.QuestionReportPage{ReportFrame: s.named("title.reports")}
	if m.N == 0 {
		return s.page(s.status(), views.QuestionReport(p))
	}
	id := s.Param("question")
	asked, err := s.seenBy(s.quiz).given(revision.ID, quiz.Answer{Question: id})
	if err != nil {
		return err
	}
	p.Question, p.Sources = questionOf(revision.Revision, asked), views.SourcesOf(revision.Revision)
	p.Frame = s.visit.frame(s.words.T("title.report-question", "number", strconv.Itoa(p.Question.Number), "quiz", s.quiz.Title))
	p.Previous, p.Next = neighbours(revision.Revision, id)
	p.Marks = reports.CountMarks(id, m)
	p.Analysis, p.Options = reports.Analyse(m).Question(id), optionTexts(revision.Question(id))
	if err := s.besides(&p, id); err != nil {
		return err
	}
	return s.page(http.StatusOK, views.QuestionReport(p))
}

// questionOf is a question as its set's page has it.
func questionOf(r *questions.Revision, asked *whereAsked) views.SetQuestion {
	q := r.Question(asked.planned.ID)
	shown := views.SetQuestion{Reviewed: asked.shown, ID: q.ID, Title: q.Title, Tags: q.Tags}
	shown.Number = 1 + slices.IndexFunc(r.Set.Questions, func(other questions.Question) bool { return other.ID == q.ID })
	return shown
}

// neighbours are the questions with marks before and after one.
func neighbours(r *questions.Revision, id string) (previous, next string) {
	found := false
	for i := range r.Set.Questions {
		q := &r.Set.Questions[i]
		switch {
		case q.ID == id:
			found = true
		case !q.Marked():
		case !found:
			previous = q.ID
		default:
			return previous, q.ID
		}
	}
	return previous, ""
}

// besides is what learners say of a question, and how sure they were of it.
func (s *sample) besides(p *views.QuestionReportPage, id string) error {
	flags, err := s.flags()
	if err != nil {
		return err
	}
	for _, f := range flags {
		if f.Question != id {
			continue
		}
		p.Flags++
		if f.ResolvedAt.IsZero() {
			p.OpenFlags++
		}
	}
	relations, err := s.toQuiz(s.quiz)
	if err != nil {
		return err
	}
	p.MayMark = accounts.May(s.person, accounts.MarkAnswers, relations)
	if slices.ContainsFunc(s.quizzes, func(q quiz.Quiz) bool { return q.Rules.Certainty }) {
		p.Calibration, err = s.Store.Calibration(s.ctx(), s.filter, id)
	}
	return err
}
