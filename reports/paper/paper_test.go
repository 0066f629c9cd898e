package paper

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestLinesAreDrawnFromTheLeft(t *testing.T) {
	for text, want := range map[string]string{
		"Ann":           "Ann",
		"Zoe\u0308  M.": "Zoë M.",
		"לאה כהן":       "ןהכ האל",
		"abc אב 12 גד":  "abc דג 12 בא",
		"לאה (2)":       "(2) האל",
		"محمد":          "ﺪﻤﺤﻣ",
		"سلام":          "ﻡﻼﺳ",
		"a\u200db\n":    "a\u200db", // left out where nothing is joined
	} {
		if got, err := visual(text); err != nil || got != want {
			t.Errorf("%q is drawn as %q, want %q (%v)", text, got, want, err)
		}
	}
}

func TestWhatNoFontHasIsListed(t *testing.T) {
	s := New(About{Title: "T", At: time.Unix(0, 0)})
	s.AddPage()
	s.Text(20, 20, "Ann Ελένη 王 김 สม देवी 😀", Style{Size: 9})
	if got := s.Missing(); !slices.Contains(got, '😀') || len(got) != 1 {
		t.Errorf("missing is %q", string(got))
	}
	if err := s.Write(&strings.Builder{}); err != nil {
		t.Error(err)
	}
}

func TestLinesFitTheirColumn(t *testing.T) {
	r, style := newRuler(), Style{Size: 9}
	for _, text := range []string{"", "a few words that have to go onto several lines", strings.Repeat("x", 200), "word " + strings.Repeat("字", 90)} {
		lines := r.Lines(text, 30, style)
		for _, line := range lines {
			if r.Width(line, style) > 30 {
				t.Errorf("%q is too wide", line)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q became %q", text, lines)
		}
	}
}

func TestATableHasItsHeadOnEachPage(t *testing.T) {
	s := New(About{Title: "T", At: time.Unix(0, 0)})
	f := NewFlow(s)
	table := f.NewTable([]Column{{Title: "A", Share: 1}, {Title: "B", Share: 1, Right: true}})
	for range 100 {
		table.Row([]string{"one", "2"})
	}
	table.Row([]string{strings.Repeat("long ", 5000), ""}) // higher than a page
	table.Group("Those behind", "60%", 1000)
	table.End()
	if f.Pages() < 4 || f.head != nil {
		t.Errorf("%d pages", f.Pages())
	}
	f.Feet(func(page, pages int) (string, string) { return "", "" })
	if err := s.Write(&strings.Builder{}); err != nil {
		t.Error(err)
	}
}

// TestScriptsAreShaped: letters are put together, so that words are narrower than their letters side by side, and each script's
// font has them.
func TestScriptsAreShaped(t *testing.T) {
	s := New(About{Title: "T", At: time.Unix(0, 0)})
	s.AddPage()
	for i, text := range []string{"सुश्री क्षमा देवी", "শ্রী অমর্ত্য", "தமிழ்ச்செல்வி", "శ్రీనివాస్", "ಕೃಷ್ಣಮೂರ್ತಿ", "ശ്രീകുമാർ", "શ્રી પટેલ", "ਗੁਰਪ੍ਰੀਤ", "ଶ୍ରୀମତୀ", "ශ්\u200dරී ලංකා", "សុខា ប្រាក់", "ကျော်စွာ", "བསྟན་འཛིན"} {
		s.Text(20, 20+float64(10*i), "Dr. "+text+" 7", Style{Size: 12})
	}
	if got := s.Missing(); len(got) > 0 {
		t.Errorf("missing is %q", string(got))
	}
	together, apart := s.Width("क्ष", Style{Size: 9}), s.Width("क", Style{Size: 9})+s.Width("ष", Style{Size: 9})
	if together <= 0 || together >= apart {
		t.Errorf("ksha is %v mm wide, its letters are %v", together, apart)
	}
	if err := s.Write(&strings.Builder{}); err != nil {
		t.Error(err)
	}
}
