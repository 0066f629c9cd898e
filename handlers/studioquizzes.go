package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// quizzesOfMine lists the quizzes that the person published or whose group the person leads; for administrators, all.
func (v *visit) quizzesOfMine() ([]quiz.Quiz, error) {
	if v.person.Role == accounts.Administrator {
		return v.Store.AllQuizzes(v.ctx())
	}
	return v.Store.QuizzesOf(v.ctx(), v.person.ID)
}

// showStudioQuizzes lists the quizzes.
func showStudioQuizzes(v *visit) error {
	quizzes, err := v.quizzesOfMine()
	if err != nil {
		return err
	}
	p := views.StudioQuizzesPage{Frame: v.frame(v.words.T("title.quizzes"))}
	for _, q := range quizzes {
		line, err := v.studioQuizLine(q)
		if err != nil {
			return err
		}
		p.Quizzes = append(p.Quizzes, line)
	}
	return v.page(http.StatusOK, views.StudioQuizzes(p))
}

func (v *visit) studioQuizLine(q quiz.Quiz) (views.StudioQuizLine, error) {
	line := views.StudioQuizLine{
		ID: q.ID, Title: q.Title, SetTitle: q.SetID, Own: q.OwnerID == v.person.ID,
		Opens: q.Rules.Opens, Closes: q.Rules.Closes, Zone: zoneOf(q.Rules),
	}
	if revision, err := v.Store.Revision(v.ctx(), q.RevisionID); err == nil {
		line.SetTitle = revision.Set.Title
	}
	if q.GroupID != "" {
		group, err := v.Store.Group(v.ctx(), q.GroupID)
		if err != nil {
			return line, err
		}
		line.Group = group.Name
	}
	counts, err := v.Store.AttemptCounts(v.ctx(), q.ID)
	line.Started, line.Finished = counts.Started, counts.Finished
	return line, err
}

// showStudioQuiz is a quiz as its instructor sees it: how learners get there, and what the rules are.
func showStudioQuiz(v *visit, q *quiz.Quiz) error {
	revision, err := v.Store.Revision(v.ctx(), q.RevisionID)
	if err != nil {
		return err
	}
	relations, err := v.toQuiz(q)
	if err != nil {
		return err
	}
	p := views.StudioQuizPage{
		Frame: v.frame(v.words.T("title.studio-quiz", "quiz", q.Title)), Quiz: *q, SetTitle: revision.Set.Title, Revision: revision.Number,
		HeldBack: len(revision.Stale()), LatestRevision: revision.Number, Link: v.link(views.QuizPath(q.ID)), Zone: zoneOf(q.Rules),
		MayRun: accounts.May(v.person, accounts.RunQuiz, relations), MayMark: accounts.May(v.person, accounts.MarkAnswers, relations),
	}
	if p.MayMark {
		if p.Waiting, err = v.waitingMarks(q); err != nil {
			return err
		}
		if p.Calibration, err = v.calibration(q); err != nil {
			return err
		}
	}
	p.Quiz.Rules = rulesTold(q.Rules, revision.Asked())
	set, err := v.Store.Set(v.ctx(), q.SetID)
	if err == nil {
		p.LatestRevision = set.Number
		p.MaySeeSet = accounts.May(v.person, accounts.SeeSet, v.toSet(&set))
	} else if !errors.Is(err, store.ErrNotFound) { // a set in the bin has no latest revision to move to
		return err
	}
	if q.GroupID != "" {
		group, err := v.Store.Group(v.ctx(), q.GroupID)
		if err != nil {
			return err
		}
		p.Group = &group
		p.JoinLink = v.link(views.JoinPath(group.JoinCode))
	}
	return v.page(http.StatusOK, views.StudioQuiz(p))
}

// showScores lists everybody who is given a quiz, and how they stand.
func showScores(v *visit, q *quiz.Quiz) error {
	p := views.ScoresPage{Frame: v.frame(v.words.T("title.scores", "quiz", q.Title)), Quiz: *q, Zone: zoneOf(q.Rules)}
	if q.GroupID != "" {
		group, err := v.Store.Group(v.ctx(), q.GroupID)
		if err != nil {
			return err
		}
		p.Group = group.Name
	}
	relations, err := v.toQuiz(q)
	if err != nil {
		return err
	}
	p.MayMark, p.Jobs = accounts.May(v.person, accounts.MarkAnswers, relations), v.exportJobs()
	sum, scored := 0.0, 0
	for row, err := range v.Store.LearnerRows(v.ctx(), reports.Filter{Quiz: q.ID}) {
		if err != nil {
			return err
		}
		p.Lines = append(p.Lines, views.ScoreLine{
			PersonID: row.LearnerID, Name: row.Learner, Guest: row.Guest, ExternalID: row.ExternalID, Standing: row.Standing,
			Attempts: row.Attempts, Score: row.Score, LastAt: row.LastAt, Review: row.Attempt,
		})
		switch row.Standing {
		case reports.LearnerAwaits:
			p.Awaiting++
			p.Finished++
		case reports.Done:
			p.Finished++
		}
		if row.Score != nil {
			scored++
			sum += row.Score.Percent
			if row.Score.Passed != nil && *row.Score.Passed {
				p.Passed++
			}
		}
	}
	if scored > 0 {
		mean := sum / float64(scored)
		p.Mean = &mean
	}
	return v.page(http.StatusOK, views.Scores(p))
}
