package views

// sourceSpecimens are the pages on which an article of a briefing is changed, and questions are bound again.
func sourceSpecimens() []Specimen {
	r := specimenRevision()
	first := SourcePage{Frame: studioFrame("Article", SourcePath(r.Set.ID, r.Set.Briefing[0].ID)), Draft: specimenNote(), Typed: r.Set.Briefing[0]}
	looked := first
	looked.Looked, looked.Seen, looked.Cut, looked.Items, looked.More = true, "s1", r.Cuts[r.Set.Briefing[0].ID], specimenRebindItems(), 2
	calm := looked
	calm.Items, calm.More = nil, 0
	moved := first
	theirs := r.Set.Briefing[0]
	theirs.Text = "The harbour was closed on Tuesday."
	moved.Theirs, moved.Errors = &theirs, Errors{"": first.W.T("seteditor.moved-by", "name", "Otis Ferry"), "published": first.W.T("bind.bad-published")}
	unneeded := first
	remove := first
	remove.Items, remove.More = specimenRebindItems(), 2
	again := RebindPage{Frame: studioFrame("Bind again", RebindPath(r.Set.ID)), Draft: specimenNote(), Sources: SourcesOf(r), Items: specimenRebindItems()}
	refused := again
	refused.Errors = Errors{"": again.W.T("worklist.nothing")}
	none := again
	none.Items = nil
	return []Specimen{
		{"source", EditSource(first)}, {"source-looked", EditSource(looked)}, {"source-calm", EditSource(calm)}, {"source-moved", EditSource(moved)},
		{"source-remove", RemoveSource(remove)}, {"source-remove-none", RemoveSource(unneeded)},
		{"rebind", Rebind(again)}, {"rebind-refused", Rebind(refused)}, {"rebind-none", Rebind(none)},
	}
}

// specimenRebindItems are a question with a sentence that comes near, one that has to be bound, and one whose source is gone.
func specimenRebindItems() []RebindItem {
	near := RebindLost{Name: "bind.who/evidence/0", Quote: "said that a *hydraulic* line had burst", Suggestions: []WorklistSuggestion{specimenSuggestion(0, 2), specimenSuggestion(0, 1)}}
	near.Chosen = near.Suggestions[0].Value
	return []RebindItem{
		{ID: "who", Stem: "Who said that a *hydraulic line* had burst?", Lost: []RebindLost{near}},
		{ID: "ferry", Stem: "The ferry to Sandholm kept running.", MustBind: true, Lost: []RebindLost{{Name: "bind.ferry/evidence/0", Quote: "kept running through the night"}}},
		{ID: "where", Stem: "Where does it say so?", Lost: []RebindLost{{Name: "bind.where/source"}}},
	}
}
