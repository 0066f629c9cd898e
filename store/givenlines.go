package store

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// errEnough ends a report whose reader wants no more rows.
var errEnough = errors.New("enough")

// givenLine is what there is of one question of an attempt.
type givenLine struct {
	marked, saved bool
	fraction      string // exact; empty while it awaits marking
	answer        json.RawMessage
	savedAt       time.Time
	certainty     int
	hint          bool
	tries         int
}

// read takes in the lines of an attempt.
func (s *answerSheet) read(a answeredAttempt) error {
	clear(s.given)
	err := readSheet(a.marks, func(question, fraction, _ string) error {
		line := s.line(question)
		line.marked, line.fraction = true, fraction
		return nil
	})
	for text := range textLines(a.saved) {
		err = errors.Join(err, s.readSaved(text))
	}
	for question := range textLines(a.tries) {
		s.line(question).tries++
	}
	for question := range textLines(a.hinted) {
		s.line(question).hint = true
	}
	return err
}

// readSaved takes in an answer: question, time, certainty and answer, which is JSON and so has no tabs and line ends.
func (s *answerSheet) readSaved(text string) error {
	fields := strings.SplitN(text, "\t", 4)
	if len(fields) < 4 {
		return errSheet
	}
	line := s.line(fields[0])
	at, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return err
	}
	line.saved, line.savedAt, line.answer = true, time.UnixMilli(at).UTC(), answerOf(fields[3])
	line.certainty, err = strconv.Atoi(fields[2])
	return err
}

func (s *answerSheet) line(question string) *givenLine {
	line := s.given[question]
	if line == nil {
		line = &givenLine{}
		s.given[question] = line
	}
	return line
}
