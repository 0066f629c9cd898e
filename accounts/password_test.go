package accounts

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
)

func TestPasswordsVerifyWhatTheyHashed(t *testing.T) {
	passwords := NewPasswords()
	hash, err := passwords.Hash(t.Context(), "crème de la crème")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %s", hash)
	}
	tests := map[string]struct {
		hash, typed string
		want        bool
	}{
		"the same":            {hash, "crème de la crème", true},
		"typed as two marks":  {hash, "cre\u0300me de la cre\u0300me", true},
		"another case":        {hash, "Crème de la crème", false},
		"a blank after it":    {hash, "crème de la crème ", false},
		"without a password":  {"", "crème de la crème", false},
		"empty against none":  {"", "", false},
		"too long to be read": {hash, strings.Repeat("x", MaxPassword+1), false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got, err := passwords.Verify(t.Context(), tt.hash, tt.typed); got != tt.want || err != nil {
				t.Errorf("Verify = %v, %v", got, err)
			}
		})
	}
	if _, err := passwords.Verify(t.Context(), "damaged", "x"); err == nil {
		t.Error("a damaged hash is no error")
	}
}

// TestNobodysHashCostsTheSame compares the work, since a time would depend on the machine.
func TestNobodysHashCostsTheSame(t *testing.T) {
	params, _, _, err := argon2id.DecodeHash(nobodyHash)
	if err != nil || *params != *cost {
		t.Errorf("nobody's hash costs %+v (%v), a real one %+v", params, err, cost)
	}
	if err := NewPasswords().VerifyNobody(t.Context(), "whatever"); err != nil {
		t.Error(err)
	}
}

func TestAtMostTwoHashesAtOnce(t *testing.T) {
	passwords := NewPasswords()
	for range hashesAtOnce {
		if _, err := passwords.enter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := passwords.Hash(gone, "a third one"); !errors.Is(err, context.Canceled) {
		t.Errorf("a third hash began: %v", err)
	}
	if err := passwords.VerifyNobody(gone, "a third one"); !errors.Is(err, context.Canceled) {
		t.Errorf("a third comparison began: %v", err)
	}
}

func TestManyPasswordsTakeTurns(t *testing.T) {
	passwords := NewPasswords()
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if err := passwords.VerifyNobody(t.Context(), "x"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestCheckPassword(t *testing.T) {
	ada := Person{Name: "Ada Lovelace", Email: "countess@example.org"}
	tests := map[string]struct {
		password string
		want     error
	}{
		"a sentence":               {"the engine weaves patterns", nil},
		"eight letters":            {"quagmire", nil},
		"eight letters of two":     {"éàéüéàéü", nil},
		"seven letters":            {"quagmir", ErrPasswordShort},
		"seven letters of two":     {"éàéüéàé", ErrPasswordShort},
		"empty":                    {"", ErrPasswordShort},
		"common":                   {"password123", ErrPasswordCommon},
		"common in another case":   {"PassWord123", ErrPasswordCommon},
		"the keyboard":             {"1qaz2wsx", ErrPasswordCommon},
		"the name":                 {"ada lovelace", ErrPasswordPersonal},
		"the name run together":    {"AdaLovelace", ErrPasswordPersonal},
		"the address":              {"Countess@example.org", ErrPasswordPersonal},
		"the mailbox":              {"countess", ErrPasswordPersonal},
		"longer than can be":       {strings.Repeat("long", 257), ErrPasswordLong},
		"as long as can be":        {strings.Repeat("long", 256), nil},
		"more than the name alone": {"ada lovelace wrote note G", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := CheckPassword(tt.password, ada); !errors.Is(got, tt.want) {
				t.Errorf("CheckPassword(%q) = %v", tt.password, got)
			}
		})
	}
}

func TestCommonPasswordsCanBeFound(t *testing.T) {
	if len(commonPasswords()) < 1000 {
		t.Errorf("only %d common passwords", len(commonPasswords()))
	}
	for common := range commonPasswords() {
		if common != strings.ToLower(common) || utf8.RuneCountInString(common) < MinPassword {
			t.Errorf("%q would never be compared", common)
		}
	}
}
