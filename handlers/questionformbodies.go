package handlers

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
)

// body is the part of the form that belongs to a type, over the body before, which is nil when the type was changed.
func (r *formReader) body(t questions.Type, before questions.Body) questions.Body {
	switch t {
	case questions.SingleChoiceType:
		b, _ := before.(*questions.SingleChoice)
		return r.singleChoice(b)
	case questions.MultipleResponseType:
		b, _ := before.(*questions.MultipleResponse)
		return r.multipleResponse(b)
	case questions.TrueFalseType:
		return r.trueFalse()
	case questions.ShortTextType:
		return r.shortText()
	case questions.NumericType:
		return r.numeric()
	case questions.MatchingType:
		return r.matching()
	case questions.OrderingType:
		return &questions.Ordering{Items: r.items("items"), Marking: questions.OrderMarking(r.form.Get("marking"))}
	case questions.GapFillType:
		b, _ := before.(*questions.GapFill)
		return r.gapFill(b)
	case questions.SelectSentenceType:
		return r.selectSentence()
	case questions.CompareSourcesType:
		return r.compareSources()
	case questions.EssayType:
		return r.essay()
	}
	return &questions.Information{}
}

func (r *formReader) options(part string) (options questions.Options) {
	for _, row := range r.rows(part) {
		options = append(options, questions.Option{
			ID: r.form.Get(row + "id"), Text: r.text(row + "text"), Correct: r.has(row + "correct"), Weight: r.decimal(row + "weight"),
			Feedback: r.text(row + "feedback"), Pinned: r.has(row + "pinned"),
		})
	}
	return options
}

// shuffle is whether options are shuffled: a tick keeps their order, and no tick leaves to the quiz what was left to it.
func (r *formReader) shuffle(name string, before *bool) *bool {
	if r.has(name) {
		return new(bool)
	}
	if before != nil && *before {
		return before
	}
	return nil
}

func (r *formReader) singleChoice(before *questions.SingleChoice) *questions.SingleChoice {
	if before == nil {
		before = &questions.SingleChoice{}
	}
	return &questions.SingleChoice{Options: r.options("options"), Shuffle: r.shuffle("keep", before.Shuffle)}
}

func (r *formReader) multipleResponse(before *questions.MultipleResponse) *questions.MultipleResponse {
	if before == nil {
		before = &questions.MultipleResponse{}
	}
	marking := questions.MultipleMarking(r.form.Get("marking"))
	return &questions.MultipleResponse{Options: r.options("options"), Marking: marking, Shuffle: r.shuffle("keep", before.Shuffle)}
}

func (r *formReader) trueFalse() *questions.TrueFalse {
	b := &questions.TrueFalse{Feedback: questions.TrueFalseFeedback{True: r.text("feedback.true"), False: r.text("feedback.false")}}
	if answer := r.form.Get("answer"); answer != "" {
		right := answer == "true"
		b.Answer = &right
	}
	return b
}

func (r *formReader) shortText() *questions.ShortText {
	b := &questions.ShortText{Match: questions.MatchMode(r.form.Get("match")), Typos: r.whole("typos")}
	for _, row := range r.rows("accept") {
		b.Accept = append(b.Accept, questions.Accept{Text: r.text(row + "text"), Weight: r.decimal(row + "weight"), Feedback: r.text(row + "feedback")})
	}
	return b
}

func (r *formReader) numeric() *questions.Numeric {
	b := &questions.Numeric{Unit: r.line("unit")}
	for _, row := range r.rows("accept") {
		b.Accept = append(b.Accept, questions.NumericAccept{
			Value: r.decimal(row + "value"), Tolerance: r.tolerance(row + "tolerance"), Min: r.decimal(row + "min"), Max: r.decimal(row + "max"),
			Weight: r.decimal(row + "weight"), Feedback: r.text(row + "feedback"),
		})
	}
	return b
}

func (r *formReader) items(part string) (items []questions.Item) {
	for _, row := range r.rows(part) {
		items = append(items, questions.Item{ID: r.form.Get(row + "id"), Text: r.text(row + "text")})
	}
	return items
}

func (r *formReader) matching() *questions.Matching {
	b := &questions.Matching{Distractors: r.items("distractors")}
	for _, row := range r.rows("pairs") {
		b.Pairs = append(b.Pairs, questions.Pair{
			ID: r.form.Get(row + "id"), Prompt: r.text(row + "prompt"), MatchID: r.form.Get(row + "match_id"), Match: r.text(row + "match"),
		})
	}
	return b
}

func (r *formReader) selectSentence() *questions.SelectSentence {
	b := &questions.SelectSentence{Source: r.form.Get("source"), Choose: r.whole("choose")}
	for _, row := range r.rows("correct") {
		b.Correct = append(b.Correct, r.text(row+"quote"))
	}
	return b
}

func (r *formReader) compareSources() *questions.CompareSources {
	b := &questions.CompareSources{}
	for _, row := range r.rows("claims") {
		c := questions.Claim{ID: r.form.Get(row + "id"), Text: r.text(row + "text"), Sources: map[string]questions.Stance{}, Evidence: r.evidence(row + "evidence")}
		for name := range r.form {
			if source, ok := strings.CutPrefix(name, row+"sources."); ok && r.has(name) {
				c.Sources[source] = questions.Stance(r.form.Get(name))
			}
		}
		b.Claims = append(b.Claims, c)
	}
	return b
}

func (r *formReader) essay() *questions.Essay {
	b := &questions.Essay{Words: questions.WordRange{Min: r.whole("words.min"), Max: r.whole("words.max")}}
	for _, row := range r.rows("rubric") {
		c := questions.Criterion{Criterion: r.text(row + "criterion"), Points: r.decimal(row + "points")}
		for _, level := range r.rows(row + "levels") {
			c.Levels = append(c.Levels, questions.Level{Text: r.text(level + "text"), Points: r.decimal(level + "points")})
		}
		b.Rubric = append(b.Rubric, c)
	}
	return b
}

// gapFill reads the gaps, each under its number; their names are in the stem.
func (r *formReader) gapFill(before *questions.GapFill) *questions.GapFill {
	if before == nil {
		before = &questions.GapFill{}
	}
	b := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	for _, row := range r.rows("gaps") {
		name := r.form.Get(row + "name")
		if name == "" {
			continue
		}
		gap := questions.Gap{
			Match: questions.MatchMode(r.form.Get(row + "mode")), Typos: r.whole(row + "typos"), Unit: r.line(row + "unit"), Weight: r.decimal(row + "weight"),
			Options: r.options(row + "options"), Shuffle: r.shuffle(row+"keep", before.Gaps[name].Shuffle),
		}
		for _, accept := range r.rows(row + "accept") {
			gap.Accept = append(gap.Accept, questions.GapAccept{
				Text: r.text(accept + "text"), Value: r.decimal(accept + "value"), Tolerance: r.tolerance(accept + "tolerance"), Min: r.decimal(accept + "min"),
				Max: r.decimal(accept + "max"), Weight: r.decimal(accept + "weight"), Feedback: r.text(accept + "feedback"),
			})
		}
		b.Gaps[name] = gap
	}
	return b
}

var gapInStem = regexp.MustCompile(`\[\[([^\[\]\n]{1,100})\]\]`)

// addGaps gives the body an empty gap for each that the stem names, so that the form asks for it.
func addGaps(b *questions.GapFill, stem string) {
	for _, found := range gapInStem.FindAllStringSubmatch(stem, maxFormRows) {
		name := strings.TrimSpace(found[1])
		if _, ok := b.Gaps[name]; !ok && name != "" {
			b.Gaps[name] = questions.Gap{}
		}
	}
}
