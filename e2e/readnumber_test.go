package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// numbersTyped are numbers as people type them, and what is none.
var numbersTyped = []string{
	"0", "7", "007", "2400", "-12", "+12", "−12", "- 12", "--1", "12-", "",
	"1,234.5", "1.234,5", "1 234,5", "1 234,5", "1 234,5", "1'234.5", "1’234.5", "1_234.5", "12 34", "1  234",
	"30,000", "30.000", "30,00", "30.5", "30,5", "0,500", "0.500", ",5", ".5", "5.", "5,", ".", ",", "1,2,3", "1,234,567", "1.234.567",
	"1.234,567.8", "1,234.567,8", "12,34,567", "1,00,000", "1234,567", "1,234567", "1,23.456",
	"1000,000", "1000.000", "01,234", "1,0000", "1.0000", "00,500", "0,1234", ",125", "1,25", "3.14159", "1000,00",
	"1.2e3", "1.2E-3", "1e", "e3", "1e101", "1e-100", "3x10^8", "3 x 10^8", "3×10⁸", "3·10⁻³", "3*10**8", "10^6", "10⁶", "3X10^8", "10^", "2 10^3",
	"١٢٣٤", "१२३", "１２３４", "٣٫١٤", "½", "1/2", "0x10", "twelve", "12a", "1 2", "∞", "NaN",
	"2400 metres", "2,400 Metres", "2400metres", "2400 metre", "2400 feet", "5'", "5' 3", "5 %", "12 €", "€12", "€ 1,200.50", "-€5", "$5", "€5 €",
	"120 m²", "120 m2", "120 m^2", "120 m³", "40 km/h", "40 km / h", "40 KM/H", "7 mW", "7 MW", "7 mPa·s", "7 MPa·s", "7 METRES", "7 Light Years", "7 lightyears", "3 µm", "3 μm", "20 °C", "20 ºC",
	"1234567890123456789012345678901234567890", "12345678901234567890123456789012345678901", "0.0000000000000000000000000000000000000000001",
}

// numberReading is how a text is read: a number in plain digits and as the language writes it, or the rule that it
// breaks.
type numberReading struct{ Number, Shown, Problem string }

// TestPageReadsNumbersAsTheServerDoes compares the script that says how a number is read with what is marked.
func TestPageReadsNumbersAsTheServerDoes(t *testing.T) {
	t.Parallel()
	b := newTab(startProgram(t), desktop)
	b.open("/")
	for _, language := range []string{"en", "de", "fr", "de-CH", "hi"} {
		for _, unit := range []string{"", "metres", "€", "m²", "km/h", "mW", "μm", "°C", "mPa·s", "light years"} {
			b.comparesReadings(language, unit)
		}
	}
}

func (b *tab) comparesReadings(language, unit string) {
	b.t.Helper()
	for i, page := range b.readOnPage(language, unit) {
		text := numbersTyped[i]
		if server := readOnServer(text, language, unit); page != server {
			b.t.Errorf("%q in %s with the unit %q: the page reads %v, the server %v", text, language, unit, page, server)
		}
	}
}

// readOnPage reads all texts with the script that the quiz page has.
func (b *tab) readOnPage(language, unit string) []numberReading {
	b.t.Helper()
	group, decimal := questions.NumberMarks(language)
	texts, err := json.Marshal(numbersTyped)
	if err != nil {
		b.t.Fatal(err)
	}
	return ask[[]numberReading](b, fmt.Sprintf(`import(location.origin + %s).then(({ readNumber, formatNumber }) => {
		const set = { group: %s, decimal: %s, unit: %s };
		return %s.map((text) => readNumber(text, set)).map(({ number, problem = '' }) =>
			({ number: number ?? '', shown: number ? formatNumber(number, set) : '', problem }));
	})`, quoted(views.Asset("readnumber.js")), quoted(group), quoted(decimal), quoted(unit), texts))
}

func readOnServer(text, language, unit string) numberReading {
	number, err := questions.ReadNumber(text, language, unit)
	if unfit, ok := errors.AsType[*questions.FitError](err); ok {
		return numberReading{Problem: unfit.Rule}
	}
	return numberReading{Number: string(number), Shown: questions.FormatNumber(number, language)}
}
