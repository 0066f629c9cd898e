package weights

import (
	"testing"

	"github.com/readback/readback/questions"
)

func TestListed(t *testing.T) {
	for weight, want := range map[questions.Decimal]bool{"": true, "0": true, "100": true, "-33.33333": true, "33.333": true, "33.33": false,
		"-50": true, "45": false, "14.28571": true, "9.09091": false, "12.5": true} {
		if got := Listed(weight); got != want {
			t.Errorf("%q: %v", weight, got)
		}
	}
}
