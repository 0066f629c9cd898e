package reports

import (
	"encoding/json"

	"github.com/readback/readback/questions"
)

// Value is a statistic. One that can't be computed is blank and says why: it is never 0 or NaN.
type Value struct {
	Number float64
	Blank  string // the rule by which there is no number: one of the Blank constants; empty: there is one
}

// Why there is no number.
const (
	BlankFew      = "too-few"             // too few attempts: none for a mean, fewer than two for an SD, three for skewness and consistency, four for kurtosis
	BlankSpread   = "no-spread"           // all are the same, so there is nothing to compare
	BlankNegative = "negative-covariance" // who does well elsewhere does badly here: there is no root of that
	BlankOne      = "one-question"        // consistency is between questions
	BlankDraws    = "different-draws"     // attempts were asked different questions
	BlankPoints   = "no-points"           // nothing can be earned
	BlankGuess    = "no-guess"            // guessing has no expected score: there are too many ways to do it
)

func valueOf(v float64) Value { return Value{Number: v} }

func blank(rule string) Value { return Value{Blank: rule} }

// MarshalJSON implements json.Marshaler: a blank is null.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Blank != "" {
		return []byte("null"), nil
	}
	return json.Marshal(v.Number)
}

// Analysis is how a quiz was done and how each of its questions did, by the formulas of Moodle's quiz statistics. Scores and
// shares are in percent of the maximum, 0 to 100.
type Analysis struct {
	Revision      int                `json:"revision,omitempty"` // number of the revision that all attempts are pinned to; 0: none was taken, or a matrix of marks
	Attempts      Which              `json:"attempts,omitempty"` // which of each learner's attempts these are; empty: a matrix of marks
	N             int                `json:"n"`                  // attempts
	Mean          Value              `json:"mean"`
	Median        Value              `json:"median"`
	SD            Value              `json:"sd"` // of a sample, by n−1
	Skewness      Value              `json:"skewness"`
	Kurtosis      Value              `json:"kurtosis"`
	CIC           Value              `json:"cic"`         // coefficient of internal consistency (Cronbach's alpha), in percent
	ErrorRatio    Value              `json:"error_ratio"` // in percent
	StandardError Value              `json:"standard_error"`
	Questions     []QuestionAnalysis `json:"questions"`
}

// Question is how a question did; the zero value when the analysis has none of that id.
func (a Analysis) Question(id string) QuestionAnalysis {
	for _, q := range a.Questions {
		if q.Name == id {
			return q
		}
	}
	return QuestionAnalysis{}
}

// QuestionAnalysis is how a question did.
type QuestionAnalysis struct {
	Name                     string           `json:"name"` // the question's id
	N                        int              `json:"n"`    // attempts that were asked it
	Facility                 Value            `json:"facility"`
	SD                       Value            `json:"sd"`
	RandomGuessScore         *Value           `json:"random_guess_score,omitempty"` // nil where the question isn't known, as in a matrix of marks
	IntendedWeight           Value            `json:"intended_weight"`
	EffectiveWeight          Value            `json:"effective_weight"`
	DiscriminationIndex      Value            `json:"discrimination_index"`
	DiscriminativeEfficiency Value            `json:"discriminative_efficiency"`
	Options                  []OptionAnalysis `json:"options,omitempty"`

	Type questions.Type `json:"-"`
}

// OptionAnalysis is who chose an option of a question. An option without an id stands for those who gave no answer.
type OptionAnalysis struct {
	ID       string `json:"id"`
	Correct  bool   `json:"correct"` // it earns something
	N        int    `json:"n"`
	Share    Value  `json:"share"`     // of the attempts that were asked the question, in percent
	MeanRest Value  `json:"mean_rest"` // the rest score of those who chose it: their mean share of the other questions' points, in percent
}
