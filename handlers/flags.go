package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/quiz"
)

// flagSent is a learner's word on a question, and what a script is told of it.
type flagSent struct {
	Kind quiz.FlagKind `json:"kind"`
	Note string        `json:"note"`
}

// pressFlag tells the instructor that a question of a form is unclear or wrong. The attempt may be finished.
func pressFlag(v *visit, sat *sitting, n int, form url.Values, sh *answerSheet) error {
	name := fmt.Sprintf("flag.%d.", n)
	f := sat.flag(n, flagSent{quiz.FlagKind(form.Get(name + "kind")), form.Get(name + "note")})
	if problem := v.flagProblem(f); problem != "" {
		sh.flags[n], sh.problems[n] = f, problem
		return nil
	}
	if err := v.putFlag(f); err != nil {
		return err
	}
	return v.notify(v.words.T("flag.done", "number", n))
}

// flagForScript does the same for a script, which is told what is stored.
func flagForScript(v *visit, sat *sitting, n int) error {
	var sent flagSent
	if ok, err := v.readJSON(&sent); err != nil {
		return err
	} else if !ok {
		return v.problemJSON(v.words.T("error.bad-request"))
	}
	f := sat.flag(n, sent)
	if problem := v.flagProblem(f); problem != "" {
		return v.problemJSON(problem)
	}
	if err := v.putFlag(f); err != nil {
		return err
	}
	return v.JSON(http.StatusOK, flagSent{f.Kind, f.Note})
}

// flag is a word on question n as it is stored.
func (sat *sitting) flag(n int, sent flagSent) quiz.Flag {
	note := strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(sent.Note, "\uFFFD"), "\r\n", "\n"))
	return quiz.Flag{Attempt: sat.attempt.ID, Question: sat.question(n).ID, Kind: sent.Kind, Note: note}
}

// flagProblem says in words why a flag can't be taken; empty when it can.
func (v *visit) flagProblem(f quiz.Flag) string {
	if f.Kind != quiz.FlagUnclear && f.Kind != quiz.FlagWrong {
		return v.words.T("flag.kind-missing")
	}
	if length := utf8.RuneCountInString(f.Note); length > quiz.MaxFlagNote {
		return v.words.T("flag.too-long", "length", length, "most", quiz.MaxFlagNote)
	}
	return ""
}

func (v *visit) putFlag(f quiz.Flag) error {
	f.At = v.now
	return v.Store.Flag(v.person.ID, f)
}

// ownFlags are what the attempt's learner said of its questions, by number.
func (v *visit) ownFlags(sat *sitting) (map[int]quiz.Flag, error) {
	stored, err := v.Store.FlagsOf(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	flags := map[int]quiz.Flag{}
	for i, planned := range sat.attempt.Plan.Questions {
		if f, ok := stored[planned.ID]; ok {
			flags[i+1] = f
		}
	}
	return flags, nil
}
