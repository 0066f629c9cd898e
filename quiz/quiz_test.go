package quiz

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

// allTypes is the revision of testdata/set.yaml, with a question of each type.
func allTypes(t testing.TB) *questions.Revision {
	t.Helper()
	set, problems := native.Read(os.DirFS("testdata"), "set.yaml")
	for _, p := range problems {
		t.Fatalf("set.yaml:%d:%d: %s %v", p.Line, p.Column, p.Rule, p.Args)
	}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// stored is the revision of a set as it is.
func stored(set *questions.Set) *questions.Revision {
	return &questions.Revision{Set: *set, Cuts: questions.CutBriefing(set.Briefing)}
}

// right and wrong are answers to allTypes, with authored ids, that earn everything and nothing. Neither answers the essay.
var (
	right = map[string]string{
		"secret-single":    `"secret-right"`,
		"secret-weighted":  `"secret-full"`,
		"secret-multiple":  `["secret-m1","secret-m2","secret-m4"]`,
		"secret-statement": `true`,
		"secret-text":      `"Secret Wrod"`,
		"secret-sentence":  `["allies/1.2","allies/2.2"]`,
		"secret-claims":    `{"secret-c1":{"allies":"states","joint":"silent"},"secret-c2":{"allies":"contradicts","joint":"states"}}`,
		"secret-number":    `"98 765.9 km"`,
		"secret-pairs":     `{"secret-p1":"secret-n1","secret-p2":"secret-n2","secret-p3":"secret-n1"}`,
		"secret-order":     `["secret-i1","secret-i2","secret-i3","secret-i4"]`,
		"secret-gaps":      `{"secret who":"secret-g2","secret-number":98765,"secret place":"secret town"}`,
	}
	wrong = map[string]string{
		"secret-single":    `"secret-wrong"`,
		"secret-weighted":  `"secret-none"`,
		"secret-multiple":  `["secret-m1","secret-m3"]`,
		"secret-statement": `false`,
		"secret-text":      `"something"`,
		"secret-sentence":  `["allies/1.1","allies/2.1"]`,
		"secret-claims":    `{"secret-c1":{"allies":"silent","joint":"states"}}`,
		"secret-number":    `7`,
		"secret-pairs":     `{"secret-p1":"secret-n4","secret-p3":"secret-n2"}`,
		"secret-order":     `["secret-i4","secret-i3","secret-i2","secret-i1"]`,
		"secret-gaps":      `{"secret who":"secret-g3","secret-number":"98,766 men"}`,
	}
	essay = `"A word of my own"` // an answer that nobody has marked
)

func answersOf(texts map[string]string) map[string]Answer {
	answers := map[string]Answer{}
	for id, text := range texts {
		answers[id] = Answer{Question: id, Seq: 1, Answer: json.RawMessage(text)}
	}
	return answers
}

// inAuthoredOrder is a plan with everything in authored order, matches and items too.
func inAuthoredOrder(r *questions.Revision) Plan {
	plan := NewPlan(r, Rules{}, 0, nil)
	for i := range plan.Questions {
		slices.Sort(plan.Questions[i].Matches)
		slices.Sort(plan.Questions[i].Items)
	}
	return plan
}

// tagged is a set of true-false questions q1, q2, … with the tags given.
func tagged(tags ...[]string) *questions.Set {
	yes := true
	set := &questions.Set{}
	for i, t := range tags {
		head := questions.QuestionHead{ID: fmt.Sprintf("q%d", i+1), Type: questions.TrueFalseType, Tags: t}
		set.Questions = append(set.Questions, questions.Question{QuestionHead: head, Body: &questions.TrueFalse{Answer: &yes}})
	}
	return set
}

// clock is a time of day on one day.
func clock(hour, minute int) time.Time { return time.Date(2021, 7, 19, hour, minute, 0, 0, time.UTC) }

func number(f float64) *float64 { return &f }
