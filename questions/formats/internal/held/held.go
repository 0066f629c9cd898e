// Package held finds out what a written format holds of a question, by comparing it with what is read of it again. It is
// the net below each writer: what is lost is named, even where nobody thought of it.
package held

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// names are what parts of a question are called, by their fields.
var names = map[string]string{
	"accept": "accepted answers", "match": "how answers are compared", "gaps": "gaps", "options": "options", "pairs": "pairs",
}

// Report tells which parts of a question were read otherwise than they were written.
func Report(report *loss.Report, index int, wrote, read *questions.Question) {
	before, after := fields(wrote), fields(read)
	for _, field := range slices.Sorted(maps.Keys(before)) {
		if reflect.DeepEqual(before[field], after[field]) {
			continue
		}
		name := names[field]
		if name == "" {
			name = field
		}
		report.Question(index, wrote, name)
	}
}

// fields are a question's parts by name, in a form in which what means the same is the same.
func fields(q *questions.Question) map[string]any {
	data, err := json.Marshal(q)
	if err != nil {
		return nil
	}
	var all map[string]any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if decoder.Decode(&all) != nil {
		return nil
	}
	weigh(all)
	usual, _ := plain(all).(map[string]any)
	return usual
}

// usual are values that say nothing, since they are had without being written.
var usual = map[string][]any{
	"shuffle": {true}, "marking": {"absolute", "right-minus-wrong"}, "match": {"fold"}, "weight": {json.Number("100"), nil},
	"points": {json.Number("1"), nil}, "tolerance": {json.Number("0"), nil}, "value": {nil}, "min": {nil}, "max": {nil},
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for key, value := range v {
			if value = plain(value); value != "" && !slices.Contains(usual[key], value) {
				m[key] = value
			}
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, value := range v {
			list[i] = plain(value)
		}
		return list
	case string:
		return strings.TrimRight(strings.TrimLeft(v, "\r\n"), " \t\r\n")
	}
	return v
}

// weigh writes the weights of options that only have them if others do, where none is 0 and not 100.
func weigh(q map[string]any) {
	options, _ := q["options"].([]any)
	weighted := slices.ContainsFunc(options, func(o any) bool { m, ok := o.(map[string]any); return ok && m["weight"] != nil })
	for _, o := range options {
		if m, ok := o.(map[string]any); ok && weighted {
			percent, ok := m["weight"].(json.Number)
			if !ok {
				percent = "0"
			}
			delete(m, "weight")
			m["percent"] = percent
		}
	}
}

// Bare is a question without the ids of its parts, for formats that have none. own tells whether they were others than parts
// get when they have none.
func Bare(q questions.Question) (bare questions.Question, own bool) {
	data, err := json.Marshal(q)
	if err != nil || json.Unmarshal(data, &bare) != nil {
		return q, false
	}
	s := stripper{}
	switch b := bare.Body.(type) {
	case *questions.SingleChoice:
		s.options(b.Options)
	case *questions.MultipleResponse:
		s.options(b.Options)
	case *questions.Matching:
		s.matching(b)
	case *questions.Ordering:
		for i := range b.Items {
			s.strip(&b.Items[i].ID, "i"+strconv.Itoa(i+1))
		}
	}
	return bare, s.own
}

// stripper takes ids away and notices which there were.
type stripper struct{ own bool }

func (s *stripper) strip(id *string, usual string) {
	s.own = s.own || *id != "" && *id != usual
	*id = ""
}

func (s *stripper) options(options questions.Options) {
	for i := range options {
		s.strip(&options[i].ID, letters(i))
	}
}

func (s *stripper) matching(b *questions.Matching) {
	for i := range b.Pairs {
		s.strip(&b.Pairs[i].ID, "p"+strconv.Itoa(i+1))
		s.strip(&b.Pairs[i].MatchID, "m"+strconv.Itoa(i+1))
	}
	for i := range b.Distractors {
		s.strip(&b.Distractors[i].ID, "m"+strconv.Itoa(len(b.Pairs)+i+1))
	}
}

// letters is a, b, … z, aa, ab, …
func letters(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letters(n/26-1) + letters(n%26)
}
