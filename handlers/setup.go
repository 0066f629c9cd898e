package handlers

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// The setup link is remembered by the hash of its token, and until when it is good (Unix milliseconds).
const (
	setupHashSetting = "setup-hash"
	setupEndSetting  = "setup-end"
	setupLife        = 24 * time.Hour
)

// Address is where the web app is found.
func (s *Server) Address() string { return s.link(views.HomePath) }

// SetupLink makes a new link that lets its holder become the first administrator, once, within 24 hours. It is empty
// when there is an administrator already. A link made before is no good from then on.
func (s *Server) SetupLink(ctx context.Context) (string, error) {
	there, err := s.Store.HasAdministrator(ctx)
	if err != nil || there {
		return "", err
	}
	token := accounts.NewToken()
	if err := s.Store.SetSetting(setupHashSetting, accounts.Hash(token)); err != nil {
		return "", err
	}
	end := strconv.FormatInt(s.Now().Add(setupLife).UnixMilli(), 10)
	if err := s.Store.SetSetting(setupEndSetting, end); err != nil {
		return "", err
	}
	return s.link(views.SetupPath(token)), nil
}

// isSetupToken tells whether a token is that of the setup link, still good and still needed.
func (v *visit) isSetupToken(token string) (bool, error) {
	there, err := v.Store.HasAdministrator(v.ctx())
	if err != nil || there {
		return false, err
	}
	hash, err := v.Store.Setting(v.ctx(), setupHashSetting)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	end, err := v.Store.Setting(v.ctx(), setupEndSetting)
	if err != nil {
		return false, err
	}
	until, err := strconv.ParseInt(end, 10, 64)
	return err == nil && hash == accounts.Hash(token) && v.now.UnixMilli() < until, err
}
