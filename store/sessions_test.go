package store

import (
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

func TestSessions(t *testing.T) {
	s := openTest(t)
	p := s.testPerson(t, "P", accounts.Learner)
	in := Session{IDHash: "h", PersonID: p.ID, Data: "d", CreatedAt: noon, SeenAt: noon, ExpiresAt: noon.Add(time.Hour)}
	if err := s.AddSession(in); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.AddSession(in), ErrTaken{})
	if got := must[Session](t)(s.Session(t.Context(), "h", noon)); got != in {
		t.Errorf("stored %+v", got)
	}
	in.Data, in.SeenAt, in.ExpiresAt = "e", noon.Add(time.Minute), noon.Add(2*time.Hour)
	if err := s.SaveSession(in); err != nil {
		t.Fatal(err)
	}
	if got := must[Session](t)(s.Session(t.Context(), "h", noon.Add(time.Hour))); got != in {
		t.Errorf("saved %+v", got)
	}
	_, err := s.Session(t.Context(), "h", in.ExpiresAt)
	wantErr(t, err, ErrNotFound)
}

func TestAnEndedSessionStaysEnded(t *testing.T) {
	s := openTest(t)
	in := Session{IDHash: "h", CreatedAt: noon, SeenAt: noon, ExpiresAt: noon.Add(time.Hour)}
	if err := s.AddSession(in); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.EndSession("h"); err != nil {
			t.Fatal(err)
		}
	}
	wantErr(t, s.SaveSession(in), ErrNotFound) // what a request does that began before
	_, err := s.Session(t.Context(), "h", noon)
	wantErr(t, err, ErrNotFound)
}

func TestSweepSessions(t *testing.T) {
	s := openTest(t)
	for hash, hours := range map[string]int{"1": 1, "2": 2, "3": 3} {
		end := noon.Add(time.Duration(hours) * time.Hour)
		if err := s.AddSession(Session{IDHash: hash, CreatedAt: noon, SeenAt: noon, ExpiresAt: end}); err != nil {
			t.Fatal(err)
		}
	}
	if n := must[int64](t)(s.SweepSessions(noon.Add(2 * time.Hour))); n != 2 {
		t.Errorf("swept %d", n)
	}
}
