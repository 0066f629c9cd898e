package rows

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestInert(t *testing.T) {
	tests := map[string]string{
		"": "", "text": "text", "=1+1": "'=1+1", "+a": "'+a", "-a": "'-a", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "\n=x": "'\n=x",
		"-1": "-1", "+1,5": "+1,5", "-1.5e-3": "-1.5e-3", "-5%": "-5%", "-1-1": "'-1-1", "+1+cmd|x!A0": "'+1+cmd|x!A0",
		"'=x": "''=x", "''=x": "'''=x", "'text": "'text", "'": "'", "a=b": "a=b",
	}
	for text, want := range tests {
		if got := Inert(text); got != want {
			t.Errorf("Inert(%q) = %q, want %q", text, got, want)
		}
		if got := Bare(want); got != text {
			t.Errorf("Bare(%q) = %q, want %q", want, got, text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`'{0,3}[=+@\t1a.-]{0,4}`)).Draw(t, "text")
		if got := Bare(Inert(text)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
		if inert := Inert(text); inert != "" && strings.ContainsRune("=+-@\t\r", rune(inert[0])) && !plainNumber.MatchString(inert) {
			t.Errorf("%q would be a formula", inert)
		}
	})
}

func TestLines(t *testing.T) {
	tests := map[string][]string{
		"a\nb":          {"a", "b"},
		"a\n\n \nb\n":   {"a", "b"},
		"a\\\nb\nc":     {"a\nb", "c"},
		"a\\\\\nb":      {`a\`, "b"},
		"a\\\\\\\nb":    {"a\\\nb"},
		"a\\\n\\\nb":    {"a\n\nb"},
		`C:\new \* \\x`: {`C:\new \* \\x`},
		"":              nil,
	}
	for cell, want := range tests {
		if got := splitLines(cell); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[a\\ \n]{1,8}`), rapid.String()).Filter(func(s string) bool {
			return strings.TrimSpace(s) != ""
		})).Draw(t, "texts")
		if got := splitLines(joinLines(texts)); !slices.Equal(got, texts) {
			t.Errorf("%q comes back as %q", texts, got)
		}
	})
}

func TestList(t *testing.T) {
	tests := map[string][]string{
		"a, b;c\nd":      {"a", "b", "c", "d"},
		" a b ,, ":       {"a b"},
		`a\, b, c\\d`:    {"a, b", `c\d`},
		`\ a\ , C:\x\ny`: {" a ", "C:\\x\ny"},
		"":               nil,
	}
	for cell, want := range tests {
		if got := splitList(cell); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.StringMatching(`[a,;\\ \nn]{0,6}a[a,;\\ \nn]{0,3}`)).Draw(t, "texts")
		if got := splitList(joinList(texts)); !slices.Equal(got, texts) {
			t.Errorf("%q comes back as %q through %q", texts, got, joinList(texts))
		}
	})
}

func TestNumber(t *testing.T) {
	tests := map[string]string{
		"12": "12", "-1.5": "-1.5", "1,5": "1.5", "−2": "-2", " 3 ": "3", "1e3": "1000", ".5": "0.5", ",5": "0.5", "1,2345": "1.2345", "12,34": "12.34",
		"1,234,567": "1234567", "1,234.5": "1234.5", "1.234,5": "1234.5", "1.234.567": "1234567", "1 234,5": "1234.5", "1'234": "1234", "1.234": "1.234",
		"1,234": "table-number-thousands", "30,000": "table-number-thousands", "-1,000": "table-number-thousands",
		"": "table-number", "x": "table-number", "1-2": "table-number", "1,2,3": "table-number", "1.2.3": "table-number", strings.Repeat("9", 300): "table-number",
	}
	for text, want := range tests {
		got, rule := number(text)
		if string(got)+rule != want {
			t.Errorf("%q is %q %s, want %s", text, got, rule, want)
		}
	}
}
