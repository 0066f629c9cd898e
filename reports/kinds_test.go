package reports

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestEveryKindSaysWhatItCanBeWrittenAs(t *testing.T) {
	for _, k := range Kinds {
		own := 0
		for _, o := range k.others {
			if !slices.Contains(tableFormats, o.format) {
				own++
			}
		}
		if len(k.Formats()) != len(tableFormats)+own {
			t.Errorf("%s has a format that there isn't: %v", k.Name, k.Formats())
		}
		for _, f := range k.Formats() {
			if err := (Order{Kind: k.Name, Format: f.Name}).Check(); err != nil {
				t.Errorf("%s as %s: %v", k.Name, f.Name, err)
			}
			if f.Title == "" || f.Media == "" || !strings.Contains(f.Ending, ".") {
				t.Errorf("%+v", f)
			}
		}
	}
}

func TestAReportThatThereIsntIsNamed(t *testing.T) {
	for _, o := range []Order{{Kind: "gossip", Format: "csv"}, {Kind: "attempts", Format: "exe"}, {Kind: "attempts"}} {
		err := Write(t.Context(), nil, nil, o)
		none := (*ErrNoReport)(nil)
		if !errors.As(err, &none) || !strings.Contains(err.Error(), `"`+o.Kind+`"`) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
