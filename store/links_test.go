package store

import (
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

func (s *Store) wantLink(t *testing.T, kind accounts.LinkKind, hash string, at time.Time, want error) {
	t.Helper()
	_, _, err := s.PersonByLink(t.Context(), kind, hash, at)
	wantErr(t, err, want)
}

func TestALinkIsGoodWhileAllIsAsItWas(t *testing.T) {
	for name, change := range map[string]func(s *Store, l Link) error{
		"kept out":         func(s *Store, l Link) error { return s.SetDisabled(l.PersonID, noon) },
		"taken out":        func(s *Store, l Link) error { return s.Leave(l.GroupID, l.PersonID) },
		"staff":            func(s *Store, l Link) error { return s.SetRole(l.PersonID, accounts.Instructor) },
		"has a password":   func(s *Store, l Link) error { return s.SetPassword(l.PersonID, "x") },
		"revoked":          func(s *Store, l Link) error { _, err := s.RevokeLinks(l.GroupID, l.Kind, noon); return err },
		"group in the bin": func(s *Store, l Link) error { return s.DeleteGroup(l.GroupID, "", noon) },
		"replaced":         func(s *Store, l Link) error { l.Hash = "other"; return s.AddLinks(l) },
		"gone":             func(s *Store, l Link) error { return s.DeletePerson(l.PersonID) },
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			g, p := s.testGroup(t), s.testPerson(t, "P", accounts.Learner)
			wantErr(t, s.Join(g.ID, p.ID, noon), nil)
			l := Link{Hash: "h", PersonID: p.ID, Kind: accounts.SignInLink, GroupID: g.ID, MadeAt: noon, ExpiresAt: noon.Add(time.Hour)}
			wantErr(t, s.AddLinks(l), nil)
			s.wantLink(t, l.Kind, "h", noon, nil)
			s.wantLink(t, l.Kind, "h", l.ExpiresAt, ErrNotFound)
			s.wantLink(t, accounts.PasswordLink, "h", noon, ErrNotFound)
			wantErr(t, change(s, l), nil)
			s.wantLink(t, l.Kind, "h", noon, ErrNotFound)
		})
	}
}

func TestLinksOfAGroup(t *testing.T) {
	s := openTest(t)
	g, p := s.testGroup(t), s.testPerson(t, "P", accounts.Learner)
	wantErr(t, s.Join(g.ID, p.ID, noon), nil)
	end := noon.Add(time.Hour)
	wantErr(t, s.AddLinks(Link{Hash: "h", PersonID: p.ID, Kind: accounts.SignInLink, GroupID: g.ID, MadeAt: noon, ExpiresAt: end}), nil)
	if ends := must[map[string]time.Time](t)(s.LinkEnds(t.Context(), g.ID, accounts.SignInLink, noon)); !ends[p.ID].Equal(end) || len(ends) != 1 {
		t.Errorf("links end %v", ends)
	}
	if n := must[int64](t)(s.RevokeLinks(g.ID, accounts.SignInLink, noon)); n != 1 {
		t.Errorf("%d links ended", n)
	}
	if n := must[int64](t)(s.RevokeLinks(g.ID, accounts.SignInLink, noon)); n != 0 {
		t.Errorf("%d links ended again", n)
	}
	wantErr(t, s.AddLinks(Link{Hash: "i", PersonID: "nobody", Kind: accounts.SignInLink, GroupID: g.ID, MadeAt: noon, ExpiresAt: end}), ErrReference)
}

func TestAPasswordIsSetByALinkOnce(t *testing.T) {
	s := openTest(t)
	p := s.testPerson(t, "Ines", accounts.Instructor)
	wantErr(t, s.AddSession(Session{IDHash: "s", PersonID: p.ID, CreatedAt: noon, SeenAt: noon, ExpiresAt: noon.Add(time.Hour)}), nil)
	l := Link{Hash: "h", PersonID: p.ID, Kind: accounts.PasswordLink, MadeBy: p.ID, MadeAt: noon, ExpiresAt: noon.Add(accounts.PasswordLinkLife)}
	wantErr(t, s.AddLinks(l), nil)
	l.Hash = "i"
	wantErr(t, s.AddLinks(l), nil)
	_, err := s.SetPasswordByLink("h", "one", noon)
	wantErr(t, err, ErrNotFound) // replaced
	_, err = s.SetPasswordByLink("i", "two", l.ExpiresAt)
	wantErr(t, err, ErrNotFound) // has run out
	if got := must[accounts.Person](t)(s.SetPasswordByLink("i", "three", noon)); got.ID != p.ID {
		t.Errorf("the password of %+v is set", got)
	}
	_, err = s.SetPasswordByLink("i", "four", noon)
	wantErr(t, err, ErrNotFound) // used up
	if _, hash, _ := s.PersonByLogin(t.Context(), p.SignIn); hash != "three" {
		t.Errorf("the password is %s", hash)
	}
	_, err = s.Session(t.Context(), "s", noon)
	wantErr(t, err, ErrNotFound)
}
