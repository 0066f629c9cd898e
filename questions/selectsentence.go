package questions

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// SelectSentence is a question answered by picking sentences in a source itself.
type SelectSentence struct {
	Source  string   `json:"source"`           // the source's id
	Correct []string `json:"correct"`          // quotes of the right sentences; they are the evidence too
	Choose  int      `json:"choose,omitempty"` // the most sentences that may be picked; 0: 1
}

// Most is how many sentences may be picked.
func (b *SelectSentence) Most() int { return max(b.Choose, 1) }

// SentenceRef names a sentence of a source: allies/3.2 is the second sentence of its third passage.
type SentenceRef struct {
	Source            string
	Passage, Sentence int // from 1
}

// String writes the reference as answers carry it.
func (r SentenceRef) String() string {
	return fmt.Sprintf("%s/%d.%d", r.Source, r.Passage, r.Sentence)
}

// ParseSentenceRef reads allies/3.2.
func ParseSentenceRef(text string) (SentenceRef, error) {
	source, place, ok := strings.Cut(text, "/")
	passage, sentence, ok2 := strings.Cut(place, ".")
	p, err1 := strconv.Atoi(passage)
	s, err2 := strconv.Atoi(sentence)
	ref := SentenceRef{Source: source, Passage: p, Sentence: s}
	if !ok || !ok2 || err1 != nil || err2 != nil || ref.String() != text {
		return SentenceRef{}, unfit("form-sentence", "ref", text)
	}
	return ref, nil
}

// Has tells whether the sentence exists.
func (c Cuts) Has(ref SentenceRef) bool {
	passages := c[ref.Source]
	if ref.Passage < 1 || ref.Passage > len(passages) {
		return false
	}
	return ref.Sentence >= 1 && ref.Sentence <= len(passages[ref.Passage-1].Sentences)
}

// Right returns the sentences that are right, in the order of the source.
func (b *SelectSentence) Right(cuts Cuts) []SentenceRef {
	var refs []SentenceRef
	finder := NewFinder(cuts)
	for _, quote := range b.Correct {
		if ref, ok := finder.sentenceOf(b.Source, quote); ok && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (b *SelectSentence) fillIDs(Body) {}

func (b *SelectSentence) fit(raw json.RawMessage, in *Scope) (json.RawMessage, error) {
	picked, err := decode[[]string](raw, "sentences")
	if err != nil {
		return nil, err
	}
	for _, p := range picked {
		ref, err := ParseSentenceRef(p)
		if err != nil {
			return nil, err
		}
		if ref.Source != b.Source || !in.Cuts.Has(ref) {
			return nil, unfit("unknown-sentence", "ref", p)
		}
	}
	if len(picked) > b.Most() {
		return nil, unfit("too-many-sentences", "picked", len(picked), "most", b.Most())
	}
	picked, err = distinct(picked)
	return encode(picked), err
}

// marker is right-minus-wrong with n = min(choose, right sentences), so that who picks as many right ones as may be
// picked has full marks: max(0, (c−w)/n), as Canvas marks several answers (quizzes/quiz_question/user_answer.rb), with
// sentences for options.
func (b *SelectSentence) marker(_ *Question, in *Scope) marker {
	right := map[string]bool{}
	for _, ref := range b.Right(in.Cuts) {
		right[ref.String()] = true
	}
	of := min(b.Most(), len(right))
	return func(answer json.RawMessage) (*big.Rat, []Reason) {
		picked := read[[]string](answer)
		var wrong []string
		for _, ref := range picked {
			if !right[ref] {
				wrong = append(wrong, ref)
			}
		}
		hits := len(picked) - len(wrong)
		why := []Reason{because("sentences", "right", hits, "wrong", len(wrong), "of", of)}
		if len(wrong) > 0 {
			why = append(why, because("right-minus-wrong"))
		}
		return atLeastZero(share(hits-len(wrong), of)), wrongParts(why, "sentences-wrong", wrong)
	}
}

func (b *SelectSentence) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
