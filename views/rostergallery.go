package views

// closedGroup is a group that nobody can join just now.
func closedGroup(p GroupPage) GroupPage {
	p.Group.JoinClosed = true
	return p
}

func specimenMember(p GroupPage) MemberPage {
	return MemberPage{Frame: p.Frame, Group: p.Group, Member: p.Members[1].Person}
}
