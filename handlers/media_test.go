package handlers

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/views"
)

// saveImage stores a set with an image, and returns the image's name.
func (s *site) saveImage(id string) string {
	s.t.Helper()
	var b bytes.Buffer
	s.must(png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))))
	set := questions.Set{Readback: questions.FormatVersion, ID: id, Title: "Pictures", Questions: []questions.Question{{
		QuestionHead: questions.QuestionHead{ID: "see", Type: questions.TrueFalseType, Stem: "Is it grey?"},
		Body:         &questions.TrueFalse{Answer: new(bool)},
	}}}
	name := must[string](s.t)(set.Embed(b.Bytes()))
	set.Questions[0].Stem += "\n\n![a field](media:" + name + ")"
	if _, err := s.Store.SaveSets(s.t.Context(), nil, s.clock.Now(), set); err != nil {
		s.t.Fatal(err)
	}
	return name
}

func TestImagesAreSentToWhoIsSignedIn(t *testing.T) {
	s := newSite(t)
	path := views.MediumPath(s.saveImage("pictures"))
	learner := s.person("Lea", accounts.Learner)
	page := s.as(learner).get(path).want(200)
	for header, want := range map[string]string{
		"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "private, max-age=31536000, immutable",
	} {
		if got := page.Header.Get(header); got != want {
			t.Errorf("%s: %s", header, got)
		}
	}
	if _, err := png.Decode(strings.NewReader(page.body)); err != nil {
		t.Error(err)
	}
	for _, other := range []string{path + "x", strings.Replace(path, ".png", ".jpg", 1), strings.Replace(path, ".png", ".html", 1), views.MediumPath("..%2f..%2fetc%2fpasswd.png")} {
		s.as(learner).get(other).want(404)
	}
	s.nobody().get(path).want(404)
}

func TestPagesShowImages(t *testing.T) {
	s := newSite(t)
	name := s.saveImage("pictures")
	admin := s.person("Ada", accounts.Administrator)
	img := s.as(admin).get("/studio/sets/pictures").want(200).find(".stem img")
	if img.Length() != 1 || img.AttrOr("src", "") != views.MediumPath(name) || img.AttrOr("alt", "") != "a field" {
		t.Errorf("%d images, %s", img.Length(), img.AttrOr("src", ""))
	}
}

func TestDownloadsHaveImages(t *testing.T) {
	s := newSite(t)
	s.saveImage("pictures")
	admin := s.person("Ada", accounts.Administrator)
	for _, name := range []string{"set.yaml", "set.json"} {
		file := s.as(admin).get("/studio/sets/pictures/" + name).want(200).body
		set, problems := formats.Read(fstest.MapFS{name: {Data: []byte(file)}}, name, "")
		if len(problems) > 0 || len(set.Media) != 1 || len(set.Media[0].Data) == 0 {
			t.Errorf("%s: %v, %d images", name, problems, len(set.Media))
		}
	}
}
