package questions

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// quoted are sources with what makes a quote hard to find: marks above letters, letters of several bytes, curly quotes,
// dashes, markup, wrapped lines and white space.
func quoted() Cuts {
	return CutBriefing([]Source{
		{ID: "s", Text: "The *ministry* is\nbehind  it. “Nobody” was punished — so far.\n\n" +
			"Müller & Søn said: 微软被攻击了 😀 twice.\n\n" +
			"Mu\u0308ller said it again. The ministry is behind it."},
		{ID: "t", Text: "The MINISTRY is not behind it.\n\nThe ministry is."},
	})
}

func TestFindQuote(t *testing.T) {
	tests := []struct {
		name, quote string
		passage     int
		match       Match
		found       string // "passage: text", as the source has it
	}{
		{"exact", "Nobody", 0, Exact, "1: Nobody"},
		{"without markup and line breaks", "The ministry is behind it.", 0, Exact, "1: The ministry is\nbehind  it."},
		{"white space", " \t ministry\u00A0 is \n\n behind\n", 0, Exact, "1: ministry is\nbehind"},
		{"curly as they are", "“Nobody” was punished — so", 0, Exact, "1: “Nobody” was punished — so"},
		{"composed for decomposed", "M\u00FCller said it", 0, Exact, "3: Mu\u0308ller said it"},
		{"decomposed for composed", "Mu\u0308ller & Søn", 0, Exact, "2: Müller & Søn"},
		{"several bytes", "微软被攻击了 😀", 0, Exact, "2: 微软被攻击了 😀"},
		{"behind several bytes", "twice.", 0, Exact, "2: twice."},
		{"case", "the MINISTRY Is behind", 0, Loose, "1: The ministry is\nbehind"},
		{"quotes", `"Nobody" was`, 0, Loose, "1: “Nobody” was"},
		{"dashes", "punished - so far", 0, Loose, "1: punished — so far"},
		{"soft hyphen", "pun\u00ADished", 0, Loose, "1: punished"},
		{"exact further on before loose", "The ministry is behind it. ", 3, Exact, "3: The ministry is behind it."},
		{"case of several bytes", "MÜLLER & SØN", 0, Loose, "2: Müller & Søn"},
		{"first occurrence", "said", 0, Exact, "2: said"},
		{"passage named", "said", 3, Exact, "3: said"},
		{"not in the passage named", "Nobody", 2, NotFound, ""},
		{"no such passage", "said", 9, NotFound, ""},
		{"over two passages", "so far. Müller", 0, NotFound, ""},
		{"other words", "The ministry was behind it.", 0, NotFound, ""},
		{"markup in the quote", "The *ministry*", 0, NotFound, ""},
		{"letter without its mark", "Muller", 0, NotFound, ""},
		{"nothing", "", 0, NotFound, ""},
		{"white space alone", " \n", 0, NotFound, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cuts := quoted()
			span, match := cuts.Find("s", test.quote, test.passage)
			if match != test.match || textAt(cuts, "s", span) != test.found {
				t.Errorf("%q: match %d at %q, want %d at %q", test.quote, match, textAt(cuts, "s", span), test.match, test.found)
			}
		})
	}
}

func textAt(cuts Cuts, source string, span Span) string {
	if span.Passage == 0 {
		return ""
	}
	return string(rune('0'+span.Passage)) + ": " + cuts[source][span.Passage-1].Text[span.Start:span.End]
}

func TestFindExactComesBeforeLoose(t *testing.T) {
	cuts := quoted()
	if span, match := cuts.Find("t", "The ministry is", 0); match != Exact || textAt(cuts, "t", span) != "2: The ministry is" {
		t.Errorf("match %d at %v", match, span)
	}
	if _, match := cuts.Find("u", "The ministry", 0); match != NotFound {
		t.Errorf("match %d in a source that isn't there", match)
	}
}

func TestNearest(t *testing.T) {
	tests := []struct {
		quote   string
		passage int
		overlap float64
	}{
		{"MULLER said it again, twice", 3, 3.0 / 5},
		{"nobody was “Punished”", 1, 1},
		{"somebody else", 0, 0},
		{"…", 0, 0},
		{"", 0, 0},
	}
	for _, test := range tests {
		if passage, overlap := NewFinder(quoted()).nearest("s", test.quote); passage != test.passage || overlap != test.overlap {
			t.Errorf("%q is nearest to %d (%v), want %d (%v)", test.quote, passage, overlap, test.passage, test.overlap)
		}
	}
}

// folds makes a quote that is the same up to what the level folds.
func folds(t *rapid.T, text string, level Match) string {
	if rapid.Bool().Draw(t, "decompose") {
		text = norm.NFD.String(text)
	}
	text = strings.Join(strings.FieldsFunc(text, unicode.IsSpace), rapid.SampledFrom([]string{" ", "\n", "\u00A0 "}).Draw(t, "space"))
	if level == Loose {
		text = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "—", "-").Replace(strings.ToUpper(text))
	}
	return text
}

func TestEveryStretchOfAPassageIsFound(t *testing.T) {
	word := rapid.SampledFrom([]string{"the", "The", "Søn", "Mu\u0308ller", "Müller", "“Who”", "it’s", "—", "微软", "😀", "30,000", "x\u030C", "각"})
	space := rapid.SampledFrom([]string{" ", "\n", "  ", " \u00A0"})
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(1, 12).Draw(t, "words") {
			text.WriteString(word.Draw(t, "word") + space.Draw(t, "space"))
		}
		cuts := CutBriefing([]Source{{ID: "s", Text: text.String()}})
		fields := strings.Fields(cuts["s"][0].Text)
		from := rapid.IntRange(0, len(fields)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(fields)).Draw(t, "to")
		level := rapid.SampledFrom([]Match{Exact, Loose}).Draw(t, "level")
		quote := folds(t, strings.Join(fields[from:to], " "), level)

		span, match := cuts.Find("s", quote, 0)
		if match < level {
			t.Fatalf("%+q isn't found in %+q", quote, text.String())
		}
		found := cuts["s"][0].Text[span.Start:span.End]
		if !utf8.ValidString(found) || strings.TrimSpace(found) != found ||
			foldQuote(found, match).text != foldQuote(quote, match).text {
			t.Fatalf("%+q is found at %+q", quote, found)
		}
	})
}
