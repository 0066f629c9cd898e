package handlers

import (
	"net/http"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// showCheck is the page before finishing: what is answered and what isn't.
func showCheck(v *visit, sat *sitting) error {
	if sat.attempt.State == quiz.Finished {
		return v.seeOther(views.ReviewPath(sat.attempt.ID))
	}
	sh, err := v.sheet(sat)
	if err != nil {
		return err
	}
	p := views.FinishPage{
		Frame: v.frame(v.words.T("title.check", "quiz", sat.quiz.Title)), Attempt: sat.attempt.ID, Quiz: sat.quiz.Title,
		Deadline: sat.attempt.Deadline, Now: v.now, Zone: zoneOf(sat.quiz.Rules),
	}
	for _, entry := range sat.entries(sh) {
		shown := quiz.ShowQuestion(sat.revision, sat.attempt.Plan, entry.Number)
		p.Questions = append(p.Questions, views.CheckEntry{MapEntry: entry, Stem: shown.Stem})
	}
	return v.page(http.StatusOK, views.Finish(p))
}

// postFinish finishes an attempt; finishing it again changes nothing.
func postFinish(v *visit, sat *sitting) error {
	if _, err := v.Store.Finish(sat.attempt.ID, v.now); err != nil {
		return err
	}
	return v.seeOther(views.ReviewPath(sat.attempt.ID))
}

// showReview shows an attempt after it, as far as the rules have released it for the learner. Instructors see all of
// what learners handed in.
func showReview(v *visit, sat *sitting) error {
	own := sat.attempt.PersonID == v.person.ID
	if sat.attempt.State != quiz.Finished {
		if !own {
			return v.reviewPage(sat, quiz.Release{})
		}
		return v.seeOther(views.AttemptPath(sat.attempt.ID, 1))
	}
	if !own || sat.attempt.TryIt {
		return v.reviewPage(sat, quiz.Release{Marks: true, Key: true})
	}
	return v.reviewPage(sat, sat.quiz.Rules.ReleaseAt(sat.attempt.State, v.now))
}

func (v *visit) reviewPage(sat *sitting, release quiz.Release) error {
	reviewed, corrections, err := v.reviewed(sat, release)
	if err != nil {
		return err
	}
	p := views.ReviewPage{
		Frame: v.frame(v.words.T("title.review", "quiz", sat.quiz.Title)), Attempt: sat.attempt.ID, Quiz: sat.quiz.Title,
		QuizID: sat.quiz.ID, Number: sat.attempt.Number, TryIt: sat.attempt.TryIt, FinishedAt: sat.attempt.FinishedAt,
		Zone: zoneOf(sat.quiz.Rules), Release: release, Questions: reviewed,
		Awaiting: sat.attempt.State == quiz.Finished && sat.attempt.Score == nil,
	}
	if release.Marks {
		p.Score, p.Remarked = sat.attempt.Score, remarked(reviewed, corrections)
		if p.Before, err = v.scoreBefore(sat, corrections); err != nil {
			return err
		}
	}
	p.Sources = views.SourcesOf(sat.revision)
	if !release.Key && sat.quiz.Rules.Briefing != quiz.BriefingBeside { // what stood beside the questions is no secret
		p.Sources = views.NamesOnly(p.Sources)
	}
	if sat.attempt.PersonID == v.person.ID {
		err = v.ownReview(sat, &p)
	} else {
		err = v.reviewOfAnother(sat, &p)
	}
	if err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Review(p))
}

// reviewed is an attempt's questions with what is released, and the corrections behind the marks.
func (v *visit) reviewed(sat *sitting, release quiz.Release) ([]quiz.Reviewed, []quiz.Correction, error) {
	answers, err := v.Store.Answers(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, nil, err
	}
	corrections, err := v.correctionsOf(sat)
	if err != nil {
		return nil, nil, err
	}
	reviewed, err := quiz.ReviewAttempt(sat.revision, sat.attempt.Plan, answers, corrections, release)
	return reviewed, corrections, err
}

// remarked tells that a person marked something by hand, or accepted it later.
func remarked(reviewed []quiz.Reviewed, corrections []quiz.Correction) bool {
	if slices.ContainsFunc(corrections, func(c quiz.Correction) bool { return c.Kind == quiz.MarkByHand && c.Fraction != nil }) {
		return true
	}
	return slices.ContainsFunc(reviewed, func(q quiz.Reviewed) bool {
		return q.Mark != nil && slices.ContainsFunc(q.Mark.Why, func(r questions.Reason) bool { return r.Rule == "accepted-later" })
	})
}

// ownReview adds what concerns only the learner.
func (v *visit) ownReview(sat *sitting, p *views.ReviewPage) (err error) {
	p.MayFlag = true
	if p.Flags, err = v.ownFlags(sat); err != nil {
		return err
	}
	if sat.attempt.TryIt {
		return nil
	}
	attempts, err := v.Store.AttemptsOf(v.ctx(), v.person.ID, sat.quiz.ID)
	if err != nil {
		return err
	}
	p.Certified = v.showsCertificate(sat, attempts)
	rules, err := v.rulesFor(&sat.quiz)
	p.Again = err == nil && rules.MayStart(len(attempts), v.now) == nil
	if err != nil || !p.Again {
		return err
	}
	if mayRetry(&sat.quiz, &sat.attempt, p.Release) {
		p.Wrong = wrongIn(p.Questions)
	}
	return nil
}

// reviewOfAnother adds whose attempt it is.
func (v *visit) reviewOfAnother(sat *sitting, p *views.ReviewPage) error {
	learner, err := v.Store.Person(v.ctx(), sat.attempt.PersonID)
	p.Learner = learner.Name
	return err
}
