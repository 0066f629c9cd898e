package views

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// SetEditorPath is the questions of a set that is edited; it takes the changes to them (POST).
func SetEditorPath(set string) string { return SetPath(set) + "/edit" }

// TemplatePath is an Excel file to write a set in.
const TemplatePath = "/studio/template.xlsx"

// QuestionTextPath is one question of a draft as the set file has it; it takes the changed text (POST).
func QuestionTextPath(set, question string) string {
	return SetEditorPath(set) + "/" + url.PathEscape(question) + "/text"
}

// DraftPath is what publishing a draft would change; it publishes or drops it (POST).
func DraftPath(set string) string { return SetPath(set) + "/draft" }

// DraftNote is whose draft a page is about, and from which state of it the page was made.
type DraftNote struct {
	SetID, Title string
	Version      int64  // 0: nothing was changed yet
	Base         string // id of the revision that it began from; empty for a new set
	By           string // who changed it last; empty for somebody deleted since
	Own          bool   // that is the reader
	At           time.Time
	Undo, Redo   bool
	New          bool   // the set was never published
	Moved        bool   // the set has got another revision since the draft was begun
	Number       int    // of the latest revision
	Latest       string // its id; empty: there is none
}

// SetEditorPage is the questions of a set that is edited.
type SetEditorPage struct {
	Frame
	Draft                          DraftNote
	Errors                         Errors
	About                          SetAbout
	Questions                      []EditorLine // those of the page
	Pages                          Pages
	TooMany                        bool // to be edited question by question
	Most                           int  // questions that may be
	AddStem, AddType               string
	BulkTags, BulkLess, BulkPoints string
	At, Way                        string // the question that was moved, and which way: its button has the focus
}

// SetAbout is what a set says of itself, as its form has it.
type SetAbout struct{ Title, Description, Language, Tags, Evidence string }

// EditorLine is a question in the editor's list.
type EditorLine struct {
	ID, Stem       string // the stem as plain text
	Type           questions.Type
	Points         string // empty: 1
	Marked         bool   // it carries marks
	Tags           []string
	Errs, Warnings int  // of the warnings but that it is stale
	Advice         int  // on what could be better
	Stale          bool // it is held back
	Ticked         bool
}

// QuestionTextPage is one question of a draft as text.
type QuestionTextPage struct {
	Frame
	Draft    DraftNote
	Errors   Errors
	Question string // id
	Text     string
	State    string // which state of the question the text was made from
	Lines    int
	Problems []ProblemLine
	Theirs   *RevisionDifference // what somebody else made of it meanwhile, and the text; nil: nothing, or it is gone
}

// DraftPage is what publishing a draft changes.
type DraftPage struct {
	Frame
	Draft                     DraftNote
	Errors                    Errors
	Errs, Warnings            int
	Problems                  []ProblemLine // the first of them, errors before warnings
	Changes                   []DraftChange
	HeldBack                  []NamedQuestion // questions that are stale
	Reordered, About, Sources bool            // the order of the questions, what the set says of itself, its sources changed
}

// DraftChange is one kind of change, with the questions that it is about: new, changed or gone.
type DraftChange struct {
	Kind      string
	Questions []NamedQuestion
}

// NamedQuestion is a question by its id and, as plain text, its stem.
type NamedQuestion struct{ ID, Stem string }

// NewSetLine is a set that was begun and not yet published.
type NewSetLine struct {
	ID, Title string
	Questions int
	At        time.Time
}

// none tells whether publishing would change nothing.
func (p DraftPage) none() bool {
	for _, c := range p.Changes {
		if len(c.Questions) > 0 {
			return false
		}
	}
	return !p.Reordered && !p.About && !p.Sources
}

// said is who changed the draft last, and when; empty before the first change.
func (d DraftNote) said(w words.Words) string {
	if d.Version == 0 {
		return ""
	}
	at := w.Time(d.At, nil)
	switch {
	case d.Own:
		return w.T("seteditor.by-you", "time", at)
	case d.By == "":
		return w.T("seteditor.by-somebody", "time", at)
	}
	return w.T("seteditor.by", "name", d.By, "time", at)
}

func (l EditorLine) facts(w words.Words) string {
	facts := []string{typeWord(w, l.Type)}
	if l.Marked {
		points := l.Points
		if points == "" {
			points = "1"
		}
		facts = append(facts, w.T("seteditor.points-of", "points", points))
	}
	for _, t := range l.Tags {
		facts = append(facts, "#"+t)
	}
	return strings.Join(facts, " · ")
}

// label is what a question is called where there is nothing else to see of it.
func (l EditorLine) label() string {
	if l.Stem != "" {
		return l.Stem
	}
	return l.ID
}

// heldBack counts the questions that are stale.
func (p SetEditorPage) heldBack() (n int) {
	for _, q := range p.Questions {
		if q.Stale {
			n++
		}
	}
	return n
}

// focused tells whether a button of a question has the focus: the one that moved it or, at the end of the list, the other.
func (p SetEditorPage) focused(i int, way string) bool {
	if p.Questions[i].ID != p.At {
		return false
	}
	want := p.Way
	switch {
	case p.first(i):
		want = "down"
	case p.last(i):
		want = "up"
	case want == "":
		want = "down"
	}
	return want == way
}

// first and last tell whether a line is the set's first or last question.
func (p SetEditorPage) first(i int) bool { return p.Pages.From()+i == 1 }

func (p SetEditorPage) last(i int) bool { return p.Pages.From()+i == p.Pages.Of }

func typeChoices(w words.Words) []choice {
	var all []choice
	for _, t := range questions.Types() {
		all = append(all, choice{Value: string(t), Text: typeWord(w, t)})
	}
	return all
}

func evidenceChoices(w words.Words) []choice {
	return []choice{
		{Value: "", Text: w.T("seteditor.evidence-default")}, {Value: string(questions.EvidenceRequired), Text: w.T("seteditor.evidence-required")},
		{Value: string(questions.EvidenceOptional), Text: w.T("seteditor.evidence-optional")},
	}
}

func version(d DraftNote) string { return strconv.FormatInt(d.Version, 10) }
