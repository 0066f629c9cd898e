package handlers

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// number reads a number as set files write it, or as the language of the set does: 8,400 is eight thousand four hundred in
// English. Where the two don't mean the same it is refused, unless it stood so in the form already, which writes numbers as set
// files do: a key that is off by a thousand marks everybody wrong.
func (r *formReader) number(name, text string) questions.Decimal {
	if text == "" {
		return ""
	}
	plain, notPlain := questions.ParseDecimal(text)
	spoken, notSpoken := questions.ReadNumber(text, r.lang, "")
	switch {
	case notPlain == nil && (notSpoken != nil || plain == spoken || r.stood(text)):
		return plain
	case notPlain == nil:
		r.errors[name] = "either"
	case notSpoken == nil:
		return spoken
	case strings.ContainsAny(text, ".,"):
		r.errors[name] = "mark"
	default:
		r.errors[name] = "decimal"
	}
	return ""
}

// stood tells whether the form had a text in one of its fields, whose row may be another now.
func (r *formReader) stood(text string) bool {
	for _, values := range r.old {
		if slices.Contains(values, text) {
			return true
		}
	}
	return false
}

// wrongNumber names what was typed into a field, the mark that isn't clear in it, and the one before decimals in the language.
func (r *formReader) wrongNumber(name string) map[string]any {
	_, point := questions.NumberMarks(r.lang)
	mark := "."
	if strings.Contains(r.line(name), ",") {
		mark = ","
	}
	return map[string]any{"text": r.line(name), "mark": mark, "point": point}
}
