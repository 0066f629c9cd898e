package handlers

import (
	"net/http"

	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showGallery lists the specimens.
func showGallery(v *visit) error {
	p := views.GalleryPage{Frame: v.frame(v.words.T("title.gallery"))}
	for _, s := range views.Gallery() {
		p.Names = append(p.Names, s.Name)
	}
	return v.page(http.StatusOK, views.GalleryIndex(p))
}

// showSpecimen shows one page in one canned state.
func showSpecimen(v *visit) error {
	for _, s := range views.Gallery() {
		if s.Name == v.Param("specimen") {
			return v.page(http.StatusOK, s.Component)
		}
	}
	return store.ErrNotFound
}
