package store

import (
	"testing"

	"github.com/readback/readback/accounts"
)

func (s *Store) testGroup(t *testing.T) accounts.Group {
	t.Helper()
	owner := s.testPerson(t, "Owner", accounts.Instructor)
	return must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: owner.ID, CreatedAt: noon}))
}

func TestNobodyJoinsAClosedGroup(t *testing.T) {
	s := openTest(t)
	g := s.testGroup(t)
	in, out := s.testPerson(t, "In", accounts.Learner), s.testPerson(t, "Out", accounts.Learner)
	wantErr(t, s.JoinByCode(g.JoinCode, in.ID, noon), nil)
	for range 2 {
		wantErr(t, s.CloseGroup(g.ID, noon), nil)
	}
	if !must[accounts.Group](t)(s.GroupByJoinCode(t.Context(), g.JoinCode)).JoinClosed {
		t.Error("the group isn't closed")
	}
	wantErr(t, s.JoinByCode(g.JoinCode, in.ID, noon), nil) // a member already
	wantErr(t, s.JoinByCode(g.JoinCode, out.ID, noon), ErrJoinClosed)
	wantErr(t, s.OpenGroup(g.ID), nil)
	wantErr(t, s.JoinByCode(g.JoinCode, out.ID, noon), nil)
	if n := len(must[[]Member](t)(s.Members(t.Context(), g.ID))); n != 2 {
		t.Errorf("%d members", n)
	}
}

func TestAChangedJoinCodeLeadsNowhere(t *testing.T) {
	s := openTest(t)
	g := s.testGroup(t)
	p := s.testPerson(t, "P", accounts.Learner)
	code := must[string](t)(s.ChangeJoinCode(g.ID, noon))
	if again := must[string](t)(s.ChangeJoinCode(g.ID, noon)); again == code || code == g.JoinCode {
		t.Errorf("codes %s, %s, %s", g.JoinCode, code, again)
	}
	for _, former := range []string{g.JoinCode, code} {
		_, err := s.GroupByJoinCode(t.Context(), former)
		wantErr(t, err, ErrFormerCode)
		wantErr(t, s.JoinByCode(former, p.ID, noon), ErrFormerCode)
	}
	wantErr(t, s.JoinByCode("0000-0000", p.ID, noon), ErrNotFound)
	_, err := s.ChangeJoinCode("nowhere", noon)
	wantErr(t, err, ErrNotFound)
}

func TestLeavingAGroup(t *testing.T) {
	s := openTest(t)
	g := s.testGroup(t)
	p := s.testPerson(t, "P", accounts.Learner)
	wantErr(t, s.Join(g.ID, p.ID, noon), nil)
	wantErr(t, s.Leave(g.ID, p.ID), nil)
	wantErr(t, s.Leave(g.ID, p.ID), ErrNotFound)
	must[accounts.Person](t)(s.Person(t.Context(), p.ID))
}
