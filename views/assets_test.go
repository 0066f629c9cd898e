package views_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/readback/readback/views"
)

func get(path, encoding string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	views.ServeAsset(w, r)
	return w
}

func TestAssetsAreServedForEver(t *testing.T) {
	for name, kind := range map[string]string{
		"app.css": "text/css; charset=utf-8", "attempt.js": "text/javascript; charset=utf-8",
		"inter-latin.woff2": "font/woff2", "favicon.svg": "image/svg+xml",
	} {
		w := get(views.Asset(name), "")
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
		}
	}
	if w := get("/assets/app.css", ""); w.Code != http.StatusNotFound {
		t.Errorf("a name without its hash: %d", w.Code)
	}
}

func TestTextIsSentCompressed(t *testing.T) {
	plain, packed := get(views.Asset("app.css"), ""), get(views.Asset("app.css"), "br, gzip")
	if packed.Header().Get("Content-Encoding") != "gzip" || packed.Body.Len() > plain.Body.Len()/3 {
		t.Errorf("%d bytes of %d, %v", packed.Body.Len(), plain.Body.Len(), packed.Header())
	}
	if get(views.Asset("inter-latin.woff2"), "gzip").Header().Get("Content-Encoding") != "" {
		t.Error("a font is compressed twice")
	}
}

func TestAssetsReferToEachOtherByHash(t *testing.T) {
	reference := regexp.MustCompile(`url\("(/assets/[^"]+)"\)|from "([^"]+)"`)
	for _, name := range []string{"app.css", "attempt.js", "finish.js", "review.js", "picks.js"} {
		found := reference.FindAllStringSubmatch(get(views.Asset(name), "").Body.String(), -1)
		if len(found) == 0 {
			t.Errorf("%s refers to nothing", name)
		}
		for _, f := range found {
			if path := f[1] + f[2]; get(path, "").Code != http.StatusOK {
				t.Errorf("%s refers to %s, which isn't there", name, path)
			}
		}
	}
}
