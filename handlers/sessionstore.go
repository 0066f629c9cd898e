package handlers

import (
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/gorilla/sessions"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

const (
	// sessionIdle ends a session that nobody has used for so long.
	sessionIdle = 14 * 24 * time.Hour
	// sessionLife ends every session, for learners who come back each week too.
	sessionLife = 60 * 24 * time.Hour
	// sessionTouch is how exactly it is known when a session was last used: each time is a write.
	sessionTouch = 5 * time.Minute
)

// SessionStore keeps sessions in the database. It is the gorilla Store behind who is signed in
// where; handlers call PersonID, SignIn, SignOut, Notify, GiveReturnCode and TakeNotices.
//
// The cookie has nothing in it but a random id, of which the database has the hash. Each request
// looks it up, so that a session that was ended is ended at once. What changes a session sets a
// cookie, and has to be called before the first byte of the body is written.
type SessionStore struct {
	store  *store.Store
	secure bool
	now    func() time.Time
}

// NewSessionStore returns the sessions of a site. secure says that its public address is https.
// now is the clock, usually time.Now.
func NewSessionStore(s *store.Store, secure bool, now func() time.Time) *SessionStore {
	return &SessionStore{store: s, secure: secure, now: now}
}

// PersonID returns who is signed in, or "" for nobody. An error means that it couldn't be found out.
func (s *SessionStore) PersonID(r *http.Request) (string, error) {
	session, err := s.Get(r, s.cookieName())
	return contentsOf(session).row.PersonID, err
}

// SignIn begins a session for a person under a new id and ends the one before, so that an id that
// was known before the sign-in is worth nothing after it. A notice stays for the next page.
func (s *SessionStore) SignIn(r *http.Request, w http.ResponseWriter, personID string) error {
	session, err := s.Get(r, s.cookieName())
	if err != nil {
		return err
	}
	if session.ID != "" {
		if err := s.store.EndSession(accounts.Hash(session.ID)); err != nil {
			return err
		}
	}
	session.ID = ""
	contentsOf(session).row.PersonID = personID
	return session.Save(r, w)
}

// SignOut ends the session of this browser. Sessions of the same person elsewhere go on.
func (s *SessionStore) SignOut(r *http.Request, w http.ResponseWriter) error {
	session, err := s.Get(r, s.cookieName())
	if err != nil {
		return err
	}
	session.Options.MaxAge = -1
	return session.Save(r, w)
}

// Notify leaves a sentence for the next page that is shown in this browser.
func (s *SessionStore) Notify(r *http.Request, w http.ResponseWriter, notice string) error {
	return s.change(r, w, func(n *notices) { n.Notice = notice })
}

// GiveReturnCode leaves a new return code for the next page that is shown in this browser, and nowhere else.
func (s *SessionStore) GiveReturnCode(r *http.Request, w http.ResponseWriter, code string) error {
	return s.change(r, w, func(n *notices) { n.ReturnCode = code })
}

// TakeNotices returns what Notify and GiveReturnCode left, once; "" for nothing. With an error
// they may come again.
func (s *SessionStore) TakeNotices(r *http.Request, w http.ResponseWriter) (notice, returnCode string, err error) {
	err = s.change(r, w, func(n *notices) {
		notice, returnCode = n.Notice, n.ReturnCode
		*n = notices{}
	})
	return notice, returnCode, err
}

func (s *SessionStore) change(r *http.Request, w http.ResponseWriter, change func(*notices)) error {
	session, err := s.Get(r, s.cookieName())
	if err != nil {
		return err
	}
	change(&contentsOf(session).notices)
	return session.Save(r, w)
}

// Get returns the session of a request, which is looked up once. It is part of sessions.Store.
func (s *SessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(s, name)
}

// New looks the session of a request up. Without a cookie, and for an id that is unknown or has
// ended, it is a new one of nobody. It is part of sessions.Store.
func (s *SessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(s, name)
	session.IsNew = true
	session.Options = s.options()
	cookie, err := r.Cookie(name)
	if err != nil {
		return session, nil
	}
	row, err := s.store.Session(r.Context(), accounts.Hash(cookie.Value), s.now())
	if errors.Is(err, store.ErrNotFound) {
		return session, nil
	}
	if err != nil {
		return session, err
	}
	session.ID, session.IsNew = cookie.Value, false
	*contentsOf(session) = s.read(session.ID, row)
	return session, nil
}

// read takes a row apart. Notices that can't be read are no reason to keep somebody out.
func (s *SessionStore) read(id string, row store.Session) contents {
	kept, err := unseal(id, row.Data)
	if err != nil {
		slog.Warn("a session's notices can't be read", "error", err)
	}
	return contents{notices: kept, kept: kept, row: s.touched(row)}
}

// touched notes that a session is in use. Where that can't be stored, as on a full disk, the
// session is as good as before.
func (s *SessionStore) touched(row store.Session) store.Session {
	now := s.now()
	if now.Sub(row.SeenAt) < sessionTouch {
		return row
	}
	row.SeenAt, row.ExpiresAt = now, endOf(row.CreatedAt, now)
	if err := s.store.SaveSession(row); err != nil && !errors.Is(err, store.ErrNotFound) {
		slog.Warn("a session's last use is not stored", "error", err)
	}
	return row
}

// endOf is when a session ends if it isn't used again.
func endOf(created, seen time.Time) time.Time {
	idle, last := seen.Add(sessionIdle), created.Add(sessionLife)
	if last.Before(idle) {
		return last
	}
	return idle
}

// Save stores a session and sets its cookie where that changes: for a session without an id it
// makes one, unless there is nothing to keep; with a negative MaxAge it ends the session. It is
// part of sessions.Store.
func (s *SessionStore) Save(_ *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	c := contentsOf(session)
	switch {
	case session.Options.MaxAge < 0:
		return s.end(w, session)
	case session.ID == "" && (c.row.PersonID != "" || c.notices != notices{}):
		return s.begin(w, session, c)
	case session.ID != "" && c.notices != c.kept:
		return s.keep(w, session, c)
	}
	return nil
}

func (s *SessionStore) begin(w http.ResponseWriter, session *sessions.Session, c *contents) error {
	id, now := accounts.NewToken(), s.now()
	data, err := c.notices.seal(id)
	if err != nil {
		return err
	}
	c.row = store.Session{
		IDHash: accounts.Hash(id), PersonID: c.row.PersonID, Data: data,
		CreatedAt: now, SeenAt: now, ExpiresAt: endOf(now, now),
	}
	if err := s.store.AddSession(c.row); err != nil {
		return err
	}
	session.ID, c.kept = id, c.notices
	http.SetCookie(w, sessions.NewCookie(session.Name(), id, session.Options))
	return nil
}

// keep stores what changed. A session that was ended while the request was under way stays ended.
func (s *SessionStore) keep(w http.ResponseWriter, session *sessions.Session, c *contents) error {
	data, err := c.notices.seal(session.ID)
	if err != nil {
		return err
	}
	c.row.Data = data
	err = s.store.SaveSession(c.row)
	if errors.Is(err, store.ErrNotFound) {
		return s.end(w, session)
	}
	if err == nil {
		c.kept = c.notices
	}
	return err
}

// end forgets a session here and in the browser.
func (s *SessionStore) end(w http.ResponseWriter, session *sessions.Session) error {
	if session.ID != "" {
		if err := s.store.EndSession(accounts.Hash(session.ID)); err != nil {
			return err
		}
	}
	session.ID = ""
	session.Values = map[any]any{}
	session.Options = s.options()
	gone := s.options()
	gone.MaxAge = -1
	http.SetCookie(w, sessions.NewCookie(session.Name(), "", gone))
	return nil
}

// cookieName is bound to this host, https and the path / by its prefix; browsers refuse the prefix on plain http.
func (s *SessionStore) cookieName() string {
	if s.secure {
		return "__Host-readback"
	}
	return "readback"
}

func (s *SessionStore) options() *sessions.Options {
	return &sessions.Options{
		Path: "/", MaxAge: int(sessionLife / time.Second),
		Secure: s.secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}
