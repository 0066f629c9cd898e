package questions

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// exactly compares fractions by value.
var exactly = cmp.Comparer(func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })

// markOf marks one answer to a body; the set has been checked.
func markOf(t *rapid.T, body Body, answer json.RawMessage) Mark {
	set := Set{Readback: FormatVersion, ID: "set", Title: "Set", Briefing: briefing(), Evidence: EvidenceOptional}
	set.Questions = []Question{{QuestionHead{ID: "q", Type: typeOf(body), Stem: stemFor(body), Points: "3"}, body}}
	if ps := Check(&set); ps.Failed() {
		t.Fatalf("the set isn't sound: %v", ps)
	}
	r, err := NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	mark, err := r.Mark("q", answer)
	if err != nil {
		t.Fatalf("marking %s: %v", answer, err)
	}
	return mark
}

func TestMarksAreWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		least := zero()
		switch task.body.(type) {
		case *SingleChoice, *GapFill: // whose weights may be negative
			least.SetInt64(-1)
		}
		mark := markOf(t, task.body, task.answer)
		if mark.Fraction.Cmp(least) < 0 || mark.Fraction.Cmp(one()) > 0 {
			t.Fatalf("%s earns %s", task.answer, mark.Fraction)
		}
		if want := new(big.Rat).Mul(mark.Fraction, big.NewRat(3, 1)); mark.Points.Cmp(want) != 0 || mark.Max.Cmp(big.NewRat(3, 1)) != 0 {
			t.Fatalf("%s of 3 points are %s of %s", mark.Fraction, mark.Points, mark.Max)
		}
		if len(mark.Why) == 0 {
			t.Fatalf("%s has no reason", mark.Fraction)
		}
	})
}

func TestTheKeyGetsFullMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		if mark := markOf(t, task.body, task.key); mark.Fraction.Cmp(one()) != 0 {
			t.Fatalf("the key %s earns %s", task.key, mark.Fraction)
		}
	})
}

func TestMarkingTwiceIsMarkingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		once, twice := markOf(t, task.body, task.answer), markOf(t, task.body, task.answer)
		if diff := cmp.Diff(once, twice, exactly); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		mark := markOf(t, task.body, task.answer)
		answer := task.answer
		var list []string
		if _, isOrder := task.body.(*Ordering); !isOrder && json.Unmarshal(answer, &list) == nil && list != nil {
			answer = encode(rapid.Permutation(list).Draw(t, "answer"))
		}
		shuffled := markOf(t, shuffleParts(t, task.body), answer)
		if mark.Fraction.Cmp(shuffled.Fraction) != 0 {
			t.Fatalf("%s earns %s, %s in another order %s", task.answer, mark.Fraction, answer, shuffled.Fraction)
		}
	})
}

func shuffleParts(t *rapid.T, body Body) Body {
	switch b := body.(type) {
	case *SingleChoice:
		return &SingleChoice{Options: rapid.Permutation(b.Options).Draw(t, "order")}
	case *MultipleResponse:
		return &MultipleResponse{Options: rapid.Permutation(b.Options).Draw(t, "order"), Marking: b.Marking}
	case *SelectSentence:
		return &SelectSentence{Source: b.Source, Correct: rapid.Permutation(b.Correct).Draw(t, "order"), Choose: b.Choose}
	case *CompareSources:
		return &CompareSources{Claims: rapid.Permutation(b.Claims).Draw(t, "order")}
	case *Matching:
		return &Matching{Pairs: rapid.Permutation(b.Pairs).Draw(t, "order"), Distractors: rapid.Permutation(b.Distractors).Draw(t, "order")}
	case *GapFill:
		return shuffleGaps(t, b)
	}
	return body // whose order is the key, or which has none
}

func shuffleGaps(t *rapid.T, b *GapFill) Body {
	shuffled := &GapFill{Gaps: map[string]Gap{}}
	for name, gap := range b.Gaps {
		gap.Options = rapid.Permutation(gap.Options).Draw(t, "order")
		shuffled.Gaps[name] = gap
	}
	return shuffled
}

// The ids of an ordering's items say nothing of their order.
func TestNamesOfItemsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := drawOrdering(t)
		b := task.body.(*Ordering)
		ids := make([]string, len(b.Items))
		for i := range b.Items {
			ids[i] = b.Items[i].ID
		}
		renamed, other := &Ordering{Marking: b.Marking}, map[string]string{}
		for i, id := range rapid.Permutation(ids).Draw(t, "ids") {
			renamed.Items = append(renamed.Items, Item{ID: id, Text: b.Items[i].Text})
			other[b.Items[i].ID] = id
		}
		order := read[[]string](task.answer)
		for i := range order {
			order[i] = other[order[i]]
		}
		mark, again := markOf(t, b, task.answer), markOf(t, renamed, encode(order))
		if diff := cmp.Diff(mark, again, exactly); diff != "" {
			t.Fatalf("%s with other ids (-before +after):\n%s", task.answer, diff)
		}
	})
}

func TestFitTwiceIsFitOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		set := Set{Briefing: briefing(), Questions: []Question{{QuestionHead{ID: "q", Type: typeOf(task.body), Stem: stemFor(task.body)}, task.body}}}
		r := &Revision{Set: set, Cuts: CutBriefing(set.Briefing)}
		for _, answer := range []json.RawMessage{task.key, task.answer} {
			once, err := r.Fit("q", answer)
			twice, err2 := r.Fit("q", once)
			if err != nil || err2 != nil || !slices.Equal(once, twice) {
				t.Fatalf("%s fits as %s, then %s (%v, %v)", answer, once, twice, err, err2)
			}
		}
	})
}

func TestRenameThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task := tasks.Draw(t, "task")
		swap := swapping(task.body)
		set := Set{Briefing: briefing(), Questions: []Question{{QuestionHead{ID: "q", Type: typeOf(task.body), Stem: stemFor(task.body)}, task.body}}}
		r := &Revision{Set: set, Cuts: CutBriefing(set.Briefing)}
		fitted, _ := r.Fit("q", task.answer)
		there, err := r.Rename("q", fitted, swap)
		back, err2 := r.Rename("q", there, swap)
		if err != nil || err2 != nil || !slices.Equal(fitted, back) {
			t.Fatalf("%s renamed and back is %s (%v, %v)", fitted, back, err, err2)
		}
	})
}

// swapping gives each part its id backwards. Only the options in a gap have ids: what is typed stays.
func swapping(body Body) Renamer {
	backwards := func(id string) string {
		runes := []rune(id)
		slices.Reverse(runes)
		return string(runes)
	}
	return func(part Part, id string) (string, bool) {
		name, answer, inGap := strings.Cut(id, "/")
		if part != GapAnswerPart || !inGap {
			return backwards(id), true
		}
		if b := body.(*GapFill); len(b.Gaps[name].Options)+len(b.Gaps[backwards(name)].Options) > 0 {
			answer = backwards(answer)
		}
		return backwards(name) + "/" + answer, true
	}
}

func TestPointsAreTheFractionOfMax(t *testing.T) {
	tests := []struct {
		points               Decimal
		answer, want, wanted string
	}{
		{"", `["a"]`, "1/3", "1"},
		{"2.5", `["a"]`, "5/6", "5/2"},
		{"0", `["a","b","d"]`, "0", "0"},
		{"3", "null", "0", "3"},
	}
	for _, test := range tests {
		r := storedWith(t, &MultipleResponse{Options: options(right, right, wrong, right)})
		r.Set.Questions[0].Points = test.points
		mark, err := r.Mark("q", json.RawMessage(test.answer))
		if err != nil || mark.Points.RatString() != test.want || mark.Max.RatString() != test.wanted {
			t.Errorf("%s of %q points: %s of %s (%v)", test.answer, test.points, mark.Points, mark.Max, err)
		}
	}
}
