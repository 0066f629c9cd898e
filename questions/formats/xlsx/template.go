package xlsx

import (
	"bytes"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
)

// Guide is what a template says of itself.
type Guide struct {
	// Note says what is written below a heading; empty: that explains itself. The heading is that of the first column of its
	// kind: "option a".
	Note func(heading string) string
	// Stop and StopText are said when something else than a type is typed into the column of types.
	Stop, StopText string
}

// Template writes a set as Write does, for people to put their own in its place: the ids are left out, since they are made from
// stems and titles where there are none, the types can be chosen from a list, and headings have notes.
func Template(w io.Writer, set questions.Set, guide Guide) error {
	f, err := bookOf(set)
	if err != nil {
		return err
	}
	defer f.Close()
	headings, err := f.GetRows(sheetName)
	if err != nil {
		return err
	}
	if err := offerTypes(f, headings[0], guide); err != nil {
		return err
	}
	if err := note(f, headings[0], guide); err != nil {
		return err
	}
	return f.Write(w)
}

// bookOf is the written set, opened again: what is streamed into a sheet can't be added to before.
func bookOf(set questions.Set) (*excelize.File, error) {
	set.ID = ""
	set.Questions = slices.Clone(set.Questions)
	for i := range set.Questions {
		set.Questions[i].ID = ""
	}
	var b bytes.Buffer
	if _, err := Write(&b, set); err != nil {
		return nil, err
	}
	return excelize.OpenReader(&b)
}

// offerTypes lets the types be chosen from a list, in their column.
func offerTypes(f *excelize.File, headings []string, guide Guide) error {
	column, err := excelize.ColumnNumberToName(slices.Index(headings, "type") + 1)
	if err != nil {
		return err
	}
	types := []string{"set", "source"}
	for _, t := range questions.Types() {
		types = append(types, string(t))
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(column + "2:" + column + "1000")
	list.SetError(excelize.DataValidationErrorStyleStop, guide.Stop, guide.StopText)
	if err := list.SetDropList(types); err != nil {
		return err
	}
	return f.AddDataValidation(sheetName, list)
}

// note puts the guide's notes to the headings.
func note(f *excelize.File, headings []string, guide Guide) error {
	for i, heading := range headings {
		text := guide.Note(heading)
		if text == "" {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(i+1, 1)
		if err != nil {
			return err
		}
		comment := excelize.Comment{Cell: cell, Text: text, Author: "Readback", Width: 320, Height: 160}
		if err := f.AddComment(sheetName, comment); err != nil {
			return err
		}
	}
	return nil
}
