package quiz

import (
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

// byHand is a mark for a question; an empty fraction takes it back.
func byHand(question, fraction string, minute int) Correction {
	c := Correction{Kind: MarkByHand, Attempt: "this", Question: question, At: clock(20, minute)}
	if fraction != "" {
		c.Fraction = rat(fraction)
	}
	return c
}

// accepting is a text that earns something; an empty fraction takes it back.
func accepting(question, gap, text, fraction string, minute int) Correction {
	c := byHand(question, fraction, minute)
	c.Kind, c.Attempt, c.Gap, c.Text = AcceptText, "", gap, text
	return c
}

func TestMarksMakeScores(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, shuffled, 3, nil)
	for name, test := range map[string]struct {
		answers map[string]string
		want    Score
	}{
		"all right":  {right, Score{12, 16, 75, nil}},
		"all wrong":  {wrong, Score{0, 16, 0, nil}},
		"none given": {nil, Score{0, 16, 0, nil}},
		"half":       {map[string]string{"secret-single": right["secret-single"], "secret-claims": `{"secret-c1":{"allies":"states"}}`}, Score{2.25, 16, 14.0625, nil}},
		"negative":   {map[string]string{"secret-single": right["secret-single"], "secret-weighted": `"secret-minus"`}, Score{1, 16, 6.25, nil}},
		"parts":      {map[string]string{"secret-number": `"98,766 km"`, "secret-pairs": `{"secret-p1":"secret-n3"}`, "secret-order": `["secret-i1","secret-i2","secret-i4","secret-i3"]`, "secret-gaps": `{"secret who":"secret-g2","secret place":"Secret Village"}`}, Score{0.5 + 1.0/3 + 0.5 + 2.5/4, 16, 12.239583333333334, nil}},
	} {
		marks, err := Marks(r, plan, answersOf(test.answers), nil)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, m := range marks {
			ids = append(ids, m.Question)
		}
		want := slices.DeleteFunc(idsOf(plan), func(id string) bool { return id == "secret-note" })
		if diff := cmp.Diff(want, ids); diff != "" {
			t.Errorf("%s: questions marked (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(&test.want, ScoreOf(marks, nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// An answer that was stored, and that its question can't take any more, earns nothing and keeps nothing from being marked.
func TestWhatCantBeReadAnyMoreEarnsNothing(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, Rules{}, 0, nil)
	stored := map[string]Answer{}
	for id := range right {
		stored[id] = tried(answered(id, `{"secret who":["from another time"]}`), `[{}]`, `"long gone"`)
	}
	marks, err := Marks(r, plan, stored, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		unreadable := len(m.Why) == 1 && m.Why[0].Rule == "unreadable"
		if m.Fraction == nil || m.Fraction.Sign() != 0 || m.Points.Sign() != 0 || m.Max == nil || unreadable != (stored[m.Question].Answer != nil) {
			t.Errorf("%s earns %+v", m.Question, m.Mark)
		}
	}
	reviewed, err := ReviewAttempt(r, plan, stored, nil, Release{Marks: true, Key: true})
	if err != nil || len(reviewed) != len(plan.Questions) {
		t.Errorf("%d questions are reviewed: %v", len(reviewed), err)
	}
	if _, err := ReviewChecked(r, plan, stored, nil, 3); err != nil {
		t.Error(err)
	}
	if carried, err := Carried(r, plan, stored, nil); err != nil || len(carried) > 0 {
		t.Errorf("carried %+v, %v", carried, err)
	}
}

// A try that can't be read any more was wrong; what was answered then counts as ever.
func TestATryThatCantBeReadAnyMoreWasWrong(t *testing.T) {
	a := tried(answered("secret-weighted", `"secret-full"`), `"long gone"`)
	if got := markOf(t, Plan{TryDeduction: 25}, a); got.fraction != "3/4" {
		t.Errorf("it earns %s", got.fraction)
	}
}

// markedAs is the fraction and the rules of the reasons of one question's mark; an empty fraction is none yet.
type markedAs struct {
	fraction string
	why      []string
}

func markOf(t testing.TB, plan Plan, answer Answer, corrections ...Correction) markedAs {
	t.Helper()
	plan.Questions = []Planned{{ID: answer.Question}}
	marks, err := Marks(allTypes(t), plan, map[string]Answer{answer.Question: answer}, corrections)
	if err != nil || len(marks) != 1 {
		t.Fatal(marks, err)
	}
	var got markedAs
	for _, reason := range marks[0].Why {
		got.why = append(got.why, reason.Rule)
	}
	if f := marks[0].Fraction; f != nil {
		got.fraction = f.RatString()
		if want := new(big.Rat).Mul(f, marks[0].Max); marks[0].Points.Cmp(want) != 0 {
			t.Errorf("%s of %s are %s points", f, marks[0].Max, marks[0].Points)
		}
	}
	return got
}

func answered(question, answer string) Answer {
	a := Answer{Question: question, Seq: 1}
	if answer != "" {
		a.Answer = json.RawMessage(answer)
	}
	return a
}

func TestHandMarks(t *testing.T) {
	tests := []struct {
		name        string
		answer      Answer
		corrections []Correction
		want        markedAs
	}{
		{"an essay waits", answered("secret-essay", essay), nil, markedAs{"", []string{"by-hand"}}},
		{"one that wasn't written doesn't", answered("secret-essay", ""), nil, markedAs{"0", []string{"no-answer"}}},
		{"marked", answered("secret-essay", essay), []Correction{byHand("secret-essay", "3/4", 1)}, markedAs{"3/4", []string{"marked-by-hand"}}},
		{"marked again", answered("secret-essay", essay), []Correction{byHand("secret-essay", "3/4", 1), byHand("secret-essay", "1/2", 2)}, markedAs{"1/2", []string{"marked-by-hand"}}},
		{"the last wins, whatever the clock said", answered("secret-essay", essay), []Correction{byHand("secret-essay", "1/2", 2), byHand("secret-essay", "3/4", 1)}, markedAs{"3/4", []string{"marked-by-hand"}}},
		{"at the same time the last wins", answered("secret-essay", essay), []Correction{byHand("secret-essay", "1/2", 1), byHand("secret-essay", "3/4", 1)}, markedAs{"3/4", []string{"marked-by-hand"}}},
		{"taken back", answered("secret-essay", essay), []Correction{byHand("secret-essay", "3/4", 1), byHand("secret-essay", "", 2)}, markedAs{"", []string{"by-hand"}}},
		{"another question's", answered("secret-essay", essay), []Correction{byHand("secret-text", "1", 1)}, markedAs{"", []string{"by-hand"}}},
		{"over the key", answered("secret-single", `"secret-wrong"`), []Correction{byHand("secret-single", "1", 1)}, markedAs{"1", []string{"marked-by-hand"}}},
		{"for no answer", answered("secret-single", ""), []Correction{byHand("secret-single", "1", 1)}, markedAs{"1", []string{"marked-by-hand"}}},
		{"before what is accepted", answered("secret-text", `"hamlet"`), []Correction{byHand("secret-text", "1/4", 1), accepting("secret-text", "", "hamlet", "1", 2)}, markedAs{"1/4", []string{"marked-by-hand"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, markOf(t, Plan{}, test.answer, test.corrections...), cmp.AllowUnexported(markedAs{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAcceptedLater(t *testing.T) {
	hamlet, village := answered("secret-text", `" HAMLET"`), answered("secret-gaps", `{"secret place":"Village"}`)
	tests := []struct {
		name        string
		answer      Answer
		corrections []Correction
		want        string
	}{
		{"nothing", hamlet, nil, "0"},
		{"accepted", hamlet, []Correction{accepting("secret-text", "", "hamlet", "1", 1)}, "1"},
		{"for less", hamlet, []Correction{accepting("secret-text", "", "hamlet", "1/3", 1)}, "1/3"},
		{"the last wins", hamlet, []Correction{accepting("secret-text", "", "hamlet", "1", 2), accepting("secret-text", "", "hamlet", "1/3", 1)}, "1/3"},
		{"taken back", hamlet, []Correction{accepting("secret-text", "", "hamlet", "1", 1), accepting("secret-text", "", "hamlet", "", 2)}, "0"},
		{"taken back before", hamlet, []Correction{accepting("secret-text", "", "hamlet", "", 1), accepting("secret-text", "", "hamlet", "1", 2)}, "1"},
		{"another text", hamlet, []Correction{accepting("secret-text", "", "village", "1", 1)}, "0"},
		{"another question", hamlet, []Correction{accepting("secret-gaps", "secret place", "hamlet", "1", 1)}, "0"},
		{"in a gap", village, []Correction{accepting("secret-gaps", "secret place", "village", "1", 1)}, "1/4"},
		{"in another gap", village, []Correction{accepting("secret-gaps", "secret who", "village", "1", 1)}, "0"},
		{"not over the author", answered("secret-text", `"secret half"`), []Correction{accepting("secret-text", "", "secret half", "1", 1)}, "1/2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := markOf(t, Plan{}, test.answer, test.corrections...)
			if got.fraction != test.want {
				t.Errorf("it earns %s, want %s", got.fraction, test.want)
			}
			if later := slices.Contains(got.why, "accepted-later"); later != (test.want != "0" && test.name != "not over the author") {
				t.Errorf("the reasons are %v", got.why)
			}
		})
	}
}

func TestConcerningAttempt(t *testing.T) {
	other := byHand("secret-essay", "1", 1)
	other.Attempt = "other"
	all := []Correction{byHand("secret-essay", "1/2", 0), other, accepting("secret-text", "", "hamlet", "1", 2)}
	if diff := cmp.Diff([]Correction{all[0], all[2]}, ConcerningAttempt(all, "this", "r1"), cmp.Comparer(func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// tried makes an answer that was checked a number of times.
func tried(a Answer, tries ...string) Answer {
	for i, text := range tries {
		a.Tries = append(a.Tries, Try{Answer: json.RawMessage(text), At: clock(12, i)})
	}
	return a
}

func hinted(a Answer) Answer {
	a.HintAt = clock(12, 0)
	return a
}

func TestHintsAndTriesCostMarks(t *testing.T) {
	costly := Plan{TryDeduction: 33.3, HintDeduction: 10}
	const full, half, none, minus = `"secret-full"`, `"secret-half"`, `"secret-none"`, `"secret-minus"`
	weighted := func(answer string) Answer { return answered("secret-weighted", answer) }
	tests := []struct {
		name   string
		plan   Plan
		answer Answer
		want   string
		why    []string // besides the option's
	}{
		{"at once", costly, tried(weighted(full), full), "1", nil},
		{"not checked", costly, weighted(full), "1", nil},
		{"a hint", costly, hinted(weighted(full)), "9/10", []string{"hint-used"}},
		{"a wrong try", costly, tried(weighted(full), none, full), "667/1000", []string{"tries-used"}},
		{"two, and a hint", costly, hinted(tried(weighted(full), none, minus, full)), "117/500", []string{"hint-used", "tries-used"}},
		{"a partly right try is not right", costly, tried(weighted(full), half, full), "667/1000", []string{"tries-used"}},
		{"a partly right answer that was checked last", costly, tried(weighted(half), none, half), "167/1000", []string{"tries-used"}},
		{"changed after the last try", costly, tried(weighted(full), none), "667/1000", []string{"tries-used"}},
		{"back to an earlier try", costly, tried(weighted(half), half, none), "0", []string{"tries-used"}},
		{"a right try that was changed", costly, tried(weighted(half), full), "1/2", nil},
		{"never below 0", costly, tried(weighted(full), none, minus, none, minus), "0", []string{"tries-used"}},
		{"0 stays 0", costly, hinted(tried(weighted(none), none, none)), "0", nil},
		{"a negative mark stays", costly, hinted(tried(weighted(minus), none)), "-1", nil},
		{"no answer", costly, hinted(weighted("")), "0", []string{}},
		{"for nothing", Plan{}, hinted(tried(weighted(full), none)), "1", nil},
		{"all of it", Plan{TryDeduction: 100, HintDeduction: 100}, hinted(weighted(full)), "0", []string{"hint-used"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := markOf(t, test.plan, test.answer)
			if got.fraction != test.want {
				t.Errorf("it earns %s, want %s", got.fraction, test.want)
			}
			if diff := cmp.Diff(test.why, got.why[1:]); diff != "" && len(test.why)+len(got.why) > 1 {
				t.Errorf("reasons (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDeductionsSayWhatTheyCost(t *testing.T) {
	plan := Plan{Questions: []Planned{{ID: "secret-weighted"}}, TryDeduction: 33.3, HintDeduction: 12.5}
	a := hinted(tried(answered("secret-weighted", `"secret-full"`), `"secret-none"`, `"secret-half"`))
	marks, err := Marks(allTypes(t), plan, map[string]Answer{a.Question: a}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []questions.Reason{
		{Rule: "hint-used", Args: map[string]any{"count": 1, "percent": "12.5"}},
		{Rule: "tries-used", Args: map[string]any{"count": 2, "percent": "66.6"}},
	}
	if diff := cmp.Diff(want, marks[0].Why[1:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHandMarksAreNotDeductedFrom(t *testing.T) {
	a := hinted(tried(answered("secret-weighted", `"secret-full"`), `"secret-none"`))
	got := markOf(t, Plan{TryDeduction: 50, HintDeduction: 50}, a, byHand("secret-weighted", "1", 1))
	if got.fraction != "1" {
		t.Errorf("it earns %s", got.fraction)
	}
}

// A try with a text that is accepted later was right all along.
func TestAcceptedTriesWereRight(t *testing.T) {
	a := tried(answered("secret-text", `"secret word"`), `"hamlet"`, `"secret word"`)
	plan := Plan{TryDeduction: 25}
	if got := markOf(t, plan, a); got.fraction != "3/4" {
		t.Errorf("it earns %s, want 3/4", got.fraction)
	}
	if got := markOf(t, plan, a, accepting("secret-text", "", "hamlet", "1", 1)); got.fraction != "1" {
		t.Errorf("it earns %s, want 1", got.fraction)
	}
}

func TestDeductionsNeverMakeMarksNegative(t *testing.T) {
	r := allTypes(t)
	option := rapid.SampledFrom([]string{"", `"secret-half"`, `"secret-full"`, `"secret-minus"`, `"secret-none"`})
	rapid.Check(t, func(t *rapid.T) {
		plan := Plan{
			Questions:    []Planned{{ID: "secret-weighted"}},
			TryDeduction: rapid.Float64Range(0, 100).Draw(t, "try"), HintDeduction: rapid.Float64Range(0, 100).Draw(t, "hint"),
		}
		plain := answered("secret-weighted", option.Draw(t, "answer"))
		a := tried(plain, rapid.SliceOfN(option.Filter(func(s string) bool { return s != "" }), 0, 5).Draw(t, "tries")...)
		if rapid.Bool().Draw(t, "hinted") {
			a = hinted(a)
		}
		mark := func(a Answer) *big.Rat {
			marks, err := Marks(r, plan, map[string]Answer{a.Question: a}, nil)
			if err != nil {
				t.Fatal(err)
			}
			return marks[0].Fraction
		}
		before, after := mark(plain), mark(a)
		if after.Cmp(before) > 0 || after.Cmp(before) != 0 && after.Sign() < 0 {
			t.Fatalf("%s becomes %s", before, after)
		}
		if again := mark(a); again.Cmp(after) != 0 {
			t.Fatalf("marked again, %s becomes %s", after, again)
		}
	})
}

// A correction's place in the log decides, whatever the clock said.
func TestCorrectionsHoldByTheirPlaceInTheLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Correction {
			f, minute := rapid.SampledFrom([]string{"", "0", "1/3", "1"}).Draw(t, "fraction"), rapid.IntRange(0, 59).Draw(t, "minute")
			c := accepting("secret-text", "", "hamlet", f, minute)
			if rapid.Bool().Draw(t, "by hand") {
				c = byHand(rapid.SampledFrom([]string{"secret-text", "secret-essay"}).Draw(t, "question"), f, minute)
				c.Attempt = rapid.SampledFrom([]string{"this", "other"}).Draw(t, "attempt")
			}
			return c
		}), 0, 8).Draw(t, "log")
		latest := map[Subject]*big.Rat{}
		for _, c := range log {
			latest[c.Subject()] = c.Fraction
		}
		for _, c := range Standing(log) {
			if f := latest[c.Subject()]; f == nil || f.Cmp(c.Fraction) != 0 {
				t.Fatalf("%+v holds, the latest is %v", c, f)
			}
			delete(latest, c.Subject())
		}
		for about, f := range latest {
			if f != nil {
				t.Fatalf("nothing holds on %+v", about)
			}
		}
	})
}

func TestWhatACorrectionMayGive(t *testing.T) {
	for _, test := range []struct {
		c    Correction
		want error
	}{
		{byHand("secret-essay", "", 0), nil}, {byHand("secret-essay", "0", 0), nil}, {byHand("secret-essay", "1", 0), nil},
		{byHand("secret-essay", "5", 0), ErrShare}, {byHand("secret-essay", "-1/9", 0), ErrShare},
		{accepting("secret-text", "", "hamlet", "1/3", 0), nil}, {accepting("secret-text", "", "hamlet", "", 0), nil},
		{accepting("secret-text", "", "hamlet", "11/10", 0), ErrShare},
		{accepting("secret-text", "", " \t", "1", 0), ErrNoText}, {accepting("secret-text", "", "", "", 0), ErrNoText},
	} {
		if err := test.c.Check(); !errors.Is(err, test.want) {
			t.Errorf("%+v: %v, want %v", test.c, err, test.want)
		}
	}
}

func TestWhereATextCanBeAccepted(t *testing.T) {
	r := allTypes(t)
	for _, test := range []struct {
		question, gap string
		want          bool
	}{
		{"secret-text", "", true}, {"secret-text", "secret place", false}, {"secret-gaps", "secret place", true}, {"secret-gaps", "", false},
		{"secret-gaps", "secret who", false}, {"secret-gaps", "missing", false}, {"secret-single", "", false}, {"missing", "", false},
	} {
		if c := accepting(test.question, test.gap, "hamlet", "1", 0); c.TypedIn(r) != test.want {
			t.Errorf("%s/%s: %v", test.question, test.gap, !test.want)
		}
	}
}
