package questions

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestIsSlug(t *testing.T) {
	for _, good := range []string{"a", "a1", "exchange-attribution", "2021", "a-b-c", strings.Repeat("a", MaxSlug)} {
		if !IsSlug(good) {
			t.Errorf("%q is no slug", good)
		}
	}
	for _, bad := range []string{"", "A", "a_b", "a--b", "-a", "a-", "a b", "é", "a/b", "a.b", "a\n", strings.Repeat("a", MaxSlug+1)} {
		if IsSlug(bad) {
			t.Errorf("%q is a slug", bad)
		}
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "a", 1: "b", 25: "z", 26: "aa", 27: "ab", 51: "az", 52: "ba", 701: "zz", 702: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letter %d is %s, want %s", n, got, want)
		}
	}
}

// Parts are written as texts, with an id where one is given: "b:text".
func TestFillIDs(t *testing.T) {
	tests := []struct{ name, previous, parts, want string }{
		{"new", "", "x y z", "a:x b:y c:z"},
		{"authored ids stay", "", "x b:y z", "a:x b:y c:z"},
		{"authored ids aren't given twice", "", "x a:y z", "b:x a:y c:z"},
		{"kept by equal text", "a:x b:y c:z", "z x y", "c:z a:x b:y"},
		{"new text, new id", "a:x b:y", "x w y", "a:x c:w b:y"},
		{"changed text, new id", "a:x b:y", "x Y", "a:x c:Y"},
		{"gone ids aren't given again", "a:x b:y c:z", "x w", "a:x d:w"},
		{"equal texts keep their order", "a:x b:x", "x x x", "a:x b:x c:x"},
		{"author takes an id that was another's", "a:x b:y", "x b:w y", "a:x b:w c:y"},
		{"author renames", "a:x b:y", "q:x y", "q:x b:y"},
		{"previous without ids", "x y", "x y", "a:x b:y"},
		{"all changed", "a:x b:y", "v w", "c:v d:w"},
		{"nothing", "a:x", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			parts := partsOf(test.parts)
			parts.fillIDs(partsOf(test.previous))
			if got := written(parts); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func partsOf(text string) Options {
	var os Options
	for part := range strings.FieldsSeq(text) {
		id, text, ok := strings.Cut(part, ":")
		if !ok {
			id, text = "", part
		}
		os = append(os, Option{ID: id, Text: text})
	}
	return os
}

func written(os Options) string {
	var parts []string
	for _, o := range os {
		parts = append(parts, o.ID+":"+o.Text)
	}
	return strings.Join(parts, " ")
}

func TestIDsNeverMoveToAnotherText(t *testing.T) {
	texts := rapid.SliceOf(rapid.SampledFrom([]string{"u", "v", "w", "x", "y", "z"}))
	rapid.Check(t, func(t *rapid.T) {
		was := partsOf(strings.Join(texts.Draw(t, "previous"), " "))
		was.fillIDs(nil)
		now := partsOf(strings.Join(texts.Draw(t, "parts"), " "))
		now.fillIDs(was)
		seen := map[string]bool{}
		for _, o := range now {
			if before := was.Find(o.ID); before != nil && before.Text != o.Text {
				t.Fatalf("%s moved from %q to %q", o.ID, before.Text, o.Text)
			}
			if o.ID == "" || seen[o.ID] {
				t.Fatalf("ids of %s", written(now))
			}
			seen[o.ID] = true
		}
	})
}

func TestFillIDsOfASet(t *testing.T) {
	set := func(optionTexts, claims string) Set {
		body := &CompareSources{}
		for text := range strings.FieldsSeq(claims) {
			body.Claims = append(body.Claims, Claim{Text: text})
		}
		return Set{Questions: []Question{
			{QuestionHead{ID: "one", Type: SingleChoiceType}, &SingleChoice{Options: partsOf(optionTexts)}},
			{QuestionHead{ID: "many", Type: MultipleResponseType}, &MultipleResponse{Options: partsOf(optionTexts)}},
			{QuestionHead{ID: "claims", Type: CompareSourcesType}, body},
			{QuestionHead{ID: "unread", Type: "unknown"}, nil},
		}}
	}
	first, second := set("x y", "p q"), set("y z x", "q r")
	first.fillIDs(nil)
	second.fillIDs(&first)
	want := set("b:y c:z a:x", "q r")
	claims := want.Questions[2].Body.(*CompareSources).Claims
	claims[0].ID, claims[1].ID = "c2", "c3"
	if diff := cmp.Diff(want, second); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFillIDsOfAnotherType(t *testing.T) {
	before := Set{Questions: []Question{{QuestionHead{ID: "q", Type: SingleChoiceType}, &SingleChoice{Options: partsOf("c:x d:y")}}}}
	after := Set{Questions: []Question{{QuestionHead{ID: "q", Type: MultipleResponseType}, &MultipleResponse{Options: partsOf("x y")}}}}
	after.fillIDs(&before)
	got := after.Questions[0].Body.(*MultipleResponse).Options
	if !slices.Equal(got, partsOf("a:x b:y")) {
		t.Errorf("got %s", written(got))
	}
}
