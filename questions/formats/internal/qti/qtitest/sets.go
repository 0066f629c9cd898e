package qtitest

import "github.com/readback/readback/questions"

// Sets are sets that have a question of every kind that a package holds, one each.
func Sets() []questions.Set {
	var sets []questions.Set
	for _, q := range Questions() {
		q.Explanation = "The *log* says so."
		sets = append(sets, questions.Set{Readback: questions.FormatVersion, ID: "harbour", Title: "The harbour", Language: "en", Questions: []questions.Question{q}})
	}
	return sets
}

func question(id, stem string, points questions.Decimal, body questions.Body) questions.Question {
	return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: questions.TypeOf(body), Stem: stem, Points: points}, Body: body}
}

// Questions are of every kind that a package holds.
func Questions() []questions.Question {
	yes, no := true, false
	options := func() questions.Options {
		return questions.Options{{ID: "a", Text: "The pilot", Correct: true, Feedback: "As **logged**."}, {ID: "b", Text: "The *tower*", Correct: true}, {ID: "c", Text: "Nobody", Pinned: true}, {ID: "d", Text: "A < B"}}
	}
	one := options()
	one[1].Correct = false
	weighted := questions.Options{{ID: "a", Text: "The pilot", Weight: "100"}, {ID: "b", Text: "The crew", Weight: "50"}, {ID: "c", Text: "The tower", Weight: "-25"}}
	weights := questions.Options{{ID: "a", Text: "Height", Weight: "75"}, {ID: "b", Text: "Heading", Weight: "25"}, {ID: "c", Text: "Weather", Weight: "-50"}, {ID: "d", Text: "Wind", Weight: "0"}}
	pairs := []questions.Pair{{ID: "p1", Prompt: "Pilot", MatchID: "m1", Match: "read it back"}, {ID: "p2", Prompt: "Tower", MatchID: "m2", Match: "listened"}, {ID: "p3", Prompt: "Crew", MatchID: "m3", Match: "slept"}}
	items := []questions.Item{{ID: "i1", Text: "Clearance"}, {ID: "i2", Text: "Read-back"}, {ID: "i3", Text: "Departure"}, {ID: "i4", Text: "Arrival"}}
	list := []questions.Question{
		question("single", "Who read it back?", "", &questions.SingleChoice{Options: one}),
		question("weighted", "Who read it back?", "2.5", &questions.SingleChoice{Options: weighted, Shuffle: &no}),
		question("truth", "The tower answered.", "", &questions.TrueFalse{Answer: &yes}),
		question("lie", "The tower answered.", "3", &questions.TrueFalse{Answer: &no, Feedback: questions.TrueFalseFeedback{True: "It was silent.", False: "Right."}}),
		question("text", "Where?", "", &questions.ShortText{Accept: []questions.Accept{{Text: "Quay Seven"}, {Text: "Quay 7", Weight: "50"}}}),
		question("exact", "Where?", "", &questions.ShortText{Match: questions.MatchExact, Accept: []questions.Accept{{Text: "Quay Seven", Feedback: "As logged."}}}),
		question("wild", "Where?", "", &questions.ShortText{Accept: []questions.Accept{{Text: "*Seven*"}, {Text: `Quay \*7`, Weight: "10"}}}),
		question("number", "How fast?", "", &questions.Numeric{Accept: []questions.NumericAccept{{Value: "12.5"}, {Value: "12.5", Tolerance: "0.25", Weight: "50"}}}),
		question("share", "How fast?", "2", &questions.Numeric{Accept: []questions.NumericAccept{{Value: "12.5", Tolerance: "5%", Feedback: "Fine."}, {Min: "20", Max: "30", Weight: "25"}}}),
		question("match", "Who did what?", "", &questions.Matching{Pairs: pairs, Distractors: []questions.Item{{ID: "m4", Text: "left"}}}),
		question("essay", "Explain the outage.", "4", &questions.Essay{Rubric: []questions.Criterion{{Criterion: "Names the quay", Points: "4"}}}),
		question("info", "Read the log first.", "", &questions.Information{}),
		question("gaps", "It lay at quay [[1]] and made [[2]] knots, then went [[ä 3]].", "3", &questions.GapFill{Gaps: map[string]questions.Gap{
			"1": {Accept: []questions.GapAccept{{Text: "Seven"}, {Text: "7", Weight: "50"}}}, "2": {Accept: []questions.GapAccept{{Value: "12", Tolerance: "1"}}, Weight: "2"},
			"ä 3": {Options: questions.Options{{ID: "a", Text: "up", Correct: true, Feedback: "Yes."}, {ID: "b", Text: "down"}}}}}),
		question("gap", "It lay at quay [[1]].", "", &questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Text: "Seven"}}}}}),
	}
	for _, marking := range questions.MultipleMarkings() {
		b := &questions.MultipleResponse{Options: options(), Marking: marking}
		if marking == questions.RightMinusWrong {
			b.Marking = ""
		}
		if marking == questions.ByWeights {
			b.Options = weights
		}
		list = append(list, question("multiple-"+string(marking), "What was in it?", "2", b))
	}
	for _, marking := range []questions.OrderMarking{"", questions.WholeOrder, questions.AdjacentPairs, questions.RelativePosition} {
		list = append(list, question("order-"+string(marking+"x"), "In which order?", "", &questions.Ordering{Items: items, Marking: marking}))
	}
	return list
}
