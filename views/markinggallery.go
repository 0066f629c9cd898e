package views

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
)

// markingSpecimens are the pages on which people mark.
// remarkSpecimens are the pages on marking again by corrected keys.
func remarkSpecimens() []Specimen {
	p := specimenRemark()
	wrong := p
	wrong.Errors = Errors{"why": p.W.T("remark.why-missing")}
	none := p
	none.Offers, none.Held = nil, nil
	back := specimenRemarkPreview()
	back.Withdraw, back.Names, back.Errors = true, true, Errors{"": p.W.T("remark.changed")}
	for i := range back.Effect.Changes {
		back.Effect.Changes[i].Learner = "Noor van den Heuvel-Ibrahimović"
	}
	return []Specimen{
		{"remark", Remark(p)}, {"remark-refused", Remark(wrong)}, {"remark-none", Remark(none)},
		{"remark-preview", RemarkPreview(specimenRemarkPreview())}, {"remark-withdraw", RemarkPreview(back)},
	}
}

func specimenRemark() RemarkPage {
	d := specimenCompare(specimenEarlier()).Difference
	changed := d.Comparison.Questions[1]
	offer := RemarkOffer{Pick: "r1/cost", Question: "cost", Stem: "What did the closure cost the harbour a day, by the Courier's account?",
		Revision: 1, Finished: 1, Open: 2, Chosen: true, Parts: changed.Parts, Difference: d}
	refused := offer
	refused.Pick, refused.Refused, refused.Chosen = "r1/trust", "part-gone", false
	return RemarkPage{
		Frame: studioFrame("Re-marking", RemarkPath("z1")), QuizID: "z1", Quiz: "Harbour closure, night shift", Newest: 3, SeesSet: true,
		Offers: []RemarkOffer{offer, refused}, Held: []RemarkHeld{{Pick: "r1/hurt", Question: "hurt", Stem: "How many were hurt?", Revision: 1, Key: 2,
			Name: "Ada Lindqvist", Why: "The Echo corrected its figure.", At: specimenNow}},
	}
}

func specimenRemarkPreview() RemarkPreviewPage {
	yes, no := true, false
	low, high := &quiz.Score{Points: 4, Max: 12, Percent: 33.33, Passed: &no}, &quiz.Score{Points: 8, Max: 12, Percent: 66.67, Passed: &yes}
	return RemarkPreviewPage{
		Frame: studioFrame("Re-marking", RemarkPath("z1")), QuizID: "z1", Quiz: "Harbour closure, night shift", Picks: []string{"r1/cost"},
		About: []string{"What did the closure cost? · Revision 1"}, Why: "The Courier printed a correction.", Seen: "x", Up: 1, Down: 1, Same: 310,
		Effect: ShownEffect{Marked: 3, Passing: 1, Failing: 1, Awaiting: 1, Changes: []ShownChange{
			{Anonymous: "48213", Before: low, After: high}, {Anonymous: "90417", Before: high, After: low}, {Anonymous: "11842"},
		}},
		Pages: PagesOf(1, 100, 310),
	}
}

func markingSpecimens() []Specimen {
	return slices.Concat(markingOverviews(), byHandSpecimens(), unmatchedSpecimens(), flagSpecimens())
}

func markingFrame() Frame { return studioFrame("Marking", MarkingPath("z1")) }

func markingOverviews() []Specimen {
	low, high := 0.412, 0.873
	p := MarkingPage{
		Frame: markingFrame(), QuizID: "z1", Quiz: "Why did the harbour close?", Zone: zone("Europe/Vienna"),
		ByHand:  []MarkingLine{specimenMarkingLine("trust", 3, 11)},
		Others:  []MarkingLine{specimenMarkingLine("cost", 0, 1), specimenMarkingLine("summary", 0, 0)},
		Waiting: WaitingMarks{Awaiting: 3, Unmatched: 5, Flags: 2},
		Calibration: []quiz.CalibrationLine{
			{Certainty: quiz.Guessing, N: 17, Mean: &low}, {Certainty: quiz.Unsure}, {Certainty: quiz.Certain, N: 204, Mean: &high},
		},
		Log: specimenLog(), LogLength: 214,
	}
	empty := MarkingPage{Frame: p.Frame, QuizID: p.QuizID, Quiz: p.Quiz, Zone: p.Zone}
	return []Specimen{{"marking", Marking(p)}, {"marking-none", Marking(empty)}}
}

func specimenMarkingLine(id string, awaiting, byHand int) MarkingLine {
	q := specimenRevision().Set.Question(id)
	return MarkingLine{Question: id, Stem: q.Stem, Type: q.Type, Awaiting: awaiting, ByHand: byHand}
}

func specimenLog() []CorrectionLine {
	set := &specimenRevision().Set
	mark := CorrectionLine{Stem: set.Question("trust").Stem, Max: 5, Name: "Ada Lindqvist", Anonymous: "48213", Holds: true}
	mark.Correction = quiz.Correction{Kind: quiz.MarkByHand, Attempt: "a1", Question: "trust", Fraction: big.NewRat(7, 10), At: specimenNow}
	back := mark
	back.Fraction, back.At, back.Holds, back.Why = nil, specimenNow.Add(-time.Hour), false, "Marked the wrong one."
	text := CorrectionLine{Stem: set.Question("cost").Stem, Max: 1, Given: 12, Name: "Bartholomew Featherstonehaugh-Cholmondeley", Holds: true}
	text.Correction = quiz.Correction{Kind: quiz.AcceptText, Question: "cost", Text: "ninety thousand", Fraction: big.NewRat(1, 1), At: specimenNow.AddDate(0, 0, -1), Why: "The same figure in words."}
	gap := text
	gap.Stem, gap.Question, gap.Text, gap.Fraction, gap.GapNumber, gap.Name, gap.Why, gap.Given = "", "gone", "helm", nil, 1, "", "", 2
	return []CorrectionLine{mark, back, text, gap}
}

const specimenTrust = `I would rely on the harbour office, and after it on the Courier.

The office saw the ship. Its notice gives the times to the minute, and "vessel not under command" is what a seaman says of a ship that can't be steered. The Courier quotes the harbour master by name; he speaks of a hydraulic line.

The Echo says fog, and names nobody. That its own third paragraph has "learned" of a rudder doesn't make it better <b>in my eyes</b>.`

// specimenByHand is an answer to the essay, not yet marked.
func specimenByHand(id, text string) ByHandPage {
	r, plan := specimenRevision(), specimenPlan()
	given := map[string]quiz.Answer{id: {Question: id, Seq: 1, Answer: specimenJSON(text)}}
	reviewed, err := quiz.ReviewAttempt(r, plan, given, nil, quiz.Release{Marks: true, Key: true})
	if err != nil {
		panic(err)
	}
	p := ByHandPage{
		Frame: studioFrame("Mark by hand", ByHandPath("z1", id)), Quiz: "Why did the harbour close?", Set: r.Set.ID, Sources: SourcesOf(r), Zone: zone("Europe/Vienna"),
		Place: ByHandPlace{Quiz: "z1", Question: id, Attempt: "a1", Filter: MarkWaiting}, Waiting: 3, Done: 11, All: 14,
		Answer: &AnswerToMark{Anonymous: "48213", Number: 2, Of: 3, Previous: "a0", Next: "a2"},
	}
	for _, q := range reviewed {
		if plan.Questions[q.Number-1].ID == id {
			p.Question = q
		}
	}
	for i, c := range p.Question.Key.Rubric {
		form := CriterionForm{Text: c.Criterion, Max: c.Points}
		for _, l := range c.Levels {
			form.Levels = append(form.Levels, LevelForm{l.Text, *l.Points})
		}
		if i == 0 {
			form.Chosen = "1"
		}
		p.Answer.Form.Criteria = append(p.Answer.Form.Criteria, form)
	}
	return p
}

func byHandSpecimens() []Specimen {
	essay := specimenByHand("trust", specimenTrust)
	refused := specimenByHand("trust", specimenTrust)
	refused.Answer.Form.Criteria[0].Chosen, refused.Answer.Form.Criteria[0].Points = OtherLevel, "three"
	refused.Answer.Form.Criteria[1].Points, refused.Answer.Form.Comment = "2.5", "Who was there is well seen."
	refused.Errors = Errors{LevelField(0): refused.W.T("byhand.points-form"), LevelField(1): refused.W.T("byhand.points-range", "max", "2")}
	marked := specimenByHand("trust", specimenTrust)
	marked.Place.Filter, marked.Place.Names, marked.Answer.Learner = MarkDone, true, "Chidi Okonkwo"
	marked.Answer.ByHand = &HandMark{Name: "Ada Lindqvist", At: specimenNow, Points: 3.5, Comment: "Who was there is well seen."}
	marked.Answer.Form.Comment, marked.Answer.Form.Criteria[1].Points = "Who was there is well seen.", "1.5"
	both := specimenByHand("trust", specimenTrust)
	both.Answer.Meanwhile, both.Answer.ByHand = &Meanwhile{marked.Answer.ByHand}, marked.Answer.ByHand
	short := specimenByHand("cost", "ninety thousand euro")
	zero := 0.0
	short.Rules, short.Answer.Points = true, &zero
	gaps := specimenByHand("summary", "")
	none := essay
	none.Answer = nil
	return []Specimen{
		{"marking-essay", ByHand(essay)}, {"marking-refused", ByHand(refused)}, {"marking-marked", ByHand(marked)}, {"marking-meanwhile", ByHand(both)},
		{"marking-short-text", ByHand(short)}, {"marking-gaps", ByHand(gaps)}, {"marking-all-marked", ByHand(none)},
	}
}

// specimenJSON is a typed answer as it is stored, or one to the specimen's gaps.
func specimenJSON(text string) []byte {
	if text == "" {
		return []byte(`{"part":"helm","tugs":"3","who":"b"}`)
	}
	return []byte(`"` + strings.NewReplacer(`"`, `\"`, "\n", `\n`).Replace(text) + `"`)
}

func specimenTyped() []TypedPlace {
	set := &specimenRevision().Set
	since := &quiz.Correction{Fraction: big.NewRat(1, 2), At: specimenNow}
	return []TypedPlace{
		{Question: "cost", Stem: set.Question("cost").Stem, Accepted: []string{"90,000 euros", "90*000*", "about 90,000"}, Texts: []TypedText{
			{Folded: "ninety thousand", Example: "Ninety  thousand", Count: 12},
			{Folded: "a lot", Example: "a lot", Count: 3},
			{Folded: "90 k", Example: "90 k", Count: 2, Since: since, Name: "Ada Lindqvist"},
			{Folded: "x", Example: "I can't find it anywhere in the sources, and if it is there then it isn't where the others have looked either <script>alert(1)</script>", Count: 1},
		}},
		{Question: "summary", Gap: "part", GapNumber: 1, Stem: quiz.ShowAll(specimenRevision(), specimenPlan())[specimenNumber("summary")-1].Stem, Accepted: []string{"steering", "rudder"},
			Texts: []TypedText{{Folded: "helm", Example: "helm", Count: 2}}},
	}
}

// specimenNumber is the number of a question in the specimen's plan.
func specimenNumber(id string) int {
	return 1 + slices.IndexFunc(specimenPlan().Questions, func(q quiz.Planned) bool { return q.ID == id })
}

func unmatchedSpecimens() []Specimen {
	frame := studioFrame("Unmatched answers", UnmatchedPath("z1"))
	list := UnmatchedPage{Frame: frame, QuizID: "z1", Quiz: "Why did the harbour close?", Places: specimenTyped(), Zone: zone("Europe/Vienna")}
	empty := list
	empty.Places = nil
	accept := AcceptPage{
		Frame: frame, QuizID: "z1", Quiz: list.Quiz, Place: list.Places[0], Text: list.Places[0].Texts[0], Percent: "100", Why: "The same figure in words.",
		Effect: &ShownEffect{Marked: 12, Passing: 3, Awaiting: 1},
	}
	for i := range 12 {
		accept.Effect.Changes = append(accept.Effect.Changes, specimenChange(i))
	}
	refused := accept
	refused.Percent, refused.Effect, refused.Errors = "0", nil, Errors{"percent": frame.W.T("unmatched.percent-range")}
	withdraw := accept
	withdraw.Place, withdraw.Text, withdraw.Withdraw, withdraw.Names = list.Places[1], list.Places[1].Texts[0], true, true
	withdraw.Effect = &ShownEffect{}
	return []Specimen{
		{"unmatched", Unmatched(list)}, {"unmatched-none", Unmatched(empty)},
		{"unmatched-preview", Accept(accept)}, {"unmatched-refused", Accept(refused)}, {"unmatched-withdraw", Accept(withdraw)},
	}
}

func specimenChange(i int) ShownChange {
	c := ShownChange{Anonymous: AnonymousNumber("a" + string(rune('a'+i))), MarkBefore: new(big.Rat), MarkAfter: big.NewRat(1, 1)}
	if i == 4 {
		return c
	}
	before, after := float64(40+3*i), float64(44+3*i)
	failed, passed := before >= 60, after >= 60
	c.Before = &quiz.Score{Points: before / 4, Max: 25, Percent: before, Passed: &failed}
	c.After = &quiz.Score{Points: after / 4, Max: 25, Percent: after, Passed: &passed}
	return c
}

func flagSpecimens() []Specimen {
	p := FlagsPage{Frame: studioFrame("Flags", FlagsPath("z1")), QuizID: "z1", Quiz: "Why did the harbour close?", Set: "harbour-closure", Zone: zone("Europe/Vienna")}
	empty := p
	cost := specimenByHand("cost", "ninety thousand euro")
	line := FlagLine{Anonymous: "48213", Given: cost.Question, Sources: cost.Sources, Flag: quiz.Flag{
		Attempt: "a1", Question: "cost", Kind: quiz.FlagUnclear, At: specimenNow,
		Note: "Does \"the port\" mean the harbour office or the town?\nThe chamber speaks of <both>.",
	}}
	bare := line
	bare.Kind, bare.Note, bare.Anonymous, bare.Attempt = quiz.FlagWrong, "", "90117", "a2"
	bare.Given.Given = quiz.Given{}
	seen := line
	seen.Anonymous, seen.Attempt, seen.ResolvedAt, seen.ResolvedBy = "31840", "a3", specimenNow.Add(time.Hour), "Ada Lindqvist"
	gaps := line
	gaps.Given, gaps.ResolvedAt = specimenByHand("summary", "").Question, specimenNow
	p.Questions = []FlaggedQuestion{
		{ID: "cost", Number: 4, Stem: cost.Question.Stem, Flags: []FlagLine{line, bare, seen}},
		{ID: "summary", Number: 10, Stem: gaps.Given.Stem, Flags: []FlagLine{gaps}},
		{ID: "gone", Flags: []FlagLine{bare}},
	}
	return []Specimen{{"flags", Flags(p)}, {"flags-none", Flags(empty)}}
}
