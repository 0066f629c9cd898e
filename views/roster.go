package views

import "github.com/readback/readback/accounts"

// RosterPage is a list of people for a group, before and after it was looked at. Form fields: text, file, agreed, go.
type RosterPage struct {
	Frame
	Group    accounts.Group
	Text     string // as typed, or as a file has it
	Errors   Errors // "", file
	Checked  bool
	Problems []RosterProblem
	Unread   []string     // heads of columns that nothing is read of
	Lines    []RosterLine // those that nothing is wrong with
	Agreed   string       // what adding the people agrees to

	New, Joins, Members int // lines of each kind
}

// RosterProblem is what is wrong with a line, and what to do.
type RosterProblem struct {
	Line        int // 0: the list as a whole
	Value, Text string
}

// RosterLine is somebody in the list.
type RosterLine struct {
	accounts.Listed
	Is    string // new, joins or member
	Known string // by which other name the person is known to who sends the list; else empty
}

// mayAdd tells whether there is somebody to be added, and nothing in the way.
func (p RosterPage) mayAdd() bool { return len(p.Problems) == 0 && p.New+p.Joins > 0 }

// numbered tells whether anybody in the list has an external id.
func (p RosterPage) numbered() bool {
	for _, l := range p.Lines {
		if l.ExternalID != "" {
			return true
		}
	}
	return false
}

func (p RosterPage) columns() []column {
	all := []column{{text: p.W.T("roster.line"), number: true}, {text: p.W.T("people.name")}, {text: p.W.T("people.email")}}
	if p.numbered() {
		all = append(all, column{text: p.W.T("person.external-id")})
	}
	return append(all, column{text: p.W.T("roster.becomes")})
}
