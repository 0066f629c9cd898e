package questions

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// PartChange is one part of a set, a source or a question that isn't the same in two revisions.
type PartChange struct {
	Path    []string // names of fields as set files have them, with ids and numbers of parts between: options b text
	Was, Is *string  // as authored; a switch is "true" or "false"; nil: it isn't there
}

// Field is the name of the field itself.
func (c *PartChange) Field() string { return c.Path[len(c.Path)-1] }

// OrderField is the name under which the order of parts is told.
const OrderField = "order"

// partFields are fields in the order in which people read them; others come behind.
var partFields = []string{"title", "type", "stem", "options", "pairs", "distractors", "items", "claims", "gaps", "prompt", "match", "text",
	"answer", "correct", "accept", "value", "tolerance", "min", "max", "weight", "feedback", "sources", "evidence", "source", "quote"}

// partDefaults are what isn't written in a set because it goes without saying.
var partDefaults = map[string]string{"correct": "false", "pinned": "false", "shuffle": "true", "points": "1", "match": string(MatchFold)}

// partChanges compares two things by what a set file would say of them, so that no field is forgotten; nil isn't there.
func partChanges(was, is any) []PartChange {
	var w partWalk
	w.compare(nil, asWritten(was), asWritten(is))
	return w.changes
}

// asWritten is a value as its JSON has it: maps, lists, texts, switches and numbers.
func asWritten(value any) (plain any) {
	if value == nil {
		return nil
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil // what was stored can be written
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if d.Decode(&plain) != nil {
		return nil
	}
	return plain
}

type partWalk struct{ changes []PartChange }

func (w *partWalk) compare(path []string, was, is any) {
	wasMap, wasIsMap := was.(map[string]any)
	isMap, isIsMap := is.(map[string]any)
	wasList, wasIsList := was.([]any)
	isList, isIsList := is.([]any)
	switch {
	case wasIsMap || isIsMap:
		w.fields(path, wasMap, isMap)
	case wasIsList || isIsList:
		w.lists(path, wasList, isList)
	default:
		w.add(path, leaf(was), leaf(is))
	}
}

// add keeps a change, if it is one.
func (w *partWalk) add(path []string, was, is *string) {
	if was != nil && is != nil && *was == *is || was == nil && is == nil {
		return
	}
	w.changes = append(w.changes, PartChange{Path: path, Was: was, Is: is})
}

func leaf(value any) *string {
	var text string
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		text = v
	case bool:
		text = strconv.FormatBool(v)
	case json.Number:
		text = v.String()
	}
	return &text
}

func (w *partWalk) fields(path []string, was, is map[string]any) {
	names := maps.Clone(was)
	if names == nil {
		names = map[string]any{}
	}
	maps.Copy(names, is)
	for _, name := range slices.SortedFunc(maps.Keys(names), byPartField) {
		if name == "id" || name == "match_id" || name == "readback" {
			continue
		}
		before, after := was[name], is[name]
		if was != nil && is != nil {
			before, after = orDefault(name, before, after), orDefault(name, after, before)
		}
		w.compare(under(path, name), before, after)
	}
}

// orDefault is a value, or what goes without saying where only the other has one.
func orDefault(name string, value, other any) any {
	_, isMap := other.(map[string]any)
	_, isList := other.([]any)
	if said, ok := partDefaults[name]; ok && value == nil && other != nil && !isMap && !isList {
		return said
	}
	return value
}

func byPartField(a, b string) int {
	place := func(name string) int {
		if i := slices.Index(partFields, name); i >= 0 {
			return i
		}
		return len(partFields)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a, b))
}

func under(path []string, more ...string) []string { return slices.Concat(path, more) }
