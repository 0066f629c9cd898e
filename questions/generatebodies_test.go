package questions

import (
	"encoding/json"
	"fmt"

	"pgregory.net/rapid"
)

// typedNumbers are ways to write the same number.
func typedNumber(t *rapid.T, d Decimal, unit string) json.RawMessage {
	switch rapid.IntRange(0, 3).Draw(t, "form") {
	case 0:
		return encode(d)
	case 1:
		return encode(FormatNumber(d, ""))
	case 2:
		return encode(" " + FormatNumber(d, "") + "\u00A0" + unit)
	}
	return encode(FormatNumber(d, "") + "e0")
}

var smallDecimals = rapid.Custom(func(t *rapid.T) Decimal {
	d, err := ParseDecimal(rapid.StringMatching(`-?[0-9]{1,5}(\.[0-9]{1,3})?`).Draw(t, "number"))
	if err != nil {
		t.Fatal(err)
	}
	return d
})

var tolerances = rapid.SampledFrom([]Tolerance{"", "0", "0.02", "5", "5%", "33.3%", "1e2%"})

func drawNumericAccepts(t *rapid.T) (accept []NumericAccept, key Decimal) {
	for range rapid.IntRange(1, 4).Draw(t, "accepted") {
		a := NumericAccept{Value: smallDecimals.Draw(t, "value"), Tolerance: tolerances.Draw(t, "tolerance")}
		if rapid.Bool().Draw(t, "ranged") {
			a = NumericAccept{Min: a.Value, Max: decimalOf(a.Value.Rat().Add(a.Value.Rat(), one()))}
		}
		a.Weight = Decimal(fmt.Sprint(rapid.IntRange(0, 100).Draw(t, "weight")))
		accept = append(accept, a)
	}
	// The first that matches counts: the best comes first.
	accept[0].Weight, key = "", accept[0].Value
	if key == "" {
		key = accept[0].Max
	}
	return accept, key
}

func drawNumeric(t *rapid.T) task {
	accept, key := drawNumericAccepts(t)
	body := &Numeric{Accept: accept, Unit: rapid.SampledFrom([]string{"", "km", "m²", "$"}).Draw(t, "unit")}
	return task{body, typedNumber(t, key, body.Unit), typedNumber(t, smallDecimals.Draw(t, "answer"), body.Unit)}
}

func drawMatching(t *rapid.T) task {
	body := &Matching{}
	key, answer := map[string]string{}, map[string]string{}
	for i := range rapid.IntRange(2, 6).Draw(t, "pairs") {
		body.Pairs = append(body.Pairs, Pair{ID: numbered("p")(i), Prompt: fmt.Sprintf("Prompt %d", i), MatchID: numbered("m")(i),
			Match: rapid.SampledFrom([]string{"x", "y", "z", fmt.Sprint(i)}).Draw(t, "match")})
	}
	body.Pairs[0].Match, body.Pairs[1].Match = "0", "1"
	for i := range rapid.IntRange(0, 3).Draw(t, "distractors") {
		body.Distractors = append(body.Distractors, Item{ID: numbered("d")(i), Text: rapid.SampledFrom([]string{"x", "y", "none"}).Draw(t, "distractor")})
	}
	for _, p := range body.Pairs {
		key[p.ID] = p.MatchID
		if rapid.Bool().Draw(t, "answered") {
			answer[p.ID] = rapid.SampledFrom(body.allMatches()).Draw(t, "given").ID
		}
	}
	return task{body, encode(key), encode(answer)}
}

func drawOrdering(t *rapid.T) task {
	body := &Ordering{Marking: rapid.SampledFrom(append(OrderMarkings(), "")).Draw(t, "marking")}
	var key []string
	for i := range rapid.IntRange(2, 8).Draw(t, "items") {
		body.Items = append(body.Items, Item{ID: numbered("i")(i), Text: fmt.Sprintf("Item %d", i)})
		key = append(key, body.Items[i].ID)
	}
	return task{body, encode(key), encode(rapid.Permutation(key).Draw(t, "answer"))}
}

func drawGapFill(t *rapid.T) task {
	body := &GapFill{Gaps: map[string]Gap{}}
	key, answer := map[string]json.RawMessage{}, map[string]json.RawMessage{}
	for i := range rapid.IntRange(1, 5).Draw(t, "gaps") {
		name := rapid.SampledFrom([]string{"gap ", "ä.", "7-"}).Draw(t, "name") + fmt.Sprint(i)
		gap, right, given := drawGap(t)
		if i > 0 {
			gap.Weight = Decimal(fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "weight")))
		}
		body.Gaps[name], key[name] = gap, right
		if rapid.Bool().Draw(t, "answered") {
			answer[name] = given
		}
	}
	return task{body, encode(key), encode(answer)}
}

func drawGap(t *rapid.T) (gap Gap, key, answer json.RawMessage) {
	switch alone := rapid.OneOf(rapid.Custom(drawSingleChoice), rapid.Custom(drawShortText), rapid.Custom(drawNumeric)).Draw(t, "gap"); b := alone.body.(type) {
	case *SingleChoice:
		return Gap{Options: b.Options, Shuffle: b.Shuffle}, alone.key, alone.answer
	case *ShortText:
		gap = Gap{Match: b.Match, Typos: b.Typos}
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
		}
		return gap, alone.key, alone.answer
	case *Numeric:
		gap = Gap{Unit: b.Unit}
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight})
		}
		return gap, alone.key, alone.answer
	default:
		panic("no gap is filled like that")
	}
}
