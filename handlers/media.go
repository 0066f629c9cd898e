package handlers

import (
	"net/http"
	"path"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

// mediaTypes are what images are sent as, by the extension that their name got from their content.
var mediaTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}

// showMedium sends an image of a set to whoever is signed in: its name can't be guessed, and never means another content.
// It may be anything that begins like an image, so that no browser takes it for more.
func showMedium(v *visit) error {
	name := v.Param("medium")
	if mediaTypes[path.Ext(name)] == "" || v.refused(accounts.SeeMedium, accounts.Relations{}) != nil { // a page of words in the place of an image helps nobody
		return store.ErrNotFound
	}
	data, err := v.Store.Medium(v.ctx(), name)
	if err != nil {
		return err
	}
	return v.image(name, data)
}

// image sends an image whose name is made of its content.
func (v *visit) image(name string, data []byte) error {
	kind := mediaTypes[path.Ext(name)]
	h := v.Response().Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "private, max-age=31536000, immutable")
	return v.Blob(http.StatusOK, kind, data)
}
