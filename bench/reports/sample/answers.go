package sample

import (
	"encoding/json"
	"math"
	"math/rand/v2"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// choices are canonical answers by question, with authored ids: the best first, and how hard the question is for who knows as
// much as most (0).
var choices = map[string]struct {
	answers  []string
	hardness float64
}{
	"single":    {[]string{`"a"`, `"b"`, `"c"`, `"d"`}, -1.5},
	"weighted":  {[]string{`"a"`, `"b"`, `"c"`}, -0.2},
	"multiple":  {[]string{`["a","c","e"]`, `["a","c"]`, `["a","b"]`, `["a","c","d"]`, `["b","d"]`}, 0.6},
	"statement": {[]string{`false`, `true`}, -0.8},
	"text":      {[]string{`"Port Authority"`, `"port authority"`, `"the prot authority"`, `"authorities"`, `"the mayor of the city"`, `"Hafenbehörde"`}, 0.3},
	"number":    {[]string{`"4,200"`, `"4 200 containers"`, `"4.1e3"`, `"3500"`, `"35"`}, 0.5},
	"match":     {[]string{`{"p1":"m1","p2":"m2","p3":"m3","p4":"m4"}`, `{"p1":"m1","p2":"m2","p3":"m4","p4":"m3"}`, `{"p1":"m2","p2":"m1","p3":"m3"}`, `{"p1":"m6"}`}, 0},
	"order":     {[]string{`["i1","i2","i3","i4","i5"]`, `["i2","i1","i3","i4","i5"]`, `["i2","i1","i3","i5","i4"]`, `["i5","i4","i3","i2","i1"]`}, 0.9},
	"gaps":      {[]string{`{"hours":"6","where":"a","who":"port authority"}`, `{"hours":"6","where":"a","who":"the mayor"}`, `{"hours":"7","where":"b","who":"the mayor"}`}, 0.1},
	"sentence":  {[]string{`["harbour/2.1","harbour/2.2"]`, `["harbour/2.1"]`, `["harbour/1.1","harbour/2.2"]`}, 1.2},
	"compare":   {[]string{`{"c1":{"echo":"states","harbour":"states"},"c2":{"echo":"silent","harbour":"states"},"c3":{"echo":"states","harbour":"silent"}}`, `{"c1":{"echo":"states","harbour":"states"},"c2":{"echo":"silent","harbour":"states"},"c3":{"echo":"states","harbour":"states"}}`, `{"c1":{"harbour":"silent"}}`}, 0.7},
	"waiting":   {[]string{`"a"`, `"b"`, `"c"`, `"d"`}, -0.4},
}

// leftOut is how often a question is left without an answer.
const leftOut = 0.02

// given is an answer, and what it earns.
type given struct {
	answer string // empty: none
	mark   quiz.MarkOf
}

// marked marks every answer that is given, and last none at all.
func marked(r store.Revision, question string) []given {
	plan := quiz.Plan{Questions: []quiz.Planned{{ID: question}}}
	var all []given
	for _, text := range append(choices[question].answers, "") {
		answer := quiz.Answer{Question: question, Answer: json.RawMessage(text)}
		marks, err := quiz.Marks(r.Revision, plan, map[string]quiz.Answer{question: answer}, nil)
		if err != nil {
			panic(err) // an answer above that doesn't fit its question
		}
		all = append(all, given{text, marks[0]})
	}
	return all
}

// pick draws what somebody answers who knows this much: the more the likelier one of the first.
func pick(rng *rand.Rand, all []given, knows, hardness float64) given {
	none := all[len(all)-1]
	if rng.Float64() < leftOut {
		return none
	}
	some := all[:len(all)-1]
	right := 1 / (1 + math.Exp(hardness-knows))
	if rng.Float64() < right {
		return some[0]
	}
	return some[1+rng.IntN(len(some)-1)]
}
