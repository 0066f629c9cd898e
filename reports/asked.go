package reports

import "github.com/readback/readback/questions"

// Asked is the one revision that a report about questions is on.
type Asked struct {
	Number int            // of the revision; 0: there is none, as there is no quiz
	Set    *questions.Set // as it was asked; nil: as Number
	Cuts   questions.Cuts // of its sources
}

// marked are the questions that carry marks, in the order of the set.
func (a Asked) marked() []*questions.Question {
	if a.Set == nil {
		return nil
	}
	var all []*questions.Question
	for i := range a.Set.Questions {
		if q := &a.Set.Questions[i]; q.Marked() {
			all = append(all, q)
		}
	}
	return all
}

// numbers are what pages call the questions, by id: the first of the set is 1, with those that only inform.
func (a Asked) numbers() map[string]int {
	numbers := map[string]int{}
	if a.Set != nil {
		for i, q := range a.Set.Questions {
			numbers[q.ID] = i + 1
		}
	}
	return numbers
}
