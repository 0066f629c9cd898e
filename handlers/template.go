package handlers

import (
	"bytes"
	"slices"
	"strings"

	"github.com/readback/readback/docs/examples"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/questions/formats/xlsx"
)

// templateNotes are the headings of the template that need a word.
var templateNotes = []string{
	"id", "type", "title", "stem", "tags", "option a", "correct", "answer", "match", "typos", "prompt a", "match a", "item a", "claim a", "stances a",
	"evidence a", "source", "choose", "marking", "gap weights", "weight b", "feedback b", "rubric", "words", "evidence", "pinned", "published",
}

// downloadTemplate sends a table to fill in: an example with one question of each type, and notes.
func downloadTemplate(v *visit) error {
	set, err := examples.Harbour()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	guide := xlsx.Guide{Note: v.templateNote, Stop: v.words.T("template.stop"), StopText: v.words.T("template.stop-text")}
	if err := xlsx.Template(&b, set, guide); err != nil {
		return err
	}
	kind, err := formats.Parse(string(formats.XLSX))
	if err != nil {
		return err
	}
	return v.attachment("readback-template.xlsx", kind.Type, b.Bytes())
}

func (v *visit) templateNote(heading string) string {
	if !slices.Contains(templateNotes, heading) {
		return ""
	}
	return v.words.T("template." + strings.ReplaceAll(heading, " ", "-"))
}
