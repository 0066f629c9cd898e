package views

import (
	"embed"
	"encoding/json"
	"strconv"
	"sync"
	"time"

	"github.com/a-h/templ"
	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/quiz"
)

// Specimen is one state of one page, canned, for looking at and for tests.
type Specimen struct {
	Name      string // a path segment, like attempt-compare
	Component templ.Component
}

// Gallery returns every page in every state worth looking at.
func Gallery() []Specimen {
	var all []Specimen
	all = append(all, attemptSpecimens()...)
	return all
}

//go:embed specimen.yaml
var specimenFile embed.FS

// specimenRevision is the set behind the gallery.
var specimenRevision = sync.OnceValue(func() *questions.Revision {
	set, problems := native.Read(specimenFile, "specimen.yaml")
	if problems.Failed() {
		panic(problems[0].Rule + " " + problems[0].Pointer)
	}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		panic(err)
	}
	return r
})

// specimenNow is when the gallery is seen, by its own clock.
var specimenNow = time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)

func specimenPlan() quiz.Plan {
	return quiz.NewPlan(&specimenRevision().Set, quiz.DefaultRules(), 1)
}

func frame(role accounts.Role, title, here string) Frame {
	f := Frame{Title: title, Here: here}
	if role != "" {
		f.Person = &accounts.Person{ID: "p1", Name: "Ada Lindqvist", Role: role}
	}
	return f
}

// given are answers to the specimen's questions with the attempt's own ids: right, partly, wrong and none.
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
	refused.Questions[0].Problem = refused.W.Say("fit.too-long", map[string]any{"length": 1204, "most": 1000})
	whole := specimenAttempt(1, 2, 3, 4, 5, 6)
	whole.Page, whole.Pages, whole.Deadline = 1, 1, time.Time{}
	hidden := specimenAttempt(6)
	hidden.Sources, hidden.TryIt = nil, true
	return append(all,
		Specimen{"attempt-refused", Attempt(refused)},
		Specimen{"attempt-all-on-one-page", Attempt(whole)},
		Specimen{"attempt-without-sources", Attempt(hidden)},
	)
}
