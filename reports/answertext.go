package reports

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// answerText is an answer in plain text; empty when there is none.
func (a Asked) answerText(w words.Words, r AnswerRow) string {
	q := a.question(r.Question)
	given := quiz.Given{Answer: r.Answer}
	switch {
	case given.Empty():
		return ""
	case q == nil:
		return string(r.Answer)
	case q.Type == questions.TrueFalseType && given.Has("true"):
		return w.T("question.true")
	case q.Type == questions.TrueFalseType:
		return w.T("question.false")
	case q.Type == questions.SelectSentenceType:
		return a.sentences(given.Picked())
	}
	return authored(q).Said(given)
}

// sentences are the sentences that an answer picks; one that isn't there is its reference.
func (a Asked) sentences(refs []string) string {
	texts := make([]string, len(refs))
	for i, text := range refs {
		texts[i] = text
		ref, err := questions.ParseSentenceRef(text)
		if passages := a.Cuts[ref.Source]; err == nil && ref.Passage >= 1 && ref.Passage <= len(passages) {
			p := passages[ref.Passage-1]
			if start, end, ok := p.Sentence(ref.Sentence); ok {
				texts[i] = p.Text[start:end]
			}
		}
	}
	return strings.Join(texts, " … ")
}

// authored is a question with the ids of its author, as far as saying an answer needs it.
func authored(q *questions.Question) *quiz.Shown {
	s := &quiz.Shown{Type: q.Type}
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		s.Options = optionParts(b.Options)
	case *questions.MultipleResponse:
		s.Options = optionParts(b.Options)
	case *questions.CompareSources:
		s.Sources = b.Columns()
		for _, c := range b.Claims {
			s.Claims = append(s.Claims, shownPart(c.ID, c.Text))
		}
	case *questions.Matching:
		for _, p := range b.Pairs {
			s.Prompts, s.Matches = append(s.Prompts, shownPart(p.ID, p.Prompt)), append(s.Matches, shownPart(p.MatchID, p.Match))
		}
		s.Matches = append(s.Matches, itemParts(b.Distractors)...)
	case *questions.Ordering:
		s.Items = itemParts(b.Items)
	case *questions.GapFill:
		for _, name := range q.GapOrder() {
			s.Gaps = append(s.Gaps, quiz.ShownGap{ID: name, Options: optionParts(b.Gaps[name].Options)})
		}
	}
	return s
}

func shownPart(id, text string) quiz.ShownPart { return quiz.ShownPart{ID: id, Text: plainLine(text)} }

func optionParts(options questions.Options) (parts []quiz.ShownPart) {
	for _, o := range options {
		parts = append(parts, shownPart(o.ID, o.Text))
	}
	return parts
}

func itemParts(items []questions.Item) (parts []quiz.ShownPart) {
	for _, i := range items {
		parts = append(parts, shownPart(i.ID, i.Text))
	}
	return parts
}
