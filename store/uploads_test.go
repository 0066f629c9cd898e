package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/readback/readback/accounts"
)

func (s *Store) testUpload(t *testing.T, person, name, text string, at time.Time) Upload {
	t.Helper()
	return must[Upload](t)(s.AddUpload(Upload{PersonID: person, Name: name, CreatedAt: at}, strings.NewReader(text)))
}

func (s *Store) wantUploadData(t *testing.T, id string, want []byte) {
	t.Helper()
	u := must[Upload](t)(s.Upload(t.Context(), id))
	if got := must[[]byte](t)(s.UploadData(t.Context(), u)); !bytes.Equal(got, want) || u.Size != int64(len(want)) {
		t.Errorf("%d bytes came back, noted are %d, want %d", len(got), u.Size, len(want))
	}
}

func TestAnUploadComesBackAsItCame(t *testing.T) {
	s := openTest(t)
	ines := s.testPerson(t, "Ines", accounts.Instructor)
	for _, size := range []int{0, 1, uploadPart - 1, uploadPart, uploadPart + 1, 3*uploadPart + 7} {
		data := make([]byte, size)
		for i := range data {
			data[i] = byte(i * 7 / 3)
		}
		u := must[Upload](t)(s.AddUpload(Upload{PersonID: ines.ID, Name: "x.gift", CreatedAt: noon}, iotest.HalfReader(bytes.NewReader(data))))
		s.wantUploadData(t, u.ID, data)
	}
}

// TestACutOffUploadIsForgotten: what can't be read to its end isn't there, whatever the reader calls it.
func TestACutOffUploadIsForgotten(t *testing.T) {
	s := openTest(t)
	ines := s.testPerson(t, "Ines", accounts.Instructor)
	for _, reason := range []error{io.ErrUnexpectedEOF, errors.New("gone")} {
		from := io.MultiReader(strings.NewReader(strings.Repeat("x", uploadPart+5)), iotest.ErrReader(reason))
		_, err := s.AddUpload(Upload{PersonID: ines.ID, CreatedAt: noon}, from)
		wantErr(t, err, reason)
	}
	if rows := must[Report](t)(s.Verify(t.Context())).Rows; rows["uploads"] != 0 || rows["upload_parts"] != 0 {
		t.Errorf("left are %v", rows)
	}
}

func TestAnUploadIsRewritten(t *testing.T) {
	s := openTest(t)
	ines := s.testPerson(t, "Ines", accounts.Instructor)
	u := s.testUpload(t, ines.ID, "x.gift", strings.Repeat("long ", uploadPart), noon)
	if err := errors.Join(s.RewriteUpload(u.ID, []byte("short")), s.SaveChoices(u.ID, `{"id":"x"}`)); err != nil {
		t.Fatal(err)
	}
	s.wantUploadData(t, u.ID, []byte("short"))
	if got := must[Upload](t)(s.Upload(t.Context(), u.ID)); got.Version != 2 || got.Choices != `{"id":"x"}` || got.Name != "x.gift" {
		t.Errorf("rewritten: %+v", got)
	}
	wantErr(t, s.RewriteUpload("none", nil), ErrNotFound)
	wantErr(t, s.SaveChoices("none", ""), ErrNotFound)
}

func TestAPersonHasAFewUploads(t *testing.T) {
	s := openTest(t)
	ines, otis := s.testPerson(t, "Ines", accounts.Instructor), s.testPerson(t, "Otis", accounts.Instructor)
	other := s.testUpload(t, otis.ID, "other", "x", noon)
	var sent []Upload
	for i := range uploadsEach + 2 {
		sent = append(sent, s.testUpload(t, ines.ID, fmt.Sprint(i), "x", noon.Add(time.Duration(i)*time.Minute)))
	}
	for i, u := range append(sent, other) {
		_, err := s.Upload(t.Context(), u.ID)
		if gone := errors.Is(err, ErrNotFound); gone != (i < 2) {
			t.Errorf("upload %d is gone: %v", i, gone)
		}
	}
}

func TestUploadsAreSwept(t *testing.T) {
	s := openTest(t)
	ines := s.testPerson(t, "Ines", accounts.Instructor)
	old, fresh := s.testUpload(t, ines.ID, "old", "x", noon), s.testUpload(t, ines.ID, "fresh", "x", noon.Add(time.Hour))
	if n, err := s.SweepUploads(t.Context(), noon.Add(time.Minute)); n != 1 || err != nil {
		t.Errorf("%d were swept, %v", n, err)
	}
	_, err := s.Upload(t.Context(), old.ID)
	wantErr(t, err, ErrNotFound)
	s.wantUploadData(t, fresh.ID, []byte("x"))
}
