package views

import (
	"encoding/json"
	"math/big"
	"time"

	"github.com/readback/readback/quiz"
)

// The specimen's answers, by question id and with authored ids: right, partly right and wrong ones of each type.
var (
	mixedAnswers = map[string]string{
		"cause": `"a"`, "affected": `["a","b"]`, "hurt": `false`, "cost": `"about ninety thousand euros, I think"`, "ferry": `["courier/4.1"]`,
		"claims": `{"c1":{"courier":"contradicts","echo":"states","office":"silent"},"c2":{"courier":"states"}}`,
		"euros":  `"90 000 euros"`, "who-says": `{"p1":"m1","p2":"m2","p3":"m4"}`, "morning": `["i1","i3","i2","i4","i5"]`,
		"summary": `{"part":"rudder","tugs":"3","who":"a"}`, "trust": trustAnswer,
	}
	rightAnswers = map[string]string{
		"cause": `"b"`, "affected": `["a","b"]`, "hurt": `false`, "cost": `"90,000 Euros"`, "ferry": `["courier/4.1"]`,
		"claims": `{"c1":{"courier":"contradicts","echo":"states","office":"contradicts"},"c2":{"courier":"states","echo":"silent","office":"states"}}`,
		"euros":  `"5.4x10^5"`, "who-says": `{"p1":"m1","p2":"m2","p3":"m3","p4":"m4"}`, "morning": `["i1","i2","i3","i4","i5"]`,
		"summary": `{"part":"steering","tugs":"2","who":"b"}`, "trust": trustAnswer,
	}
	wrongAnswers = map[string]string{
		"cause": `"d"`, "affected": `["c"]`, "hurt": `true`, "cost": `"nothing"`, "ferry": `["courier/2.1"]`,
		"claims": `{"c1":{"courier":"states","echo":"silent","office":"states"}}`,
		"euros":  `"-12"`, "who-says": `{"p1":"m5","p2":"m1","p3":"m1","p4":"m1"}`, "morning": `["i5","i1","i2","i3","i4"]`,
		"summary": `{"part":"engine","tugs":"1,000","who":"c"}`, "trust": `"The Echo."`,
	}
)

const trustAnswer = `"I would rely on the harbour office.\n\nIts notice says \"vessel not under command\", and the office has to know: it gave the order. The Courier agrees and says why, in the words of the harbour master. The Echo blames the fog, but it names nobody who was there; it has only \"learned\" what it says of the tanker."`

// specimenAnswer is an answer of a set of answers as it is stored; the zero value when it has none.
func specimenAnswer(answers map[string]string, question string) quiz.Answer {
	text, ok := answers[question]
	if !ok {
		return quiz.Answer{Question: question}
	}
	return quiz.Answer{Question: question, Seq: 3, Answer: json.RawMessage(text)}
}

// specimenGiven is an answer as the page knows it.
func specimenGiven(answers map[string]string, n int) quiz.Given {
	plan := specimenPlan()
	planned := plan.Find(n)
	given, err := planned.Given(specimenRevision(), specimenAnswer(answers, planned.ID))
	if err != nil {
		panic(err)
	}
	return given
}

// specimenCorrections are what people changed about an attempt with mixed answers.
func specimenCorrections() []quiz.Correction {
	return []quiz.Correction{
		{Kind: quiz.MarkByHand, Question: "trust", Fraction: big.NewRat(4, 5), Criteria: []string{"2", "2"}, At: specimenNow.Add(48 * time.Hour),
			Comment: "Well weighed. You don't say what the Courier names as the cause, though.\nSee passage 2."},
		{Kind: quiz.AcceptText, Question: "cost", Text: "about ninety thousand euros, i think", Fraction: big.NewRat(1, 2), At: specimenNow.Add(49 * time.Hour)},
	}
}
