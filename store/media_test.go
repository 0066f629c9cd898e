package store

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// withImage is testSet with an image of a width, and its name.
func withImage(t *testing.T, width int) (questions.Set, string) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 1))); err != nil {
		t.Fatal(err)
	}
	set := testSet(t)
	name := must[string](t)(set.Embed(b.Bytes()))
	set.Questions[0].Stem += " ![a line](media:" + name + ")"
	return set, name
}

func TestImagesLieBesideRevisions(t *testing.T) {
	s := openTest(t)
	set, name := withImage(t, 3)
	data := set.Media[0].Data
	saved := s.save(t, nil, set)
	s.revisions = newCache(maxRevisions, weighRevision)
	stored := must[Revision](t)(s.Revision(t.Context(), saved.ID))
	if diff := cmp.Diff([]questions.Medium{{Name: name}}, stored.Set.Media); diff != "" {
		t.Errorf("in the revision (-want +got):\n%s", diff)
	}
	if got := must[[]byte](t)(s.Medium(t.Context(), name)); !bytes.Equal(got, data) {
		t.Errorf("%d bytes of %d", len(got), len(data))
	}
	filled := must[questions.Set](t)(s.WithMedia(t.Context(), stored.Set))
	if !bytes.Equal(filled.Media[0].Data, data) || stored.Set.Media[0].Data != nil {
		t.Error("an export doesn't have the image, or the revision does")
	}
	if again := s.save(t, nil, filled); again.New {
		t.Error("the same set with its images is another revision")
	}
	if again := s.save(t, nil, stored.Set); again.New {
		t.Error("the same set without its images is another revision")
	}
	if _, err := s.Medium(t.Context(), "none"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestImagesAreStoredOnce(t *testing.T) {
	s := openTest(t)
	set, _ := withImage(t, 3)
	s.save(t, nil, set)
	other, _ := withImage(t, 3)
	other.ID = "other"
	s.save(t, nil, other)
	third, _ := withImage(t, 4)
	third.ID = "third"
	s.save(t, nil, third)
	if rows := must[Report](t)(s.Verify(t.Context())).Rows["media"]; rows != 2 {
		t.Errorf("%d images", rows)
	}
}

func TestOnlyImagesThatAreWhatTheirNameSaysAreStored(t *testing.T) {
	s := openTest(t)
	for what, spoil := range map[string]func(m *questions.Medium){
		"only a name":  func(m *questions.Medium) { m.Data = nil },
		"another name": func(m *questions.Medium) { m.Name = strings.Repeat("0", 32) + ".png" },
		"no such form": func(m *questions.Medium) { m.Name = strings.TrimSuffix(m.Name, "png") + "html" },
	} {
		set, _ := withImage(t, 3)
		spoil(&set.Media[0])
		if _, err := s.SaveSets(t.Context(), nil, noon, set); !errors.As(err, new(ErrMedium)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if rows := must[Report](t)(s.Verify(t.Context())).Rows; rows["media"]+rows["sets"] != 0 {
		t.Errorf("stored: %v", rows)
	}
}

func TestNobodyStoresImagesWithASetOfSomebodyElse(t *testing.T) {
	s := openTest(t)
	owner, other := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "X", accounts.Instructor)
	s.save(t, &owner, testSet(t))
	set, name := withImage(t, 3)
	if _, err := s.SaveSets(t.Context(), &other, noon, set); !errors.As(err, new(ErrForeignSet)) {
		t.Error(err)
	}
	if _, err := s.Medium(t.Context(), name); !errors.Is(err, ErrNotFound) {
		t.Error("the image is stored")
	}
}

func TestBackupsHaveImages(t *testing.T) {
	s := openTest(t)
	set, name := withImage(t, 3)
	s.save(t, nil, set)
	if c := must[Copy](t)(s.Backup(t.Context(), filepath.Join(t.TempDir(), "backup.db"))); c.Rows["media"] != 1 {
		t.Errorf("rows: %v", c.Rows)
	}
	for _, test := range []struct{ damage, want string }{
		{`UPDATE media SET data = 'x'`, "media: " + name + ": the checksum doesn't match"},
		{`DELETE FROM media`, "the image " + name + " is missing"},
	} {
		db := must[closer](t)(openRaw(s.file, test.damage))
		db.Close()
		if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) != 1 || !strings.Contains(r.Problems[0], test.want) {
			t.Errorf("%s: found %q", test.damage, r.Problems)
		}
	}
}
