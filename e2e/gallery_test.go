package e2e

import (
	"path"
	"testing"
)

// TestGallery looks at every page in every state that the gallery has, in both themes, on a desktop.
func TestGallery(t *testing.T) {
	t.Parallel()
	looksAtGallery(t, desktop)
}

// TestGalleryOnAPhone looks at the same on a phone.
func TestGalleryOnAPhone(t *testing.T) {
	t.Parallel()
	looksAtGallery(t, phone)
}

func looksAtGallery(t *testing.T, s screen) {
	p := startProgram(t)
	b := newTab(p, s)
	b.signIn(p.addPerson("Margaret Hamilton", "instructor"))
	b.open("/studio/gallery")
	b.check("gallery")
	specimens := ask[[]string](b, "[...document.querySelectorAll('main a')].map((a) => a.pathname)")
	if len(specimens) < 10 {
		t.Fatalf("the gallery has %d specimens only", len(specimens))
	}
	for _, specimen := range specimens {
		b.open(specimen)
		b.check("gallery " + path.Base(specimen))
	}
}
