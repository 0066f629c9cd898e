package plaintext

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPlacesInLongLinesInAnyOrder: files of one line are looked at back and forth.
func TestPlacesInLongLinesInAnyOrder(t *testing.T) {
	line := strings.Repeat("aé€😀", 3*between)
	text := line + "\n" + line + "x\n\n"
	lines := NewLines(text)
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		at := random.IntN(len(text) + 1)
		if got, want := lines.Place(at), PlaceAt(text, at); got != want {
			t.Fatalf("offset %d is at %v, want %v", at, got, want)
		}
	}
}

// TestPlacesInALongLineAreFoundFast: counted from the line's beginning, this would take minutes.
func TestPlacesInALongLineAreFoundFast(t *testing.T) {
	text := strings.Repeat("a", 16<<20)
	lines := NewLines(text)
	for i := range 50_000 {
		at := len(text) - 1 - i*200
		if got := lines.Place(at).Column; got != at+1 {
			t.Fatalf("offset %d is at column %d", at, got)
		}
	}
}
