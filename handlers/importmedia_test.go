package handlers

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// withImages is a set file whose questions show an image each, that nobody has described.
func withImages(t *testing.T, n int) (text string, names []string) {
	t.Helper()
	var media, asked strings.Builder
	for i := range n {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2+i, 3))); err != nil {
			t.Fatal(err)
		}
		name := must[string](t)(questions.MediumName(b.Bytes()))
		names = append(names, name)
		fmt.Fprintf(&media, "  - {name: %s, data: %s}\n", name, base64.StdEncoding.EncodeToString(b.Bytes()))
		fmt.Fprintf(&asked, "  - {id: q%d, type: true-false, stem: \"Is it this? ![](media:%s)\", answer: true}\n", i, name)
	}
	return "readback: 1\nid: pictures\ntitle: Pictures\nmedia:\n" + media.String() + "questions:\n" + asked.String(), names
}

// TestImagesAreDescribedBeforeTheyAreStored goes from a file whose images say nothing to a set in which they do.
func TestImagesAreDescribedBeforeTheyAreStored(t *testing.T) {
	i := newImporter(t)
	text, names := withImages(t, 2)
	check := i.upload("pictures.yaml", text).want(200).wantCount(".import-images img", 2).wantCount(".problems > li", 2)
	path := check.Request.URL.Path
	for _, selector := range []string{".import-images img", ".preview .stem img"} {
		shown := i.get(check.attr(selector, "src")).want(200)
		if kind := shown.Header.Get("Content-Type"); kind != "image/png" || !strings.HasPrefix(check.attr(selector, "src"), path) {
			t.Errorf("%s is %s at %s", selector, kind, check.attr(selector, "src"))
		}
	}
	i.get("/media/" + names[0]).want(404)

	described := i.follow(i.press(check, "check", "alt."+names[0], "A *small*\n square", "alt.nonsense.png", "x")).want(200)
	described.wantCount(".problems > li", 1).wantCount(`.preview img[alt="A *small* square"]`, 1).wantText(".import-images", "A *small* square")
	if first := described.attr(".import-images textarea", "name"); first != "alt."+names[0] {
		t.Errorf("the first image was %s and has become %s", names[0], first)
	}
	i.press(described, "import").wantTo("/studio/sets/pictures")
	if stem := i.set("pictures").Questions[0].Stem; stem != `Is it this? ![A \*small\* square](media:`+names[0]+")" {
		t.Errorf("the stem is %s", stem)
	}
	i.get("/media/" + names[0]).want(200)
	i.follow(i.press(i.get(path), "check", "alt."+names[0], "")).wantCount(".problems > li", 2)
}

// TestManyImagesArePaged: a page asks for a few at a time.
func TestManyImagesArePaged(t *testing.T) {
	i := newImporter(t)
	text, _ := withImages(t, imagesSize+1)
	i.upload("pictures.yaml", text).want(200).wantCount(".import-images img", imagesSize).wantText(".import-images", say("import.images-more"))
}

// TestAnImageThatIsNotInTheFile can't be stored with the set, and is said to be missing.
func TestAnImageThatIsNotInTheFile(t *testing.T) {
	i := newImporter(t)
	text, names := withImages(t, 1)
	before, after, _ := strings.Cut(text, ", data: ")
	_, after, _ = strings.Cut(after, "}")
	check := i.upload("pictures.yaml", before+"}"+after).want(200)
	if page := i.press(check, "import"); page.StatusCode != 422 || !strings.Contains(page.text("main"), names[0]) {
		t.Errorf("status %d: %s", page.StatusCode, page.text("main"))
	}
	i.get(check.Request.URL.Path + "/media/" + names[0]).want(404)
}
