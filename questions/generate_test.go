package questions

import (
	"encoding/json"
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// task is a question to answer: one that Check takes, an answer that is its key, and any answer that fits.
type task struct {
	body        Body
	key, answer json.RawMessage
}

var tasks = rapid.Custom(func(t *rapid.T) task {
	draw := rapid.SampledFrom([]func(*rapid.T) task{
		drawSingleChoice, drawMultipleResponse, drawTrueFalse, drawShortText, drawSelectSentence, drawCompareSources,
		drawNumeric, drawMatching, drawOrdering, drawGapFill,
	}).Draw(t, "type")
	return draw(t)
})

func drawOptions(t *rapid.T) Options {
	os := make(Options, rapid.IntRange(2, 8).Draw(t, "options"))
	for i := range os {
		os[i].Text, os[i].ID = fmt.Sprintf("Option %d", i), letters(i)
	}
	return os
}

func drawWeights(t *rapid.T, os Options) {
	for i := range os {
		os[i].Weight = Decimal(fmt.Sprint(rapid.IntRange(-100, 100).Draw(t, "weight")))
	}
	os[rapid.IntRange(0, len(os)-1).Draw(t, "best")].Weight = "100"
}

func drawSingleChoice(t *rapid.T) task {
	os := drawOptions(t)
	if rapid.Bool().Draw(t, "weighted") {
		drawWeights(t, os)
	} else {
		os[rapid.IntRange(0, len(os)-1).Draw(t, "right")].Correct = true
	}
	best := slices.IndexFunc(os, func(o Option) bool { return o.Correct || o.Weight == "100" })
	chosen := rapid.SampledFrom(os).Draw(t, "chosen")
	return task{&SingleChoice{Options: os}, encode(os[best].ID), encode(chosen.ID)}
}

func drawMultipleResponse(t *rapid.T) task {
	body := &MultipleResponse{Options: drawOptions(t), Marking: rapid.SampledFrom(MultipleMarkings()).Draw(t, "marking")}
	if body.Marking == ByWeights {
		drawWeights(t, body.Options)
	} else {
		for i := range body.Options {
			body.Options[i].Correct = rapid.Bool().Draw(t, "right")
		}
		body.Options[0].Correct = true
	}
	var key, chosen []string
	for i := range body.Options {
		if body.Options[i].Rewards() {
			key = append(key, body.Options[i].ID)
		}
		if rapid.Bool().Draw(t, "chosen") {
			chosen = append(chosen, body.Options[i].ID)
		}
	}
	return task{body, encode(key), encode(chosen)}
}

func drawTrueFalse(t *rapid.T) task {
	right := rapid.Bool().Draw(t, "right")
	return task{&TrueFalse{Answer: &right}, encode(right), encode(rapid.Bool().Draw(t, "answer"))}
}

func drawShortText(t *rapid.T) task {
	body := &ShortText{
		Match: rapid.SampledFrom([]MatchMode{"", MatchFold, MatchExact}).Draw(t, "match"),
		Typos: rapid.IntRange(0, maxTypos).Draw(t, "typos"),
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "accepted") {
		body.Accept = append(body.Accept, Accept{
			Text:   fmt.Sprintf("ministry %d", i),
			Weight: Decimal(fmt.Sprint(rapid.IntRange(0, 100).Draw(t, "weight"))),
		})
	}
	best := rapid.IntRange(0, len(body.Accept)-1).Draw(t, "best")
	body.Accept[best].Weight = ""
	answer := rapid.SampledFrom([]string{"ministry 0", "mnistry 1", "MINISTRY 2", "*", "ministry", "\u00A0"}).Draw(t, "answer")
	return task{body, encode(body.Accept[best].Text), encode(answer)}
}

// allSentences are the sentences of allies, in its order.
func allSentences() (refs, texts []string) {
	for i, p := range CutBriefing(briefing())["allies"] {
		for n := range p.Sentences {
			start, end, _ := p.Sentence(n + 1)
			refs = append(refs, SentenceRef{"allies", i + 1, n + 1}.String())
			texts = append(texts, p.Text[start:end])
		}
	}
	return refs, texts
}

func drawSelectSentence(t *rapid.T) task {
	refs, texts := allSentences()
	numbers := rapid.Permutation([]int{0, 1, 2, 3, 4}).Draw(t, "right")[:rapid.IntRange(1, 5).Draw(t, "count")]
	body := &SelectSentence{Source: "allies", Choose: rapid.IntRange(0, 5).Draw(t, "choose")}
	var key []string
	for _, n := range numbers {
		body.Correct = append(body.Correct, texts[n])
		key = append(key, refs[n])
	}
	picked := rapid.Permutation(refs).Draw(t, "picked")[:rapid.IntRange(0, body.Most()).Draw(t, "count")]
	return task{body, encode(key[:min(body.Most(), len(key))]), encode(picked)}
}

func drawCompareSources(t *rapid.T) task {
	body := &CompareSources{}
	key, answer := comparison{}, comparison{}
	stance := rapid.SampledFrom(Stances())
	for i := range rapid.IntRange(1, 4).Draw(t, "claims") {
		claim := Claim{ID: fmt.Sprintf("c%d", i+1), Text: fmt.Sprintf("Claim %d", i), Sources: map[string]Stance{}}
		answer[claim.ID] = map[string]Stance{}
		for _, source := range []string{"allies", "joint"} {
			claim.Sources[source] = stance.Draw(t, "stance")
			if rapid.Bool().Draw(t, "answered") {
				answer[claim.ID][source] = stance.Draw(t, "given")
			}
		}
		body.Claims = append(body.Claims, claim)
		key[claim.ID] = claim.Sources
	}
	return task{body, encode(key), encode(answer)}
}
