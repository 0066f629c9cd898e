package views

import (
	"embed"
	"slices"
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
	Name      string // a path segment, like attempt-refused
	Component templ.Component
}

// Gallery returns every page in every state worth looking at.
func Gallery() []Specimen {
	return slices.Concat(frontSpecimens(), attemptSpecimens(), reviewSpecimens(), certificateSpecimens(), studioSpecimens())
}

//go:embed specimen.yaml
var specimenFile embed.FS

// specimenRevision is the set behind the gallery: one question of each type, two sources that differ, one that is terse.
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

// specimenPlan is the specimen's questions in their own order.
func specimenPlan() quiz.Plan {
	rules := quiz.DefaultRules()
	rules.ShuffleOptions = false
	return quiz.NewPlan(specimenRevision(), rules, 1, nil)
}

// frame is a page's frame as somebody in a role sees it; nobody is "".
func frame(role accounts.Role, title, here string) Frame {
	f := Frame{Title: title, Here: here}
	if role != "" {
		f.Person = &accounts.Person{ID: "p1", Name: "Ada Lindqvist", Role: role}
	}
	return f
}
