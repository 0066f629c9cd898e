package questions

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// MaxEssay is the longest essay that is taken, in runes: some twenty pages.
const MaxEssay = 50_000

// Essay is a question answered at length and marked by a person.
type Essay struct {
	Rubric []Criterion `json:"rubric,omitempty"`
	Words  WordRange   `json:"words,omitzero"` // told to learners and markers; an essay is taken whatever its length
}

// Criterion is one thing that an essay is marked by.
type Criterion struct {
	Criterion string  `json:"criterion"`
	Points    Decimal `json:"points"` // the most that it earns, as its part of the sum over the rubric
	Levels    []Level `json:"levels,omitempty"`
}

// Level describes what an essay does to earn some points of a criterion. In a file it is a text, or a text with points.
type Level struct {
	Text   string  `json:"text"`
	Points Decimal `json:"points,omitempty"` // empty: it is a description alone
}

// MarshalJSON writes a text alone where there are no points.
func (l Level) MarshalJSON() ([]byte, error) {
	if l.Points == "" {
		return json.Marshal(l.Text)
	}
	type fields Level
	return json.Marshal(fields(l))
}

// UnmarshalJSON reads both forms.
func (l *Level) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &l.Text) == nil {
		return nil
	}
	type fields Level
	return json.Unmarshal(data, (*fields)(l))
}

// WordRange is how many words are wanted; 0 is no bound.
type WordRange struct {
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
}

// WordCount is the number of words of a text: runs of characters between white space.
func WordCount(text string) int { return len(strings.Fields(text)) }

// RubricPoints is the sum of the rubric's points, which full marks on every criterion earn.
func (b *Essay) RubricPoints() *big.Rat {
	sum := zero()
	for _, c := range b.Rubric {
		sum.Add(sum, c.Points.Rat())
	}
	return sum
}

func (b *Essay) check(c *questionCheck) {
	c.atMost("/rubric", "criteria", len(b.Rubric), maxCriteria)
	for i, criterion := range b.Rubric {
		c.criterion(fmt.Sprintf("/rubric/%d", i), criterion)
	}
	if len(b.Rubric) > 0 && b.RubricPoints().Sign() > 0 && b.RubricPoints().Cmp(c.q.Max()) != 0 {
		c.warn("/rubric", "rubric-points", "sum", string(decimalOf(b.RubricPoints())), "points", string(decimalOf(c.q.Max())))
	}
	if w := b.Words; w.Min < 0 || w.Max < 0 || w.Max > 0 && w.Min > w.Max {
		c.fail("/words", "words-range", "min", w.Min, "max", w.Max)
	}
}

func (c *questionCheck) criterion(at string, criterion Criterion) {
	if strings.TrimSpace(criterion.Criterion) == "" {
		c.fail(at+"/criterion", "criterion-missing")
	}
	points := criterion.Points.Rat()
	if points.Sign() <= 0 || points.Cmp(maxPoints) > 0 {
		c.fail(at+"/points", "criterion-points", "found", string(criterion.Points.orZero()), "most", maxPoints.RatString())
	}
	c.atMost(at+"/levels", "levels", len(criterion.Levels), maxLevels)
	for i, level := range criterion.Levels {
		if strings.TrimSpace(level.Text) == "" {
			c.fail(fmt.Sprintf("%s/levels/%d", at, i), "text-missing", "what", "level")
		}
		if p := level.Points.Rat(); p.Sign() < 0 || p.Cmp(points) > 0 {
			c.fail(fmt.Sprintf("%s/levels/%d/points", at, i), "level-points", "found", string(level.Points), "most", string(criterion.Points.orZero()))
		}
	}
}

func (b *Essay) fillIDs(Body) {}

func (b *Essay) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	text, err := decode[string](raw, "text")
	if err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(text); n > MaxEssay {
		return nil, unfit("too-long", "length", n, "most", MaxEssay)
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	return encode(text), nil
}

// marker leaves the mark to a person.
func (b *Essay) marker(*Question, *Scope) marker {
	return func(json.RawMessage) (*big.Rat, []Reason) { return nil, []Reason{because("by-hand")} }
}

func (b *Essay) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
