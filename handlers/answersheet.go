package handlers

import "github.com/readback/readback/quiz"

// answerSheet is an attempt's answers as its pages show them: as they are stored, or as they were sent and couldn't be.
type answerSheet struct {
	stored   map[string]quiz.Answer // by question id
	given    map[int]quiz.Given     // by number, as all that follows; what the page shows
	other    map[int]quiz.Given     // what another page has saved meanwhile, where that isn't what is given
	problems map[int]string         // why what is given, or was asked for, wasn't taken, in words
	flags    map[int]quiz.Flag      // those that weren't taken, as they were sent
}

// sheet is what is stored of an attempt's answers.
func (v *visit) sheet(sat *sitting) (*answerSheet, error) {
	stored, err := v.Store.Answers(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	sh := &answerSheet{
		stored: stored, given: make(map[int]quiz.Given, len(stored)), other: map[int]quiz.Given{},
		problems: map[int]string{}, flags: map[int]quiz.Flag{},
	}
	for i := range sat.attempt.Plan.Questions {
		planned := &sat.attempt.Plan.Questions[i]
		if sh.given[i+1], err = planned.Given(sat.revision, stored[planned.ID]); err != nil {
			return nil, err
		}
	}
	return sh, nil
}
