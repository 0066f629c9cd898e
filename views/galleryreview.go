package views

import (
	"math/big"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

var wholeRelease = quiz.Release{Marks: true, Key: true}

// specimenReview is a finished attempt with as much as a release shows. What isn't answered there is what "hurt" asks.
func specimenReview(answers map[string]string, release quiz.Release, corrections ...quiz.Correction) ReviewPage {
	r, plan := specimenRevision(), specimenPlan()
	plan.TryDeduction, plan.HintDeduction = 25, 10
	stored := map[string]quiz.Answer{}
	for _, planned := range plan.Questions {
		stored[planned.ID] = specimenAnswer(answers, planned.ID)
	}
	delete(stored, "hurt")
	if len(corrections) > 0 {
		helped(stored)
	}
	reviewed, err := quiz.ReviewAttempt(r, plan, stored, corrections, release)
	if err != nil {
		panic(err)
	}
	p := ReviewPage{
		Frame: frame(accounts.Learner, r.Set.Title, "/attempts/a1/review"), Attempt: "a1", QuizID: "z1", Quiz: r.Set.Title,
		Number: 1, FinishedAt: specimenNow, Release: release, Questions: reviewed, Sources: SourcesOf(r), MayFlag: true,
	}
	if marks, err := quiz.Marks(r, plan, stored, corrections); err == nil && release.Marks {
		pass := 60.0
		p.Score = quiz.ScoreOf(marks, &pass)
		p.Awaiting = p.Score == nil
	}
	return p
}

// helped are answers that a hint was looked at for, that were tried before, and of which their learner was sure.
func helped(stored map[string]quiz.Answer) {
	euros := stored["euros"]
	euros.HintAt, euros.Certainty = specimenNow, quiz.Certain
	euros.Tries = []quiz.Try{{Answer: []byte(`"6"`), At: specimenNow}, {Answer: euros.Answer, At: specimenNow}}
	stored["euros"] = euros
}

func reviewSpecimens() []Specimen {
	mixed := specimenReview(mixedAnswers, wholeRelease)
	mixed.Again, mixed.Wrong = true, 9
	byHand := specimenReview(mixedAnswers, wholeRelease, specimenCorrections()...)
	passed := true
	byHand.Remarked, byHand.Certified, byHand.Score.Passed = true, true, &passed
	byHand.Flags = map[int]quiz.Flag{1: {Kind: quiz.FlagUnclear, Note: "Which Courier?", At: specimenNow}}
	again := specimenReview(mixedAnswers, wholeRelease, specimenKey())
	again.Before = &quiz.Score{Points: 4, Max: 12, Percent: 33.33}
	later := specimenReview(mixedAnswers, quiz.Release{From: specimenNow.Add(72 * time.Hour)})
	other := specimenReview(mixedAnswers, wholeRelease)
	other.Learner, other.Person.Role, other.MayFlag = "Noor van den Heuvel-Ibrahimović", accounts.Instructor, false
	open := specimenReview(mixedAnswers, quiz.Release{})
	open.Learner, open.Person.Role, open.FinishedAt, open.MayFlag = other.Learner, accounts.Instructor, time.Time{}, false
	return []Specimen{
		{"review", Review(mixed)},
		{"review-all-right", Review(specimenReview(rightAnswers, wholeRelease))},
		{"review-all-wrong", Review(specimenReview(wrongAnswers, wholeRelease))},
		{"review-unanswered", Review(specimenReview(nil, wholeRelease))},
		{"review-marked-by-hand", Review(byHand)},
		{"review-marked-again", Review(again)},
		{"review-marks-only", Review(specimenReview(mixedAnswers, quiz.Release{Marks: true}))},
		{"review-later", Review(later)},
		{"review-never", Review(specimenReview(mixedAnswers, quiz.Release{}))},
		{"review-of-a-learner", Review(other)},
		{"review-under-way", Review(open)},
	}
}

// specimenKey marks a question again by its own key, so that its mark stays.
func specimenKey() quiz.Correction {
	return quiz.Correction{
		Kind: quiz.MarkByKey, Question: "cost", Fraction: big.NewRat(1, 1), Why: "The Courier printed a correction the day after.",
		Key: specimenRevision().Question("cost"), At: specimenNow,
	}
}
