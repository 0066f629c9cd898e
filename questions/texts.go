package questions

import (
	"maps"
	"slices"
	"strconv"
)

// EachText calls do for every Markdown text of the set, with a JSON pointer to it, in the order of the file. do may change it.
func (s *Set) EachText(do func(pointer string, text *string)) {
	do("/description", &s.Description)
	for i := range s.Briefing {
		do("/briefing/"+strconv.Itoa(i)+"/text", &s.Briefing[i].Text)
	}
	for i := range s.Questions {
		q, at := &s.Questions[i], "/questions/"+strconv.Itoa(i)
		do(at+"/stem", &q.Stem)
		if q.Body != nil {
			q.Body.eachText(textsAt{at, do})
		}
		do(at+"/explanation", &q.Explanation)
		do(at+"/hint", &q.Hint)
	}
}

// textsAt passes on the texts of something that lies at a JSON pointer. Empty ones are left out.
type textsAt struct {
	at string
	do func(pointer string, text *string)
}

// text passes on the text of a field.
func (t textsAt) text(field string, text *string) {
	if *text != "" {
		t.do(t.at+"/"+field, text)
	}
}

// item passes on the text of a field of an item of a list.
func (t textsAt) item(list string, i int, field string, text *string) {
	if *text != "" {
		t.do(t.at+"/"+list+"/"+strconv.Itoa(i)+"/"+field, text)
	}
}

func (t textsAt) options(options Options) {
	for i := range options {
		t.item("options", i, "text", &options[i].Text)
		t.item("options", i, "feedback", &options[i].Feedback)
	}
}

func (t textsAt) items(list string, items []Item) {
	for i := range items {
		t.item(list, i, "text", &items[i].Text)
	}
}

func (b *SingleChoice) eachText(t textsAt)     { t.options(b.Options) }
func (b *MultipleResponse) eachText(t textsAt) { t.options(b.Options) }
func (b *Ordering) eachText(t textsAt)         { t.items("items", b.Items) }
func (b *SelectSentence) eachText(textsAt)     {}
func (b *Information) eachText(textsAt)        {}
func (b *Essay) eachText(textsAt)              {} // a rubric is plain text

func (b *TrueFalse) eachText(t textsAt) {
	t.text("feedback/true", &b.Feedback.True)
	t.text("feedback/false", &b.Feedback.False)
}

func (b *ShortText) eachText(t textsAt) {
	for i := range b.Accept {
		t.item("accept", i, "feedback", &b.Accept[i].Feedback)
	}
}

func (b *Numeric) eachText(t textsAt) {
	for i := range b.Accept {
		t.item("accept", i, "feedback", &b.Accept[i].Feedback)
	}
}

func (b *Matching) eachText(t textsAt) {
	for i := range b.Pairs {
		t.item("pairs", i, "prompt", &b.Pairs[i].Prompt)
		t.item("pairs", i, "match", &b.Pairs[i].Match)
	}
	t.items("distractors", b.Distractors)
}

func (b *GapFill) eachText(t textsAt) {
	for _, name := range slices.Sorted(maps.Keys(b.Gaps)) {
		gap := b.Gaps[name]
		in := textsAt{t.at + "/gaps/" + pointerEscapes.Replace(name), t.do}
		for i := range gap.Accept {
			in.item("accept", i, "feedback", &gap.Accept[i].Feedback)
		}
		in.options(gap.Options)
	}
}

func (b *CompareSources) eachText(t textsAt) {
	for i := range b.Claims {
		t.item("claims", i, "text", &b.Claims[i].Text)
	}
}
