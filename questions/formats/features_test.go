package formats

import (
	"encoding/base64"
	"strings"

	"github.com/readback/readback/questions"
)

// feature is a part of a set that a format holds or doesn't: a row of the table in docs/formats.md.
type feature struct {
	name string
	set  questions.Set
	get  func(questions.Set) any // the part, in a form in which it can be compared
}

// pixel is the smallest image.
var pixel, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

var yes, no = true, false

// plainSet has one question of a body and nothing that could be left out.
func plainSet(stem string, body questions.Body) questions.Set {
	return questions.Set{Readback: questions.FormatVersion, ID: "harbour", Title: "Harbour", Questions: []questions.Question{{
		QuestionHead: questions.QuestionHead{ID: "who", Type: questions.TypeOf(body), Stem: stem}, Body: body,
	}}}
}

func choice() *questions.SingleChoice {
	return &questions.SingleChoice{Options: questions.Options{{Text: "The pilot", Correct: true}, {Text: "The tower"}, {Text: "Nobody"}}}
}

// head is a feature of a set with one plain single-choice question.
func head(name string, change func(*questions.Set), get func(questions.Set) any) feature {
	set := plainSet("Who read it back?", choice())
	change(&set)
	return feature{name, set, get}
}

func first(s questions.Set) questions.Question {
	if len(s.Questions) == 0 {
		return questions.Question{}
	}
	return s.Questions[0]
}

// body is a feature of a question's body, which has to come back whole.
func body(name, stem string, b questions.Body) feature {
	return feature{name, plainSet(stem, b), func(s questions.Set) any { return bare(first(s)) }}
}

func gapsOf(stem string, gaps map[string]questions.Gap) (string, *questions.GapFill) {
	return stem, &questions.GapFill{Gaps: gaps}
}

// features are all parts that a set can have.
func features() []feature {
	return append(append(setFeatures(), headFeatures()...), bodyFeatures()...)
}

func setFeatures() []feature {
	return []feature{
		head("the set's id", func(s *questions.Set) { s.ID = "quay-seven" }, func(s questions.Set) any { return s.ID }),
		head("the set's title", func(s *questions.Set) { s.Title = "The harbour outage" }, func(s questions.Set) any { return s.Title }),
		head("the set's description", func(s *questions.Set) { s.Description = "What happened at the quay." }, func(s questions.Set) any { return s.Description }),
		head("the set's language", func(s *questions.Set) { s.Language = "de" }, func(s questions.Set) any { return s.Language }),
		head("the set's tags", func(s *questions.Set) { s.Tags = []string{"harbour"} }, func(s questions.Set) any { return s.Tags }),
		head("the briefing, evidence", func(s *questions.Set) {
			s.Briefing = []questions.Source{{ID: "log", Title: "The log", Text: "The pilot read it back."}}
			s.Questions[0].Evidence = []questions.Evidence{{Source: "log", Quote: "The pilot read it back."}}
		}, func(s questions.Set) any { return []any{s.Briefing, first(s).Evidence} }),
		head("images", func(s *questions.Set) {
			name, err := s.Embed(pixel)
			if err != nil {
				panic(err)
			}
			s.Questions[0].Stem = "Who read it back?\n\n![The quay at night](media:" + name + ")"
		}, func(s questions.Set) any { return []any{first(s).Stem, s.Media} }),
	}
}

func headFeatures() []feature {
	one := func(name string, change func(*questions.Question), get func(questions.Question) any) feature {
		return head(name, func(s *questions.Set) { change(&s.Questions[0]) }, func(s questions.Set) any { return get(first(s)) })
	}
	return []feature{
		one("question ids", func(q *questions.Question) { q.ID = "blamed-ministry" }, func(q questions.Question) any { return q.ID }),
		one("question titles", func(q *questions.Question) { q.Title = "Read-back" }, func(q questions.Question) any { return q.Title }),
		one("Markdown in stems", func(q *questions.Question) { q.Stem = "Who *read* it **back**?" }, func(q questions.Question) any { return q.Stem }),
		one("points", func(q *questions.Question) { q.Points = "2.5" }, func(q questions.Question) any { return points(q) }),
		one("question tags", func(q *questions.Question) { q.Tags = []string{"who", "radio"} }, func(q questions.Question) any { return q.Tags }),
		one("explanations", func(q *questions.Question) { q.Explanation = "The log says so." }, func(q questions.Question) any { return q.Explanation }),
		one("hints", func(q *questions.Question) { q.Hint = "Look at the log." }, func(q questions.Question) any { return q.Hint }),
		one("pinned questions", func(q *questions.Question) { q.Pinned = true }, func(q questions.Question) any { return q.Pinned }),
	}
}

func points(q questions.Question) questions.Decimal {
	if q.Points == "1" {
		return ""
	}
	return q.Points
}

func bodyFeatures() []feature {
	list := []feature{body("single-choice", "Who read it back?", choice())}
	list = append(list, choiceFeatures()...)
	list = append(list, typedFeatures()...)
	list = append(list, partFeatures()...)
	return append(list, gapFeatures()...)
}

func choiceFeatures() []feature {
	weighted, fed, pinned, kept := choice(), choice(), choice(), choice()
	weighted.Options = questions.Options{{Text: "The pilot", Weight: "100"}, {Text: "The crew", Weight: "50"}, {Text: "The tower", Weight: "-25"}}
	fed.Options[0].Feedback, fed.Options[1].Feedback = "As the log says.", "It listened."
	pinned.Options[2].Pinned = true
	kept.Shuffle = &no
	multiple := func(marking questions.MultipleMarking) *questions.MultipleResponse {
		return &questions.MultipleResponse{Marking: marking, Options: questions.Options{{Text: "Height", Correct: true}, {Text: "Heading", Correct: true}, {Text: "Weather"}, {Text: "Callsign"}}}
	}
	weights := multiple(questions.ByWeights)
	for i, w := range []questions.Decimal{"75", "25", "-50", "0"} {
		weights.Options[i].Correct, weights.Options[i].Weight = false, w
	}
	return []feature{
		body("… with weights", "Who read it back?", weighted),
		body("… with feedback on options", "Who read it back?", fed),
		body("… with pinned options", "Who read it back?", pinned),
		body("… whose order is kept", "Who read it back?", kept),
		body("multiple-response, right minus wrong", "What was in it?", multiple("")),
		body("… all or nothing", "What was in it?", multiple(questions.AllOrNothing)),
		body("… per option", "What was in it?", multiple(questions.PerOption)),
		body("… with weights", "What was in it?", weights),
		body("true-false", "The tower answered.", &questions.TrueFalse{Answer: &yes}),
		body("… with feedback", "The tower answered.", &questions.TrueFalse{Answer: &no, Feedback: questions.TrueFalseFeedback{True: "It was silent.", False: "Right."}}),
	}
}

func typedFeatures() []feature {
	text := func(accept ...questions.Accept) *questions.ShortText { return &questions.ShortText{Accept: accept} }
	number := func(accept ...questions.NumericAccept) *questions.Numeric { return &questions.Numeric{Accept: accept} }
	exact, typos, unit := text(questions.Accept{Text: "Quay Seven"}), text(questions.Accept{Text: "Quay Seven"}), number(questions.NumericAccept{Value: "12"})
	exact.Match, typos.Typos, unit.Unit = questions.MatchExact, 1, "knots"
	return []feature{
		body("short-text", "Where?", text(questions.Accept{Text: "Quay Seven"}, questions.Accept{Text: "Quay 7"})),
		body("… with weights", "Where?", text(questions.Accept{Text: "Quay Seven"}, questions.Accept{Text: "the harbour", Weight: "50"})),
		body("… with feedback", "Where?", text(questions.Accept{Text: "Quay Seven", Feedback: "As logged."})),
		body("… with wildcards", "Where?", text(questions.Accept{Text: "*Seven*"}, questions.Accept{Text: `Quay \*7`})),
		body("… matched exactly", "Where?", exact),
		body("… with typos", "Where?", typos),
		body("numeric", "How fast?", number(questions.NumericAccept{Value: "12.5"})),
		body("… with a tolerance", "How fast?", number(questions.NumericAccept{Value: "12.5", Tolerance: "0.25"})),
		body("… with a tolerance in percent", "How fast?", number(questions.NumericAccept{Value: "12.5", Tolerance: "5%"})),
		body("… with a range", "How fast?", number(questions.NumericAccept{Min: "10", Max: "15"})),
		body("… with weights and feedback", "How fast?", number(questions.NumericAccept{Value: "12", Feedback: "As logged."}, questions.NumericAccept{Value: "13", Weight: "50"})),
		body("… with a unit", "How fast?", unit),
	}
}

func partFeatures() []feature {
	pairs := []questions.Pair{{Prompt: "Pilot", Match: "read it back"}, {Prompt: "Tower", Match: "listened"}, {Prompt: "Crew", Match: "slept"}}
	list := []feature{
		body("matching", "Who did what?", &questions.Matching{Pairs: pairs}),
		body("… with distractors", "Who did what?", &questions.Matching{Pairs: pairs, Distractors: []questions.Item{{Text: "left"}}}),
	}
	for _, marking := range questions.OrderMarkings() {
		items := []questions.Item{{Text: "Clearance"}, {Text: "Read-back"}, {Text: "Departure"}}
		name := "ordering, " + string(marking)
		if marking == questions.AbsolutePosition {
			marking = ""
		}
		list = append(list, body(name, "In which order?", &questions.Ordering{Items: items, Marking: marking}))
	}
	rubric := []questions.Criterion{{Criterion: "Names the quay", Points: "1"}}
	return append(list,
		body("essay", "Explain the outage.", &questions.Essay{}),
		body("… with a rubric", "Explain the outage.", &questions.Essay{Rubric: rubric}),
		body("… with a number of words", "Explain the outage.", &questions.Essay{Words: questions.WordRange{Min: 50, Max: 200}}),
		body("information", "Read the log first.", &questions.Information{}),
	)
}

func gapFeatures() []feature {
	gap := func(name, stem string, gaps map[string]questions.Gap) feature {
		stem, b := gapsOf(stem, gaps)
		f := body(name, stem, b)
		f.get = func(s questions.Set) any { return gapsInOrder(first(s)) }
		return f
	}
	text := questions.Gap{Accept: []questions.GapAccept{{Text: "Seven"}, {Text: "7"}}}
	options := questions.Gap{Options: questions.Options{{Text: "up", Correct: true}, {Text: "down"}}}
	number := questions.Gap{Accept: []questions.GapAccept{{Value: "12", Tolerance: "1"}}}
	heavy := text
	heavy.Weight = "2"
	return []feature{
		gap("gap-fill with typed gaps", "It lay at quay [[1]].", map[string]questions.Gap{"1": text}),
		gap("… with choices", "It went [[1]].", map[string]questions.Gap{"1": options}),
		gap("… with numbers", "It made [[1]] knots.", map[string]questions.Gap{"1": number}),
		gap("… with weights", "At quay [[1]] it went [[2]].", map[string]questions.Gap{"1": heavy, "2": options}),
		selectFeature(), compareFeature(),
	}
}

func selectFeature() feature {
	f := body("select-sentence", "Which sentence says so?", &questions.SelectSentence{Source: "log", Correct: []string{"The pilot read it back."}})
	f.set.Briefing = []questions.Source{{ID: "log", Title: "The log", Text: "The pilot read it back. The tower was silent."}}
	return f
}

func compareFeature() feature {
	f := body("compare-sources", "What do they say?", &questions.CompareSources{Claims: []questions.Claim{{
		Text: "The tower answered.", Sources: map[string]questions.Stance{"log": questions.Contradicts, "radio": questions.Silent},
		Evidence: []questions.Evidence{{Source: "log", Quote: "The tower was silent."}},
	}}})
	f.set.Briefing = []questions.Source{
		{ID: "log", Title: "The log", Text: "The pilot read it back. The tower was silent."},
		{ID: "radio", Title: "The radio", Text: "The pilot spoke."},
	}
	return f
}

// bare is a question's type, stem and body as JSON-like values, without ids and with defaults left out.
func bare(q questions.Question) any {
	return []any{q.Type, strings.TrimSpace(q.Stem), stripped(q.Body)}
}
