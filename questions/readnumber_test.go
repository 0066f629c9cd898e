package questions

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language/display"
	"pgregory.net/rapid"
)

// reading is what a text is read as: a number, or the rule that refuses it.
func reading(text, lang, unit string) string {
	d, err := ReadNumber(text, lang, unit)
	var fit *FitError
	switch {
	case errors.As(err, &fit):
		return fit.Rule
	case err != nil:
		return err.Error()
	}
	return string(d)
}

func TestReadNumberByLanguage(t *testing.T) {
	tests := []struct {
		text                 string
		en, de, fr, deCH, ar string
	}{
		{"1,234.5", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1.234,5", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1 234,5", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1\u00A0234,5", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1\u202F234,5", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1'234.50", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"1’234.50", "1234.5", "1234.5", "1234.5", "1234.5", "1234.5"},
		{"30,000", "30000", "30", "30", "30", "30000"},
		{"30.000", "30", "30000", "30", "30", "30"},
		{"30 000", "30000", "30000", "30000", "30000", "30000"},
		{"1.234", "1.234", "1234", "1.234", "1.234", "1.234"},
		{"0,125", "0.125", "0.125", "0.125", "0.125", "0.125"},
		{"0.125", "0.125", "0.125", "0.125", "0.125", "0.125"},
		{"1234,567", "number-form", "1234.567", "1234.567", "1234.567", "number-form"},
		{"1000,000", "number-form", "1000", "1000", "1000", "number-form"},
		{"01,234", "number-form", "1.234", "1.234", "1.234", "number-form"},
		{"1,0000", "1", "1", "1", "1", "1"},
		{"00,500", "number-form", "0.5", "0.5", "0.5", "number-form"},
		{"1000.000", "1000", "number-form", "1000", "1000", "1000"},
		{"3.14159", "3.14159", "3.14159", "3.14159", "3.14159", "3.14159"},
		{"0,500", "0.5", "0.5", "0.5", "0.5", "0.5"},
		{"0,1234", "0.1234", "0.1234", "0.1234", "0.1234", "0.1234"},
		{",125", "0.125", "0.125", "0.125", "0.125", "0.125"},
		{"1,25", "1.25", "1.25", "1.25", "1.25", "1.25"},
		{"1000,00", "1000", "1000", "1000", "1000", "1000"},
		{"1 234,567", "1234.567", "1234.567", "1234.567", "1234.567", "1234.567"},
		{"30,00", "30", "30", "30", "30", "30"},
		{"30,5", "30.5", "30.5", "30.5", "30.5", "30.5"},
		{"1,234,567", "1234567", "1234567", "1234567", "1234567", "1234567"},
		{"1.234.567", "1234567", "1234567", "1234567", "1234567", "1234567"},
		{"1,234,567.891", "1234567.891", "1234567.891", "1234567.891", "1234567.891", "1234567.891"},
		{"1.234.567,891", "1234567.891", "1234567.891", "1234567.891", "1234567.891", "1234567.891"},
		{"٣٠٬٠٠٠", "30000", "30", "30", "30", "30000"},
		{"٣٫٥", "3.5", "3.5", "3.5", "3.5", "3.5"},
	}
	for _, test := range tests {
		for lang, want := range map[string]string{
			"en": test.en, "": test.en, "en-IN": test.en, "no such language": test.en, "de": test.de, "fr": test.fr, "de-CH": test.deCH, "ar": test.ar,
		} {
			if got := reading(test.text, lang, ""); got != want {
				t.Errorf("%q in %q is read as %s, want %s", test.text, lang, got, want)
			}
		}
	}
}

func TestReadNumber(t *testing.T) {
	tests := []struct{ text, want string }{
		{"0", "0"}, {"-0", "0"}, {"007", "7"}, {" 42\n", "42"}, {"12.50", "12.5"},
		{".5", "0.5"}, {",5", "0.5"}, {"5.", "5"}, {"5,", "5"}, {"-.5", "-0.5"},
		{"-5", "-5"}, {"−5", "-5"}, {"–5", "-5"}, {"- 5", "-5"}, {"+5", "5"}, {"+ 5", "5"},
		{"1.2e3", "1200"}, {"1.2E+3", "1200"}, {"1,2e3", "1200"}, {"12e-1", "1.2"},
		{"3x10^8", "300000000"}, {"3×10⁸", "300000000"}, {"3 × 10⁸", "300000000"}, {"3·10^8", "300000000"}, {"3*10**8", "300000000"},
		{"3 X 10 ^ 8", "300000000"}, {"1.5×10⁻³", "0.0015"}, {"-1.5x10^-3", "-0.0015"}, {"1 000x10^3", "1000000"},
		{"10^8", "100000000"}, {"10⁸", "100000000"}, {"-10^8", "-100000000"}, {"−10⁻²", "-0.01"}, {"10²", "100"},
		{"1e100", "1" + strings.Repeat("0", 100)}, {"1e-100", "0." + strings.Repeat("0", 99) + "1"},
		{"1e101", "number-long"}, {"1e-101", "number-long"}, {"1e99999999999999999999", "number-long"}, {"10^101", "number-long"},
		{strings.Repeat("1", 40), strings.Repeat("1", 40)}, {strings.Repeat("1", 41), "number-long"},
		{strings.Repeat("1", 1000), "number-long"}, {strings.Repeat("x", 1000), "number-long"},
		{"1'234'567", "1234567"}, {"1_000", "1000"}, {"1 234 567,5", "1234567.5"}, {"12\t345", "12345"},
		{"1,23,456", "123456"}, {"12,34,56,789.5", "123456789.5"},
		{"１２．５", "12.5"}, {"१२३", "123"}, {"𝟙𝟚", "12"}, {"\u200E-5", "-5"}, {"\u061C-٥", "-5"}, {"5\u200B", "5"},

		{"", "number-form"}, {" ", "number-form"}, {"abc", "number-form"}, {"½", "number-form"}, {"-", "number-form"}, {"+-5", "number-form"},
		{"--5", "number-form"}, {".", "number-form"}, {",", "number-form"}, {"e5", "number-form"}, {"NaN", "number-form"}, {"∞", "number-form"},
		{"12 34", "number-form"}, {"1 2345", "number-form"}, {"1234 567", "number-form"}, {"1.2.3", "number-form"}, {"1,2,3", "number-form"},
		{"1,234,56", "number-form"}, {"12,34.5", "number-form"}, {"1,234,56,789", "number-form"}, {"123,45,678", "number-form"}, {"0,123,456", "number-form"},
		{"1,234.567,8", "number-form"}, {"1.23.456", "number-form"}, {"1 234.567.8", "number-form"}, {"1''000", "number-form"}, {"1.234 567", "number-form"},
		{"5 .", "number-form"}, {"5'x10^3", "number-form"}, {"5'e3", "number-form"}, {"十", "number-form"}, {"Ⅻ", "number-form"},

		{"1/2", "unit-unexpected"}, {"1½", "unit-unexpected"}, {"5 km", "unit-unexpected"}, {"5%", "unit-unexpected"}, {"5²", "unit-unexpected"},
		{"2021-07-19", "unit-unexpected"}, {"10:30", "unit-unexpected"}, {"5-6", "unit-unexpected"}, {"about", "number-form"}, {"5e", "unit-unexpected"},
		{"1e5.5", "unit-unexpected"}, {"3x10", "unit-unexpected"}, {"0x10", "unit-unexpected"}, {"5'", "unit-unexpected"}, {"five", "number-form"},
		{"10^8^2", "unit-unexpected"}, {"$5", "number-form"},
	}
	for _, test := range tests {
		if got := reading(test.text, "en", ""); got != test.want {
			t.Errorf("%q is read as %s, want %s", test.text, got, test.want)
		}
	}
}

func TestReadNumberWithAUnit(t *testing.T) {
	tests := []struct{ text, unit, want string }{
		{"5", "km", "5"}, {"5 km", "km", "5"}, {"5km", "km", "5"}, {"5\u00A0km", "km", "5"}, {"1,234.5 km", "km", "1234.5"},
		{"1.2e3 km", "km", "1200"}, {"3×10⁸ m/s", "m/s", "300000000"}, {"10^8 m", "m", "100000000"}, {"1 234 km", "km", "1234"},
		{"5 MPa·s", "mPa·s", "unit-other"}, {"5 mPa·s", "mPa·s", "5"}, {"5 MW/m²", "mW/m²", "unit-other"}, {"5 GBps", "Gbps", "unit-other"},
		{"5 mbit/s", "Mbit/s", "unit-other"}, {"5 Mm/s", "mm/s", "unit-other"}, {"5 KM/H", "km/h", "unit-other"}, {"5 KWH", "kWh", "unit-other"},
		{"5 Light Years", "light years", "5"}, {"5 lightyears", "light years", "5"}, {"5 Years ago", "years ago", "unit-other"}, {"5 Jahre", "jahre", "5"},
		{"5 miles", "km", "unit-other"}, {"5 km!", "km", "unit-other"}, {"5 km 300 m", "km", "unit-other"}, {"km 5", "km", "number-form"},
		{"5 mW", "MW", "unit-other"}, {"5 MW", "mW", "unit-other"}, {"5 KM", "km", "unit-other"}, {"5 Meters", "meters", "5"}, {"5 METERS", "meters", "5"},
		{"5 km/h", "km/h", "5"}, {"5 km / h", "km/h", "5"}, {"5 m²", "m²", "5"}, {"5 m^2", "m²", "5"}, {"5 m2", "m²", "5"}, {"5 m²", "m2", "5"}, {"5 m³", "m²", "unit-other"},
		{"5 µm", "μm", "5"}, {"5 μm", "µm", "5"}, {"20 ºC", "°C", "20"}, {"4 \u2126", "Ω", "4"}, {"5 N·m", "N⋅m", "5"},
		{"5 %", "%", "5"}, {"5％", "%", "5"}, {"5'", "'", "5"}, {"5′", "'", "5"}, {"5 '", "′", "5"}, {"1'234'", "'", "1234"},
		{"$5", "$", "5"}, {"$ 5", "$", "5"}, {"5 $", "$", "5"}, {"-$5", "$", "-5"}, {"$-5", "$", "-5"}, {"−$1,000.50", "$", "-1000.5"}, {"$10^6", "$", "1000000"},
		{"$5 $", "$", "unit-other"}, {"$$5", "$", "number-form"}, {"€5", "$", "number-form"}, {"5 €", "$", "unit-other"}, {"￡5", "£", "5"}, {"£5", "￡", "5"},
		{"km5", "km", "number-form"}, {"5 e", "e", "5"}, {"5", "", "5"}, {"5 kWh", "kWh", "5"},
	}
	for _, test := range tests {
		if got := reading(test.text, "en", test.unit); got != test.want {
			t.Errorf("%q in %q is read as %s, want %s", test.text, test.unit, got, test.want)
		}
	}
}

func TestReadNumberSaysWhatItCannotRead(t *testing.T) {
	tests := []struct {
		text, unit string
		want       FitError
	}{
		{"some\n text", "", FitError{"number-form", map[string]any{"text": "some text"}}},
		{strings.Repeat("9", 41), "", FitError{"number-long", map[string]any{"most": maxDecimalDigits}}},
		{"5  light years", "", FitError{"unit-unexpected", map[string]any{"found": "light years"}}},
		{"5 miles", "km", FitError{"unit-other", map[string]any{"found": "miles", "unit": "km"}}},
	}
	for _, test := range tests {
		_, err := ReadNumber(test.text, "en", test.unit)
		expectFitError(t, test.text, err, &test.want)
	}
}

// The digits of every script come in tens, which zeroOf relies on.
func TestDigitsOfEveryScript(t *testing.T) {
	for _, r16 := range unicode.Nd.R16 {
		if r16.Stride != 1 || (r16.Hi-r16.Lo+1)%10 != 0 {
			t.Errorf("%U to %U aren't tens of digits", r16.Lo, r16.Hi)
		}
	}
	for _, r32 := range unicode.Nd.R32 {
		if r32.Stride != 1 || (r32.Hi-r32.Lo+1)%10 != 0 {
			t.Errorf("%U to %U aren't tens of digits", r32.Lo, r32.Hi)
		}
	}
	for want, text := range map[string]string{"0123456789": "٠١٢٣٤٥٦٧٨٩", "567": "۵۶۷", "90": "๙๐", "42": "𞥔𞥒"} {
		if got := plainNumber(text); got != want {
			t.Errorf("%s is written as %s, want %s", text, got, want)
		}
	}
}

var decimals = rapid.Custom(func(t *rapid.T) Decimal {
	text := rapid.OneOf(
		rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,20})?`),
		rapid.StringMatching(`-?[1-9][0-9]{0,2}[.][0-9]{3}`), // what could be thousands
		rapid.StringMatching(`-?[1-9][0-9]{3,39}e(-?[0-9]{1,2}|60)`),
	).Draw(t, "decimal")
	d, err := ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
})

// What is shown to people in their language can be typed back.
func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	var languages []string
	for _, tag := range display.Supported.Tags() {
		languages = append(languages, tag.String())
	}
	languages = append(languages, "", "de-CH", "de-AT", "en-IN", "ar-MA", "en-u-nu-arab", "zh-u-nu-hanidec", "x")
	rapid.Check(t, func(t *rapid.T) {
		lang, d := rapid.SampledFrom(languages).Draw(t, "language"), decimals.Draw(t, "decimal")
		written := FormatNumber(d, lang)
		if read, err := ReadNumber(written, lang, ""); read != d || err != nil {
			t.Fatalf("%s is written as %q in %q and read as %q, %v", d, written, lang, read, err)
		}
	})
}

func TestFormatNumber(t *testing.T) {
	tests := []struct {
		number     Decimal
		lang, want string
	}{
		{"", "en", "0"}, {"0", "en", "0"}, {"999", "en", "999"}, {"1000", "en", "1,000"}, {"-1234567.891", "en", "-1,234,567.891"}, {"1234.5", "", "1,234.5"},
		{"1234567.5", "de", "1.234.567,5"}, {"1234567.5", "de-CH", "1’234’567.5"}, {"1234.5", "fr", "1\u00A0234,5"}, {"1234.5", "ar", "1٬234٫5"},
		{"-0.5", "de", "-0,5"}, {"1234.5", "no language", "1,234.5"},
	}
	for _, test := range tests {
		if got := FormatNumber(test.number, test.lang); got != test.want {
			t.Errorf("%s in %q is written as %q, want %q", test.number, test.lang, got, test.want)
		}
	}
}

func TestNumberMarks(t *testing.T) {
	for lang, want := range map[string][2]string{
		"": {",", "."}, "en": {",", "."}, "de": {".", ","}, "de-CH": {"’", "."}, "de-AT": {"\u00A0", ","}, "es-MX": {",", "."}, "ar": {"٬", "٫"}, "!": {",", "."},
	} {
		if group, decimal := NumberMarks(lang); group != want[0] || decimal != want[1] {
			t.Errorf("%q has the marks %q and %q, want %q", lang, group, decimal, want)
		}
	}
}

func FuzzReadNumber(f *testing.F) {
	for _, text := range []string{"1,234.5", "1 234,5", "-3×10⁻⁸ km", "$5", "1.2e3", "٣٫٥", "1'000_000", "½", "10^8", "\xff5", "5\u200E", "0,0,0"} {
		for _, lang := range []string{"en", "de", "ar", "de-CH"} {
			f.Add(text, lang, "km")
		}
	}
	f.Fuzz(func(t *testing.T, text, lang, unit string) {
		d, err := ReadNumber(text, lang, unit)
		var fit *FitError
		if errors.As(err, &fit) {
			if d != "" || fit.Rule == "" {
				t.Fatalf("%q is %q and %v", text, d, fit)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v, which is no FitError", text, err)
		}
		if again, err := ParseDecimal(string(d)); again != d || err != nil {
			t.Fatalf("%q is read as %q, which is no canonical decimal", text, d)
		}
		if written := FormatNumber(d, lang); !utf8.ValidString(written) {
			t.Fatalf("%s is written as %q", d, written)
		} else if again, err := ReadNumber(written, lang, ""); again != d || err != nil {
			t.Fatalf("%q is read as %s, written as %q and read as %q, %v", text, d, written, again, err)
		}
	})
}
