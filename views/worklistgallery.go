package views

import "strconv"

// worklistSpecimens are the pages on which questions get their evidence, and sets their briefing.
func worklistSpecimens() []Specimen {
	none := specimenWorklist()
	none.Sources, none.Items = nil, nil
	done := specimenWorklist()
	done.Left, done.Items = 0, nil
	required := done
	required.Required = true
	refused := specimenWorklist()
	refused.Items[0].Chosen = refused.Items[0].Suggestions[0].Value
	wrong := &refused.Items[1]
	wrong.Chosen, wrong.Quote = OwnQuote, "the ferry was never stopped"
	refused.Errors = Errors{
		wrong.name("quote"): refused.W.T("worklist.not-found", "source", refused.Sources[0].Title),
		"":                  refused.W.T("worklist.moved"),
	}
	return append([]Specimen{
		{"worklist", Worklist(specimenWorklist())},
		{"worklist-many", Worklist(specimenLongWorklist())},
		{"worklist-refused", Worklist(refused)},
		{"worklist-no-briefing", Worklist(none)},
		{"worklist-done", Worklist(done)},
		{"worklist-required", Worklist(required)},
	}, append(bindSpecimens(), sourceSpecimens()...)...)
}

// specimenWorklist has a question with suggestions, one with a single suggestion, and one with none.
func specimenWorklist() WorklistPage {
	r := specimenRevision()
	p := WorklistPage{
		Frame: studioFrame("Evidence", WorklistPath(r.Set.ID)), Draft: specimenNote(),
		Sources: SourcesOf(r), Left: 3,
	}
	p.Items = []WorklistItem{
		{ID: "who", Stem: "Who said that a *hydraulic line* had burst?", Key: []string{"The harbour master, Dr. Ines Okafor"},
			Suggestions: []WorklistSuggestion{specimenSuggestion(0, 2), specimenSuggestion(0, 1), specimenSuggestion(1, 2)}},
		{ID: "ferry", Stem: "The ferry to Sandholm kept running.", Key: []string{p.W.T("question.true")},
			Suggestions: []WorklistSuggestion{specimenSuggestion(0, 3)}},
		{ID: "quay", Stem: "At which quay lies the *Halcyon*, and until when, by the account of the harbour office?", Key: []string{"Quay 7", "quay seven", "Quay&nbsp;7"}},
	}
	p.Items[0].Source, p.Items[0].Quote = "courier", "The harbour master, Dr. Ines Okafor, said that a hydraulic line had burst."
	return p
}

// specimenLongWorklist is a page of many, some of which were skipped.
func specimenLongWorklist() WorklistPage {
	p := specimenWorklist()
	p.Left, p.After, p.Next = 41_216, 20, WorklistPath(p.Draft.SetID)+"?after=40"
	three := p.Items
	for n := range 17 {
		item := three[n%len(three)]
		item.ID += "-" + strconv.Itoa(n)
		p.Items = append(p.Items, item)
	}
	return p
}

// specimenSuggestion is the first sentence of a passage.
func specimenSuggestion(source, number int) WorklistSuggestion {
	r := specimenRevision()
	s := r.Set.Briefing[source]
	passage := r.Cuts[s.ID][number-1]
	start, end, _ := passage.Sentence(1)
	return WorklistSuggestion{
		Value: s.ID + "/" + strconv.Itoa(number) + ".1", Title: s.Title, Number: number, Passage: passage, Start: start, End: end,
	}
}
