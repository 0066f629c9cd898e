package views

import (
	"time"

	"github.com/readback/readback/quiz"
)

// SetLine is a question set in a list.
type SetLine struct {
	ID        string
	Title     string
	Number    int       // of the latest revision, from 1
	Questions int       // in the latest revision
	RevisedAt time.Time // when the latest revision was made
	Own       bool      // false: it comes with the program
}

// SetsPage lists the question sets that an instructor may use.
type SetsPage struct {
	Frame
	Sets []SetLine
}

// SetPage is one question set with its keys, for who may see them.
type SetPage struct {
	Frame
	Set         SetLine
	Language    string // BCP 47, or empty
	Description string // Markdown
	Sources     []Source
	Questions   []SetQuestion
	Revisions   []RevisionLine // latest first
	Warnings    []ProblemLine  // what the set's author may want to look at
	MayEdit     bool           // import a new revision
}

// RevisionLine is one revision in a set's history.
type RevisionLine struct {
	Number    int
	CreatedAt time.Time
	By        string // name; empty: it came with the program
	Questions int
}

// SetQuestion is a question as its author sees it: with the key, and with no mark.
type SetQuestion struct {
	quiz.Reviewed
	ID   string // authored
	Tags []string
}
