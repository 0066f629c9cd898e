package e2e

import (
	"strings"

	"github.com/readback/readback/questions"
)

// secret is something of the key that no learner may see before review.
type secret struct{ question, what, text string }

// secretsOf lists what gives the key of a set away: sentences that aren't in what learners read anyway.
func secretsOf(set *questions.Set) (secrets []secret) {
	public := publicText(set)
	add := func(q *questions.Question, what, text string) {
		for _, sentence := range strings.SplitAfter(seen(questions.PlainText(text)), ". ") {
			if sentence = strings.TrimSpace(sentence); len(sentence) > 12 && !strings.Contains(public, sentence) {
				secrets = append(secrets, secret{q.ID, what, sentence})
			}
		}
	}
	for i := range set.Questions {
		q := &set.Questions[i]
		if strings.Contains(q.ID, "-") { // others are words that may stand anywhere
			secrets = append(secrets, secret{q.ID, "authored id", q.ID})
		}
		add(q, "explanation", q.Explanation)
		add(q, "hint", q.Hint)
		for _, text := range keyTexts(q) {
			add(q, "key", text)
		}
	}
	return secrets
}

// keyTexts are feedback, accepted answers, the names of gaps, what an essay is marked by, and why a source is silent.
func keyTexts(q *questions.Question) (texts []string) {
	for _, e := range q.Evidence {
		texts = append(texts, e.Absent)
	}
	switch body := q.Body.(type) {
	case *questions.TrueFalse:
		texts = append(texts, body.Feedback.True, body.Feedback.False)
	case *questions.CompareSources:
		for _, claim := range body.Claims {
			for _, e := range claim.Evidence {
				texts = append(texts, e.Absent)
			}
		}
	case *questions.GapFill:
		for name, gap := range body.Gaps {
			texts = append(append(texts, name), acceptTexts(gap.Body())...)
		}
	case *questions.Essay:
		texts = append(texts, rubricTexts(body)...)
	default:
		texts = append(texts, acceptTexts(body)...)
	}
	return texts
}

// acceptTexts are what a question or a gap accepts, and what it says to each answer.
func acceptTexts(body questions.Body) (texts []string) {
	switch body := body.(type) {
	case *questions.SingleChoice:
		return feedbacks(body.Options)
	case *questions.MultipleResponse:
		return feedbacks(body.Options)
	case *questions.ShortText:
		for _, a := range body.Accept {
			texts = append(texts, a.Text, a.Feedback)
		}
	case *questions.Numeric:
		for _, a := range body.Accept {
			texts = append(texts, a.Feedback)
		}
	}
	return texts
}

func rubricTexts(body *questions.Essay) (texts []string) {
	for _, c := range body.Rubric {
		texts = append(texts, c.Criterion)
		for _, l := range c.Levels {
			texts = append(texts, l.Text)
		}
	}
	return texts
}

func feedbacks(options questions.Options) (texts []string) {
	for _, o := range options {
		texts = append(texts, o.Feedback)
	}
	return texts
}

// publicText is what learners read: the briefing, the questions and what they choose from.
func publicText(set *questions.Set) string {
	texts := []string{set.Title, set.Description}
	for _, s := range set.Briefing {
		texts = append(texts, s.Title, s.Text)
	}
	for i := range set.Questions {
		texts = append(append(texts, stemOf(&set.Questions[i])), offered(set.Questions[i].Body)...)
	}
	for i := range texts {
		texts[i] = seen(questions.PlainText(texts[i]))
	}
	return strings.Join(texts, " ")
}

// offered is what a question lets learners choose from.
func offered(body questions.Body) (texts []string) {
	switch body := body.(type) {
	case *questions.SingleChoice:
		return optionTexts(body.Options)
	case *questions.MultipleResponse:
		return optionTexts(body.Options)
	case *questions.CompareSources:
		for _, claim := range body.Claims {
			texts = append(texts, claim.Text)
		}
	case *questions.Matching:
		for _, pair := range body.Pairs {
			texts = append(texts, pair.Prompt, pair.Match)
		}
	case *questions.Ordering:
		return orderTexts(body, true)
	case *questions.GapFill:
		for _, gap := range body.Gaps {
			texts = append(texts, optionTexts(gap.Options)...)
		}
	}
	return texts
}

func optionTexts(options questions.Options) (texts []string) {
	for _, o := range options {
		texts = append(texts, o.Text)
	}
	return texts
}
