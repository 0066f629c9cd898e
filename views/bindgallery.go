package views

import "github.com/readback/readback/questions"

// bindSpecimens are the pages on which a set gets its briefing.
func bindSpecimens() []Specimen {
	r := specimenRevision()
	first := BindPage{Frame: studioFrame("Briefing", BindPath(r.Set.ID)), Draft: specimenNote(), SetID: r.Set.ID, Set: r.Set.Title, PDF: true}
	more := first
	more.Sources, more.Others = SourcesOf(r), []SetLine{specimenSetLine(), {ID: "winter", Title: "Winter notices to mariners of the eastern approaches, with all amendments"}}
	refused := more
	refused.Typed = questions.Source{Title: "Ferry kept running", Published: "Monday", URL: "example.org", Text: "The ferry to Sandholm kept running."}
	refused.Errors = Errors{"published": refused.W.T("bind.bad-published"), "url": refused.W.T("bind.bad-url")}
	refused.Cut = questions.CutText(refused.Typed.Text)
	twice := more
	twice.Errors = Errors{"": twice.W.T("bind.has-them")}
	unread := first
	unread.PDF = false
	unread.Errors = Errors{"file": unread.W.T("bind.no-pdf")}
	read := more
	read.Typed, read.Read, read.Cut = r.Set.Briefing[0], true, r.Cuts[r.Set.Briefing[0].ID]
	read.Typed.Licence = "CC BY 4.0"
	return []Specimen{{"bind-first", Bind(first)}, {"bind", Bind(more)}, {"bind-refused", Bind(refused)}, {"bind-twice", Bind(twice)},
		{"bind-no-pdf", Bind(unread)}, {"bind-read", Bind(read)}}
}
