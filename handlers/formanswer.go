package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// formAnswer reads the answer to question n out of a form, as the JSON that a script would have sent. Nil is no
// answer. The fields are a.N, repeated where several may be chosen, and for questions of several parts a.N.PART: a
// prompt's match, an item's place, a gap's text; for a comparison a.N.CLAIM.SOURCE. The error is a *questions.FitError
// where what was sent is no answer in any form; the nearest to it comes along, to be shown again.
func formAnswer(form url.Values, n int, shown *quiz.Shown) (json.RawMessage, error) {
	name := fmt.Sprintf("a.%d", n)
	switch shown.Type {
	case questions.InformationType:
		return nil, nil
	case questions.MultipleResponseType, questions.SelectSentenceType:
		return formChoices(form[name]), nil
	case questions.CompareSourcesType:
		return formComparison(form, name, shown), nil
	case questions.MatchingType:
		return formParts(form, name, idsOfParts(shown.Prompts)), nil
	case questions.GapFillType:
		return formParts(form, name, idsOfGaps(shown.Gaps)), nil
	case questions.OrderingType:
		return formOrder(form, name, idsOfParts(shown.Items))
	case questions.TrueFalseType:
		if value := form.Get(name); value == "true" || value == "false" {
			return json.RawMessage(value), nil
		}
	}
	return formText(form.Get(name)), nil
}

// formText is what was typed or chosen, with the line ends that scripts send, too.
func formText(value string) json.RawMessage {
	if value == "" {
		return nil
	}
	return jsonOf(strings.ReplaceAll(value, "\r\n", "\n"))
}

func formChoices(chosen []string) json.RawMessage {
	if len(chosen) == 0 {
		return nil
	}
	return jsonOf(slices.Sorted(slices.Values(chosen)))
}

// formParts reads what was given to each part; a blank is nothing.
func formParts(form url.Values, name string, parts []string) json.RawMessage {
	given := map[string]string{}
	for _, part := range parts {
		if value := form.Get(name + "." + part); value != "" {
			given[part] = value
		}
	}
	if len(given) == 0 {
		return nil
	}
	return jsonOf(given)
}

// formOrder reads the place of each item, from 1. Without any place the order is untouched, which is no answer. Where
// places are left out or taken twice, the order that comes with the error has holes ("").
func formOrder(form url.Values, name string, items []string) (json.RawMessage, error) {
	order := make([]string, len(items))
	var twice string
	found := 0
	for _, item := range items {
		value := form.Get(name + "." + item)
		place, err := strconv.Atoi(value)
		switch {
		case err != nil || place < 1 || place > len(items):
		case order[place-1] != "":
			twice = value
		default:
			order[place-1] = item
			found++
		}
	}
	switch {
	case twice != "":
		return jsonOf(order), &questions.FitError{Rule: "place-twice", Args: map[string]any{"place": twice}}
	case found == 0:
		return nil, nil
	case found < len(items):
		return jsonOf(order), &questions.FitError{Rule: "order-incomplete", Args: map[string]any{"found": found, "of": len(items)}}
	}
	return jsonOf(order), nil
}

func formComparison(form url.Values, name string, shown *quiz.Shown) json.RawMessage {
	cells := map[string]map[string]string{}
	for _, claim := range shown.Claims {
		for _, source := range shown.Sources {
			if stance := form.Get(name + "." + claim.ID + "." + source); stance != "" {
				if cells[claim.ID] == nil {
					cells[claim.ID] = map[string]string{}
				}
				cells[claim.ID][source] = stance
			}
		}
	}
	if len(cells) == 0 {
		return nil
	}
	return jsonOf(cells)
}

func idsOfParts(parts []quiz.ShownPart) []string {
	ids := make([]string, len(parts))
	for i, part := range parts {
		ids[i] = part.ID
	}
	return ids
}

func idsOfGaps(gaps []quiz.ShownGap) []string {
	ids := make([]string, len(gaps))
	for i, gap := range gaps {
		ids[i] = gap.ID
	}
	return ids
}

// jsonOf writes strings, and lists and maps of them, as JSON; that can't fail. It escapes no HTML, since stored
// answers don't either and both are compared.
func jsonOf(v any) json.RawMessage {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v)
	return bytes.TrimSpace(b.Bytes())
}
