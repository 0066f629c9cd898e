package views

import (
	"fmt"
	"slices"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// liveSpecimens are boards of quizzes that are being taken.
func liveSpecimens() []Specimen {
	hidden := specimenLive()
	hidden.HideNames, hidden.ShowRight = true, true
	hidden.Gifts.Given = []LiveGift{
		{ID: "g2", To: hidden.Learners[2].ID, Said: hidden.W.T("live.gave-one", "name", LiveName(hidden.W, hidden.Learners[2], true))},
		{ID: "g1", Said: hidden.W.T("live.gave-group", "group", hidden.Group)},
	}
	untimed := specimenLive()
	untimed.Quiz.Rules.TimeLimit, untimed.Group, untimed.Quiz.GroupID = 0, "", ""
	for i := range untimed.Learners {
		untimed.Learners[i].Deadline, untimed.Learners[i].Extra = 0, 0
	}
	none := specimenLive()
	none.Learners, none.Questions = nil, none.Questions[:1]
	none.Questions[0].Asked, none.Questions[0].Answered = 0, 0
	return []Specimen{
		{"live", Live(specimenLive())},
		{"live-names-hidden", Live(hidden)},
		{"live-untimed", Live(untimed)},
		{"live-many", Live(specimenLongLive())},
		{"live-nobody", Live(none)},
	}
}

// specimenLive has learners in each state, and questions of several types.
func specimenLive() LivePage {
	q := quiz.Quiz{ID: "q1", Title: "What do three notices say about the storm?", GroupID: "g1", Rules: quiz.DefaultRules()}
	q.Rules.TimeLimit = 20 * time.Minute
	in := func(minutes float64) int64 {
		return specimenNow.Add(time.Duration(minutes * float64(time.Minute))).UnixMilli()
	}
	return LivePage{
		Frame: studioFrame("Live", LivePath("q1")), Quiz: q, Group: "Harbour pilots, autumn", Now: specimenNow, Zone: time.UTC, MayRun: true,
		Learners: []reports.LiveLearner{
			{ID: "l1", Number: 3, Name: "Ada Lindqvist", State: reports.LiveAnswering, Answered: 7, Of: 12, Saved: in(-0.2), Deadline: in(11.5)},
			{ID: "l2", Number: 1, Name: "Bartholomew Featherstonehaugh", State: reports.LiveLost, Answered: 4, Of: 12, Saved: in(-3), Deadline: in(16.5), Extra: 5},
			{ID: "l3", Number: 6, Name: "Grace Abara", Guest: true, State: reports.LiveAway, Answered: 9, Of: 12, Saved: in(-1.2), Deadline: in(0.6)},
			{ID: "l4", Number: 2, Name: "Hedy Okafor", State: reports.LiveFinished, Answered: 12, Of: 12, Saved: in(-4)},
			{ID: "l5", Number: 4, Name: "Ines Santos", State: reports.LiveTimeUp, Answered: 10, Of: 12, Saved: in(-1)},
			{ID: "l6", Number: 5, Name: "Juno Wei", State: reports.LiveNotStarted},
		},
		Questions: specimenLiveQuestions(),
	}
}

func specimenLiveQuestions() []reports.LiveQuestion {
	three, two, four := 3, 2, 4
	return []reports.LiveQuestion{
		{ID: "a", Number: 1, Stem: "Who said that a hydraulic line had burst?", Asked: 5, Answered: 5, Right: &three, Choices: []reports.LiveChoice{
			{Text: "The harbour master, Dr. Ines Okafor", Count: 3, Right: true}, {Text: "The owner of the Halcyon", Count: 2}, {Text: "The coast guard, in its notice of the evening before"}}},
		{ID: "b", Number: 2, Stem: "The ferry to Sandholm kept running.", Asked: 5, Answered: 4, Right: &four, Statement: true, Choices: []reports.LiveChoice{
			{Text: "true", Count: 4, Right: true}, {Text: "false"}}},
		{ID: "c", Number: 3, Stem: "At which quay lies the Halcyon, and until when, by the account of the harbour office and…", Asked: 5, Answered: 5, Right: &two,
			Choices: []reports.LiveChoice{{Text: "quay 7", Count: 2, Right: true}, {Text: "Quay 8", Count: 1}, {Text: "the northern mole, opposite of the customs house", Count: 1}}, Others: 1},
		{ID: "d", Number: 4, Stem: "Write the announcement for the morning watch.", Asked: 5, Answered: 2},
	}
}

// specimenLongLive is a large room.
func specimenLongLive() LivePage {
	p := specimenLive()
	six := slices.Clone(p.Learners)
	for n := range 54 {
		l := six[n%len(six)]
		l.ID, l.Number, l.Name = fmt.Sprint(l.ID, "-", n), n+7, fmt.Sprint(l.Name, " ", n+2)
		p.Learners = append(p.Learners, l)
	}
	return p
}
