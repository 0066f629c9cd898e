package scoring

import (
	"errors"
	"fmt"
	"math/big"
)

// The reasons for which a program can't be run to its end.
var (
	// ErrLong says that the budget of steps is used up.
	ErrLong = errors.New("the rules are too long to be tried out")
	// ErrNumber says that a number grew beyond what is computed.
	ErrNumber = errors.New("a number is too long")
)

// OperandError says that an operator was given something that it doesn't take: a text where numbers are added.
type OperandError struct{ Operator string }

func (e *OperandError) Error() string {
	return fmt.Sprintf("%s of something it doesn't take", e.Operator)
}

// Answer is what a learner gave, by the identifiers of the response variables.
type Answer map[string]Value

// Result is what the outcome variables hold at the end.
type Result map[string]Value

// Score is the outcome SCORE; nil when it holds no number.
func (r Result) Score() *big.Rat {
	n, _ := r["SCORE"].number()
	return n
}

// Run runs the program on an answer.
func (p *Program) Run(given Answer) (Result, error) {
	r := &run{given: given, outcomes: make(Result, len(p.Item.Outcomes)), steps: p.steps}
	for _, o := range p.Item.Outcomes {
		r.outcomes[o.ID] = o.Default
	}
	r.rules(p.rules)
	return r.outcomes, r.err
}

type run struct {
	given    Answer
	outcomes Result
	steps    *int
	exited   bool
	err      error // the first that there was
}

// ended tells whether no more rules are run.
func (r *run) ended() bool { return r.exited || r.err != nil }

func (r *run) step(n int) {
	if *r.steps -= n; *r.steps < 0 && r.err == nil {
		r.err = ErrLong
	}
}

func (r *run) rules(rules []rule) {
	for i := range rules {
		if r.ended() {
			return
		}
		r.step(1)
		switch rule := &rules[i]; {
		case rule.exit:
			r.exited = true
		case rule.outcome != nil:
			r.set(rule)
		default:
			r.condition(rule.branches)
		}
	}
}

func (r *run) set(rule *rule) {
	v := r.eval(rule.value)
	if rule.lookup {
		n, ok := v.number()
		if v = rule.outcome.table.otherwise; ok {
			v = rule.outcome.table.lookup(n)
		}
	}
	r.outcomes[rule.outcome.ID] = v
}

// condition runs the first branch that holds; a condition that is NULL doesn't.
func (r *run) condition(branches []branch) {
	for _, b := range branches {
		if b.when == nil || r.holds(b.when) {
			r.rules(b.rules)
			return
		}
		if r.ended() {
			return
		}
	}
}

func (r *run) holds(e *expr) bool {
	a, ok := r.eval(e).single()
	return ok && a.Kind == Truth && a.Truth
}

// fail ends the run.
func (r *run) fail(err error) Value {
	if r.err == nil {
		r.err = err
	}
	return Value{}
}
