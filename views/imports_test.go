package views

import (
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions/formats/native"
)

func TestExampleSetHasNoProblems(t *testing.T) {
	_, problems := native.Read(fstest.MapFS{"example.yaml": {Data: []byte(exampleSet)}}, "example.yaml")
	for _, p := range problems {
		t.Errorf("example.yaml:%d:%d: %s", p.Line, p.Column, p.Rule)
	}
}

func TestAPageSaysWhatWasUnderstood(t *testing.T) {
	same := Target{Existing: 3, Of: "Harbour", Identical: true}
	tests := []struct {
		name        string
		page        UploadPage
		title, lede string
		may         bool
	}{
		{"nothing", UploadPage{Errs: 1}, "1 error", "Nothing can be imported of it yet.", false},
		{"errors", UploadPage{Format: "GIFT", Errs: 2, Warnings: 1}, "2 errors and 1 warning", "Read as GIFT. Nothing can be imported of it yet.", false},
		{"some", UploadPage{Format: "GIFT", Usable: true, Understood: 47, Rejected: 3, Errs: 4}, "47 questions understood, 3 not", "Read as GIFT: 4 errors.", true},
		{"one with a warning", UploadPage{Format: "Aiken", Usable: true, Understood: 1, Warnings: 1}, "1 question understood", "Read as Aiken: 1 warning.", true},
		{"many", UploadPage{Format: "GIFT", Usable: true, Understood: 100_000}, "100,000 questions understood", "Read as GIFT: no problems.", true},
		{"identical", UploadPage{Format: "Readback YAML", Usable: true, Understood: 2, Target: same}, "2 questions understood", "Read as Readback YAML: no problems.", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.page.title(); got != test.title {
				t.Errorf("title %q, want %q", got, test.title)
			}
			if got := test.page.lede(); got != test.lede {
				t.Errorf("lede %q, want %q", got, test.lede)
			}
			if got := test.page.mayImport(); got != test.may {
				t.Errorf("may import: %v, want %v", got, test.may)
			}
		})
	}
}

func TestPages(t *testing.T) {
	tests := []struct{ page, size, of, wantPage, from, to, last int }{
		{0, 50, 120, 1, 1, 50, 3}, {2, 50, 120, 2, 51, 100, 3}, {3, 50, 120, 3, 101, 120, 3}, {9, 50, 120, 3, 101, 120, 3},
		{-4, 50, 120, 1, 1, 50, 3}, {1, 50, 50, 1, 1, 50, 1}, {2, 50, 0, 1, 1, 0, 1},
	}
	for _, test := range tests {
		p := PagesOf(test.page, test.size, test.of)
		if p.Page != test.wantPage || p.From() != test.from || p.To() != test.to || p.Last() != test.last {
			t.Errorf("page %d of %d: %+v from %d to %d of %d", test.page, test.of, p, p.From(), p.To(), p.Last())
		}
	}
}

func TestFileSizes(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 kB", 1: "1 kB", 999: "1 kB", 1000: "1 kB", 312_400: "313 kB", 1_000_000: "1 MB", 23_456_789: "23.4 MB"} {
		if got := fileSize(Frame{}.W, bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
