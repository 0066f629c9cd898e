package questions

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// marks writes stretches as text with [-gone-] and {+new+}.
func marks(all []Stretch) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(s.Same)
		if s.Was != "" {
			b.WriteString("[-" + s.Was + "-]")
		}
		if s.Is != "" {
			b.WriteString("{+" + s.Is + "+}")
		}
	}
	return b.String()
}

func TestTextsAreComparedByWords(t *testing.T) {
	tests := []struct{ was, is, want string }{
		{"", "", ""},
		{"Who left?", "Who left?", "Who left?"},
		{"The crew left at noon.", "The crew left at three.", "The crew left at [-noon-]{+three+}."},
		{"The crew left at noon.", "The whole crew left at noon.", "The {+whole +}crew left at noon."},
		{"The crew left at noon.", "The crew left.", "The crew left[- at noon-]."},
		{"It was the old tower that burned.", "It was a new tower that burned.", "It was [-the old-]{+a new+} tower that burned."},
		{"Was it late?", "Nobody knows, yet", "[-Was it late?-]{+Nobody knows, yet+}"},
		{"", "new", "{+new+}"},
		{"30,000 feet", "31,000 feet", "[-30-]{+31+},000 feet"},
		{"Žlutý kůň", "Žlutý pes", "Žlutý [-kůň-]{+pes+}"},
	}
	for _, test := range tests {
		if got := marks(CompareTexts(test.was, test.is)); got != test.want {
			t.Errorf("%q and %q: %q, want %q", test.was, test.is, got, test.want)
		}
	}
}

// TestStretchesAreBothTexts whatever they are, also where they are too long for a table.
func TestStretchesAreBothTexts(t *testing.T) {
	for _, length := range []int{3, 40, 900, 20_000} {
		for seed := range uint64(2) {
			rng := rand.New(rand.NewPCG(seed, uint64(length)))
			var was, is strings.Builder
			for i := range length {
				word := fmt.Sprintf("w%d ", rng.IntN(length))
				if i%50 == 0 {
					word = fmt.Sprintf("anchor%d\n\n", i)
				}
				if rng.IntN(10) > 0 {
					was.WriteString(word)
				}
				if rng.IntN(10) > 0 {
					is.WriteString(word)
				}
			}
			wantBothTexts(t, was.String(), is.String())
		}
	}
	wantBothTexts(t, strings.Repeat("a b ", 5000), strings.Repeat("b a ", 5000))
}

func wantBothTexts(t *testing.T, was, is string) {
	t.Helper()
	var first, second strings.Builder
	for _, s := range CompareTexts(was, is) {
		if s.Same != "" && s.Was+s.Is != "" {
			t.Errorf("a stretch is the same and isn't: %+v", s)
		}
		first.WriteString(s.Same + s.Was)
		second.WriteString(s.Same + s.Is)
	}
	if first.String() != was || second.String() != is {
		t.Error("the stretches aren't the two texts")
	}
}
