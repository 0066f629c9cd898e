package views

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// specimenGiven are answers to the specimen's questions with the attempt's own ids: right, partly right and wrong ones.
var specimenGiven = map[int]string{
	1: `"1"`, 2: `["1","2"]`, 3: `false`, 4: `"about ninety thousand euros, I think"`, 5: `["courier/4.1"]`,
	6: `{"1":{"courier":"contradicts","echo":"states","office":"silent"},"2":{"courier":"states"}}`,
}

func specimenAnswer(n int) quiz.Given {
	if text, ok := specimenGiven[n]; ok {
		return quiz.Given{Seq: 3, Answer: json.RawMessage(text)}
	}
	return quiz.Given{}
}

func specimenAttempt(numbers ...int) AttemptPage {
	r, plan := specimenRevision(), specimenPlan()
	p := AttemptPage{
		Frame: frame(accounts.Learner, r.Set.Title, "/attempts/a1"), Attempt: "a1", Quiz: r.Set.Title,
		Sources: SourcesOf(r), Page: numbers[0], Pages: len(plan.Questions),
		Deadline: specimenNow.Add(38*time.Minute + 12*time.Second), Now: specimenNow,
	}
	for _, n := range numbers {
		q := AttemptQuestion{Shown: *quiz.ShowQuestion(r, plan, n), Given: specimenAnswer(n)}
		p.Questions = append(p.Questions, q)
	}
	for i := range plan.Questions {
		p.Map = append(p.Map, MapEntry{Number: i + 1, Page: i + 1, Answered: i < 2 || i == 4})
	}
	return p
}

func attemptSpecimens() []Specimen {
	var all []Specimen
	for n := range specimenPlan().Questions {
		p := specimenAttempt(n + 1)
		all = append(all, Specimen{"attempt-" + strconv.Itoa(n+1), Attempt(p)})
	}
	refused := specimenAttempt(4)
	refused.Questions[0].Problem = refused.W.Say("fit.too-long", map[string]any{"length": 1204, "most": questions.MaxTextAnswer})
	whole := specimenAttempt(1, 2, 3, 4, 5, 6)
	whole.Page, whole.Pages, whole.Deadline = 1, 1, time.Time{}
	hidden := specimenAttempt(6)
	hidden.Sources, hidden.TryIt = NamesOnly(hidden.Sources), true
	mayCheck, checked := specimenAttempt(2), specimenAttempt(2)
	mayCheck.Questions[0].MayCheck = true
	checked.Questions[0].Checked = &specimenReview(quiz.Release{Marks: true, Key: true}).Questions[1]
	guest := specimenAttempt(1)
	guest.ReturnCode = "7KQM-2VXA-94TD-HWPE-R6CZ"
	return append(all,
		Specimen{"attempt-refused", Attempt(refused)},
		Specimen{"attempt-all-on-one-page", Attempt(whole)},
		Specimen{"attempt-without-sources", Attempt(hidden)},
		Specimen{"attempt-to-check", Attempt(mayCheck)},
		Specimen{"attempt-checked", Attempt(checked)},
		Specimen{"attempt-of-a-guest", Attempt(guest)},
		Specimen{"finish-missing", Finish(specimenFinish(false))},
		Specimen{"finish-complete", Finish(specimenFinish(true))},
	)
}

func specimenFinish(complete bool) FinishPage {
	a := specimenAttempt(1)
	p := FinishPage{Frame: a.Frame, Attempt: a.Attempt, Quiz: a.Quiz, Deadline: a.Deadline, Now: a.Now}
	for i, e := range a.Map {
		e.Answered = e.Answered || complete
		p.Questions = append(p.Questions, CheckEntry{MapEntry: e, Stem: specimenRevision().Set.Questions[i].Stem})
	}
	return p
}

// specimenReview is a finished attempt with as much as a release shows.
func specimenReview(release quiz.Release) ReviewPage {
	r, plan := specimenRevision(), specimenPlan()
	answers := map[string]quiz.Answer{}
	for i := range plan.Questions {
		planned := &plan.Questions[i]
		stored, err := planned.Authored(r, specimenAnswer(i+1).Answer)
		if err != nil {
			panic(err)
		}
		answers[planned.ID] = quiz.Answer{Question: planned.ID, Seq: 3, Answer: stored}
	}
	delete(answers, plan.Questions[2].ID)
	reviewed, err := quiz.ReviewAttempt(r, plan, answers, nil, release)
	if err != nil {
		panic(err)
	}
	p := ReviewPage{
		Frame: frame(accounts.Learner, r.Set.Title, "/attempts/a1/review"), Attempt: "a1", QuizID: "z1", Quiz: r.Set.Title,
		Number: 1, FinishedAt: specimenNow, Release: release, Questions: reviewed, Sources: SourcesOf(r),
	}
	if release.Marks {
		passed := true
		p.Score = &quiz.Score{Points: 5.5, Max: 9, Percent: 61.11, Passed: &passed}
	}
	return p
}

func reviewSpecimens() []Specimen {
	whole := specimenReview(quiz.Release{Marks: true, Key: true})
	whole.Again = true
	later := specimenReview(quiz.Release{From: specimenNow.Add(72 * time.Hour)})
	other := specimenReview(quiz.Release{Marks: true, Key: true})
	other.Learner, other.Person.Role = "Noor van den Heuvel-Ibrahimović", accounts.Instructor
	open := specimenReview(quiz.Release{})
	open.Learner, open.Person.Role, open.FinishedAt = other.Learner, accounts.Instructor, time.Time{}
	return []Specimen{
		{"review", Review(whole)},
		{"review-marks-only", Review(specimenReview(quiz.Release{Marks: true}))},
		{"review-later", Review(later)},
		{"review-never", Review(specimenReview(quiz.Release{}))},
		{"review-of-a-learner", Review(other)},
		{"review-under-way", Review(open)},
	}
}
