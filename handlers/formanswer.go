package handlers

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// formAnswer reads the answer to question n out of a form, as the JSON that a script would have sent. Nil is no
// answer. The fields are a.N, repeated where several may be chosen, and a.N.CLAIM.SOURCE for a comparison.
func formAnswer(form url.Values, n int, shown *quiz.Shown) json.RawMessage {
	name := fmt.Sprintf("a.%d", n)
	value := form.Get(name)
	switch shown.Type {
	case questions.MultipleResponseType, questions.SelectSentenceType:
		if len(form[name]) == 0 {
			return nil
		}
		return jsonOf(slices.Sorted(slices.Values(form[name])))
	case questions.CompareSourcesType:
		return formComparison(form, name, shown)
	case questions.TrueFalseType:
		if value == "true" || value == "false" {
			return json.RawMessage(value)
		}
	}
	if value == "" {
		return nil
	}
	return jsonOf(value)
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

// jsonOf writes strings, and lists and maps of them, as JSON; that can't fail.
func jsonOf(v any) json.RawMessage {
	data, _ := json.Marshal(v)
	return data
}
