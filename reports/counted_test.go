package reports

import (
	"errors"
	"io"
	"testing"
)

func TestEachAttemptIsNotedOnce(t *testing.T) {
	for kind, want := range map[string]int{"attempts": 4, "answers": 2, WideAnswers: 4} {
		noted := 0
		from := Counted(broad(), func() error { noted++; return nil })
		if err := Write(t.Context(), io.Discard, from, Order{Kind: kind, Format: "csv"}); err != nil || noted != want {
			t.Errorf("%s: %d, %v", kind, noted, err)
		}
	}
	noted := 0
	from := Counted(broad(), func() error { noted++; return nil })
	if err := Write(t.Context(), io.Discard, from, Order{Kind: "answers", Format: "qti-results"}); err != nil || noted != 4 {
		t.Errorf("QTI results: %d, %v", noted, err)
	}
}

func TestANoteEndsAReport(t *testing.T) {
	enough := errors.New("enough")
	from := Counted(broad(), func() error { return enough })
	if err := Write(t.Context(), io.Discard, from, Order{Kind: "answers", Format: "csv"}); !errors.Is(err, enough) {
		t.Error(err)
	}
}
