package views

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// TestEveryPartHasAName: a field that comes to sets, sources or questions is called something here.
func TestEveryPartHasAName(t *testing.T) {
	silent := []string{"id", "match_id", "readback", "briefing", "questions", "data", "name"}
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(kind reflect.Type) {
		for kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice || kind.Kind() == reflect.Map {
			kind = kind.Elem()
		}
		if kind.Kind() != reflect.Struct || seen[kind] {
			return
		}
		seen[kind] = true
		for i := range kind.NumField() {
			f := kind.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name != "" && !slices.Contains(silent, name) && !slices.Contains(partWords, name) {
				t.Errorf("%s of %s has no name", name, kind)
			}
			look(f.Type)
		}
	}
	look(reflect.TypeFor[questions.Set]())
	for _, kind := range questions.Types() {
		look(reflect.TypeOf(questions.NewBody(kind)))
	}
	for _, name := range append(slices.Clone(partWords), "sentence", "matching", "other") {
		if said := (words.Words{}).T("part." + name); strings.HasPrefix(said, "[") {
			t.Errorf("%s is called %s", name, said)
		}
	}
}

func TestPartsAreNamedWithTheirPlace(t *testing.T) {
	d := RevisionDifference{Titles: map[string]string{"log": "The log"}}
	for path, want := range map[string]string{
		"stem": "Question", "options b text": "Option b, Text", "evidence 2 quote": "Evidence 2, Quote", "gaps when accept 1 text": "Gap when, Accepted answer 1, Text",
		"claims c1 sources log": "Claim c1, Source The log", "correct 1": "Right sentence 1", "match": "Exactness", "pairs p1 match": "Pair p1, Match",
		"items order": "Item, Order", "unheard-of": "Other settings",
	} {
		if got := d.label("", questions.PartChange{Path: strings.Fields(path)}); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}

// TestOptionsAreNamedByWhatTheySay: a letter alone tells nobody which option it is.
func TestOptionsAreNamedByWhatTheySay(t *testing.T) {
	long := strings.Repeat("fog ", 30)
	names := partNames(&questions.Question{Body: &questions.SingleChoice{Options: questions.Options{{ID: "a", Text: "*Fog*"}, {ID: "b", Text: long}}}})
	d := RevisionDifference{Names: map[string]map[string]string{"why": names}}
	for path, want := range map[string]string{"options a correct": "Option a (“Fog”), Right", "options a text": "Option a, Text", "options c correct": "Option c, Right"} {
		if got := d.label("why", questions.PartChange{Path: strings.Fields(path)}); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
	if got := names["b"]; !strings.HasSuffix(got, "…") || len(got) > len(long)/2+len("…") {
		t.Errorf("a long option is called %q", got)
	}
}

func TestWhatStaysTheSameIsLeftOutFarFromChanges(t *testing.T) {
	long := ""
	for i := range 60 {
		long += fmt.Sprintf("přístav %d zůstal zavřený ", i)
	}
	was, is := "One "+long+"two.", "Three "+long+"four."
	before, after := sides(questions.PartChange{Path: []string{"text"}, Was: &was, Is: &is})
	for _, side := range [][]changePiece{before, after} {
		if len(side) != 6 || !side[0].Changed || !side[2].Omitted || !side[4].Changed || len(side[1].Text)+len(side[3].Text) > 2*longSame {
			t.Errorf("%+v", side)
		}
		if !strings.Contains(long, side[1].Text) && !strings.Contains(" "+long, side[1].Text) || !strings.Contains(" "+long, side[3].Text) {
			t.Errorf("what stays is %q and %q", side[1].Text, side[3].Text)
		}
	}
}
