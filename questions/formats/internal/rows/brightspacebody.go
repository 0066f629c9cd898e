package rows

import (
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// body is the question's part that belongs to its type.
func (b *block) body() questions.Body {
	switch b.kind {
	case "MC":
		return weights.Single(b.options)
	case "MS":
		return b.multiple()
	case "TF":
		return &b.truth
	case "SA":
		return b.typed()
	case "M":
		return b.matching()
	case "O":
		return b.ordering()
	case "WR":
		return &questions.Essay{}
	}
	b.q.Fail(b.kindAt, "type-unsupported", "found", shortened(b.kind))
	return nil
}

// multiple is a question with several right options. Brightspace's "right minus wrong" divides by all options, ours by the
// right ones (formats.md: grading rules), so that is told.
func (b *block) multiple() questions.Body {
	for i := range b.options {
		b.options[i].Correct, b.options[i].Weight = b.options[i].Weight.Rat().Sign() > 0, ""
	}
	m := &questions.MultipleResponse{Options: b.options, Marking: questions.AllOrNothing}
	switch b.scoring {
	case "", "allornothing":
	case "rightanswers", "correctanswers":
		m.Marking = questions.PerOption
	case "rightminuswrong":
		m.Marking = ""
		b.unkeptScoring()
	default:
		b.unkeptScoring()
	}
	return m
}

func (b *block) unkeptScoring() {
	b.q.Warn(b.kindAt, "not-kept", "what", "scoring "+shortened(b.scoring))
}

func (b *block) typed() questions.Body {
	if len(b.accept) == 0 {
		b.q.Fail(b.kindAt, "table-answer-missing")
		return nil
	}
	for i := range b.accept {
		if b.accept[i].Weight == "100" {
			b.accept[i].Weight = ""
		}
	}
	s := &questions.ShortText{Accept: b.accept}
	if b.exact {
		s.Match = questions.MatchExact
	}
	return s
}

// matching gives each prompt the match with its number; what is left over belongs to none.
func (b *block) matching() questions.Body {
	m := &questions.Matching{}
	used := map[string]bool{}
	first := map[string]string{}
	for _, match := range slices.Backward(b.matches) {
		first[match.number] = match.text
	}
	for _, prompt := range b.prompts {
		used[prompt.number] = true
		m.Pairs = append(m.Pairs, questions.Pair{Prompt: prompt.text, Match: first[prompt.number]})
	}
	for _, match := range b.matches {
		if !used[match.number] {
			m.Distractors = append(m.Distractors, questions.Item{Text: match.text})
		}
	}
	if b.scoring != "" && b.scoring != "equallyweighted" {
		b.unkeptScoring()
	}
	return m
}

func (b *block) ordering() questions.Body {
	o := &questions.Ordering{Items: b.items}
	switch b.scoring {
	case "allornothing":
		o.Marking = questions.WholeOrder
	case "", "equallyweighted":
	default:
		b.unkeptScoring()
	}
	return o
}
