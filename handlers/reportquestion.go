package handlers

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showQuestionReport is how one question did, as the chosen attempts were asked it.
func showQuestionReport(s *sample) error {
	m, revision, err := s.matrix()
	if err != nil {
		return err
	}
	p, id := views.QuestionReportPage{ReportFrame: s.named("title.reports")}, s.Param("question")
	asked, err := s.askedIn(revision.ID, id)
	if err != nil {
		return err
	}
	p.Question = questionOf(asked.revision, asked)
	p.Frame = s.visit.frame(s.words.T("title.report-question", "number", strconv.Itoa(p.Question.Number), "quiz", s.quiz.Title))
	if m.N == 0 {
		return s.page(s.status(), views.QuestionReport(p))
	}
	if p.Question.Reviewed, err = s.corrected(asked, revision.ID); err != nil {
		return err
	}
	p.Corrected, p.Sources = !reflect.DeepEqual(p.Question.Key, asked.shown.Key), views.SourcesOf(revision.Revision)
	p.Previous, p.Next = neighbours(revision.Revision, id)
	p.Marks = reports.CountMarks(id, m)
	p.Analysis, p.Options = reports.Analyse(m).Question(id), optionTexts(revision.Question(id))
	if err := s.besides(&p, id); err != nil {
		return err
	}
	return s.page(http.StatusOK, views.QuestionReport(p))
}

// askedIn is a question of the revision that attempts are on; without any, of the one that the quiz has.
func (s *sample) askedIn(revision, id string) (*whereAsked, error) {
	if revision != "" {
		return s.seenBy(s.quiz).given(revision, quiz.Answer{Question: id})
	}
	asked, err := s.seenBy(s.quiz).question(id)
	if err == nil && asked == nil {
		err = store.ErrNotFound
	}
	return asked, err
}

// corrected is a question with the key that marks now.
func (s *sample) corrected(asked *whereAsked, revision string) (quiz.Reviewed, error) {
	log, err := s.Store.Corrections(s.ctx(), s.quiz.ID)
	if err != nil {
		return quiz.Reviewed{}, err
	}
	plan := quiz.Plan{Questions: []quiz.Planned{asked.planned}}
	return reviewOne(asked.revision, plan, quiz.Answer{Question: asked.planned.ID}, quiz.ConcerningAttempt(log, "", revision))
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
	open := map[string]bool{} // learners with a flag, and whether one of theirs wasn't looked at
	for _, f := range flags {
		if f.Question == id {
			open[f.PersonID] = open[f.PersonID] || f.ResolvedAt.IsZero()
		}
	}
	p.Flags = len(open)
	for _, is := range open {
		if is {
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
