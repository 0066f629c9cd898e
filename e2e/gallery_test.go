package e2e

import (
	"path"
	"testing"
)

// TestGallery looks at every page in every state that the gallery has: on both screens, in both themes.
func TestGallery(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Margaret Hamilton", "instructor"))
	b.open("/studio/gallery")
	b.check("gallery")
	specimens := ask[[]string](b, "[...document.querySelectorAll('main a')].map((a) => a.pathname)")
	if len(specimens) < 10 {
		t.Fatalf("the gallery has %d specimens only", len(specimens))
	}
	for _, specimen := range specimens {
		for _, s := range []screen{desktop, phone} {
			b.resize(s)
			b.open(specimen)
			b.check("gallery " + path.Base(specimen))
		}
	}
}
