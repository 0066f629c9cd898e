package views

import (
	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// ExportPage chooses a format to download a set in, and says what that can't hold of it.
type ExportPage struct {
	Frame
	Set        SetLine
	Formats    []Named // to choose from
	Format     string  // that was chosen; empty: none yet
	FormatName string  // as people call it
	File       string  // what the file will be called
	Losses     []LossLine
}

// LossLine is one thing that a format can't hold.
type LossLine struct {
	What      string
	Count     int      // questions that it concerns; 0: the set
	Questions []string // some of their ids
}

// TypeWord is what people call a question type.
func TypeWord(w words.Words, t questions.Type) string { return typeWord(w, t) }

func (p ExportPage) formatChoices() []choice {
	var choices []choice
	for _, f := range p.Formats {
		choices = append(choices, choice{Value: f.Value, Text: f.Name})
	}
	return choices
}
