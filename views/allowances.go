package views

import (
	"slices"
	"time"

	"github.com/readback/readback/quiz"
)

// AllowanceLine is somebody, or a group, and what they have in a quiz beyond its rules.
type AllowanceLine struct {
	Whom    string // the value of the form's box
	Name    string
	Group   bool
	Guest   bool
	Running bool // has an attempt open
	Has     quiz.Allowance
	GivenBy string // name; empty: nobody, or somebody who is gone
	GivenAt time.Time
}

// AllowancesForm is what was typed.
type AllowancesForm struct {
	Minutes, Attempts string   // for those who are chosen
	Chosen            []string // whom
	More              string   // minutes for all who are at it
}

// AllowancesPage is who has more time or attempts in a quiz.
type AllowancesPage struct {
	Frame
	Quiz   quiz.Quiz
	Lines  []AllowanceLine // groups first
	Form   AllowancesForm
	Errors Errors
	Zone   *time.Location
}

// running counts those who have an attempt open.
func (p AllowancesPage) running() (count int) {
	for _, l := range p.Lines {
		if l.Running {
			count++
		}
	}
	return count
}

// timed tells whether attempts end by the clock at all.
func (p AllowancesPage) timed() bool {
	return p.Quiz.Rules.TimeLimit > 0 || !p.Quiz.Rules.Closes.IsZero()
}

// notes say what more time and more attempts can't do in this quiz.
func (p AllowancesPage) notes() (said []string) {
	if !p.timed() {
		said = append(said, p.W.T("allowances.untimed"))
	}
	if p.Quiz.Rules.Attempts == 0 {
		said = append(said, p.W.T("allowances.uncounted"))
	}
	if !p.Quiz.Rules.Closes.IsZero() {
		said = append(said, p.W.T("allowances.closes"))
	}
	return said
}

func (p AllowancesPage) chosen(l AllowanceLine) bool { return slices.Contains(p.Form.Chosen, l.Whom) }

func (p AllowancesPage) name(l AllowanceLine) string {
	if l.Group {
		return p.W.T("allowances.group", "group", l.Name)
	}
	return l.Name
}
