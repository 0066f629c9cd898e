package store

import (
	"testing"

	"github.com/readback/readback/accounts"
)

func TestGroups(t *testing.T) {
	s := openTest(t)
	owner, other := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "X", accounts.Instructor)
	g := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "B", OwnerID: owner.ID, CreatedAt: noon}))
	second := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "A", OwnerID: other.ID, CreatedAt: noon}))
	if g.JoinCode == second.JoinCode {
		t.Error("two groups with one code")
	}
	for by, found := range map[string]accounts.Group{
		"id":   must[accounts.Group](t)(s.Group(t.Context(), g.ID)),
		"code": must[accounts.Group](t)(s.GroupByJoinCode(t.Context(), g.JoinCode)),
		"list": must[[]accounts.Group](t)(s.GroupsOf(t.Context(), owner.ID))[0],
		"all":  must[[]accounts.Group](t)(s.AllGroups(t.Context()))[1],
	} {
		if found != g {
			t.Errorf("by %s: %+v, want %+v", by, found, g)
		}
	}
	_, err := s.GroupByJoinCode(t.Context(), "")
	wantErr(t, err, ErrNotFound)
	_, err = s.AddGroup(accounts.Group{Name: "C", OwnerID: "nobody", CreatedAt: noon})
	wantErr(t, err, ErrReference)
}

func TestMembership(t *testing.T) {
	s := openTest(t)
	owner := s.testPerson(t, "O", accounts.Instructor)
	g := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: owner.ID, CreatedAt: noon}))
	b, a := s.testPerson(t, "B", accounts.Learner), s.testPerson(t, "A", accounts.Learner)
	for _, id := range []string{b.ID, a.ID, a.ID} { // joining again is fine
		if err := s.Join(g.ID, id, noon); err != nil {
			t.Fatal(err)
		}
	}
	wantErr(t, s.Join(g.ID, "nobody", noon), ErrReference)
	wantErr(t, s.Join("nowhere", a.ID, noon), ErrReference)
	members := must[[]Member](t)(s.Members(t.Context(), g.ID))
	if len(members) != 2 || members[0] != (Member{Person: a, JoinedAt: noon}) {
		t.Errorf("members %+v", members)
	}
	if !must[bool](t)(s.IsMember(t.Context(), g.ID, a.ID)) || must[bool](t)(s.IsMember(t.Context(), g.ID, owner.ID)) {
		t.Error("membership is wrong")
	}
}
