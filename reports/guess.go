package reports

import (
	"strings"

	"github.com/readback/readback/questions"
)

// GuessScore is the share of full marks, in percent, that who only guesses would earn on average. Where the number of parts
// that one picks is free (multiple-response, select-sentence) and where an essay is written there is none. A number that is guessed
// earns nothing; a text does, as in Moodle (get_random_guess_score of question/type/shortanswer), where one accepts anything.
func GuessScore(q *questions.Question) Value {
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		return valueOf(guessOption(b.Options))
	case *questions.TrueFalse:
		return valueOf(50)
	case *questions.ShortText:
		return valueOf(guessText(b))
	case *questions.Numeric:
		return valueOf(0)
	case *questions.Matching:
		return valueOf(guessMatch(b))
	case *questions.Ordering:
		return guessOrder(b)
	case *questions.GapFill:
		return valueOf(guessGaps(b))
	case *questions.CompareSources:
		return valueOf(100 / float64(len(questions.Stances())))
	}
	return blank(BlankGuess)
}

// guessOption is the mean weight of all options.
func guessOption(options questions.Options) float64 {
	sum := 0.0
	for _, o := range options {
		switch {
		case o.Correct:
			sum += 100
		case o.Weight != "":
			weight, _ := o.Weight.Rat().Float64()
			sum += weight
		}
	}
	return sum / float64(len(options))
}

// guessText is the weight of the first accepted text that accepts anything.
func guessText(b *questions.ShortText) float64 {
	for _, a := range b.Accept {
		if text := strings.TrimSpace(a.Text); text == "" || strings.Trim(text, "*") != "" {
			continue
		}
		if a.Weight == "" {
			return 100
		}
		weight, _ := a.Weight.Rat().Float64()
		return weight
	}
	return 0
}

// guessMatch: each prompt has one right match among all that differ, distractors too.
func guessMatch(b *questions.Matching) float64 {
	return 100 / float64(len(b.Matches()))
}

// guessOrder: of n items in any order one is in its own place on average, whatever n; the whole order is right once in n!.
// Of the other ways to mark an order no formula is known to us.
func guessOrder(b *questions.Ordering) Value {
	switch b.Marking {
	case "", questions.AbsolutePosition:
		return valueOf(100 / float64(len(b.Items)))
	case questions.WholeOrder:
		share := 100.0
		for n := range b.Items {
			share /= float64(n + 1)
		}
		return valueOf(share)
	}
	return blank(BlankGuess)
}

// guessGaps is the mean of the gaps by their weights.
func guessGaps(b *questions.GapFill) float64 {
	sum, weights := 0.0, 0.0
	for _, gap := range b.Gaps {
		weight := 1.0
		if gap.Weight != "" {
			weight, _ = gap.Weight.Rat().Float64()
		}
		weights += weight
		switch b := gap.Body().(type) {
		case *questions.SingleChoice:
			sum += weight * guessOption(b.Options)
		case *questions.ShortText:
			sum += weight * guessText(b)
		}
	}
	return sum / weights
}
