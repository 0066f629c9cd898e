package questions

import (
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestASCIIIsNormalisedAlike: the short way for plain texts gives what the long one does.
func TestASCIIIsNormalisedAlike(t *testing.T) {
	long := func(text string, mode MatchMode) string {
		text = norm.NFC.String(strings.Map(visible, text))
		if mode == MatchExact {
			return strings.TrimSpace(text)
		}
		text = norm.NFC.String(strings.Map(plain, cases.Fold().String(text)))
		return strings.Join(strings.Fields(text), " ")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.ByteRange(0, 127)).Draw(t, "text"))
		mode := rapid.SampledFrom([]MatchMode{MatchFold, MatchExact}).Draw(t, "mode")
		if got, want := normalise(text, mode), long(text, mode); got != want {
			t.Fatalf("%q is %q, not %q", text, got, want)
		}
	})
}
