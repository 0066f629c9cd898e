package accounts

import (
	"errors"
	"strings"
	"testing"
)

func TestParseName(t *testing.T) {
	long := strings.Repeat("é", MaxName)
	tests := map[string]struct {
		typed, want string
		err         error
	}{
		"plain":                {"Ada Lovelace", "Ada Lovelace", nil},
		"trimmed":              {"  Ada \t Lovelace \n", "Ada Lovelace", nil},
		"composed":             {"Rene\u0301", "René", nil},
		"other scripts":        {"مریم میرزاخانی", "مریم میرزاخانی", nil},
		"joiners":              {"نامه\u200cها", "نامه\u200cها", nil},
		"markup is a name too": {"<b>Ada</b>", "<b>Ada</b>", nil},
		"as long as may be":    {long, long, nil},
		"too long":             {long + "x", "", ErrNameLong},
		"empty":                {"", "", ErrNameEmpty},
		"blank":                {" \u00a0 ", "", ErrNameEmpty},
		"nothing to see":       {"\u200d\u200c", "", ErrNameEmpty},
		"control":              {"Ada\x00", "", ErrNameCharacters},
		"escape":               {"\x1b[31mAda", "", ErrNameCharacters},
		"bidi override":        {"Ada\u202egpj.exe", "", ErrNameCharacters},
		"bidi isolate":         {"\u2067Ada", "", ErrNameCharacters},
		"not UTF-8":            {"Ada\xff", "", ErrNameCharacters},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := ParseName(tt.typed)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseName(%q) = %q, %v", tt.typed, got, err)
			}
		})
	}
}

func TestParseEmail(t *testing.T) {
	good := map[string]string{
		"ada@example.org":          "ada@example.org",
		"  Ada@Example.ORG ":       "ada@example.org",
		"ada+quiz@mail.example.eu": "ada+quiz@mail.example.eu",
	}
	for typed, want := range good {
		if got, err := ParseEmail(typed); got != want || err != nil {
			t.Errorf("ParseEmail(%q) = %q, %v", typed, got, err)
		}
	}
	bad := []string{"", "ada", "ada@", "@example.org", "Ada <ada@example.org>", "<ada@example.org>", "a@b.org, c@d.org",
		"ada@example.org\nBcc: x@y.org", "ada @example.org", strings.Repeat("a", 250) + "@b.org"}
	for _, typed := range bad {
		if got, err := ParseEmail(typed); got != "" || !errors.Is(err, ErrEmail) {
			t.Errorf("ParseEmail(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestParseSignIn(t *testing.T) {
	for typed, want := range map[string]string{"Ada": "ada", " ada.lovelace_2 ": "ada.lovelace_2", "7even": "7even"} {
		if got, err := ParseSignIn(typed); got != want || err != nil {
			t.Errorf("ParseSignIn(%q) = %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "ab", "-ada", "ada lovelace", "ada@example.org", "аda", strings.Repeat("a", 41)} {
		if got, err := ParseSignIn(typed); got != "" || !errors.Is(err, ErrSignIn) {
			t.Errorf("ParseSignIn(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestSuggestSignIn(t *testing.T) {
	first := map[string]string{"Ada Lovelace": "ada-lovelace", "  José  O'Brien-Núñez ": "jose-o-brien-nunez"}
	for name, want := range first {
		if got := SuggestSignIn(name, 0); got != want {
			t.Errorf("SuggestSignIn(%q, 0) = %q", name, got)
		}
	}
	start := map[string]string{"Ada Lovelace": "ada-lovelace-", "Мария": "learner-", "Bo": "bo-", strings.Repeat("long ", 20): "long-"}
	for name, want := range start {
		got := SuggestSignIn(name, 1)
		if _, err := ParseSignIn(got); err != nil || !strings.HasPrefix(got, want) || got == SuggestSignIn(name, 1) {
			t.Errorf("SuggestSignIn(%q, 1) = %q, %v", name, got, err)
		}
	}
}

func TestParseRole(t *testing.T) {
	for _, role := range Roles() {
		if got, err := ParseRole(string(role)); got != role || err != nil {
			t.Errorf("ParseRole(%q) = %q, %v", role, got, err)
		}
	}
	for _, text := range []string{"", "Learner", "student", "administrator "} {
		if got, err := ParseRole(text); got != "" || !errors.Is(err, ErrRole) {
			t.Errorf("ParseRole(%q) = %q, %v", text, got, err)
		}
	}
}
