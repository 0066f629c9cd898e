package words

import (
	"testing"
	"time"
)

func TestNumbers(t *testing.T) {
	english, german := twoLanguages(t)
	tests := []struct{ got, want string }{
		{english.Number(0), "0"},
		{english.Number(1234567), "1,234,567"},
		{english.Number(7.5), "7.5"},
		{english.Number(2.0 / 3), "0.67"},
		{english.Number(-1.25), "−1.25"},
		{german.Number(1234.5), "1.234,5"},
		{english.Percent(0), "0%"},
		{english.Percent(200.0 / 3), "66.7%"},
		{english.Percent(100), "100%"},
		{english.Share(100), "100.0%"},
		{english.Share(-200.0 / 3), "−66.7%"},
		{german.Percent(62.5), "62,5\u00a0%"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestDuration(t *testing.T) {
	tests := map[time.Duration]string{
		-time.Second:                    "0 s",
		0:                               "0 s",
		1999 * time.Millisecond:         "1 s",
		12*time.Minute + 5*time.Second:  "12 min 5 s",
		20 * time.Minute:                "20 min",
		90*time.Minute + 30*time.Second: "1 h 30 min",
		time.Hour + 59*time.Second:      "1 h",
		49*time.Hour + 30*time.Minute:   "2 d 1 h",
		24 * 1500 * time.Hour:           "1,500 d",
	}
	for d, want := range tests {
		if got := (Words{}).Duration(d); got != want {
			t.Errorf("Duration(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestTime(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2021, time.July, 19, 22, 5, 59, 0, time.UTC)
	tests := []struct{ got, want string }{
		{(Words{}).Time(at, berlin), "20 July 2021, 00:05 (Europe/Berlin)"},
		{(Words{}).Time(at, newYork), "19 July 2021, 18:05 (America/New York)"},
		{(Words{}).Time(at, nil), "19 July 2021, 22:05 (UTC)"},
		{(Words{}).Date(at, berlin), "20 July 2021"},
		{(Words{}).Date(at, nil), "19 July 2021"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
	if got, abbreviation := zoneName(at.In(time.Local)), at.In(time.Local).Format("MST"); got != abbreviation {
		t.Errorf("the machine's zone is called %q", got)
	}
}
