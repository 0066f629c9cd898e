package views

import (
	"strconv"

	"github.com/readback/readback/accounts"
)

// closedGroup is a group that nobody can join just now.
func closedGroup(p GroupPage) GroupPage {
	p.Group.JoinClosed = true
	return p
}

func specimenMember(p GroupPage) MemberPage {
	return MemberPage{Frame: p.Frame, Group: p.Group, Member: p.Members[1].Person}
}

// rosterSpecimens are a list before it is sent, with problems, agreed to, and all there.
func rosterSpecimens() []Specimen {
	p := RosterPage{Frame: studioFrame("Add people", RosterPath("g1")), Group: specimenGroup()}
	wrong := p
	wrong.Checked, wrong.Text = true, "name,email\nAda Lindqvist,ada@\nBartholomew,b@example.org\nBart,b@example.org\n"
	wrong.Problems = []RosterProblem{
		{Line: 2, Value: "ada@", Text: p.W.T("refusal.email")},
		{Line: 4, Value: "b@example.org", Text: p.W.Say("roster.problem-email-twice", map[string]any{"line": 3})},
		{Text: p.W.Say("roster.problem-nobody", nil)},
	}
	plan := p
	plan.Checked, plan.New, plan.Joins, plan.Members, plan.Unread = true, 9, 2, 1, []string{"Room", "Shoe size"}
	for i, name := range specimenNames {
		line := RosterLine{Listed: accounts.Listed{Line: i + 2, Name: name, Email: "learner-" + strconv.Itoa(i) + "@harbour-office.example.org"}, Is: "new"}
		switch i {
		case 1:
			line.Is, line.ExternalID = "joins", "HO-4411"
		case 2:
			line.Is, line.Email = "joins", ""
		case 5:
			line.Is, line.Known = "member", "Fatima"
		}
		plan.Lines = append(plan.Lines, line)
	}
	there := p
	there.Checked, there.Members, there.Lines = true, 1, plan.Lines[5:6]
	refused := p
	refused.Errors = Errors{"file": p.W.T("roster.file-bytes")}
	return []Specimen{{"roster", Roster(p)}, {"roster-wrong", Roster(wrong)}, {"roster-plan", Roster(plan)}, {"roster-there", Roster(there)}, {"roster-refused", Roster(refused)}}
}
