package questions

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	tests := []struct{ text, want string }{
		{"0", "0"}, {"-0", "0"}, {"1", "1"}, {"+1", "1"}, {"-1", "-1"}, {" 1.5\t", "1.5"}, {"1.50", "1.5"}, {"1.", "1"}, {".5", "0.5"},
		{"007", "7"}, {"1e3", "1000"}, {"1.5E-3", "0.0015"}, {"33.333", "33.333"}, {"100", "100"},
		{"1e-100", "0." + strings.Repeat("0", 99) + "1"},
		{"1e100", "1" + strings.Repeat("0", 100)},
		{"6.62607015e-34", "0." + strings.Repeat("0", 33) + "662607015"},
		{strings.Repeat("9", 40), strings.Repeat("9", 40)},
		{"", ""}, {".", ""}, {"1,5", ""}, {"1 000", ""}, {"1_000", ""}, {"0x10", ""}, {"1/3", ""}, {"½", ""}, {"٣", ""}, {"NaN", ""}, {"Inf", ""},
		{"--1", ""}, {"1e", ""}, {"1e1.5", ""}, {"5%", ""}, {"1e101", ""}, {"1e-101", ""}, {"1e999999999", ""},
		{strings.Repeat("9", 41), ""}, {"0." + strings.Repeat("1", 1000), ""},
	}
	for _, test := range tests {
		got, err := ParseDecimal(test.text)
		if string(got) != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%q is read as %q, %v; want %q", test.text, got, err, test.want)
		}
	}
}

func TestDecimalReadsWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[+-]?[0-9]{1,25}(\.[0-9]{0,20})?([eE][+-]?[0-9]{1,3})?`).Draw(t, "text")
		written, err := ParseDecimal(text)
		if err != nil {
			return // not a decimal within bounds
		}
		if again, err := ParseDecimal(string(written)); again != written || err != nil {
			t.Fatalf("%q is written as %q and read as %q, %v", text, written, again, err)
		}
		data, err := json.Marshal(written)
		if err != nil {
			t.Fatal(err)
		}
		var read Decimal
		if err := json.Unmarshal(data, &read); read != written || err != nil {
			t.Fatalf("%q is %s in JSON and read as %q, %v", written, data, read, err)
		}
	})
}

func TestDecimalFromJSON(t *testing.T) {
	for text, want := range map[string]Decimal{`1.50`: "1.5", `"2"`: "2", `null`: "", `1e2`: "100"} {
		var got Decimal
		if err := json.Unmarshal([]byte(text), &got); got != want || err != nil {
			t.Errorf("%s is read as %q, %v", text, got, err)
		}
	}
	for _, text := range []string{`true`, `"two"`, `[1]`, `1e101`} {
		var got Decimal
		if err := json.Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%s is read as %q", text, got)
		}
	}
	if data, err := json.Marshal(Decimal("")); string(data) != "null" || err != nil {
		t.Errorf("no decimal is written as %s, %v", data, err)
	}
}
