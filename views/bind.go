package views

import "github.com/readback/readback/questions"

// BindPage adds a source to a set's briefing, or takes over the briefing of another set.
type BindPage struct {
	Frame
	Errors  Errors
	Draft   DraftNote
	SetID   string
	Set     string // title
	Sources []Source
	Typed   questions.Source    // what was typed or read of a new one
	Read    bool                // what is typed was read just now
	Cut     []questions.Passage // how the text that was typed would be cut
	PDF     bool                // whether PDF files can be read
	Others  []SetLine           // sets with a briefing that may be taken over
}

func (p BindPage) otherChoices() []choice {
	choices := make([]choice, len(p.Others))
	for i, s := range p.Others {
		choices[i] = choice{Value: s.ID, Text: s.Title}
	}
	return choices
}

func (p BindPage) fileHint() string {
	if p.PDF {
		return p.W.T("bind.file-hint")
	}
	return p.W.T("bind.file-hint-no-pdf")
}
