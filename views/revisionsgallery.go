package views

import (
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// revisionSpecimens are the pages on what changed in a set.
func revisionSpecimens() []Specimen {
	return []Specimen{
		{"revisions", Revisions(specimenRevisions())},
		{"revisions-first", Revisions(specimenFirstRevision())},
		{"compare", Compare(specimenCompare(specimenEarlier()))},
		{"back", Back(specimenBack(nil))},
		{"back-moved", Back(specimenBack(Errors{"": studioFrame("", "").W.T("back.moved")}))},
		{"moving-quiz", QuizRevision(specimenQuizRevision(3))},
		{"moving-quiz-refused", QuizRevision(specimenRefusedRevision())},
		{"moving-quiz-same", QuizRevision(specimenQuizRevision(2))},
		{"compare-same", Compare(specimenCompare(&specimenRevision().Set))},
	}
}

// specimenEarlier is the specimen as it was before: something of each kind has changed since.
func specimenEarlier() *questions.Set {
	set := specimenRevision().Set
	set.Title, set.Evidence = "Why was the harbour closed?", questions.EvidenceOptional
	set.Briefing = slices.Clone(set.Briefing)
	set.Briefing[0].Text = "A first report, which was withdrawn.\n\n" + set.Briefing[0].Text
	qs := slices.Clone(set.Questions)
	qs[1].Stem, qs[1].Explanation, qs[1].Tags = "Before: "+qs[1].Stem, "It wasn't explained well, and at some length.", []string{"early"}
	gone := qs[2]
	gone.ID, gone.Stem = "tugs", "How many tugs lay at the quay on the evening before, by the account of the harbour office?"
	set.Questions = slices.Concat(qs[len(qs)-1:], qs[1:len(qs)-1], []questions.Question{gone})
	return &set
}

func specimenRevisions() RevisionsPage {
	p := specimenFirstRevision()
	p.Latest, p.MayEdit = 3, true
	changed := CountChanges(specimenRevision().Set.ComparedWith(specimenEarlier()))
	quizzes := []quiz.Quiz{{ID: "z1", Title: "Why did the harbour close?"}, {ID: "z2", Title: "Harbour closure, repeated for the night watch and all that were on leave"}}
	p.Lines = append([]RevisionEntry{
		{RevisionLine: RevisionLine{Number: 3, CreatedAt: specimenNow, By: "Ada Lindqvist", With: []string{"Chidi Okonkwo"}, SameAs: 1, Questions: 6}, Counts: &changed},
		{RevisionLine: RevisionLine{Number: 2, CreatedAt: specimenNow.AddDate(0, -1, -3), By: "Bartholomew Featherstonehaugh-Cholmondeley", Questions: 5}, Quizzes: quizzes},
	}, p.Lines...)
	p.Pages = PagesOf(1, 20, 61)
	return p
}

func specimenFirstRevision() RevisionsPage {
	line := specimenSetLine()
	return RevisionsPage{
		Frame: studioFrame("Revisions", RevisionsPath(line.ID)), Set: line, Latest: 1, Pages: PagesOf(1, 20, 1),
		Lines: []RevisionEntry{{RevisionLine: RevisionLine{Number: 1, CreatedAt: specimenNow.AddDate(0, -2, 0), By: "", Questions: 5}}},
	}
}

func specimenCompare(before *questions.Set) ComparePage {
	p := ComparePage{Frame: studioFrame("How two revisions differ", RevisionsPath("harbour-closure")), Set: specimenSetLine(), Numbers: []int{3, 2, 1}}
	p.Difference = DifferenceOf(p.W, 2, 3, before, &specimenRevision().Set)
	return p
}

func specimenBack(errors Errors) BackPage {
	c := specimenCompare(specimenEarlier())
	return BackPage{Frame: c.Frame, Errors: errors, Set: c.Set, Number: 2, Seen: "r3", Difference: c.Difference}
}

func specimenQuizRevision(to int) QuizRevisionPage {
	c := specimenCompare(specimenEarlier())
	return QuizRevisionPage{
		Frame: studioFrame("Revision", QuizRevisionPath("z1")), QuizID: "z1", Quiz: "Harbour closure, night shift", Now: 2, Newest: 3, To: to,
		Numbers: []int{3, 2, 1}, Seen: "r2", Difference: c.Difference, Open: 2, Moves: []QuizMoveLine{
			{1, 2, "Bartholomew Featherstonehaugh-Cholmondeley", specimenNow.AddDate(0, -1, 0)}, {2, 1, "", specimenNow.AddDate(0, -2, 0)},
		},
	}
}

func specimenRefusedRevision() QuizRevisionPage {
	p := specimenQuizRevision(3)
	p.Errors = Errors{"": p.W.T("quizrevision.refused", "number", "3")}
	p.Problems = []string{p.W.Say("rules.draw-range", map[string]any{"tag": "ports", "count": 9, "have": 4})}
	return p
}
