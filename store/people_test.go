package store

import (
	"errors"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

func TestAPersonComesBackAsStored(t *testing.T) {
	s := openTest(t)
	in := accounts.Person{Name: "Ada", Email: "ada@example.org", Role: accounts.Instructor, ExternalID: "7", CreatedAt: noon}
	added := must[accounts.Person](t)(s.AddPerson(in, Secrets{PasswordHash: "argon", ReturnHash: "code"}))
	in.ID = added.ID
	if in.ID == "" || added != in {
		t.Errorf("added %+v", added)
	}
	if got := must[accounts.Person](t)(s.Person(t.Context(), in.ID)); got != in {
		t.Errorf("stored %+v", got)
	}
	if got := must[accounts.Person](t)(s.PersonByReturnCode(t.Context(), "code")); got != in {
		t.Errorf("by return code %+v", got)
	}
	got, hash, err := s.PersonByLogin(t.Context(), " ADA@example.org ")
	if err != nil || got != in || hash != "argon" {
		t.Errorf("by email %+v, %q, %v", got, hash, err)
	}
	for _, login := range []string{"", "bob", "%"} {
		_, _, err := s.PersonByLogin(t.Context(), login)
		wantErr(t, err, ErrNotFound)
	}
	_, err = s.Person(t.Context(), "missing")
	wantErr(t, err, ErrNotFound)
}

func TestNamesakesWithoutEmailGetSignInNamesOfTheirOwn(t *testing.T) {
	s := openTest(t)
	seen := map[string]bool{}
	for range 5 {
		p := s.testPerson(t, "Ada Lovelace", accounts.Learner)
		if p.SignIn == "" || seen[p.SignIn] {
			t.Errorf("sign-in name %q", p.SignIn)
		}
		seen[p.SignIn] = true
		found, _, err := s.PersonByLogin(t.Context(), p.SignIn)
		if err != nil || found.ID != p.ID {
			t.Errorf("%s finds %+v, %v", p.SignIn, found, err)
		}
	}
}

func TestTakenSaysWhat(t *testing.T) {
	s := openTest(t)
	first := must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: "A", Email: "a@b.c", Role: accounts.Learner}, Secrets{ReturnHash: "r"}))
	second := must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: "B", SignIn: "bee", Role: accounts.Learner}, Secrets{}))
	for what, p := range map[string]accounts.Person{"email": {Name: "C", Email: "a@b.c"}, "sign_in": {Name: "C", SignIn: "bee"}} {
		p.Role = accounts.Learner
		_, err := s.AddPerson(p, Secrets{})
		var taken ErrTaken
		if !errors.As(err, &taken) || taken.What != what || !errors.Is(err, ErrTaken{}) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := s.AddPerson(accounts.Person{Name: "C", Role: accounts.Learner}, Secrets{ReturnHash: "r"})
	wantErr(t, err, ErrTaken{})
	second.Email = first.Email
	_, err = s.SaveProfile(second)
	wantErr(t, err, ErrTaken{What: "email"})
}

func TestSaveProfile(t *testing.T) {
	s := openTest(t)
	p := must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: "Guest", Role: accounts.Learner, Guest: true, CreatedAt: noon}, Secrets{}))
	p.Name, p.Email, p.Guest, p.ExternalID = "Ada", "ada@example.org", false, "9"
	saved := must[accounts.Person](t)(s.SaveProfile(p))
	if saved.SignIn != "" || saved != must[accounts.Person](t)(s.Person(t.Context(), p.ID)) {
		t.Errorf("with an email: %+v", saved)
	}
	saved.Email = ""
	if saved = must[accounts.Person](t)(s.SaveProfile(saved)); saved.SignIn != "ada" {
		t.Errorf("without one: %+v", saved)
	}
	if again := must[accounts.Person](t)(s.SaveProfile(saved)); again.SignIn != "ada" {
		t.Errorf("one's own sign-in name counts as taken: %+v", again)
	}
	saved.ID = "missing"
	saved.SignIn = "other"
	_, err := s.SaveProfile(saved)
	wantErr(t, err, ErrNotFound)
}

func TestOnlyOneFirstAdministrator(t *testing.T) {
	s := openTest(t)
	if must[bool](t)(s.HasAdministrator(t.Context())) {
		t.Error("a new database has an administrator")
	}
	first := must[accounts.Person](t)(s.AddFirstAdministrator(accounts.Person{Name: "A"}, Secrets{}))
	if first.Role != accounts.Administrator || !must[bool](t)(s.HasAdministrator(t.Context())) {
		t.Errorf("made %+v", first)
	}
	_, err := s.AddFirstAdministrator(accounts.Person{Name: "B"}, Secrets{})
	wantErr(t, err, ErrTaken{What: "administrator"})
}

func TestTheLastAdministratorStays(t *testing.T) {
	s := openTest(t)
	first := s.testPerson(t, "A", accounts.Administrator)
	wantErr(t, s.SetRole(first.ID, accounts.Learner), ErrLastAdministrator)
	wantErr(t, s.SetDisabled(first.ID, noon), ErrLastAdministrator)
	wantErr(t, s.DeletePerson(first.ID), ErrLastAdministrator)
	second := s.testPerson(t, "B", accounts.Administrator)
	for _, err := range []error{s.SetDisabled(first.ID, noon), s.SetDisabled(first.ID, time.Time{}), s.DeletePerson(second.ID)} {
		if err != nil {
			t.Error(err)
		}
	}
	wantErr(t, s.SetRole(first.ID, accounts.Instructor), ErrLastAdministrator)
}

func TestChangingWhatSomebodyMayDoEndsTheirSessions(t *testing.T) {
	for name, change := range map[string]func(*Store, string) error{
		"role":     func(s *Store, id string) error { return s.SetRole(id, accounts.Instructor) },
		"password": func(s *Store, id string) error { return s.SetPassword(id, "hash") },
		"disable":  func(s *Store, id string) error { return s.SetDisabled(id, noon) },
		"delete":   (*Store).DeletePerson,
		"sign out": (*Store).EndSessionsOf,
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			p, other := s.testPerson(t, "P", accounts.Learner), s.testPerson(t, "O", accounts.Learner)
			for hash, person := range map[string]string{"1": p.ID, "2": p.ID, "3": other.ID, "4": ""} {
				n := Session{IDHash: hash, PersonID: person, CreatedAt: noon, SeenAt: noon, ExpiresAt: noon.Add(time.Hour)}
				if err := s.AddSession(n); err != nil {
					t.Fatal(err)
				}
			}
			if err := change(s, p.ID); err != nil {
				t.Fatal(err)
			}
			for hash, stays := range map[string]bool{"1": false, "2": false, "3": true, "4": true} {
				if _, err := s.Session(t.Context(), hash, noon); (err == nil) != stays {
					t.Errorf("session %s: %v", hash, err)
				}
			}
		})
	}
}

func TestChangesToNobody(t *testing.T) {
	s := openTest(t)
	for _, err := range []error{s.SetRole("x", accounts.Learner), s.SetPassword("x", "h"), s.SetDisabled("x", noon),
		s.SetReturnCode("x", "h"), s.DeletePerson("x")} {
		wantErr(t, err, ErrNotFound)
	}
}

func TestReturnCodesAndDisablingAreStored(t *testing.T) {
	s := openTest(t)
	p := s.testPerson(t, "P", accounts.Learner)
	if err := errors.Join(s.SetReturnCode(p.ID, "old"), s.SetReturnCode(p.ID, "new"), s.SetDisabled(p.ID, noon)); err != nil {
		t.Fatal(err)
	}
	_, err := s.PersonByReturnCode(t.Context(), "old")
	wantErr(t, err, ErrNotFound)
	if got := must[accounts.Person](t)(s.PersonByReturnCode(t.Context(), "new")); !got.Disabled {
		t.Errorf("stored %+v", got)
	}
}

func TestDeletingSomebodyRemovesWhatTheyDid(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil {
		t.Fatal(err)
	}
	if err := s.DeletePerson(a.PersonID); err != nil {
		t.Fatal(err)
	}
	rows := must[map[string]int64](t)(count(t.Context(), s.reads))
	for _, table := range []string{"people", "attempts", "answers", "answer_history"} {
		if rows[table] != 0 {
			t.Errorf("%d rows left in %s", rows[table], table)
		}
	}
}

func TestOwnersHandOverBeforeTheyGo(t *testing.T) {
	s := openTest(t)
	owner, heir := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "H", accounts.Instructor)
	saved := must[[]SavedSet](t)(s.SaveSets(t.Context(), &owner, noon, testSet(t)))
	group := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: owner.ID, CreatedAt: noon}))
	wantErr(t, s.DeletePerson(owner.ID), ErrOwner)
	if err := errors.Join(s.HandOver(owner.ID, heir.ID), s.DeletePerson(owner.ID)); err != nil {
		t.Fatal(err)
	}
	if set := must[Set](t)(s.Set(t.Context(), saved[0].SetID)); set.OwnerID != heir.ID {
		t.Errorf("the set is %q's", set.OwnerID)
	}
	if g := must[accounts.Group](t)(s.Group(t.Context(), group.ID)); g.OwnerID != heir.ID {
		t.Errorf("the group is %q's", g.OwnerID)
	}
}

func TestPeopleAreListedByName(t *testing.T) {
	s := openTest(t)
	s.testPerson(t, "B", accounts.Learner)
	s.testPerson(t, "A", accounts.Learner)
	people := must[[]accounts.Person](t)(s.People(t.Context()))
	if len(people) != 2 || people[0].Name != "A" {
		t.Errorf("listed %+v", people)
	}
}
