package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// markCommand marks answers to a set file, with the same function that marks learners' answers.
type markCommand struct {
	reading
	Set     string `arg:"" help:"The set file."`
	Answers string `arg:"" help:"A JSON file: {\"question-id\": answer}." name:"answers.json"`
}

// markedAnswer is the mark of one answer; without Fraction and Points it has yet to be marked, or doesn't fit.
type markedAnswer struct {
	Fraction *float64 `json:"fraction"`
	Points   *float64 `json:"points"`
	Max      float64  `json:"max"`
	Why      string   `json:"why,omitempty"`
	Error    string   `json:"error,omitempty"`
}

// markedSet is what the command prints.
type markedSet struct {
	Questions map[string]markedAnswer `json:"questions"`
	Points    float64                 `json:"points"`
	Max       float64                 `json:"max"`
}

// Run implements the command. An answer that doesn't fit its question makes exit code 1.
func (cmd *markCommand) Run(c *console) error {
	set, err := cmd.good(c, cmd.Set, "")
	if err != nil {
		return err
	}
	answers, err := readAnswers(cmd.Answers)
	if err != nil {
		return err
	}
	revision, err := questions.NewRevision(set, nil)
	if err != nil {
		return err
	}
	marked, misfits := markAll(revision, answers)
	if err := printJSON(c.out, marked); err != nil {
		return err
	}
	if misfits {
		return errProblems
	}
	return nil
}

func readAnswers(file string) (map[string]json.RawMessage, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var answers map[string]json.RawMessage
	if err := json.Unmarshal(data, &answers); err != nil {
		return nil, fmt.Errorf("%s: not a JSON object of answers by question id: %w", file, err)
	}
	return answers, nil
}

// markAll marks every question of the set that carries marks, answered or not, and tells whether an answer didn't fit.
// Points add up exactly and are rounded once; what a person has yet to mark counts in max alone.
func markAll(r *questions.Revision, answers map[string]json.RawMessage) (marked markedSet, misfits bool) {
	w := words.For(os.Getenv("LANG"))
	marked.Questions = map[string]markedAnswer{}
	points, max := new(big.Rat), new(big.Rat)
	for i := range r.Set.Questions {
		q := &r.Set.Questions[i]
		max.Add(max, q.Max())
		mark, err := r.Mark(q.ID, answers[q.ID])
		switch {
		case err != nil:
			misfits = true
			marked.Questions[q.ID] = markedAnswer{Max: float(q.Max()), Error: misfit(w, err)}
		case q.Marked():
			marked.Questions[q.ID] = markedAnswerOf(w, mark)
			if mark.Points != nil {
				points.Add(points, mark.Points)
			}
		}
	}
	for id := range answers {
		if r.Set.Question(id) == nil {
			misfits = true
			marked.Questions[id] = markedAnswer{Error: w.T("fit.no-question")}
		}
	}
	if points.Sign() < 0 {
		points.SetInt64(0)
	}
	marked.Points, marked.Max = float(points), float(max)
	return marked, misfits
}

func markedAnswerOf(w words.Words, m questions.Mark) markedAnswer {
	a := markedAnswer{Max: float(m.Max), Why: why(w, m)}
	if m.Fraction != nil {
		a.Fraction, a.Points = pointer(float(m.Fraction)), pointer(float(m.Points))
	}
	return a
}

func misfit(w words.Words, err error) string {
	var fit *questions.FitError
	if errors.As(err, &fit) {
		return w.Say("fit."+fit.Rule, fit.Args)
	}
	return err.Error()
}

func why(w words.Words, m questions.Mark) string {
	sentences := make([]string, len(m.Why))
	for i, r := range m.Why {
		sentences[i] = w.Say("why."+r.Rule, r.Args)
	}
	return strings.Join(sentences, " ")
}

func float(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

func pointer[T any](v T) *T { return &v }
