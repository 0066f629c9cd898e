package reports

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strconv"
	"time"

	"github.com/readback/readback/quiz"
)

// errAttemptsMoved says that attempts came or went while a report was read that has to read them twice.
var errAttemptsMoved = errors.New("attempts changed while they were read; take the report again")

// writeQTI writes QTI Results Reporting 2.2: an archive with a file for each attempt, in the order of the attempts report.
func writeQTI(ctx context.Context, w io.Writer, from Source, o Order) error {
	names, err := namesFor(from, o)
	if err != nil {
		return err
	}
	filter := o.before(o.At)
	next, stop := iter.Pull2(from.AnswerRows(ctx, filter))
	defer stop()
	answers := &answersOf{next: next}
	out := zip.NewWriter(w)
	for a, err := range from.AttemptRows(ctx, filter) {
		if err != nil {
			return err
		}
		given, err := answers.of(a.Attempt)
		if err == nil {
			err = addResult(out, resultOf(a, given, names))
		}
		if err != nil {
			return err
		}
	}
	if err := answers.end(); err != nil {
		return err
	}
	return out.Close()
}

// answersOf hands out the answers report attempt by attempt, in the order of the attempts report.
type answersOf struct {
	next func() (AnswerRow, error, bool)
	held *AnswerRow // the first answer of a later attempt
}

// of are the answers of an attempt; none when the next answer is of another one.
func (s *answersOf) of(attempt string) (given []AnswerRow, err error) {
	for {
		if s.held == nil {
			r, err, more := s.next()
			if err != nil || !more {
				return given, err
			}
			s.held = &r
		}
		if s.held.Attempt != attempt {
			return given, nil
		}
		given, s.held = append(given, *s.held), nil
	}
}

// end wants all answers to be handed out.
func (s *answersOf) end() error {
	if s.held != nil {
		return errAttemptsMoved
	}
	_, err, more := s.next()
	if err == nil && more {
		return errAttemptsMoved
	}
	return err
}

func addResult(out *zip.Writer, r assessmentResult) error {
	file, err := out.Create(r.Context.SourcedID + "/" + r.Context.Sessions[0].Identifier + ".xml")
	if err != nil {
		return err
	}
	if _, err := io.WriteString(file, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(file)
	e.Indent("", " ")
	return e.Encode(r)
}

// namesFor gives learners and attempts their ids in results: NCNames, or pseudonyms.
func namesFor(from Source, o Order) (func(prefix, id string) string, error) {
	if !o.Anonymous {
		return func(prefix, id string) string { return prefix + id }, nil
	}
	pseudonyms, err := from.Pseudonyms()
	if err != nil {
		return nil, err
	}
	return pseudonyms.of, nil
}

// resultOf is an attempt with its answers as QTI reports it.
func resultOf(a AttemptRow, given []AnswerRow, names func(prefix, id string) string) assessmentResult {
	at := a.FinishedAt
	if at.IsZero() {
		at = a.StartedAt
	}
	r := assessmentResult{Context: resultContext{SourcedID: names("learner-", a.LearnerID), Sessions: []session{
		{"urn:readback:attempt", names("attempt-", a.Attempt)}, {"urn:readback:set", a.Set}, {"urn:readback:revision", strconv.Itoa(a.Revision)},
	}}, Test: testResult{Identifier: a.Quiz, Datestamp: stamp(at)}}
	if s, ok := seconds(a).(int64); ok {
		r.Test.Variables = append(r.Test.Variables, responded("duration", "single", "duration", value{Text: strconv.FormatInt(s, 10)}))
	}
	if a.Score != nil {
		r.Test.Variables = append(r.Test.Variables, scoreVariables(a.Score)...)
	}
	for _, answer := range given {
		r.Items = append(r.Items, itemOf(a, answer, at))
	}
	return r
}

func scoreVariables(s *quiz.Score) []variable {
	all := []variable{measured("SCORE", s.Points, &s.Max), measured("MAXSCORE", s.Max, nil), measured("PERCENT", s.Percent, nil)}
	if s.Passed != nil {
		all = append(all, outcome("PASSED", "boolean", strconv.FormatBool(*s.Passed)))
	}
	return all
}

// itemOf is the result of one question. One that was never saved bears the time of the attempt.
func itemOf(a AttemptRow, r AnswerRow, at time.Time) itemResult {
	if !r.SavedAt.IsZero() {
		at = r.SavedAt
	}
	item := itemResult{Identifier: r.Question, Index: r.Number, Datestamp: stamp(at), Status: "final"}
	switch {
	case a.State == quiz.Open:
		item.Status = "pendingSubmission"
	case r.Points == nil:
		item.Status = "pendingResponseProcessing"
	}
	item.Variables = append(item.Variables, response(r))
	if r.Tries > 0 {
		item.Variables = append(item.Variables, responded("numAttempts", "single", "integer", value{Text: strconv.Itoa(r.Tries)}))
	}
	if r.Points != nil {
		item.Variables = append(item.Variables, measured("SCORE", *r.Points, &r.Max))
	}
	item.Variables = append(item.Variables, measured("MAXSCORE", r.Max, nil))
	if r.Certainty > 0 {
		item.Variables = append(item.Variables, outcome("CERTAINTY", "integer", strconv.Itoa(r.Certainty)))
	}
	return item
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
