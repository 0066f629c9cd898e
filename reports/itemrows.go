package reports

import (
	"context"
	"encoding/json"
	"io"
	"iter"
)

// ItemRow is how one question did.
type ItemRow struct {
	QuestionAnalysis
	Of Analysis // that it is part of
}

// ItemColumns are the columns of the items report; as with AttemptColumns, they are a promise. Scores and shares are in percent
// of the maximum.
var ItemColumns = []Column[ItemRow]{
	{"question", func(r ItemRow) any { return r.Name }},
	{"type", func(r ItemRow) any { return string(r.Type) }},
	{"n", func(r ItemRow) any { return r.N }},
	{"facility", func(r ItemRow) any { return statistic(&r.Facility) }},
	{"sd", func(r ItemRow) any { return statistic(&r.SD) }},
	{"random_guess_score", func(r ItemRow) any { return statistic(r.RandomGuessScore) }},
	{"intended_weight", func(r ItemRow) any { return statistic(&r.IntendedWeight) }},
	{"effective_weight", func(r ItemRow) any { return statistic(&r.EffectiveWeight) }},
	{"discrimination_index", func(r ItemRow) any { return statistic(&r.DiscriminationIndex) }},
	{"discriminative_efficiency", func(r ItemRow) any { return statistic(&r.DiscriminativeEfficiency) }},
	{"options", func(r ItemRow) any { return optionsCell(r.Options) }},
	{"revision", func(r ItemRow) any { return knownRevision(r.Of.Revision) }},
	{"attempts", func(r ItemRow) any { return string(r.Of.Attempts) }},
}

// statistic is a number, or nil for a blank.
func statistic(v *Value) any {
	if v == nil || v.Blank != "" {
		return nil
	}
	return v.Number
}

// optionsCell is who chose each option, as JSON; nil where there are no options.
func optionsCell(options []OptionAnalysis) any {
	if len(options) == 0 {
		return nil
	}
	text, err := json.Marshal(options)
	if err != nil {
		return nil // it has only numbers and ids
	}
	return json.RawMessage(text)
}

// itemRows are the questions of an analysis.
func itemRows(from Source, ctx context.Context, f Filter) iter.Seq2[ItemRow, error] {
	return func(yield func(ItemRow, error) bool) {
		a, err := from.Analysis(ctx, f)
		if err != nil {
			yield(ItemRow{}, err)
			return
		}
		for _, q := range a.Questions {
			if !yield(ItemRow{q, a}, nil) {
				return
			}
		}
	}
}

// writeAnalysis writes the whole analysis as one JSON object, as analyse does.
func writeAnalysis(ctx context.Context, w io.Writer, from Source, o Order) error {
	a, err := from.Analysis(ctx, o.Filter)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(a)
}

// knownRevision is the number of a revision; blank while no attempt is on any.
func knownRevision(number int) any {
	if number == 0 {
		return nil
	}
	return number
}
