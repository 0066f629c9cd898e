package views

import (
	"strconv"
	"strings"

	"github.com/readback/readback/accounts"
)

// closedGroup is a group that nobody can join just now.
func closedGroup(p GroupPage) GroupPage {
	p.Group.JoinClosed = true
	return p
}

func specimenMember(p GroupPage) MemberPage {
	return MemberPage{Frame: p.Frame, Group: p.Group, Member: p.Members[1].Person, Number: "HO-4411"}
}

func closedMember(p GroupPage) MemberPage {
	m := specimenMember(p)
	m.Closed = p.W.T("refusal.link-listed")
	return m
}

func specimenPerson() PersonPage {
	people := specimenPeople()
	return PersonPage{Frame: people.Frame, Shown: people.People[1], Number: strings.Repeat("7", 81),
		Errors: Errors{"external_id": people.W.Say("refusal.external-id-long", map[string]any{"limit": 80})}}
}

// linkSpecimens are the links of a group, a sheet of them, and what who follows one sees.
func linkSpecimens() []Specimen {
	p := LinksPage{Frame: studioFrame("Links", LinksPath("g1")), Group: specimenGroup(), Days: 7}
	none := p
	sheet := SheetPage{Frame: p.Frame, Group: p.Group, Ends: specimenNow.AddDate(0, 0, 7)}
	for i, name := range specimenNames {
		line := LinkLine{Person: accounts.Person{ID: "p" + strconv.Itoa(i), Name: name, Guest: i == 9}}
		token := "smoyq4ygde7idcr6fuelbwxpn" + strconv.Itoa(i)
		switch i {
		case 1, 4:
			line.Ends = specimenNow.AddDate(0, 0, i)
		case 2:
			line.Why = p.W.T("refusal.link-password")
		case 3:
			line.Why = p.W.T("refusal.link-listed")
		}
		p.Lines = append(p.Lines, line)
		sheet.Cards = append(sheet.Cards, LinkCard{Person: line.Person, Token: token, Link: "https://readback.example.org" + SignInLinkPath(token)})
	}
	refused := p
	refused.Errors = Errors{"whom": p.W.T("links.nobody")}
	nobody := frame("", "Sign in", SignInLinkPath("t"))
	signIn := SignInLinkPage{Frame: nobody, Token: "t", Name: "Chidi Okonkwo", Group: specimenGroup().Name}
	other := signIn
	other.Frame, other.Other = frame(accounts.Learner, "Sign in", SignInLinkPath("t")), "Ada Lindqvist"
	password := PasswordLinkPage{Frame: nobody, Token: "t", Name: "Chidi Okonkwo", SignIn: "chidi-okonkwo", Errors: Errors{"password": p.W.T("refusal.password-common")}}
	given := PasswordGivenPage{Frame: p.Frame, Name: "Chidi Okonkwo", Back: MemberPath("g1", "p2"), Ends: specimenNow.AddDate(0, 0, 1),
		Link: "https://readback.example.org/password/smoyq4ygde7idcr6fuelbwxpn3"}
	return []Specimen{
		{"links", Links(p)}, {"links-refused", Links(refused)}, {"links-none", Links(none)}, {"links-sheet", Sheet(sheet)},
		{"sign-in-link", SignInLink(signIn)}, {"sign-in-link-other", SignInLink(other)},
		{"password-link", PasswordLink(password)}, {"password-given", PasswordGiven(given)},
	}
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
