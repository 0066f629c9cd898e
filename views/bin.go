package views

import (
	"time"

	"github.com/readback/readback/words"
)

// BinPath is what was deleted and can be brought back; it takes what is (POST).
const BinPath = "/studio/bin"

// DeletePath deletes what is at a path, a set, a quiz or a group (POST), and says before what that means.
func DeletePath(of string) string { return of + "/delete" }

// BinLine is a thing in the bin.
type BinLine struct {
	Kind      string // set, quiz, group or draft
	ID, Title string
	DeletedAt time.Time
	DeletedBy string // name; empty for somebody who is gone
	Until     time.Time
	Quizzes   int  // that went with a group
	Kept      bool // longer than until Until, since quizzes ask it
}

// BinPage lists what was deleted.
type BinPage struct {
	Frame
	Lines  []BinLine
	Errors Errors
}

// DeletePage says what deleting a thing means, and does it.
type DeletePage struct {
	Frame
	Kind     string // set, quiz or group
	Name     string
	Path     string           // of its own page
	Quizzes  []StudioQuizLine // of the reader's: that ask a set, or go with a group
	Others   int              // quizzes of others that ask a set
	Draft    bool             // of a set: it is being edited
	Attempts int              // at a quiz
	Running  int              // of them
	Scores   string           // path of a quiz's
	Members  int              // of a group
	Owners   []string         // names of its other owners
}

func binColumns(w words.Words) []column {
	return []column{
		{text: w.T("bin.what")},
		{text: w.T("bin.kind")},
		{text: w.T("bin.deleted-at"), number: true},
		{text: w.T("bin.until"), number: true},
		{text: w.T("table.actions"), silent: true},
	}
}

// deletedWhen says when a thing was deleted, and by whom.
func deletedWhen(w words.Words, l BinLine) string {
	if l.DeletedBy == "" {
		return w.Date(l.DeletedAt, nil)
	}
	return w.T("owners.by", "date", w.Date(l.DeletedAt, nil), "name", l.DeletedBy)
}

func binUntil(w words.Words, l BinLine) string {
	if l.Kept {
		return w.T("bin.kept")
	}
	return w.Date(l.Until, nil)
}

// meanings are what deleting the thing means, sentence by sentence.
func (p DeletePage) meanings() (said []string) {
	switch p.Kind {
	case "set":
		said = p.meaningsOfSet()
	case "quiz":
		said = p.meaningsOfQuiz()
	case "group":
		said = p.meaningsOfGroup()
	}
	return said
}

func (p DeletePage) meaningsOfSet() []string {
	said := []string{p.W.T("delete.set-gone")}
	if len(p.Quizzes) > 0 {
		said = append(said, p.W.T("delete.set-quizzes", "count", len(p.Quizzes)))
	}
	if p.Others > 0 {
		said = append(said, p.W.T("delete.set-others", "count", p.Others))
	}
	if p.Draft {
		said = append(said, p.W.T("delete.set-draft"))
	}
	return append(said, p.W.T("delete.set-id"), p.W.T("delete.set-purge"))
}

func (p DeletePage) meaningsOfQuiz() []string {
	said := []string{p.W.T("delete.quiz-gone")}
	if p.Attempts > 0 {
		said = append(said, p.W.T("delete.quiz-attempts", "count", p.Attempts))
	}
	if p.Running > 0 {
		said = append(said, p.W.T("delete.quiz-running", "count", p.Running))
	}
	return append(said, p.W.T("delete.quiz-purge"))
}

func (p DeletePage) meaningsOfGroup() []string {
	said := []string{p.W.T("delete.group-gone")}
	if p.Members > 0 {
		said = append(said, p.W.T("delete.group-members", "count", p.Members))
	}
	if len(p.Quizzes) > 0 {
		said = append(said, p.W.T("delete.group-quizzes", "count", len(p.Quizzes)))
	}
	return append(said, p.W.T("delete.group-purge"))
}
