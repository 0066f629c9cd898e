package questions

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func accepting(as ...NumericAccept) *Numeric { return &Numeric{Accept: as} }

func near(value Decimal, tolerance Tolerance) NumericAccept {
	return NumericAccept{Value: value, Tolerance: tolerance}
}

func within(least, most Decimal) NumericAccept { return NumericAccept{Min: least, Max: most} }

func TestNumericMark(t *testing.T) {
	tests := []struct {
		accept       NumericAccept
		answer, want string
	}{
		// Canvas: |r − exact| ≤ margin, in decimal arithmetic
		{near("11.7", "0.02"), "11.72", "1"},
		{near("11.7", "0.02"), "11.68", "1"},
		{near("11.7", "0.02"), "11.7200001", "0"},
		{near("11.7", "0.02"), "11.6799999", "0"},
		{near("11.7", "0.02"), `"11.72"`, "1"},
		{near("11.7", "0.02"), `"1.172e1"`, "1"},
		{near("0.3", ""), "0.3", "1"},
		{near("0.3", ""), "0.30000000000000004", "0"},
		{near("0.3", "0"), "0.3", "1"},
		{near("0", ""), "-0", "1"},
		{near("1e100", ""), "1e100", "1"},
		{near("1e100", ""), `"1e99"`, "0"},
		// a share of the value: |p/100·value|
		{near("200", "5%"), "190", "1"},
		{near("200", "5%"), "210", "1"},
		{near("200", "5%"), "210.1", "0"},
		{near("-200", "5%"), "-210", "1"},
		{near("-200", "5%"), "-190", "1"},
		{near("-200", "5%"), "-189.99", "0"},
		{near("-200", "5%"), "-210.01", "0"},
		{near("0", "5%"), "0", "1"},
		{near("0", "5%"), "0.001", "0"},
		{near("3", "33.3%"), "3.999", "1"},
		{near("3", "33.3%"), "4", "0"},
		{near("3", "100 %"), "0", "1"},
		// ranges, with both ends
		{within("10", "12"), "10", "1"},
		{within("10", "12"), "12", "1"},
		{within("10", "12"), "12.0001", "0"},
		{within("-12", "-10"), "-11", "1"},
		{within("-12", "-10"), "-9", "0"},
		{within("10", ""), "10", "1"},
		{within("10", ""), "1e100", "1"},
		{within("10", ""), "9.99", "0"},
		{within("", "0"), "-1e100", "1"},
		{within("", "0"), "0", "1"},
		{within("", "0"), "1e-100", "0"},
		{within("5", "5"), "5", "1"},
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, accepting(test.accept)), test.answer); got != test.want {
			t.Errorf("%s for %s earns %s, want %s", test.answer, &test.accept, got, test.want)
		}
	}
}

// As in Moodle, the first answer that matches counts, whatever comes behind it.
func TestNumericFirstMatchCounts(t *testing.T) {
	body := accepting(
		NumericAccept{Value: "100", Weight: "0"},
		NumericAccept{Value: "100", Tolerance: "1"},
		NumericAccept{Min: "90", Max: "110", Weight: "50"},
		NumericAccept{Value: "95", Weight: "100"},
	)
	for answer, want := range map[string]string{"100": "0", "100.5": "1", "99": "1", "102": "1/2", "95": "1/2", "90": "1/2", "89": "0"} {
		if got := fractionOf(t, storedWith(t, body), answer); got != want {
			t.Errorf("%s earns %s, want %s", answer, got, want)
		}
	}
}

func TestNumericReadsTheLanguageOfTheSet(t *testing.T) {
	for lang, want := range map[string]string{"en": "1", "": "1", "de": "0", "fr": "0"} {
		r := storedWith(t, accepting(near("30000", "")))
		r.Set.Language = lang
		if got := fractionOf(t, r, `"30,000"`); got != want {
			t.Errorf("30,000 in %q earns %s, want %s", lang, got, want)
		}
	}
}

func TestNumericSaysWhy(t *testing.T) {
	tests := []struct {
		answer string
		want   []Reason
	}{
		{`"30,000 km"`, []Reason{
			because("number-read", "number", "30,000"), because("number-matched", "accepted", "30,000 ± 10.5"),
		}},
		{`"3x10^3"`, []Reason{
			because("number-read", "number", "3,000"), because("number-matched", "accepted", "2,500 – 3,500.5"), because("text-weight", "percent", "50"),
		}},
		{`7.50`, []Reason{because("number-read", "number", "7.5"), because("number-unmatched")}},
	}
	body := accepting(near("30000", "10.5"), NumericAccept{Min: "2500", Max: "3500.5", Weight: "50"})
	body.Unit = "km"
	for _, test := range tests {
		mark, err := storedWith(t, body).Mark("q", json.RawMessage(test.answer))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, mark.Why); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.answer, diff)
		}
	}
}

func TestNumericAcceptIn(t *testing.T) {
	tests := []struct {
		accept NumericAccept
		en, de string
	}{
		{near("11.7", ""), "11.7", "11,7"},
		{near("11.7", "0.02"), "11.7 ± 0.02", "11,7 ± 0,02"},
		{near("1200", "2.5%"), "1,200 ± 2.5%", "1.200 ± 2,5%"},
		{within("-1000.5", "12"), "-1,000.5 – 12", "-1.000,5 – 12"},
		{within("10", ""), "≥ 10", "≥ 10"},
		{within("", "0.5"), "≤ 0.5", "≤ 0,5"},
	}
	for _, test := range tests {
		if en, de := test.accept.String(), test.accept.In("de"); en != test.en || de != test.de {
			t.Errorf("%+v is written as %q and %q, want %q and %q", test.accept, en, de, test.en, test.de)
		}
	}
}

func TestToleranceInJSON(t *testing.T) {
	for text, want := range map[string]Tolerance{`0.50`: "0.5", `"0.5"`: "0.5", `"5%"`: "5%", `1e2`: "100"} {
		var got Tolerance
		if err := json.Unmarshal([]byte(text), &got); got != want || err != nil {
			t.Errorf("%s is read as %q, %v", text, got, err)
		}
	}
	for tolerance, want := range map[Tolerance]string{"0.5": "0.5", "5%": `"5%"`, "100": "100"} {
		if got, err := json.Marshal(tolerance); string(got) != want || err != nil {
			t.Errorf("%q is written as %s, %v", tolerance, got, err)
		}
	}
	for _, text := range []string{`true`, `[1]`, `1e101`} {
		var got Tolerance
		if err := json.Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%s is read as %q", text, got)
		}
	}
}
