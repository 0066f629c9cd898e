package questions_test

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/starter"
)

// choice makes a single-choice question; the options that begin with = are right.
func choice(stem string, options ...string) *questions.Question {
	body := &questions.SingleChoice{}
	for _, o := range options {
		text, right := strings.CutPrefix(o, "=")
		body.Options = append(body.Options, questions.Option{Text: text, Correct: right})
	}
	return &questions.Question{QuestionHead: questions.QuestionHead{ID: "q", Type: questions.SingleChoiceType, Stem: stem}, Body: body}
}

func quoting(q *questions.Question, quote string) *questions.Question {
	q.Evidence = []questions.Evidence{{Source: "s", Quote: quote}}
	return q
}

func TestAdvise(t *testing.T) {
	const asks = "Who closed the harbour?"
	for _, c := range []struct {
		name, language string
		q              *questions.Question
		want           string // rules with their places
	}{
		{"nothing", "en", choice(asks, "=The master", "The pilot", "The mayor"), ""},
		{"the right one is long", "en", choice(asks, "=The harbour master, after a call with the port authority", "The pilot", "The mayor"), "longest /options/0"},
		{"a wrong one is as long", "en", choice(asks, "=The harbour master, after a call with the port authority", "The pilot of the ferry, after a talk with the crew", "The mayor"), ""},
		{"markup isn't length", "en", choice(asks, "=**[The master](https://example.org/the-harbour-master)**", "The pilot"), ""},
		{"all of the above", "en", choice(asks, "=The master", "The pilot", "All of the above."), "all-or-none /options/2"},
		{"none of these", "en-GB", choice(asks, "=The master", "None of these"), "all-or-none /options/1"},
		{"in another language words aren't read", "de", choice("Wer war es not", "=Eins", "All of the above"), ""},
		{"always, wrong", "en", choice(asks, "=The master", "The pilots always do"), "absolute /options/1"},
		{"always, right too", "en", choice(asks, "=The master always does", "The pilots never do"), ""},
		{"negative", "en", choice("Which of them is not named?", "=The master", "The pilot"), "negative /stem"},
		{"negative, short", "en", choice("Which of them wasn’t named?", "=The master", "The pilot"), "negative /stem"},
		{"negative, emphasised", "en", choice("Which of them is **not** named?", "=The master", "The pilot"), ""},
		{"negative, in capitals", "en", choice("Which of them is NOT named?", "=The master", "The pilot"), ""},
		{"negative, told before", "en", choice("The harbour did not open. Who closed it?", "=The master", "The pilot"), ""},
		{"ranges overlap", "en", choice("How many?", "=10–20", "20–30", "31 to 40"), "overlapping /options/1"},
		{"ranges apart", "en", choice("How many?", "=10–19 ships", "20–29 ships", "1,000 to 2,000 ships"), ""},
		{"ranges of other units", "en", choice("How long?", "=10–20 hours", "10–20 days"), ""},
		{"twice", "en", choice(asks, "=The master", "The *pilot*", "the pilot."), "twice /options/2"},
		{"the same is a problem, no advice", "en", choice(asks, "=The master", "The pilot", "the  pilot"), ""},
		{"no question", "en", choice("The harbour was closed by somebody.", "=The master", "The pilot"), "no-question /stem"},
		{"told to choose", "en", choice("Choose who closed it.", "=The master", "The pilot"), ""},
		{"to be gone on with", "en", choice("The harbour was closed by", "=the master", "the pilot"), ""},
		{"copied", "en", quoting(choice("Who said that a hydraulic line of the old swing bridge had burst at ten?", "=The master", "The pilot"),
			"He said “that a hydraulic line of the old swing bridge had burst”, and left."), "copied /stem"},
		{"a few words", "en", quoting(choice("Who said that a hydraulic line had burst?", "=The master", "The pilot"), "a hydraulic line had burst"), ""},
	} {
		set := &questions.Set{Language: c.language, Questions: []questions.Question{*c.q}}
		var found []string
		for _, a := range questions.Advise(set, c.q) {
			found = append(found, a.Rule+" "+a.Pointer)
		}
		if got := strings.Join(found, ", "); got != c.want {
			t.Errorf("%s: advice %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAdviseOnKeyPlace: the place of the key is told where options keep their order.
func TestAdviseOnKeyPlace(t *testing.T) {
	kept := false
	var set questions.Set
	for range 5 {
		q := choice("Who?", "=The master", "The pilot", "The mayor")
		q.Body.(*questions.SingleChoice).Shuffle = &kept
		set.Questions = append(set.Questions, *q)
	}
	first := &set.Questions[0]
	if list := questions.Advise(&set, first); len(list) != 1 || list[0].Rule != "key-place" || list[0].Args["same"] != 5 {
		t.Errorf("advice %v", list)
	}
	for i := range set.Questions {
		set.Questions[i].Body.(*questions.SingleChoice).Shuffle = nil
	}
	if list := questions.Advise(&set, first); len(list) != 0 {
		t.Errorf("advice on options that are shuffled: %v", list)
	}
}

// TestAdviseOnStarter keeps false alarms few: the starter set was written with care.
func TestAdviseOnStarter(t *testing.T) {
	set, err := starter.Read()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for i := range set.Questions {
		for _, a := range questions.Advise(&set, &set.Questions[i]) {
			counts[a.Rule]++
			t.Log(set.Questions[i].ID, a.Rule, a.Pointer, a.Args)
		}
	}
	for rule, n := range counts {
		if n > 3 {
			t.Errorf("%s is advised %d times", rule, n)
		}
	}
}
