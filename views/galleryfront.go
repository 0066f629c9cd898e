package views

import (
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// specimenCard is the specimen's set as an open quiz.
func specimenCard() QuizCard {
	set := specimenRevision().Set
	rules := quiz.DefaultRules()
	rules.TimeLimit = 40 * time.Minute
	c := QuizCard{ID: "z1", Title: set.Title, Description: set.Description, Questions: len(set.Questions), Rules: rules}
	for _, s := range set.Briefing {
		c.Sources = append(c.Sources, s.Title)
	}
	return c
}

// longCard has everything at once, and a title that is too long.
func longCard() QuizCard {
	c := specimenCard()
	pass := 75.0
	c.ID, c.Group, c.Used = "z2", "Border desk, night shift, spring intake", 1
	c.Title = "What the three agencies said of the intrusion, what they left out, and who was blamed for it in the end"
	c.Rules.Attempts, c.Rules.PassMark, c.Rules.Zone = 3, &pass, "Europe/Vienna"
	c.Rules.Closes = specimenNow.Add(5 * 24 * time.Hour)
	c.Rules.Feedback = quiz.FeedbackClosing
	return c
}

func resumedCard() QuizCard {
	c := specimenCard()
	c.ID, c.Title, c.Group = "z3", "Rail strike: who walked out, and when", "Border desk"
	c.OpenAttempt, c.Deadline = "a1", specimenNow.Add(25*time.Minute)
	return c
}

func specimenPast() []PastAttempt {
	passed, failed := true, false
	return []PastAttempt{
		{ID: "a3", Quiz: longCard().Title, Number: 2, FinishedAt: specimenNow, Counts: true, Certified: true, Score: &quiz.Score{Points: 26.5, Max: 32, Percent: 82.8, Passed: &passed}},
		{ID: "a2", Quiz: "Port closures of the week", Number: 1, FinishedAt: specimenNow.Add(-48 * time.Hour), Score: &quiz.Score{Points: 3, Max: 12, Percent: 25, Passed: &failed}},
		{ID: "a1", Quiz: "Rail strike", Number: 1, FinishedAt: specimenNow.Add(-96 * time.Hour)},
		{ID: "a0", Quiz: "Who said what of the flood", Number: 1, FinishedAt: specimenNow.Add(-120 * time.Hour), Never: true},
	}
}

func frontSpecimens() []Specimen {
	return append(homeSpecimens(), append(quizSpecimens(), signinSpecimens()...)...)
}

func homeSpecimens() []Specimen {
	nobody := HomePage{Frame: frame("", "Quizzes", HomePath), Quizzes: []QuizCard{specimenCard()}}
	closed := HomePage{Frame: frame("", "Quizzes", HomePath)}
	learner := HomePage{Frame: frame(accounts.Learner, "My quizzes", HomePath), Recent: specimenPast(),
		Quizzes: []QuizCard{resumedCard(), longCard(), specimenCard()}}
	fresh := HomePage{Frame: frame(accounts.Learner, "My quizzes", HomePath)}
	fresh.Notice = "You are in Border desk now."
	instructor := HomePage{Frame: frame(accounts.Administrator, "My quizzes", HomePath)}
	return []Specimen{
		{"home-of-nobody", Home(nobody)}, {"home-closed", Home(closed)}, {"home", Home(learner)},
		{"home-empty", Home(fresh)}, {"home-of-an-instructor", Home(instructor)},
	}
}

func quizSpecimens() []Specimen {
	open := QuizPage{Frame: frame("", specimenCard().Title, "/quizzes/z1"), Card: specimenCard(), Max: 9, Set: "harbour-closure", Guest: true}
	refused := open
	refused.Errors = Errors{"name": refused.W.T("refusal.name-empty")}
	given := QuizPage{Frame: frame(accounts.Learner, longCard().Title, "/quizzes/z2"), Card: longCard(), Max: 9, Set: "harbour-closure", Past: specimenPast()[:1]}
	closed := given
	closed.Refusal = quiz.ErrClosed
	resumed := given
	resumed.Card = resumedCard()
	briefing := BriefingPage{Frame: frame(accounts.Learner, specimenRevision().Set.Title, "/briefings/harbour-closure"),
		Description: specimenRevision().Set.Description, Sources: SourcesOf(specimenRevision())}
	return []Specimen{
		{"quiz-open", Quiz(open)}, {"quiz-refused", Quiz(refused)}, {"quiz", Quiz(given)}, {"quiz-closed", Quiz(closed)},
		{"quiz-resume", Quiz(resumed)}, {"briefing", Briefing(briefing)},
	}
}

func signinSpecimens() []Specimen {
	nobody := func(title, here string) Frame { return frame("", title, here) }
	wrong := SigninPage{Frame: nobody("Sign in", LoginPath), SignIn: "ada@example.org", Next: "/attempts/a1"}
	wrong.Errors = Errors{"": wrong.W.T("signin.wrong")}
	ended := SigninPage{Frame: nobody("Sign in", LoginPath), Next: "/attempts/a1", Kept: "seq.1=4&a.1=2"}
	ended.Errors = Errors{"": ended.W.T("signin.ended")}
	setup := SetupPage{Frame: nobody("Set up Readback", "/setup/token"), Token: "token", Name: "Ada", Email: "ada"}
	setup.Errors = Errors{"email": setup.W.T("refusal.email"), "password": setup.W.Say("refusal.password-short", map[string]any{"limit": 8})}
	join := JoinPage{Frame: nobody("Join Border desk", "/join/K7P2XM4Q"), Code: "K7P2XM4Q", Group: "Border desk, night shift", Leaders: []string{"Ines Okafor", "Otis Lindqvist"}}
	taken := join
	taken.Name, taken.Email, taken.Errors = "Ada", "ada@example.org", Errors{"email": taken.W.T("refusal.email-taken")}
	member := join
	member.Frame, member.Member = frame(accounts.Learner, "Join Border desk", "/join/K7P2XM4Q"), true
	return []Specimen{
		{"signin", Signin(SigninPage{Frame: nobody("Sign in", LoginPath)})}, {"signin-wrong", Signin(wrong)}, {"signin-ended", Signin(ended)},
		{"return", Return(ReturnPage{Frame: nobody("Come back with a code", ReturnPath)})}, {"setup-refused", Setup(setup)},
		{"join", Join(join)}, {"join-refused", Join(taken)}, {"join-member", Join(member)},
		{"join-code-unknown", JoinCode(JoinCodePage{Frame: nobody("Join a group", "/join"), Code: "K7P2", Error: wrong.W.T("join.unknown")})},
	}
}
