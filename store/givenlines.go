package store

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"
)

// givenLine is what there is of one question of an attempt.
type givenLine struct {
	number        int // as the attempt showed it, from 1
	question      string
	marked, saved bool
	fraction      string // exact; empty while it awaits marking
	answer        json.RawMessage
	savedAt       time.Time
	certainty     int
	hint          bool
	tries         int
}

// givenLines are those of one attempt after the other; what they are kept in is used again.
type givenLines struct {
	lines []givenLine
	place map[string]int // by question
}

// read takes in an attempt: the questions of its sheet or, while it is open, of its plan, and what there is of them.
func (g *givenLines) read(a answeredAttempt) error {
	g.lines = g.lines[:0]
	clear(g.place)
	for i, p := range a.Plan.Questions {
		g.add(givenLine{number: i + 1, question: p.ID})
	}
	for text := range textLines(a.marks) {
		l, err := readSheetLine(text)
		if err != nil {
			return err
		}
		g.add(givenLine{number: l.number, question: l.question, marked: true, fraction: l.fraction})
	}
	for text := range bytes.Lines(a.saved) {
		if err := g.readSaved(bytes.TrimSuffix(text, []byte{'\n'})); err != nil {
			return err
		}
	}
	for question := range textLines(a.tries) {
		if line := g.line(question); line != nil {
			line.tries++
		}
	}
	for question := range textLines(a.hinted) {
		if line := g.line(question); line != nil {
			line.hint = true
		}
	}
	return nil
}

func (g *givenLines) add(line givenLine) {
	g.place[line.question] = len(g.lines)
	g.lines = append(g.lines, line)
}

// line is what there is of a question; nil for one without a mark.
func (g *givenLines) line(question string) *givenLine {
	i, ok := g.place[question]
	if !ok {
		return nil
	}
	return &g.lines[i]
}

// readSaved takes in an answer: question, time, certainty and answer, which is JSON and so has no tabs and line ends.
func (g *givenLines) readSaved(text []byte) error {
	question, rest, one := bytes.Cut(text, []byte{'\t'})
	saved, rest, two := bytes.Cut(rest, []byte{'\t'})
	certainty, answer, three := bytes.Cut(rest, []byte{'\t'})
	at, wrongTime := strconv.ParseInt(string(saved), 10, 64)
	level, wrongLevel := strconv.Atoi(string(certainty))
	if !one || !two || !three || wrongTime != nil || wrongLevel != nil {
		return errSheet
	}
	if i, ok := g.place[string(question)]; ok {
		line := &g.lines[i]
		line.saved, line.savedAt, line.certainty = true, time.UnixMilli(at).UTC(), level
		if string(answer) != noAnswer {
			line.answer = answer
		}
	}
	return nil
}
