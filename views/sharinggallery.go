package views

import "github.com/readback/readback/accounts"

// ownersSpecimens are the pages on who owns a set or a group.
func ownersSpecimens() []Specimen {
	only := specimenOwners()
	only.Owners = only.Owners[:1]
	only.Who, only.Errors = "olga@example.org", Errors{"who": only.W.T("owners.unknown")}
	group := specimenOwners()
	group.Frame, group.Group, group.Name, group.Path = studioFrame("Owners", OwnersPath(GroupPath("g1"))), true, specimenGroup().Name, GroupPath("g1")
	group.Errors = Errors{"sure": group.W.T("owners.not-sure")}
	loose := specimenOwners()
	loose.Loose, loose.Owners = true, nil
	return []Specimen{
		{"owners", Owners(specimenOwners())},
		{"owners-only", Owners(only)},
		{"owners-group", Owners(group)},
		{"owners-loose", Owners(loose)},
	}
}

func specimenOwners() OwnersPage {
	set := specimenSetLine()
	owner := func(id, name, login string, role accounts.Role) OwnerLine {
		return OwnerLine{Person: accounts.Person{ID: id, Name: name, Email: login, Role: role}, Since: specimenNow.AddDate(0, 0, -3), AddedBy: "Ada Lindqvist"}
	}
	first := OwnerLine{Person: accounts.Person{ID: "p1", Name: "Ada Lindqvist", Email: "ada@example.org", Role: accounts.Instructor}, First: true}
	return OwnersPage{
		Frame: studioFrame("Owners", OwnersPath(SetPath(set.ID))), Name: set.Title, Path: SetPath(set.ID),
		Owners: []OwnerLine{
			first, owner("p2", "Bartholomew Featherstonehaugh", "bartholomew.featherstonehaugh@harbour-office.example.org", accounts.Instructor),
			owner("p3", "Ines Okafor", "ines@example.org", accounts.Learner),
		},
	}
}
