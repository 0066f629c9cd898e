package views

import (
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// reportSpecimens are the pages of a quiz's reports: with many attempts, with few, with none, and with a filter that can't be understood.
func reportSpecimens() []Specimen {
	many, few := specimenMatrix(41), specimenMatrix(4)
	bare := specimenFacts(few)
	bare.Sources, bare.Facts.Passages, bare.Facts.Quotes = nil, nil, nil
	return []Specimen{
		{"report-overview", ReportOverview(specimenOverview(41))},
		{"report-overview-few", ReportOverview(specimenOverview(1))},
		{"report-none", ReportOverview(ReportOverviewPage{ReportFrame: specimenReport(OverviewReport, 0)})},
		{"report-refused", ReportOverview(specimenRefused())},
		{"report-facts", Facts(specimenFacts(many))},
		{"report-facts-few", Facts(specimenFacts(few))},
		{"report-facts-no-articles", Facts(bare)},
		{"report-learners", ReportLearners(specimenLearners())},
		{"report-questions", ReportQuestions(specimenQuestions(41))},
		{"report-questions-few", ReportQuestions(specimenQuestions(4))},
		{"report-question", QuestionReport(specimenQuestionReport("euros", many))},
		{"report-question-unasked", QuestionReport(specimenQuestionReport("trust", few))},
	}
}

func specimenReport(page string, n int) ReportFrame {
	pass := 60.0
	rules := quiz.DefaultRules()
	rules.PassMark = &pass
	p := ReportFrame{
		Frame: studioFrame("Reports", ReportPath("z1", page)), Page: page, N: n, Revision: 3, Zone: zone("Europe/Vienna"),
		Quiz:   quiz.Quiz{ID: "z1", Title: "Why did the harbour close?", SetID: "harbour-closure", Rules: rules},
		Filter: ReportFilter{Usual: reports.FirstAttempts, Revisions: []int{2, 3}, Groups: []accounts.Group{specimenGroup()}},
	}
	return p
}

func specimenRefused() ReportOverviewPage {
	p := ReportOverviewPage{ReportFrame: specimenReport(OverviewReport, 0)}
	p.Filter.From, p.Filter.Until = "31 May", "2026-05-04"
	p.Filter.Errors = Errors{"from": p.W.T("report.bad-date", "value", "31 May")}
	return p
}

// specimenOverview has n attempts, one of which was left open over night.
func specimenOverview(n int) ReportOverviewPage {
	rng := rand.New(rand.NewPCG(1, 2))
	p := ReportOverviewPage{ReportFrame: specimenReport(OverviewReport, n)}
	p.PassMark = p.Quiz.Rules.PassMark
	p.Filter.Seen = 3
	var attempts []quiz.Attempt
	for i := range n {
		percent := min(max(62+18*rng.NormFloat64(), 0), 100)
		took := time.Duration(9+6*rng.ExpFloat64()) * time.Minute
		if i == 3 {
			took = 11 * time.Hour
		}
		attempts = append(attempts, quiz.Attempt{State: quiz.Finished, StartedAt: specimenNow, FinishedAt: specimenNow.Add(took),
			Score: &quiz.Score{Points: percent / 4, Max: 25, Percent: percent, Passed: new(percent >= *p.PassMark)}})
	}
	attempts[0].Score = nil
	for _, a := range attempts {
		p.Summary.Add(a)
	}
	p.Analysis = reports.Analyse(specimenMatrix(n - 1))
	p.Standings = map[reports.Standing]int{reports.Done: n - 1, reports.LearnerAwaits: 1, reports.InProgress: 2, reports.NeverStarted: 6}
	return p
}

// specimenEase is how likely the specimen's questions are answered well.
var specimenEase = map[string]float64{
	"cause": 0.88, "affected": 0.55, "hurt": 0.95, "cost": 0.7, "ferry": 0.21, "claims": 0.48, "euros": 0.33, "who-says": 0.66, "morning": 0.61, "summary": 0.74,
}

// specimenMatrix is what n attempts earned.
func specimenMatrix(n int) reports.Matrix {
	rng := rand.New(rand.NewPCG(3, 4))
	m := reports.Matrix{N: n}
	for i := range specimenRevision().Set.Questions {
		q := &specimenRevision().Set.Questions[i]
		if _, ok := specimenEase[q.ID]; ok {
			m.Questions = append(m.Questions, reports.MatrixQuestion{QuestionAbout: reports.AboutQuestion(q)})
		}
	}
	for i := range n {
		m.Learners = append(m.Learners, strconv.Itoa(i))
		able := 0.25 * rng.NormFloat64()
		for c := range m.Questions {
			q := &m.Questions[c]
			share := min(max(specimenEase[q.Name]+able+0.3*rng.NormFloat64(), 0), 1)
			q.Points = append(q.Points, share*q.Max)
			if q.Options != nil {
				q.Given = append(q.Given, i%(len(q.Options)+1)-1)
			}
		}
	}
	for c := range m.Questions {
		for _, o := range m.Questions[c].Options {
			m.Questions[c].Answers = append(m.Questions[c].Answers, []string{o.ID})
		}
	}
	return m
}

func specimenFacts(m reports.Matrix) FactsPage {
	r := specimenRevision()
	p := FactsPage{ReportFrame: specimenReport(FactsReport, m.N), Facts: reports.FactsOf(r, m), Sources: SourcesOf(r), Numbers: map[string]int{}, Stems: map[string]string{}}
	for i, q := range r.Set.Questions {
		p.Numbers[q.ID], p.Stems[q.ID] = i+1, q.Stem
	}
	return p
}

func specimenQuestionReport(id string, m reports.Matrix) QuestionReportPage {
	low, high := 0.412, 0.873
	p := QuestionReportPage{ReportFrame: specimenReport(QuestionsReport, m.N), Marks: reports.CountMarks(id, m), Analysis: reports.Analyse(m).Question(id), Sources: SourcesOf(specimenRevision())}
	for _, q := range specimenSet().Questions {
		if q.ID == id {
			p.Question = q
		}
	}
	p.Flags, p.OpenFlags, p.MayMark, p.Previous, p.Next = 3, 2, true, "cause", "who-says"
	p.Calibration = []quiz.CalibrationLine{{Certainty: quiz.Guessing, N: 17, Mean: &low}, {Certainty: quiz.Unsure}, {Certainty: quiz.Certain, N: 204, Mean: &high}}
	return p
}

func specimenLearners() ReportLearnersPage {
	p := ReportLearnersPage{ReportFrame: specimenReport(LearnersReport, 41), Pages: PagesOf(2, 100, 312)}
	var rows []reports.AttemptRow
	for i, name := range []string{"Noor van den Heuvel-Ibrahimović", "Chidi Okonkwo", "Gus", "Bartholomew Featherstonehaugh-Cholmondeley"} {
		for number := range 2*i + 1 {
			row := reports.AttemptRow{Attempt: "a1", Quiz: "z1", LearnerID: strconv.Itoa(i), Learner: name, Guest: i == 2, State: quiz.Finished, Revision: 3, StartedAt: specimenNow}
			if i > 0 || number > 0 {
				row.Score = &quiz.Score{Percent: float64(35 + 9*number - 4*i)}
			}
			rows = append(rows, row)
		}
	}
	p.Learners, _ = reports.ProgressOf(func(yield func(reports.AttemptRow, error) bool) {
		for _, row := range rows {
			yield(row, nil)
		}
	})
	reports.FindTags(p.Learners, &specimenRevision().Set, specimenMatrix(4))
	drawn := reports.ProgressPlot(p.W, p.Learners)
	p.Drawn = &drawn
	return p
}

func specimenQuestions(n int) ReportQuestionsPage {
	p := ReportQuestionsPage{ReportFrame: specimenReport(QuestionsReport, n), Numbers: map[string]int{}, Stems: map[string]string{}, Options: map[string]map[string]string{}}
	few := reports.Value{Blank: reports.BlankFew}
	number := func(v float64) reports.Value { return reports.Value{Number: v} }
	p.Analysis = reports.Analysis{N: n, SD: number(17.3), Skewness: number(-0.42), Kurtosis: few, CIC: number(71.2), ErrorRatio: number(53.6), StandardError: number(9.3)}
	for i, q := range specimenSet().Questions {
		p.Numbers[q.ID], p.Stems[q.ID] = i+1, q.Stem
		p.Options[q.ID] = map[string]string{"a": "A fire in a substation of the port, as its authority said at noon on Wednesday", "b": "An attack"}
		p.Analysis.Questions = append(p.Analysis.Questions, reports.QuestionAnalysis{
			Name: q.ID, N: n, Type: q.Type, Facility: number(float64(92 - 8*i)), DiscriminationIndex: number(float64(61 - 11*i)), DiscriminativeEfficiency: few,
			Options: []reports.OptionAnalysis{{ID: "a", Correct: true, Share: number(61.8)}, {ID: "b", Share: number(33)}, {Share: number(5.2)}},
		})
	}
	p.Draw()
	return p
}
