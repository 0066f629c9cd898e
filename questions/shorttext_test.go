package questions

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/agnivade/levenshtein"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func acceptingTexts(texts ...string) *ShortText {
	b := &ShortText{}
	for _, text := range texts {
		b.Accept = append(b.Accept, Accept{Text: text})
	}
	return b
}

func (b *ShortText) with(match MatchMode, typos int) *ShortText {
	b.Match, b.Typos = match, typos
	return b
}

// Matched is the accepted text that an answer matches, and the number of typos in it.
func (b *ShortText) Matched(answer string) (accepted *Accept, typos int) {
	return b.compile().match(answer)
}

func TestShortTextMatch(t *testing.T) {
	tests := []struct {
		accept, answer string
		fold, exact    bool
	}{
		{"Hafnium", "Hafnium", true, true},
		{"Hafnium", "HAFNIUM", true, false},
		{"Hafnium", "  Hafnium\n", true, true},
		{" Hafnium ", "Hafnium", true, true},
		{"Hafnium", "Hafnium.", false, false},
		{"Hafnium", "Hafniums", false, false},
		{"state security", "State \t  Security", true, false},
		{"state security", "state\u00A0security", true, false},
		{"state security", "statesecurity", false, false},
		{"Müller", "MU\u0308LLER", true, false},
		{"Mu\u0308ller", "M\u00FCller", true, true},
		{"Straße", "STRASSE", true, false},
		{"ΌΔΟΣ", "όδος", true, false},
		{"don't", "don’t", true, false},
		{`"yes"`, "“Yes”", true, false},
		{"state-sponsored", "state–sponsored", true, false},
		{"Exchange", "Ex\u00ADchange\u200B", true, true},
		{"Exchange", "\u202AEx\u2060ch\u200Eange\u202C\u2069\uFEFF", true, true},
		{"\u2066Exchange\u2069", "Exchange", true, true},
		{"e\u0301te", "e\u200B\u0301te", true, true},
		{"می\u200Cخواهم", "میخواهم", false, false}, // the joiners of letters mean something
		{"Å", "\u212B", true, true},                // the ångström sign is Å in NFC

		{"*security", "state security", true, true},
		{"*security", "security", true, true},
		{"*security", "security ministry", false, false},
		{"ministry*", "ministry of state security", true, true},
		{"m*s*y", "ministry of state security", true, true},
		{"a*b*c", "acb", false, false},
		{"a*a", "a", false, false},
		{"a*a", "aa", true, true},
		{"**", "anything", true, true},
		{"*", "anything", true, true},
		{`\*`, "*", true, true},
		{`\*`, "x", false, false},
		{`5\*5`, "5*5", true, true},
		{`5\*5`, "5x5", false, false},
		{`\**`, "*x", true, true},
		{"5x5", "5*5", false, false}, // a star in an answer is itself
		{"Hafnium", "*", false, false},
		{"Hafnium", "Haf*", false, false},
		{"a.c", "abc", false, false},
		{"[a-z]+", "abc", false, false},
		{`a\b`, `a\b`, true, true},
	}
	for _, test := range tests {
		for mode, want := range map[MatchMode]bool{MatchFold: test.fold, MatchExact: test.exact} {
			matched, _ := acceptingTexts(test.accept).with(mode, 0).Matched(test.answer)
			if got := matched != nil; got != want {
				t.Errorf("%s: %q for %q is %v, want %v", mode, test.answer, test.accept, got, want)
			}
		}
	}
}

func TestShortTextTypos(t *testing.T) {
	const none = -1
	tests := []struct {
		accept, answer string
		most, want     int
	}{
		{"Hafnium", "hafnium", 1, 0},
		{"Hafnium", "hafnim", 1, 1},             // left out
		{"Hafnium", "haffnium", 1, 1},           // too many
		{"Hafnium", "hafniun", 1, 1},            // another
		{"Hafnium", "hanfium", 1, 1},            // neighbours swapped
		{"Hafnium", "afhnium", 1, none},         // swapped over one more
		{"Hafnium", "hfnim", 1, none},           //
		{"Hafnium", "hfnim", 2, 2},              //
		{"Hafnium", "hafnim", 0, none},          //
		{"abcd", "bcda", 1, none},               // no swap
		{"cabd", "abcd", 2, 2},                  //
		{"caxy", "abcxy", 2, none},              // alignment edits no stretch twice
		{"caxy", "abcxy", 3, 3},                 //
		{"Müller", "Muller", 1, 1},              //
		{"Mu\u0308ller", "Mueller", 2, 2},       //
		{"don't do", "dont do", 1, none},        // a mark less makes other words
		{"state-owned", "state owned", 3, none}, // another number of words
		{"state security", "statesecurity", 3, none},
		{"state security", "stat securty", 1, none}, // at most n in all
		{"state security", "stat securty", 2, 2},
		{"state security", "security state", 3, none},
		{"MSS", "MSX", 3, none},       // three letters
		{"M.S.S.", "M.S.X.", 3, none}, //
		{"MSS office", "mss offce", 1, 1},
		{"the ministry", "teh ministry", 3, none},
		{"NATO", "NAOT", 1, 1},
		{"NATO", "NTO", 1, none}, // three letters left
		{"30,000", "30.000", 3, none},
		{"30,000", "30000", 3, none},
		{"2021", "2012", 3, none},
		{"covid-19", "cvoid-19", 1, 1},
		{"covid-19", "covid-18", 1, none},
		{"covid-19", "covid-91", 1, none},
		{"covid-19", "covid-1", 1, none},
		{"covid", "covid9", 1, none},
		{"covid-19", "covid19", 1, none},
		{"5x5grid", "5x5gird", 1, 1},
		{"5x5grid", "55grid", 5, none},
		{"4x100metres", "4100metres", 5, none},
		{"mid2to3percent", "mid23percent", 5, none},
		{"mid2to3percent", "mid2ot3percent", 5, none},
		{"mid2to3percent", "mid2to3precent", 1, 1},
		{"H1N1virus", "HN11virus", 5, none},
		{"H1N1virus", "H1N1vrius", 1, 1},
		{"covid19", "cvoid19", 1, 1},
		{"not-guilty", "now-guilty", 5, none},
		{"not-guilty", "not-giulty", 1, 1},
		{"not--guilty", "now--guilty", 5, none},
		{"MS-DOS", "MS-DOG", 5, none},
		{"B-2bomber", "A-2bomber", 5, none},
		{"state-owned", "satte-onwed", 2, 2}, // at most n in all parts
		{"state-owned", "satte-onwed", 1, none},
		{"state-owned", "stateowned", 5, none},
		{"state-owned", "state/owned", 5, none},
		{"and/or", "any/or", 5, none},
		{"Hafnium", "hafnium.", 1, 1}, // marks at the ends part nothing
		{"Louis XVIII", "Louis XVII", 5, none},
		{"Louis XVIII", "Luois XVIII", 1, 1},
		{"MDCCCCX", "MDCCCX", 5, none},
		{"civil war", "cvil war", 1, 1}, // no Roman figures, though of their letters
		{"March 2021", "Marhc 2021", 1, 1},
		{"March 2021", "March 2020", 5, none},
		{"Hafn*", "hafxium", 3, none}, // never with wildcards
		{`Hafnium\*`, "hafnim*", 1, 1},
	}
	for _, test := range tests {
		matched, typos := acceptingTexts(test.accept).with("", test.most).Matched(test.answer)
		if matched == nil {
			typos = none
		}
		if typos != test.want {
			t.Errorf("%q for %q with at most %d: %d typos, want %d", test.answer, test.accept, test.most, typos, test.want)
		}
	}
}

func TestShortTextFirstMatchCounts(t *testing.T) {
	body := &ShortText{Typos: 2, Accept: []Accept{
		{Text: "Hafnium", Weight: "50"},
		{Text: "hafnium group", Weight: "100"},
		{Text: "Haf*", Weight: "25"},
		{Text: "Hafnia", Weight: "12.5"},
		{Text: "Apt group", Weight: "0"},
		{Text: "Hydnium"},
	}}
	tests := []struct{ answer, want string }{
		{"hafnium", "1/2"},      // not the wildcard behind it
		{"hafnium group", "1"},  //
		{"hafnia", "1/4"},       // the wildcard, without typos, before a typo in the first
		{"hafnium grup", "1/4"}, // the whole list without typos first
		{"haxnium", "1/2"},      // the first with typos, not the nearest
		{"hydnium", "1"},        // exact, though a typo away from the first
		{"apt group", "0"},      //
		{"something else", "0"}, //
		{"afnium gruop", "1"},   //
		{"apt gruop", "0"},      //
		{"hadnia", "1/8"},       // three typos from the first, one from hafnia
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, body), `"`+test.answer+`"`); got != test.want {
			t.Errorf("%q earns %s, want %s", test.answer, got, test.want)
		}
	}
}

func TestShortTextSaysWhy(t *testing.T) {
	body := &ShortText{Typos: 1, Accept: []Accept{{Text: "Hafnium", Weight: "50"}, {Text: "MSS", Weight: "100"}}}
	mark, err := storedWith(t, body).Mark("q", json.RawMessage(`"hafnim"`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Reason{
		{Rule: "text-matched", Args: map[string]any{"text": "Hafnium", "match": "fold"}},
		{Rule: "typos", Args: map[string]any{"count": 1}},
		{Rule: "text-weight", Args: map[string]any{"percent": "50"}},
	}
	if diff := cmp.Diff(want, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var texts = rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("aAéßǅΣσςİı’'–-\u00AD\u200B \t\u00A0\u0301\u0345*\\1٣文"))))

// withoutCherokee drops the one script whose letters x/text folds into each other both ways.
func withoutCherokee(r rune) rune {
	if unicode.Is(unicode.Cherokee, r) {
		return -1
	}
	return r
}

func TestNormaliseTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Map(withoutCherokee, texts.Draw(t, "text"))
		for _, mode := range []MatchMode{MatchFold, MatchExact} {
			once := normalise(text, mode)
			if twice := normalise(once, mode); twice != once {
				t.Fatalf("%s: %+q, then %+q", mode, once, twice)
			}
		}
	})
}

func TestEveryTextMatchesItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		escaped := ""
		for _, r := range text {
			if r == '*' {
				escaped += `\`
			}
			escaped += string(r)
		}
		for _, mode := range []MatchMode{MatchFold, MatchExact} {
			if m, typos := acceptingTexts(escaped).with(mode, 3).Matched(text); m == nil || typos != 0 {
				t.Fatalf("%s: %+q isn't matched by %+q", mode, text, escaped)
			}
		}
	})
}

func TestAlignment(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcd")), 0, 7, -1)
	editable := func(rune) bool { return true }
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		n, ok := alignment([]rune(a), []rune(b), editable, 14)
		back, _ := alignment([]rune(b), []rune(a), editable, 14)
		if plain := levenshtein.ComputeDistance(a, b); !ok || n != back || n > plain || 2*n < plain {
			t.Fatalf("%q to %q takes %d, back %d, without swaps %d", a, b, n, back, plain)
		}
		if (n == 0) != (a == b) {
			t.Fatalf("%q to %q takes %d", a, b, n)
		}
		for most := range 8 {
			if within, ok := alignment([]rune(a), []rune(b), editable, most); ok != (n <= most) || ok && within != n {
				t.Fatalf("%q to %q takes %d, and with at most %d: %d, %v", a, b, n, most, within, ok)
			}
		}
	})
}

// A typo never makes another number, nor another word of three letters or fewer.
func TestTyposNeverMeanSomethingElse(t *testing.T) {
	letters := rapid.SampledFrom([]rune("abcdeéßfghijklmnopqrstuvwxyz -'.,12３²"))
	phrase := rapid.StringOfN(letters, 4, 20, -1)
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		accepted := phrase.Draw(t, "accepted")
		answer := []rune(accepted)
		for range rapid.IntRange(1, 3).Draw(t, "edits") {
			at := rapid.IntRange(0, len(answer)).Draw(t, "at")
			answer = slices.Concat(answer[:at], []rune{letters.Draw(t, "letter")}, answer[min(len(answer), at+rapid.IntRange(0, 2).Draw(t, "less")):])
		}
		matched, typos := acceptingTexts(accepted).with("", maxTypos).Matched(string(answer))
		if matched == nil || typos == 0 {
			return
		}
		found++
		wanted, given := strings.Fields(Fold(accepted)), strings.Fields(Fold(string(answer)))
		if len(wanted) != len(given) {
			t.Fatalf("%q matches %q, which has other words", string(answer), accepted)
		}
		for i := range wanted {
			if figures(wanted[i]) != figures(given[i]) {
				t.Fatalf("%q matches %q, another number", string(answer), accepted)
			}
			if wanted[i] != given[i] && min(letterCount([]rune(wanted[i])), letterCount([]rune(given[i]))) <= 3 {
				t.Fatalf("%q matches %q, another short word", string(answer), accepted)
			}
		}
	})
	if found == 0 {
		t.Error("nothing with a typo was ever tried")
	}
}

// figures are the digits of a word with the letters and marks between them, a run of letters as one; empty when it has
// no digit.
func figures(word string) string {
	if !strings.ContainsFunc(word, unicode.IsNumber) {
		return ""
	}
	var b strings.Builder
	letters := false
	for _, r := range word {
		isLetter := unicode.IsLetter(r) || unicode.IsMark(r)
		switch {
		case !isLetter:
			b.WriteRune(r)
		case !letters:
			b.WriteRune('a')
		}
		letters = isLetter
	}
	return b.String()
}

// manyAlike is a question that takes as many long texts as may be, none of which an answer comes near enough to.
func manyAlike() (b *ShortText, answer string) {
	b = &ShortText{Typos: maxTypos}
	for n := range maxAccepts {
		b.Accept = append(b.Accept, Accept{Text: strings.Repeat("a", MaxTextAnswer-8) + fmt.Sprintf("%08s", strings.Repeat("b", n%9))})
	}
	return b, strings.Repeat("a", MaxTextAnswer-8) + "cccccccc"
}

func TestManyLongAcceptedTextsAreTriedQuickly(t *testing.T) {
	b, answer := manyAlike()
	revision := storedWith(t, b)
	for range 20 { // a full table of each would take minutes
		if got := fractionOf(t, revision, `"`+answer+`"`); got != "0" {
			t.Fatalf("%s earned", got)
		}
	}
}

func BenchmarkTyposInManyLongTexts(b *testing.B) {
	body, answer := manyAlike()
	list := body.compile()
	for b.Loop() {
		list.match(answer)
	}
}
