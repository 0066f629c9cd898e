package store

import (
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

func TestMembershipsAreOfGroupsThatAreThere(t *testing.T) {
	s := openTest(t)
	ines, ada := s.testPerson(t, "Ines", accounts.Instructor), s.testPerson(t, "Ada", accounts.Learner)
	var last string
	for _, name := range []string{"Night shift", "Border desk", "Gone"} {
		g := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: name, OwnerID: ines.ID, CreatedAt: noon}))
		if err := s.Join(g.ID, ada.ID, noon); err != nil {
			t.Fatal(err)
		}
		last = g.ID
	}
	if err := s.DeleteGroup(last, ines.ID, noon); err != nil {
		t.Fatal(err)
	}
	got := must[[]Membership](t)(s.Memberships(t.Context(), ada.ID))
	if len(got) != 2 || got[0] != (Membership{"Border desk", noon}) || got[1].Group != "Night shift" {
		t.Errorf("memberships are %v", got)
	}
	if none := must[[]Membership](t)(s.Memberships(t.Context(), ines.ID)); len(none) > 0 {
		t.Errorf("who leads a group is in %v", none)
	}
}

func TestHistoryOfOneQuestion(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	for i, answer := range []string{`"a"`, `"b"`} {
		if err := s.saveTest(a, "q1", int64(i+1), answer); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.saveTest(a, "q2", 1, `"noon"`); err != nil {
		t.Fatal(err)
	}
	got := must[[]PastAnswer](t)(s.History(t.Context(), a.ID, "q1"))
	if len(got) != 2 || string(got[0].Answer) != `"a"` || got[1].Seq != 2 || !got[1].At.Equal(noon.Add(time.Minute)) {
		t.Errorf("the history is %v", got)
	}
}
