package questions

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// MaxText bounds each text of a set but those of the sources, in bytes: some 170 pages, where a question has a few lines.
const MaxText = 256 << 10

// longTexts reports the texts of a question that have more than MaxText.
func (c *questionCheck) longTexts() {
	l := longTexts{report: func(below string) { c.fail(below, "text-long", "most", MaxText>>10) }}
	l.in(reflect.ValueOf(c.q))
}

// longTexts does so for those of the set itself.
func (c *setCheck) longTexts() {
	head := *c.set
	head.Questions, head.Media = nil, nil
	head.Briefing = slices.Clone(head.Briefing)
	for i := range head.Briefing {
		head.Briefing[i].Text = "" // MaxBriefing bounds them
	}
	l := longTexts{report: func(pointer string) { c.error(pointer, "text-long", "most", MaxText>>10) }}
	l.in(reflect.ValueOf(&head))
}

// longTexts looks for texts that are too long in all that a value has, whatever type of question it is and whatever is added
// to one. The way to a text is only put together for one that is too long.
type longTexts struct {
	report func(pointer string)
	way    []step
}

// step leads to a field, or to an item of a list.
type step struct {
	name  string
	index int
}

func (l *longTexts) in(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > MaxText {
			l.report(l.pointer())
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			l.in(v.Elem())
		}
	case reflect.Struct:
		for i, name := range namesOf(v.Type()) {
			l.at(step{name: name}, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			l.at(step{index: i}, v.Index(i))
		}
	case reflect.Map:
		for _, key := range slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }) {
			l.at(step{name: "/" + escapePointer(key.String())}, v.MapIndex(key))
		}
	}
}

func (l *longTexts) at(s step, v reflect.Value) {
	l.way = append(l.way, s)
	l.in(v)
	l.way = l.way[:len(l.way)-1]
}

func (l *longTexts) pointer() string {
	var b strings.Builder
	for _, s := range l.way {
		switch {
		case s.name == "":
			b.WriteString("/" + strconv.Itoa(s.index))
		case s.name != beside:
			b.WriteString(s.name)
		}
	}
	return b.String()
}

// beside is the name of fields whose own fields stand in their place: the head of a question and its body.
const beside = "."

// fieldNames are those of the types that were met, each with a slash before it.
var fieldNames sync.Map

func namesOf(t reflect.Type) []string {
	if names, ok := fieldNames.Load(t); ok {
		return names.([]string)
	}
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = beside
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			names[i] = "/" + name
		}
	}
	fieldNames.Store(t, names)
	return names
}
