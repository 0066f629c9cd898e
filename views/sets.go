package views

import (
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// SetLine is a question set in a list.
type SetLine struct {
	ID        string
	Title     string
	Number    int       // of the latest revision, from 1
	Questions int       // in the latest revision
	RevisedAt time.Time // when the latest revision was made
	Own       bool      // the reader is one of its owners
	Owners    []string  // names of the others; none with neither Own nor somebody else for what came with the program
}

// SetsPage lists the question sets that an instructor may use.
type SetsPage struct {
	Frame
	Errors Errors
	New    []NewSetLine // begun and not yet published
	Sets   []SetLine
}

// SetPage is one question set with its keys, for who may see them.
type SetPage struct {
	Frame
	Set         SetLine
	Language    string // BCP 47, or empty
	Description string // Markdown
	Sources     []Source
	Questions   []SetQuestion // of this page
	Pages       Pages
	Unbound     int            // questions of the whole set that lack evidence and could have some
	HeldBack    int            // questions of the whole set that are stale
	Revisions   []RevisionLine // latest first
	Behind      []QuizBehind   // quizzes that the reader runs and that ask older revisions
	MayEdit     bool           // import a new revision
}

// QuizBehind is a quiz that asks an older revision of its set.
type QuizBehind struct {
	ID, Title string
	Revision  int // number of the one that it asks
}

// RevisionLine is one revision in a set's history.
type RevisionLine struct {
	Number    int
	CreatedAt time.Time
	By        string   // name; empty: it came with the program
	With      []string // names of others who changed it before it was published
	SameAs    int      // number of an earlier revision that it went back to; 0: none
	Questions int
}

// SetQuestion is a question as its author sees it: with the key, and with no mark.
type SetQuestion struct {
	quiz.Reviewed
	ID    string // authored
	Title string // for instructors; may be empty
	Tags  []string
}

// reviewed are the questions as the components of a review take them.
func (p SetPage) reviewed() []quiz.Reviewed {
	all := make([]quiz.Reviewed, 0, len(p.Questions))
	for _, q := range p.Questions {
		all = append(all, q.Reviewed)
	}
	return all
}

func setColumns(w words.Words) []column {
	return []column{
		{text: w.T("sets.set")},
		{text: w.T("sets.questions"), number: true, end: true},
		{text: w.T("sets.revision"), number: true, end: true},
		{text: w.T("sets.revised"), number: true},
		{text: w.T("sets.owner")},
		{text: w.T("table.actions"), silent: true},
	}
}

// setOwner says whose a set is.
func setOwner(w words.Words, s SetLine) string {
	switch {
	case s.Own && len(s.Owners) > 0:
		return w.T("owner.with", "names", strings.Join(s.Owners, ", "))
	case s.Own:
		return w.T("owner.own")
	case len(s.Owners) > 0:
		return strings.Join(s.Owners, ", ")
	}
	return w.T("owner.program")
}

func setKicker(w words.Words, s SetLine) string {
	return strings.Join([]string{
		w.T("set.word"), w.T("set.questions", "count", s.Questions), w.T("set.revision", "number", strconv.Itoa(s.Number)),
	}, " · ")
}

// revisionLine says when a revision was made, by whom, and how much is in it.
func revisionLine(w words.Words, r RevisionLine) string {
	by := w.T("owner.program")
	if r.By != "" {
		by = w.T("set.by", "name", r.By)
	}
	return strings.Join([]string{w.Date(r.CreatedAt, nil), by, w.T("set.questions", "count", r.Questions)}, " · ")
}

// sortable is a point in time as a script sorts it.
func sortable(t time.Time) string {
	if t.IsZero() {
		return "0"
	}
	return strconv.FormatInt(t.UnixMilli(), 10)
}
