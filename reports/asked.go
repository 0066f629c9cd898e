package reports

import "github.com/readback/readback/questions"

// Asked is the one revision that a report about questions is on.
type Asked struct {
	Revision  int                  // its number; 0: there is none, as there is no quiz
	Questions []questions.Question // in the order of the set, with those that only inform
}

// marked are the questions that carry marks.
func (a Asked) marked() []questions.Question {
	var all []questions.Question
	for _, q := range a.Questions {
		if q.Marked() {
			all = append(all, q)
		}
	}
	return all
}
