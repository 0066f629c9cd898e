package accounts

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestSecretsHaveTheirForm(t *testing.T) {
	tests := map[string]struct {
		make func() string
		form string
	}{
		"id":          {NewID, `^[a-z2-7]{26}$`},
		"token":       {NewToken, `^[a-z2-7]{26}$`},
		"return code": {NewReturnCode, `^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$`},
		"certificate": {NewCertificateCode, `^([0-9A-HJKMNP-TV-Z]{6}-){2}[0-9A-HJKMNP-TV-Z]{6}$`},
		"join code":   {NewJoinCode, `^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			seen := make(map[string]bool)
			for range 500 {
				secret := tt.make()
				if !regexp.MustCompile(tt.form).MatchString(secret) || seen[secret] {
					t.Fatalf("%q is malformed or came twice", secret)
				}
				seen[secret] = true
			}
		})
	}
}

func TestParseReturnCode(t *testing.T) {
	const code = "7K2M-Q9XD-0VTB-13HE-P5RA"
	for _, typed := range []string{code, strings.ToLower(code), "7k2mq9xd0vtb13hep5ra", " 7K2M Q9XD OVTB l3HE\tP5RA\n", "7K2M–Q9XD–oVTB–i3HE–P5RA"} {
		if got, err := ParseReturnCode(typed); got != code || err != nil {
			t.Errorf("ParseReturnCode(%q) = %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "7K2M", code + "0", strings.Replace(code, "Q", "U", 1), strings.Replace(code, "Q", "é", 1), "7K2M-Q9XD-0VTB-13HE-P5R*"} {
		if got, err := ParseReturnCode(typed); got != "" || !errors.Is(err, ErrCode) {
			t.Errorf("ParseReturnCode(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestACertificatesCodeIsReadFromPaper(t *testing.T) {
	const code = "7K2MQ9-XD0VTB-13HEP5"
	for _, typed := range []string{code, strings.ToLower(code), "7k2mq9xd0vtb13hep5", " 7K2 MQ9 XDO VTB l3H EP5\n", "7K2MQ9–XDoVTB–I3HEP5"} {
		if got, err := ParseCertificateCode(typed); got != code || err != nil {
			t.Errorf("ParseCertificateCode(%q) = %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", code + "0", code[1:], strings.Replace(code, "Q", "U", 1), NewReturnCode(), NewJoinCode()} {
		if got, err := ParseCertificateCode(typed); got != "" || !errors.Is(err, ErrCode) {
			t.Errorf("ParseCertificateCode(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestCodesReadBack(t *testing.T) {
	for range 100 {
		code, join := NewReturnCode(), NewJoinCode()
		if got, err := ParseReturnCode(strings.ToLower(code)); got != code || err != nil {
			t.Fatalf("%q is read as %q, %v", code, got, err)
		}
		if got, err := ParseJoinCode(strings.ReplaceAll(join, "-", "")); got != join || err != nil {
			t.Fatalf("%q is read as %q, %v", join, got, err)
		}
	}
}

func TestHash(t *testing.T) {
	// SHA-256 of "abc", FIPS 180-4.
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if got := Hash("abc"); got != want {
		t.Errorf("Hash = %s", got)
	}
}
