package views

import (
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// studioSpecimens are the pages for instructors and administrators.
func studioSpecimens() []Specimen {
	return slices.Concat(errorSpecimens(), setSpecimens(), revisionSpecimens(), importSpecimens(), worklistSpecimens(), editorSpecimens(), questionFormSpecimens(), publishSpecimens(), liveSpecimens(), markingSpecimens(), remarkSpecimens(), peopleSpecimens(), ownersSpecimens(), binSpecimens(), rosterSpecimens(), linkSpecimens(), reportSpecimens())
}

func studioFrame(title, here string) Frame { return frame(accounts.Instructor, title, here) }

func adminFrame(title, here string) Frame { return frame(accounts.Administrator, title, here) }

func errorSpecimens() []Specimen {
	missing := ErrorPage{Frame: frame(accounts.Learner, "There is nothing here", "/quizzes/none"), Status: 404}
	missing.Message, missing.WayOut = missing.W.T("error.not-found"), missing.W.T("error.not-found.way-out")
	internal := ErrorPage{Frame: frame("", "Something went wrong", "/"), Status: 500, Request: "kq3v7x2m"}
	internal.Message, internal.WayOut = internal.W.T("error.internal"), internal.W.T("error.internal.way-out")
	return []Specimen{{"error-missing", Error(missing)}, {"error-internal", Error(internal)}}
}

func specimenSetLine() SetLine {
	set := &specimenRevision().Set
	return SetLine{ID: set.ID, Title: set.Title, Number: 3, Questions: len(set.Questions), RevisedAt: specimenNow, Own: true}
}

func setSpecimens() []Specimen {
	studio := studioFrame("Studio", StudioPath)
	sets := studioFrame("Question sets", SetsPath)
	lines := []SetLine{
		specimenSetLine(),
		{ID: "exchange-attribution", Title: "Who was blamed for the Exchange attack?", Number: 1, Questions: 52, RevisedAt: specimenNow.AddDate(0, -2, 0)},
		{ID: "who-told-the-pilots", Title: "Who told the pilots?", Number: 2, Questions: 9, RevisedAt: specimenNow.AddDate(0, 0, -9), Own: true, Owners: []string{"Ines Okafor"}},
		{ID: "winter-notices-to-mariners-of-the-eastern-approaches", Title: "Winter notices to mariners of the eastern approaches, with all amendments", Number: 12, Questions: 118, RevisedAt: specimenNow.AddDate(-1, 0, 0), Owners: []string{"Bartholomew Featherstonehaugh"}},
	}
	return []Specimen{
		{"studio", Studio(StudioPage{Frame: studio, Sets: 3, Quizzes: 2, Groups: 1})},
		{"studio-first", Studio(StudioPage{Frame: studio, Sets: 1})},
		{"sets", Sets(SetsPage{Frame: sets, Sets: lines})},
		{"sets-none", Sets(SetsPage{Frame: sets})},
		{"set", Set(specimenSet())},
		{"set-part", Set(specimenPartOfASet())},
		{"export", Export(specimenExport())},
		{"export-whole", Export(specimenWholeExport())},
		{"export-losses", Export(specimenLosses())},
	}
}

// specimenPartOfASet is a page of a large set, some of whose questions have titles and no evidence.
func specimenPartOfASet() SetPage {
	p := specimenSet()
	p.Pages, p.Unbound, p.HeldBack, p.Set.Questions = PagesOf(8, 100, 41_216), 312, 2, 41_216
	p.Questions = slices.Clone(p.Questions[:4])
	p.Questions[0].Title, p.Questions[2].Title = "Closure", "A title from another system, which may be as long as people like to make them there"
	return p
}

func specimenExport() ExportPage {
	return ExportPage{Frame: studioFrame("Download", ExportSetPath("harbour-closure")), Set: specimenSetLine(), Formats: specimenFormats}
}

func specimenWholeExport() ExportPage {
	p := specimenExport()
	p.Format, p.FormatName, p.File = "yaml", "Readback YAML", "harbour-closure.yaml"
	return p
}

func specimenLosses() ExportPage {
	p := specimenExport()
	p.Format, p.FormatName, p.File = "gift", "GIFT", "harbour-closure.gift"
	p.Losses = []LossLine{
		{What: p.W.T("export.loss-set", "part", "briefing")},
		{What: p.W.T("export.loss", "part", "hint"), Count: 3, Questions: []string{"cause", "ferry", "figures"}},
		{What: p.W.T("export.loss-question", "type", p.W.T("type.compare-sources")), Count: 1, Questions: []string{"who-says-what"}},
		{What: p.W.T("export.loss-changed", "part", "marking per-option", "into", "weights"), Count: 2341, Questions: []string{"which-were-held-up", "who-was-told"}},
	}
	return p
}

func specimenSet() SetPage {
	r, plan := specimenRevision(), specimenPlan()
	p := SetPage{
		Frame: studioFrame(r.Set.Title, SetPath(r.Set.ID)), Set: specimenSetLine(), Language: r.Set.Language,
		Description: r.Set.Description, Sources: SourcesOf(r), MayEdit: true,
		Revisions: []RevisionLine{
			{Number: 3, CreatedAt: specimenNow, By: "Ada Lindqvist", Questions: 6},
			{Number: 2, CreatedAt: specimenNow.AddDate(0, -1, -3), By: "Ada Lindqvist", Questions: 5},
			{Number: 1, CreatedAt: specimenNow.AddDate(0, -2, 0), By: "Ada Lindqvist", Questions: 5},
		},
	}
	reviewed, err := quiz.ReviewAttempt(r, plan, nil, nil, quiz.Release{Key: true})
	if err != nil {
		panic(err)
	}
	for _, q := range reviewed {
		authored := r.Set.Question(plan.Questions[q.Number-1].ID)
		p.Questions = append(p.Questions, SetQuestion{Reviewed: q, ID: authored.ID, Tags: authored.Tags})
	}
	return p
}

func specimenGroup() accounts.Group {
	return accounts.Group{ID: "g1", Name: "Night watch, harbour office", JoinCode: "K7M4-QX2P", CreatedAt: specimenNow.AddDate(0, -1, 0)}
}

func specimenPublish() PublishPage {
	return PublishPage{
		Frame: studioFrame("Publish", PublishPath("harbour-closure")), Set: specimenSetLine(),
		HeldBack: 2, Groups: []accounts.Group{specimenGroup()}, Tags: []string{"cause", "ferry", "figures"}, TagCounts: map[string]int{"cause": 3, "ferry": 1, "figures": 2},
		Form: PublishForm{
			Title: "Why did the harbour close?", Attempts: "1", Counts: "best", Zone: "Europe/Vienna", PerPage: "1",
			Briefing: "beside", Feedback: "end", ShuffleOptions: true,
		},
	}
}

func publishSpecimens() []Specimen {
	refused := specimenPublish()
	refused.Form.Title, refused.Form.Feedback, refused.Form.PassMark = "", "closing", "120"
	refused.Form.Draw = []DrawForm{{"cause", "9"}}
	refused.Errors = Errors{
		"title": refused.W.T("rules.title-missing"), "closes": refused.W.T("rules.closing-needed"),
		"pass_mark": refused.W.T("rules.pass-mark-range"), "draw": refused.W.Say("rules.draw-range", map[string]any{"have": 3, "tag": "cause"}),
	}
	change := specimenPublish()
	change.Quiz, change.Taken, change.Form.Group, change.Form.TimeLimit = "z1", 14, "g1", "45"
	quizzes := studioFrame("Quizzes", QuizzesPath)
	all := []Specimen{
		{"publish", Publish(specimenPublish())},
		{"publish-refused", Publish(refused)},
		{"publish-change", Publish(change)},
		{"studio-quizzes", StudioQuizzes(StudioQuizzesPage{Frame: quizzes, Quizzes: specimenQuizLines()})},
		{"studio-quizzes-none", StudioQuizzes(StudioQuizzesPage{Frame: quizzes})},
		{"studio-quiz", StudioQuiz(specimenStudioQuiz(false))},
		{"studio-quiz-group", StudioQuiz(specimenStudioQuiz(true))},
	}
	all = append(all, allowanceSpecimens()...)
	return append(all, scoreSpecimens()...)
}

func specimenQuizLines() []StudioQuizLine {
	vienna := zone("Europe/Vienna")
	return []StudioQuizLine{
		{ID: "z1", Title: "Why did the harbour close?", SetTitle: "Why did the harbour close?", Group: "Night watch, harbour office", Own: true, Opens: specimenNow, Closes: specimenNow.AddDate(0, 0, 14), Zone: vienna, Started: 21, Finished: 14},
		{ID: "z2", Title: "Who was blamed for the Exchange attack?", SetTitle: "Exchange attribution", Own: true, Zone: time.UTC, Started: 1204, Finished: 1187},
	}
}

func specimenStudioQuiz(forGroup bool) StudioQuizPage {
	rules := quiz.DefaultRules()
	p := StudioQuizPage{
		Frame:    studioFrame("Why did the harbour close?", StudioQuizPath("z1")),
		SetTitle: "Why did the harbour close?", Revision: 3, LatestRevision: 3, MayRun: true, MaySeeSet: true, Zone: zone("Europe/Vienna"),
		Link: "https://readback.example.org/quizzes/h4x2k7m9qwzr3tpv6n8c5ybd2f",
	}
	if forGroup {
		g, pass := specimenGroup(), 60.0
		p.HeldBack = 2
		p.Group, p.JoinLink, p.LatestRevision = &g, "https://readback.example.org/join/K7M4-QX2P", 4
		rules.Opens, rules.Closes, rules.Zone = specimenNow, specimenNow.AddDate(0, 0, 14), "Europe/Vienna"
		rules.TimeLimit, rules.Attempts, rules.PassMark = 45*time.Minute, 3, &pass
		rules.Draw = []quiz.Draw{{Tag: "cause", Count: 2}, {Count: 3}}
	}
	p.Quiz = quiz.Quiz{ID: "z1", Title: "Why did the harbour close?", SetID: "harbour-closure", Rules: rules}
	p.MayMark = true
	if forGroup {
		low, high := 0.41, 0.87
		p.Waiting = WaitingMarks{Awaiting: 3, Unmatched: 5, Flags: 2}
		p.Calibration = []quiz.CalibrationLine{{Certainty: quiz.Guessing, N: 17, Mean: &low}, {Certainty: quiz.Unsure}, {Certainty: quiz.Certain, N: 204, Mean: &high}}
	}
	return p
}

func allowanceSpecimens() []Specimen {
	p := AllowancesPage{Frame: studioFrame("Extra time", AllowancesPath("z1")), Quiz: specimenStudioQuiz(true).Quiz, Zone: zone("Europe/Vienna"), Form: AllowancesForm{More: "5"}}
	none := p
	none.Quiz.Rules = quiz.DefaultRules()
	p.Lines = []AllowanceLine{{Whom: "group-g1", Name: "Night watch, harbour office", Group: true, Has: quiz.Allowance{Time: 5 * time.Minute}, GivenBy: "Ines Okafor", GivenAt: specimenNow}}
	for i, name := range specimenNames {
		p.Lines = append(p.Lines, AllowanceLine{Whom: "person-" + strconv.Itoa(i), Name: name, Guest: i == 9, Running: i == 6})
	}
	p.Lines[3].Has, p.Lines[3].GivenAt = quiz.Allowance{Time: 90 * time.Minute, Attempts: 2}, specimenNow
	refused := p
	refused.Form = AllowancesForm{Minutes: "a quarter", Attempts: "1", More: "0", Chosen: []string{"person-1"}}
	refused.Errors = Errors{"minutes": p.W.T("allowances.minutes-wrong", "most", 43200)}
	return []Specimen{{"allowances", Allowances(p)}, {"allowances-refused", Allowances(refused)}, {"allowances-none", Allowances(none)}}
}

func scoreSpecimens() []Specimen {
	pass := 60.0
	p := ScoresPage{Frame: studioFrame("Scores", ScoresPath("z1")), Group: "Night watch, harbour office", Zone: zone("Europe/Vienna")}
	p.Quiz = quiz.Quiz{ID: "z1", GroupID: "g1", Title: "Why did the harbour close?", Rules: quiz.Rules{PassMark: &pass}}
	empty := p
	empty.Group, empty.Quiz.GroupID = "", ""
	mean := 71.25
	p.Finished, p.Passed, p.Awaiting, p.Mean, p.MayMark = 9, 5, 1, &mean, true
	for i, name := range specimenNames {
		p.Lines = append(p.Lines, specimenScore(i, name))
	}
	return slices.Concat([]Specimen{{"scores", Scores(p)}, {"scores-none", Scores(empty)}}, exportingSpecimens())
}

var specimenNames = []string{
	"Ada Lindqvist", "Bartholomew Featherstonehaugh-Cholmondeley", "Chidi Okonkwo", "Dragana Živković", "Émile Roux", "Fatima Al-Zahra",
	"Guillermo Ñáñez", "Hyun-woo Park", "Ines Okafor", "Jonas", "Katarzyna Wiśniewska", "李明",
}

func specimenScore(i int, name string) ScoreLine {
	line := ScoreLine{PersonID: "p" + strconv.Itoa(i), Name: name, Guest: i == 9, Standing: reports.NeverStarted}
	if i%3 == 0 {
		line.ExternalID = "HO-" + strconv.Itoa(4410+i)
	}
	if i%4 == 3 {
		return line
	}
	line.Attempts, line.LastAt = 1+i%2, specimenNow.Add(time.Duration(i)*47*time.Minute)
	if i == 6 {
		line.Standing = reports.InProgress
		return line
	}
	if i == 8 {
		line.Standing, line.Review = reports.LearnerAwaits, "a8"
		return line
	}
	points := float64(9-i%5) / 1.5
	passed := points/9 >= 0.6
	line.Standing, line.Review = reports.Done, "a"+strconv.Itoa(i)
	line.Score = &quiz.Score{Points: points, Max: 9, Percent: 100 * points / 9, Passed: &passed}
	return line
}

func peopleSpecimens() []Specimen {
	groups := studioFrame("Groups", GroupsPath)
	refused := GroupsPage{Frame: groups, Errors: Errors{"name": groups.W.T("refusal.name-empty")}}
	group := GroupPage{
		Frame: groups, Group: specimenGroup(), JoinLink: "https://readback.example.org/join/K7M4-QX2P",
	}
	emptyGroup := group
	group.Quizzes = specimenQuizLines()[:1]
	for i, name := range specimenNames[:4] {
		person := accounts.Person{ID: "p" + strconv.Itoa(i), Name: name, SignIn: "learner-" + strconv.Itoa(i), Guest: i == 2, Role: accounts.Learner}
		group.Members = append(group.Members, MemberLine{person, specimenNow.AddDate(0, 0, -i)})
	}
	lines := []GroupLine{
		{Group: specimenGroup(), Members: 12, Own: true, Owners: []string{"Ines Okafor", "Bartholomew Featherstonehaugh"}},
		{Group: accounts.Group{ID: "g2", Name: "Pilots", JoinCode: "9TQW-4HZC", CreatedAt: specimenNow}, Own: true},
	}
	return []Specimen{
		{"groups", Groups(GroupsPage{Frame: groups, Groups: lines})},
		{"groups-none", Groups(refused)},
		{"group", Group(group)},
		{"group-none", Group(emptyGroup)},
		{"group-closed", Group(closedGroup(group))},
		{"member", Member(specimenMember(group))},
		{"member-closed", Member(closedMember(group))},
		{"person", Person(specimenPerson())},
		{"people", People(specimenPeople())},
		{"people-refused", People(refusedPeople())},
	}
}

func specimenPeople() PeoplePage {
	p := PeoplePage{Frame: adminFrame("People", PeoplePath), Form: PersonForm{Role: string(accounts.Instructor)}}
	for i, name := range specimenNames {
		person := accounts.Person{ID: "p" + strconv.Itoa(i+1), Name: name, Role: accounts.Learner, SignIn: "learner-" + strconv.Itoa(i+1)}
		switch i {
		case 0:
			person.Role, person.Email = accounts.Administrator, "ada.lindqvist@example.org"
		case 1:
			person.Role, person.Email = accounts.Instructor, "b.featherstonehaugh-cholmondeley@harbour-office.example.org"
		case 4:
			person.Disabled = true
		case 9:
			person.Guest = true
		}
		p.People = append(p.People, person)
	}
	return p
}

func refusedPeople() PeoplePage {
	p := specimenPeople()
	p.People = p.People[:3]
	p.Form = PersonForm{Name: "Nils", Email: "nils@", Role: string(accounts.Learner)}
	p.Errors = Errors{"email": p.W.T("refusal.email"), "password": p.W.Say("refusal.password-short", map[string]any{"limit": 8})}
	return p
}
