package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/reports"
)

func TestPseudonymsStayTheSame(t *testing.T) {
	s := openTest(t)
	first := must[*reports.Pseudonyms](t)(s.Pseudonyms())
	kept := must[string](t)(s.Setting(t.Context(), pseudonymKey))
	again := must[*reports.Pseudonyms](t)(s.Pseudonyms())
	if diff := cmp.Diff(first, again, cmp.AllowUnexported(reports.Pseudonyms{})); diff != "" || len(kept) != 2*reports.PseudonymKeySize {
		t.Errorf("made with %q: %s", kept, diff)
	}
}
