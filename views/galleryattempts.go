package views

import (
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// specimenAttempt is a quiz page with some of the specimen's questions and the answers given.
func specimenAttempt(answers map[string]string, numbers ...int) AttemptPage {
	r, plan := specimenRevision(), specimenPlan()
	p := AttemptPage{
		Frame: frame(accounts.Learner, r.Set.Title, "/attempts/a1"), Attempt: "a1", Quiz: r.Set.Title,
		Sources: SourcesOf(r), Page: numbers[0], Pages: len(plan.Questions),
		Deadline: specimenNow.Add(38*time.Minute + 12*time.Second), Now: specimenNow,
	}
	for _, n := range numbers {
		p.Questions = append(p.Questions, AttemptQuestion{Shown: *quiz.ShowQuestion(r, plan, n), Given: specimenGiven(answers, n)})
	}
	for i := range plan.Questions {
		place := quiz.ShowQuestion(r, plan, i+1).Place
		p.Map = append(p.Map, MapEntry{Number: i + 1, Place: place, Page: i + 1, Answered: place > 0 && (i < 2 || i == 4)})
	}
	return p
}

// specimenOf is a page with one question, answered or not, and something of it changed.
func specimenOf(question string, answers map[string]string, change func(p *AttemptPage, q *AttemptQuestion)) AttemptPage {
	p := specimenAttempt(answers, specimenNumber(question))
	change(&p, &p.Questions[0])
	return p
}

func attemptSpecimens() []Specimen {
	return slices.Concat(typeSpecimens(), refusedSpecimens(), besideSpecimens(), pageSpecimens())
}

// typeSpecimens are one page for each question: answered, and where the controls look different then, unanswered.
func typeSpecimens() []Specimen {
	var all []Specimen
	for i, planned := range specimenPlan().Questions {
		n := strconv.Itoa(i + 1)
		all = append(all, Specimen{"attempt-" + n, Attempt(specimenAttempt(mixedAnswers, i+1))})
		switch specimenRevision().Set.Question(planned.ID).Type {
		case questions.NumericType, questions.MatchingType, questions.OrderingType, questions.GapFillType, questions.EssayType:
			all = append(all, Specimen{"attempt-" + n + "-empty", Attempt(specimenAttempt(nil, i+1))})
		}
	}
	return all
}

// refusedSpecimens are answers that don't fit their question.
func refusedSpecimens() []Specimen {
	refused := func(question, answer, rule string, args map[string]any) Specimen {
		p := specimenOf(question, nil, func(p *AttemptPage, q *AttemptQuestion) {
			q.Given, q.Problem = quiz.Given{Seq: 3, Answer: []byte(answer)}, p.W.Say("fit."+rule, args)
		})
		return Specimen{"attempt-refused-" + question, Attempt(p)}
	}
	return []Specimen{
		refused("cost", `"ninety thousand"`, "too-long", map[string]any{"length": 1204, "most": questions.MaxTextAnswer}),
		refused("euros", `"540,000 dollars"`, "unit-other", map[string]any{"found": "dollars", "unit": "euros"}),
		refused("morning", `["2","1","3"]`, "order-incomplete", map[string]any{"found": 3, "of": 5}),
		refused("summary", `{"1":"engine","2":"two"}`, "number-form", map[string]any{"gap": "2", "text": "two"}),
		refused("trust", trustAnswer, "too-long", map[string]any{"length": 61204, "most": questions.MaxEssay}),
	}
}

// besideSpecimens are what a quiz may ask or offer beside an answer.
func besideSpecimens() []Specimen {
	offered := specimenOf("euros", nil, func(p *AttemptPage, q *AttemptQuestion) {
		q.MayCheck, q.TriesLeft, q.TryCost, q.MayHint, q.HintCost, q.AskCertainty, p.MayFlag = true, 3, 100.0/3, true, 10, true, true
	})
	tried := specimenOf("euros", mixedAnswers, func(p *AttemptPage, q *AttemptQuestion) {
		q.MayCheck, q.TriesLeft, q.TryCost, q.MayHint, q.HintCost = true, 2, 25, true, 10
		q.Tried, q.ReadAs = &TriedAnswer{Verdict: quiz.Partly, Left: 2, Same: true}, "90,000"
	})
	hint := specimenOf("morning", mixedAnswers, func(p *AttemptPage, q *AttemptQuestion) {
		q.MayCheck, q.TriesLeft, q.TryCost, q.Hint = true, 1, 25, specimenRevision().Set.Question("morning").Hint
		q.Tried = &TriedAnswer{Verdict: quiz.Wrong, Left: 1}
	})
	certain := specimenOf("cause", mixedAnswers, func(p *AttemptPage, q *AttemptQuestion) {
		q.AskCertainty, q.Certainty = true, quiz.Unsure
		p.MayFlag, q.Flag = true, &quiz.Flag{Kind: quiz.FlagWrong, Note: "Two of these are right.", At: specimenNow, ResolvedAt: specimenNow}
	})
	conflict := specimenOf("who-says", wrongAnswers, func(p *AttemptPage, q *AttemptQuestion) {
		stored := specimenGiven(mixedAnswers, q.Number)
		q.Other, q.Problem = &stored, p.W.T("conflict.form")
	})
	return []Specimen{
		{"attempt-offers", Attempt(offered)}, {"attempt-tried", Attempt(tried)}, {"attempt-hint", Attempt(hint)},
		{"attempt-certain-and-flagged", Attempt(certain)}, {"attempt-conflict", Attempt(conflict)},
	}
}

// pageSpecimens are whole pages: several questions, none of the sources, a checked answer, a guest.
func pageSpecimens() []Specimen {
	var numbers []int
	for i := range specimenPlan().Questions {
		numbers = append(numbers, i+1)
	}
	whole := specimenAttempt(mixedAnswers, numbers...)
	whole.Page, whole.Pages, whole.Deadline = 1, 1, time.Time{}
	hidden := specimenAttempt(mixedAnswers, specimenNumber("claims"), specimenNumber("who-says"))
	hidden.Sources, hidden.TryIt = NamesOnly(hidden.Sources), true
	mayCheck := specimenOf("affected", mixedAnswers, func(_ *AttemptPage, q *AttemptQuestion) { q.MayCheck = true })
	check := func(question string) AttemptPage {
		return specimenOf(question, mixedAnswers, func(p *AttemptPage, q *AttemptQuestion) {
			q.Checked = &specimenReview(mixedAnswers, quiz.Release{Marks: true, Key: true}).Questions[q.Number-1]
			p.MayFlag = true
		})
	}
	guest := specimenAttempt(mixedAnswers, 1)
	guest.ReturnCode = "7KQM-2VXA-94TD-HWPE-R6CZ"
	return []Specimen{
		{"attempt-all-on-one-page", Attempt(whole)}, {"attempt-without-sources", Attempt(hidden)},
		{"attempt-to-check", Attempt(mayCheck)}, {"attempt-checked", Attempt(check("affected"))},
		{"attempt-checked-gaps", Attempt(check("summary"))}, {"attempt-of-a-guest", Attempt(guest)},
		{"finish-missing", Finish(specimenFinish(false))}, {"finish-complete", Finish(specimenFinish(true))},
	}
}

func specimenFinish(complete bool) FinishPage {
	a := specimenAttempt(mixedAnswers, 1)
	p := FinishPage{Frame: a.Frame, Attempt: a.Attempt, Quiz: a.Quiz, Deadline: a.Deadline, Now: a.Now}
	for i, shown := range quiz.ShowAll(specimenRevision(), specimenPlan()) {
		e := a.Map[i]
		e.Answered = e.Answered || complete && !e.plain()
		p.Questions = append(p.Questions, CheckEntry{MapEntry: e, Stem: shown.Stem})
	}
	return p
}
