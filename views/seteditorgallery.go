package views

import "github.com/readback/readback/questions"

// editorSpecimens are the pages on which a set is edited.
func editorSpecimens() []Specimen {
	refused := specimenEditor()
	refused.Errors = Errors{"": refused.W.T("seteditor.moved-by", "name", "Otis Ferry"), "points": refused.W.T("seteditor.points-form"), "stem": refused.W.T("seteditor.stem-missing")}
	refused.BulkPoints, refused.Draft.Own, refused.Draft.Moved = "-1", false, true
	empty := specimenEditor()
	empty.Questions, empty.Draft.New, empty.Draft.Undo, empty.Draft.Base, empty.Draft.Latest = nil, true, false, "", ""
	many := specimenEditor()
	many.Questions, many.TooMany, many.Most = nil, true, 2000
	text, draft := specimenQuestionText(), specimenDraft()
	unreadable := text
	unreadable.Errors = Errors{"text": text.W.T("questiontext.unreadable")}
	sound := draft
	sound.Errs, sound.Problems, sound.Draft.Moved = 0, nil, true
	sound.HeldBack = []NamedQuestion{{ID: "cause", Stem: "What closed the harbour?"}}
	nothing := draft
	nothing.Draft.Version = 0
	unsure := draft
	unsure.Errors = Errors{"sure": draft.W.T("draft.not-sure")}
	return []Specimen{
		{"editor", SetEditor(specimenEditor())}, {"editor-refused", SetEditor(refused)}, {"editor-empty", SetEditor(empty)},
		{"editor-many", SetEditor(many)}, {"question-text", QuestionText(text)}, {"question-text-unreadable", QuestionText(unreadable)},
		{"draft", Draft(draft)}, {"draft-sound", Draft(sound)}, {"draft-nothing", Draft(nothing)}, {"draft-unsure", Draft(unsure)},
	}
}

func specimenNote() DraftNote {
	set := &specimenRevision().Set
	return DraftNote{SetID: set.ID, Title: set.Title, Version: 7, Base: "r3", By: "Otis Ferry", Own: true, At: specimenNow, Undo: true, Number: 4, Latest: "r4"}
}

func specimenEditor() SetEditorPage {
	set := &specimenRevision().Set
	p := SetEditorPage{Frame: studioFrame("Edit", SetEditorPath(set.ID)), Draft: specimenNote(), Most: 2000, Pages: PagesOf(1, 100, len(set.Questions)), At: set.Questions[1].ID, Way: "up",
		About: SetAbout{Title: set.Title, Language: "en", Tags: "harbour, outage"}}
	for i, q := range set.Questions {
		line := EditorLine{ID: q.ID, Stem: questions.PlainText(q.Stem), Type: q.Type, Points: string(q.Points), Marked: q.Marked(), Tags: q.Tags}
		if i == 1 {
			line.Errs, line.Warnings, line.Ticked = 2, 1, true
		}
		line.Stale = i == 2
		p.Questions = append(p.Questions, line)
	}
	return p
}

func specimenProblem(s questions.Severity) ProblemLine {
	return ProblemLine{Line: 3, Column: 1, Severity: s, Question: "who", Rule: "option-text", Message: "This option has no text.", Suggestion: "Write what learners can choose."}
}

func specimenQuestionText() QuestionTextPage {
	return QuestionTextPage{Frame: studioFrame("Question", QuestionTextPath("harbour", "who")), Draft: specimenNote(), Question: "who",
		Text: "id: who\ntype: true-false\nstem: The ferry kept running.\nanswer: true\n", Lines: 4,
		Problems: []ProblemLine{specimenProblem(questions.Error), specimenProblem(questions.Warning)}}
}

func specimenDraft() DraftPage {
	return DraftPage{Frame: studioFrame("Draft", DraftPath("harbour")), Draft: specimenNote(), Errs: 1, Warnings: 1,
		Problems: []ProblemLine{specimenProblem(questions.Error), specimenProblem(questions.Warning), {Severity: questions.Warning, Rule: "x", Message: "The set has no language."}},
		Changes: []DraftChange{{Kind: "new", Questions: []NamedQuestion{{ID: "ferry"}}}, {Kind: "changed", Questions: []NamedQuestion{{ID: "who", Stem: "Who said that a hydraulic line had burst?"}}},
			{Kind: "gone", Questions: []NamedQuestion{{ID: "quay", Stem: "At which quay lies the Halcyon?"}}}},
		Reordered: true, About: true, Sources: true}
}
