package handlers

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/sessions"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

var _ sessions.Store = (*SessionStore)(nil)

// visited is a site of sessions with one person, and the clock that it goes by.
type visited struct {
	*SessionStore
	t     *testing.T
	db    *store.Store
	clock *clock
	ada   accounts.Person
}

func newVisited(t *testing.T, secure bool) visited {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	clock := newClock()
	ada, err := db.AddPerson(accounts.Person{Name: "Ada", Role: accounts.Learner, CreatedAt: clock.Now()}, store.Secrets{})
	if err != nil {
		t.Fatal(err)
	}
	return visited{NewSessionStore(db, secure, clock.Now), t, db, clock, ada}
}

// browser is a cookie, as a browser keeps it between requests.
type browser struct{ cookie *http.Cookie }

// visit makes one request of a browser and gives the browser the cookie that comes back.
func (v visited) visit(b *browser, handle func(r *http.Request, w http.ResponseWriter) error) *http.Cookie {
	v.t.Helper()
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	if b.cookie != nil {
		request.AddCookie(b.cookie)
	}
	recorder := httptest.NewRecorder()
	if err := handle(request, recorder); err != nil {
		v.t.Fatal(err)
	}
	return b.take(recorder)
}

func (b *browser) take(recorder *httptest.ResponseRecorder) *http.Cookie {
	set := recorder.Result().Cookies()
	if len(set) == 0 {
		return nil
	}
	b.cookie = set[len(set)-1]
	if b.cookie.MaxAge < 0 {
		b.cookie = nil
	}
	return set[len(set)-1]
}

func (v visited) signIn(b *browser) *http.Cookie {
	v.t.Helper()
	return v.visit(b, func(r *http.Request, w http.ResponseWriter) error { return v.SignIn(r, w, v.ada.ID) })
}

func (v visited) signOut(b *browser) *http.Cookie {
	v.t.Helper()
	return v.visit(b, v.SignOut)
}

func (v visited) notify(b *browser, notice string) *http.Cookie {
	v.t.Helper()
	return v.visit(b, func(r *http.Request, w http.ResponseWriter) error { return v.Notify(r, w, notice) })
}

// expectPerson asks who is signed in, in a request of its own.
func (v visited) expectPerson(b *browser, want string) {
	v.t.Helper()
	v.visit(b, func(r *http.Request, _ http.ResponseWriter) error {
		if got, err := v.PersonID(r); got != want || err != nil {
			v.t.Errorf("signed in is %q (%v), want %q", got, err, want)
		}
		return nil
	})
}

func (v visited) expectNotice(b *browser, want string) {
	v.t.Helper()
	v.visit(b, func(r *http.Request, w http.ResponseWriter) error {
		if got, code, err := v.TakeNotices(r, w); got != want || code != "" || err != nil {
			v.t.Errorf("the notice is %q and the code %q (%v), want %q", got, code, err, want)
		}
		return nil
	})
}

func (v visited) row(b *browser) store.Session {
	v.t.Helper()
	row, err := v.db.Session(v.t.Context(), accounts.Hash(b.cookie.Value), v.clock.Now())
	if err != nil {
		v.t.Fatal(err)
	}
	return row
}

func TestSigningInAndOut(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.expectPerson(b, "")
	if b.cookie != nil {
		t.Error("looking at a page set a cookie")
	}
	v.signIn(b)
	v.expectPerson(b, v.ada.ID)
	stolen := &browser{cookie: b.cookie}
	if gone := v.signOut(b); gone == nil || gone.MaxAge >= 0 || gone.Value != "" {
		t.Errorf("signing out left the cookie: %v", gone)
	}
	v.expectPerson(b, "")
	v.expectPerson(stolen, "")
}

func TestWhoIsSignedInWithinTheRequest(t *testing.T) {
	v := newVisited(t, false)
	v.visit(&browser{}, func(r *http.Request, w http.ResponseWriter) error {
		if err := v.SignIn(r, w, v.ada.ID); err != nil {
			return err
		}
		if got, err := v.PersonID(r); got != v.ada.ID || err != nil {
			t.Errorf("after signing in: %q, %v", got, err)
		}
		if err := v.SignOut(r, w); err != nil {
			return err
		}
		if got, err := v.PersonID(r); got != "" || err != nil {
			t.Errorf("after signing out: %q, %v", got, err)
		}
		return nil
	})
}

func TestTheCookie(t *testing.T) {
	for _, secure := range []bool{true, false} {
		v, b := newVisited(t, secure), &browser{}
		set := v.signIn(b)
		name := map[bool]string{true: "__Host-readback", false: "readback"}[secure]
		if set.Name != name || set.Path != "/" || set.Domain != "" || set.Secure != secure || !set.HttpOnly ||
			set.SameSite != http.SameSiteLaxMode || set.MaxAge != int(sessionLife/time.Second) {
			t.Errorf("the cookie is %v", set)
		}
		if err := set.Valid(); err != nil || len(set.Value) != len(accounts.NewToken()) {
			t.Errorf("the cookie holds %q: %v", set.Value, err)
		}
		if row := v.row(b); row.IDHash == set.Value || row.PersonID != v.ada.ID || row.Data != "" {
			t.Errorf("stored is %+v", row)
		}
	}
}

func TestAnIDPlantedBeforeSigningInIsWorthNothing(t *testing.T) {
	v := newVisited(t, false)
	attacker := &browser{}
	v.notify(attacker, "a session of nobody")
	victim := &browser{cookie: attacker.cookie}
	v.signIn(victim)
	v.expectPerson(victim, v.ada.ID)
	v.expectPerson(attacker, "")

	madeUp := &browser{cookie: &http.Cookie{Name: "readback", Value: "chosen-by-the-attacker"}}
	if set := v.signIn(madeUp); set.Value == "chosen-by-the-attacker" {
		t.Error("an id from outside was taken")
	}
}

func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	before := &browser{cookie: b.cookie}
	v.signIn(b)
	v.expectPerson(b, v.ada.ID)
	v.expectPerson(before, "")
}

func TestSessionsAreRevokedAtOnce(t *testing.T) {
	changes := map[string]func(v visited) error{
		"password":  func(v visited) error { return v.db.SetPassword(v.ada.ID, "") },
		"role":      func(v visited) error { return v.db.SetRole(v.ada.ID, accounts.Instructor) },
		"disabling": func(v visited) error { return v.db.SetDisabled(v.ada.ID, v.clock.Now()) },
		"deletion":  func(v visited) error { return v.db.DeletePerson(v.ada.ID) },
		"by hand":   func(v visited) error { return v.db.EndSessionsOf(v.ada.ID) },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			v := newVisited(t, false)
			laptop, phone := &browser{}, &browser{}
			v.signIn(laptop)
			v.signIn(phone)
			if err := change(v); err != nil {
				t.Fatal(err)
			}
			v.expectPerson(laptop, "")
			v.expectPerson(phone, "")
		})
	}
}

func TestARequestUnderWayDoesNotBringASessionBack(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	former := &browser{cookie: b.cookie}
	set := v.visit(b, func(r *http.Request, w http.ResponseWriter) error {
		if _, err := v.PersonID(r); err != nil {
			return err
		}
		if err := v.db.EndSessionsOf(v.ada.ID); err != nil {
			return err
		}
		return v.Notify(r, w, "saved")
	})
	if set == nil || set.MaxAge >= 0 {
		t.Errorf("the cookie stays: %v", set)
	}
	v.expectPerson(former, "")
}

func TestNoticesAreShownOnce(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.notify(b, "Signed out")
	v.expectNotice(b, "Signed out")
	v.expectNotice(b, "")

	v.notify(b, "Welcome")
	v.signIn(b)
	v.expectNotice(b, "Welcome")
	v.expectNotice(b, "")
	v.expectPerson(b, v.ada.ID)
}

func TestAReturnCodeIsShownOnceAndNotStoredReadably(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	code := accounts.NewReturnCode()
	v.visit(b, func(r *http.Request, w http.ResponseWriter) error {
		if err := v.SignIn(r, w, v.ada.ID); err != nil {
			return err
		}
		return v.GiveReturnCode(r, w, code)
	})
	stored := v.row(b).Data
	if _, err := unseal("another id", stored); err == nil || strings.Contains(stored, code) || stored == "" {
		t.Errorf("stored is %q", stored)
	}
	v.visit(b, func(r *http.Request, w http.ResponseWriter) error {
		if _, got, err := v.TakeNotices(r, w); got != code || err != nil {
			t.Errorf("shown is %q (%v)", got, err)
		}
		return nil
	})
	v.expectNotice(b, "")
	if stored := v.row(b).Data; stored != "" {
		t.Errorf("kept is %q", stored)
	}
}

func TestNoticesThatCannotBeReadKeepNobodyOut(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	for _, damaged := range []string{"not base64!", "AAAA"} {
		row := v.row(b)
		row.Data = damaged
		if err := v.db.SaveSession(row); err != nil {
			t.Fatal(err)
		}
		v.expectPerson(b, v.ada.ID)
		v.expectNotice(b, "")
	}
}

func TestSessionsEndWhenIdle(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	v.clock.move(sessionIdle - time.Second)
	v.expectPerson(b, v.ada.ID)
	v.clock.move(sessionIdle - time.Second) // counted from the last use
	v.expectPerson(b, v.ada.ID)
	v.clock.move(sessionIdle)
	v.expectPerson(b, "")
}

func TestSessionsEndHoweverMuchTheyAreUsed(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	for range 59 {
		v.clock.move(24 * time.Hour)
		v.expectPerson(b, v.ada.ID)
	}
	v.clock.move(24 * time.Hour)
	v.expectPerson(b, "")
}

func TestUseIsStoredOnceInFiveMinutes(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	began := v.clock.Now()
	v.clock.move(sessionTouch - time.Second)
	v.expectPerson(b, v.ada.ID)
	if row := v.row(b); !row.SeenAt.Equal(began) {
		t.Errorf("stored again after %v", row.SeenAt.Sub(began))
	}
	v.clock.move(time.Second)
	v.expectPerson(b, v.ada.ID)
	if row := v.row(b); !row.SeenAt.Equal(v.clock.Now()) || !row.ExpiresAt.Equal(v.clock.Now().Add(sessionIdle)) {
		t.Errorf("seen at %v, ends at %v", row.SeenAt, row.ExpiresAt)
	}
}

func TestADatabaseThatCannotBeReadIsNotNobody(t *testing.T) {
	v, b := newVisited(t, false), &browser{}
	v.signIn(b)
	if err := v.db.Close(); err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.AddCookie(b.cookie)
	if _, err := v.PersonID(request); err == nil {
		t.Error("who is signed in can't be known, and that's no error")
	}
}
