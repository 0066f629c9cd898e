package views

import (
	"net/url"

	"github.com/readback/readback/questions"
)

// SourcePath is one article of a set's briefing; it takes changes (POST).
func SourcePath(set, source string) string { return BindPath(set) + "/" + url.PathEscape(source) }

// RemoveSourcePath asks whether an article is to be taken out of a briefing.
func RemoveSourcePath(set, source string) string { return SourcePath(set, source) + "?remove=1" }

// RebindPath is the questions of a set whose evidence is gone; it takes what binds them again (POST).
func RebindPath(set string) string { return SetPath(set) + "/rebind" }

// SourcePage changes an article of a briefing, or takes it out.
type SourcePage struct {
	Frame
	Draft  DraftNote
	Errors Errors
	Typed  questions.Source    // as it was typed
	Theirs *questions.Source   // as somebody else has made it meanwhile; nil: the same
	Looked bool                // what the change does was looked at
	Seen   string              // which questions were named then
	Cut    []questions.Passage // how the text is cut, once it was looked at
	Items  []RebindItem        // the questions that lose their evidence
	More   int                 // how many do besides
}

// RebindPage lists the questions of a draft whose evidence is gone.
type RebindPage struct {
	Frame
	Draft   DraftNote
	Errors  Errors
	Sources []Source
	Items   []RebindItem
	More    int // how many there are besides
}

// scripts are those of the sources beside the questions, where there are any.
func (p RebindPage) scripts() []string {
	if len(p.Items) == 0 {
		return nil
	}
	return []string{"review.js"}
}

// RebindItem is a question whose evidence is gone.
type RebindItem struct {
	ID       string
	Stem     string // Markdown
	MustBind bool   // it was never published with this evidence: it can't be held back
	Lost     []RebindLost
}

// RebindLost is a quote that is gone, with what comes nearest to it.
type RebindLost struct {
	Name        string // of the form's field
	Quote       string // empty: the question needs the source itself
	Suggestions []WorklistSuggestion
	Chosen      string // a suggestion's value; empty: none
}
