// Command marking measures how long marking takes: a million answers, right, partly right and wrong ones of every
// type, on one revision. It prints nanoseconds, bytes and allocations an answer by type, and then for all types mixed,
// with the one function that marks learners' answers too.
//
//	go run ./bench/marking -answers 1000000
package main

import (
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

//go:embed set.yaml
var files embed.FS

// answers are canonical answers to set.yaml by question, with authored ids.
var answers = map[string][]string{
	"single":    {`"a"`, `"b"`, `"d"`},
	"weighted":  {`"a"`, `"b"`, `"c"`},
	"multiple":  {`["a","c","e"]`, `["a","b"]`, `["b","d"]`, `["a","b","c","d","e"]`},
	"statement": {`true`, `false`},
	"text":      {`"Port Authority"`, `"the prot authority"`, `"harbour authority"`, `"authorities"`, `"the mayor of the city"`},
	"number":    {`"4,200"`, `"4 200 containers"`, `"4.1e3"`, `"3500"`, `"12"`, `4200`},
	"match":     {`{"p1":"m1","p2":"m2","p3":"m3","p4":"m4"}`, `{"p1":"m2","p2":"m1","p3":"m3"}`, `{"p1":"m6"}`},
	"order":     {`["i1","i2","i3","i4","i5"]`, `["i2","i1","i3","i5","i4"]`, `["i5","i4","i3","i2","i1"]`},
	"gaps":      {`{"who":"port authority","hours":"6","where":"a"}`, `{"who":"the mayor","hours":"7","where":"b"}`, `{"hours":"6"}`},
	"sentence":  {`["harbour/2.1","harbour/2.2"]`, `["harbour/2.1"]`, `["harbour/1.1","harbour/2.2"]`},
	"compare":   {`{"c1":{"harbour":"states","echo":"states"},"c2":{"harbour":"states","echo":"silent"},"c3":{"harbour":"silent","echo":"states"}}`, `{"c1":{"harbour":"silent"}}`},
	"essay":     {`"It took long because nobody had tried the generators since spring, the union says."`},
}

func main() {
	n := flag.Int("answers", 1_000_000, "how many answers are marked, by type and mixed")
	flag.Parse()
	r, err := revision()
	if err != nil {
		log.Fatal(err)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "question\ttype\tns/answer\tB/answer\tallocs/answer\t")
	var all []given
	for i := range r.Set.Questions {
		q := &r.Set.Questions[i]
		of := givenTo(q.ID)
		all = append(all, of...)
		print(w, q.ID, string(q.Type), *n, measure(r, of, *n))
	}
	print(w, "all", "mixed", *n, measure(r, all, *n))
	w.Flush()
}

func revision() (*questions.Revision, error) {
	set, problems := native.Read(files, "set.yaml")
	if len(problems) > 0 {
		return nil, fmt.Errorf("set.yaml:%d: %s %v", problems[0].Line, problems[0].Rule, problems[0].Args)
	}
	return questions.NewRevision(set, nil)
}

// given is an answer to a question.
type given struct {
	question string
	answer   json.RawMessage
}

func givenTo(question string) []given {
	var list []given
	for _, a := range answers[question] {
		list = append(list, given{question, json.RawMessage(a)})
	}
	return list
}

// cost is what marking took in all.
type cost struct {
	time          time.Duration
	bytes, allocs uint64
}

func measure(r *questions.Revision, list []given, n int) cost {
	mark := func(g given) {
		if _, err := r.Mark(g.question, g.answer); err != nil {
			log.Fatalf("%s %s: %v", g.question, g.answer, err)
		}
	}
	for _, g := range list { // what is prepared once isn't counted
		mark(g)
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	for i := range n {
		mark(list[i%len(list)])
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return cost{took, after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs}
}

func print(w *tabwriter.Writer, question, kind string, n int, c cost) {
	of := uint64(n)
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%.1f\t\n", question, kind, c.time.Nanoseconds()/int64(n), c.bytes/of, float64(c.allocs)/float64(of))
}
