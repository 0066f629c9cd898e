package questions

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// lists compares parts: those with ids by their ids, single words such as tags as one text, and others by what they say.
func (w *partWalk) lists(path []string, was, is []any) {
	switch {
	case isWords(path):
		w.add(path, joinedNames(was, ", "), joinedNames(is, ", "))
	case haveIDs(was) && haveIDs(is):
		w.listsByID(path, was, is)
	default:
		w.listsByContent(path, was, is)
	}
}

// isWords tells of which lists each entry is a word.
func isWords(path []string) bool {
	field := path[len(path)-1]
	return field == "tags" || field == "media"
}

func joinedNames(list []any, by string) *string {
	if len(list) == 0 {
		return nil
	}
	var texts []string
	for _, entry := range list {
		texts = append(texts, nameOf(entry))
	}
	text := strings.Join(texts, by)
	return &text
}

func haveIDs(list []any) bool {
	return !slices.ContainsFunc(list, func(entry any) bool { return idIn(entry) == "" })
}

func idIn(entry any) string {
	fields, _ := entry.(map[string]any)
	id, _ := fields["id"].(string)
	return id
}

// nameOf is what an entry is known by: its text.
func nameOf(entry any) string {
	fields, ok := entry.(map[string]any)
	if !ok {
		return *leaf(entry)
	}
	for _, name := range []string{"text", "prompt", "criterion", "quote", "value"} {
		if said := leaf(fields[name]); said != nil {
			return *said
		}
	}
	return idIn(entry)
}

func (w *partWalk) listsByID(path []string, was, is []any) {
	find := func(list []any, id string) any {
		if i := slices.IndexFunc(list, func(entry any) bool { return idIn(entry) == id }); i >= 0 {
			return list[i]
		}
		return nil
	}
	wasIDs, isIDs := idsOf(was, idIn), idsOf(is, idIn)
	for _, id := range isIDs {
		w.compare(under(path, id), find(was, id), find(is, id))
	}
	for _, id := range wasIDs {
		if !slices.Contains(isIDs, id) {
			w.compare(under(path, id), find(was, id), nil)
		}
	}
	if inOrder := stayed(wasIDs, isIDs); slices.ContainsFunc(isIDs, func(id string) bool { return slices.Contains(wasIDs, id) && !inOrder[id] }) {
		w.add(under(path, OrderField), joinedNames(was, "\n"), joinedNames(is, "\n"))
	}
}

// listsByContent sets aside what both lists have, and compares the rest in order. Entries have numbers, from 1.
func (w *partWalk) listsByContent(path []string, was, is []any) {
	wasTexts, isTexts := idsOf(was, asText), idsOf(is, asText)
	left, come := without(wasTexts, isTexts), without(isTexts, wasTexts)
	for i := range max(len(left), len(come)) {
		var before, after any
		number := 0
		if i < len(left) {
			before, number = was[left[i]], left[i]+1
		}
		if i < len(come) {
			after, number = is[come[i]], come[i]+1
		}
		w.compare(under(path, strconv.Itoa(number)), before, after)
	}
	if len(left)+len(come) == 0 && !slices.Equal(wasTexts, isTexts) {
		w.add(under(path, OrderField), joinedNames(was, "\n"), joinedNames(is, "\n"))
	}
}

func asText(entry any) string {
	data, _ := json.Marshal(entry) // it came from JSON
	return string(data)
}

// without are the places of what a list has and another hasn't; what is there twice has to be there twice.
func without(list, other []string) []int {
	there := map[string]int{}
	for _, text := range other {
		there[text]++
	}
	var places []int
	for i, text := range list {
		if there[text]--; there[text] < 0 {
			places = append(places, i)
		}
	}
	return places
}
