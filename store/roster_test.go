package store

import (
	"testing"

	"github.com/readback/readback/accounts"
)

// testRoster is a group of an instructor who leads another one, too, and people within and without.
func (s *Store) testRoster(t *testing.T, lines ...accounts.Listed) (r Roster, people map[string]accounts.Person) {
	t.Helper()
	owner := s.testPerson(t, "Owner", accounts.Instructor)
	stranger := s.testPerson(t, "Stranger", accounts.Instructor)
	group := func(owner accounts.Person) string {
		return must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: owner.ID, CreatedAt: noon})).ID
	}
	r = Roster{Group: group(owner), At: noon, People: lines}
	r.Led = []string{r.Group, group(owner)}
	theirs := group(stranger)
	people = map[string]accounts.Person{}
	for _, p := range []accounts.Person{
		{Name: "In", Email: "in@example.org", ExternalID: "1"}, {Name: "Other", Email: "other@example.org", ExternalID: "2"},
		{Name: "Far", Email: "far@example.org", ExternalID: "3"}, {Name: "Twin", ExternalID: "4"}, {Name: "Twin", ExternalID: "4"},
		{Name: "Out", Email: "out@example.org", Disabled: true}, {Name: "Staff", Email: "staff@example.org", Role: accounts.Instructor},
	} {
		p.CreatedAt = noon
		if p.Role == "" {
			p.Role = accounts.Learner
		}
		added := must[accounts.Person](t)(s.AddPerson(p, Secrets{}))
		people[p.Name] = added
		in := map[string]string{"In": r.Group, "Other": r.Led[1], "Twin": r.Led[1], "Far": theirs}[p.Name]
		if in != "" {
			wantErr(t, s.Join(in, added.ID, noon), nil)
		}
	}
	return r, people
}

func TestWhatBecomesOfARoster(t *testing.T) {
	for name, c := range map[string]struct {
		line  accounts.Listed
		want  RosterOutcome
		named string // only whom the instructor knows
		all   RosterOutcome
	}{
		"nobody has it":             {accounts.Listed{Name: "Nina", Email: "nina@example.org", ExternalID: "9"}, RosterNew, "", RosterNew},
		"a name":                    {accounts.Listed{Name: "Nina"}, RosterNew, "", RosterNew},
		"a member's email":          {accounts.Listed{Name: "X", Email: "in@example.org"}, RosterMember, "In", RosterMember},
		"a member's number":         {accounts.Listed{Name: "X", ExternalID: "1"}, RosterMember, "In", RosterMember},
		"a member's name":           {accounts.Listed{Name: "IN"}, RosterMember, "In", RosterMember},
		"a member's name, a number": {accounts.Listed{Name: "In", ExternalID: "9"}, RosterNew, "", RosterNew},
		"of another group":          {accounts.Listed{Name: "X", Email: "other@example.org"}, RosterJoins, "Other", RosterJoins},
		"number of another group":   {accounts.Listed{Name: "X", Email: "new@example.org", ExternalID: "2"}, RosterJoins, "Other", RosterJoins},
		"of somebody else's group":  {accounts.Listed{Name: "X", Email: "far@example.org"}, RosterJoins, "", RosterJoins},
		"number elsewhere":          {accounts.Listed{Name: "X", ExternalID: "3"}, RosterNew, "", RosterJoins},
		"two people":                {accounts.Listed{Name: "X", Email: "in@example.org", ExternalID: "2"}, RosterTwoPeople, "", RosterTwoPeople},
		"a number of two":           {accounts.Listed{Name: "X", ExternalID: "4"}, RosterShared, "", RosterShared},
		"kept out":                  {accounts.Listed{Name: "X", Email: "out@example.org"}, RosterBarred, "", RosterBarred},
		"staff":                     {accounts.Listed{Name: "X", Email: "staff@example.org"}, RosterBarred, "", RosterBarred},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			r, _ := s.testRoster(t, c.line)
			got := must[RosterPlan](t)(s.PlanRoster(t.Context(), r))[0]
			if got.Outcome != c.want || got.Named.Name != c.named {
				t.Errorf("%s of %q, want %s of %q", got.Outcome, got.Named.Name, c.want, c.named)
			}
			r.Everybody = true
			if got := must[RosterPlan](t)(s.PlanRoster(t.Context(), r))[0]; got.Outcome != c.all {
				t.Errorf("among everybody: %s, want %s", got.Outcome, c.all)
			}
		})
	}
}

func TestOnePersonIsListedOnce(t *testing.T) {
	s := openTest(t)
	r, _ := s.testRoster(t, accounts.Listed{Line: 2, Name: "A", Email: "in@example.org"}, accounts.Listed{Line: 3, Name: "B", ExternalID: "1"})
	plan := must[RosterPlan](t)(s.PlanRoster(t.Context(), r))
	if plan[1].Outcome != RosterSame || plan[1].Other != 2 || !plan.Wrong() {
		t.Errorf("%+v", plan)
	}
}

func TestAddingARoster(t *testing.T) {
	s := openTest(t)
	r, people := s.testRoster(t, accounts.Listed{Name: "Nina", ExternalID: "9"}, accounts.Listed{Name: "Changed", Email: "far@example.org", ExternalID: "8"},
		accounts.Listed{Name: "X", Email: "other@example.org"}, accounts.Listed{Name: "In"})
	plan := must[RosterPlan](t)(s.PlanRoster(t.Context(), r))
	must[RosterPlan](t)(s.AddRoster(r, plan.Digest()))
	if far := must[accounts.Person](t)(s.Person(t.Context(), people["Far"].ID)); far != people["Far"] {
		t.Errorf("a list changed somebody: %+v", far)
	}
	listed := map[string]bool{}
	for _, c := range must[[]accounts.Candidate](t)(s.Candidates(t.Context(), r.Group)) {
		listed[c.Name] = c.Listed
	}
	if len(listed) != 4 || !listed["Far"] || listed["Other"] || listed["Nina"] || listed["In"] {
		t.Errorf("by a list alone: %v", listed)
	}
	g := must[accounts.Group](t)(s.Group(t.Context(), r.Group))
	wantErr(t, s.JoinByCode(g.JoinCode, people["Far"].ID, noon), nil)
	if must[accounts.Candidate](t)(s.Candidate(t.Context(), g.ID, people["Far"].ID)).Listed {
		t.Error("who joined is a member by a list alone")
	}
	again := must[RosterPlan](t)(s.PlanRoster(t.Context(), r))
	if again.Count(RosterMember) != 4 {
		t.Errorf("the same list again: %+v", again)
	}
}

func TestARosterIsAddedWhollyOrNotAtAll(t *testing.T) {
	s := openTest(t)
	r, _ := s.testRoster(t, accounts.Listed{Name: "Nina"}, accounts.Listed{Name: "Bo", Email: "bo@example.org"})
	agreed := must[RosterPlan](t)(s.PlanRoster(t.Context(), r)).Digest()
	must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: "Bo", Email: "bo@example.org", Role: accounts.Learner, CreatedAt: noon}, Secrets{}))
	_, err := s.AddRoster(r, agreed)
	wantErr(t, err, ErrConflict)
	r.People[1].Email = "staff@example.org"
	_, err = s.AddRoster(r, must[RosterPlan](t)(s.PlanRoster(t.Context(), r)).Digest())
	wantErr(t, err, ErrConflict)
	if n := len(must[[]Member](t)(s.Members(t.Context(), r.Group))); n != 1 {
		t.Errorf("%d members", n)
	}
}
