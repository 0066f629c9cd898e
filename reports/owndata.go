package reports

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
)

// What somebody downloads of their own. Marks are there as far as they have been released to them, and no key ever is; the
// ids of parts are the attempt's own, as their pages have them.

// OwnAttempt is an attempt of one's own.
type OwnAttempt struct {
	quiz.Attempt // its Score is nil where it isn't released
	Quiz         string
	Gone         bool // the quiz was taken back
}

// OwnAttemptColumns are the columns of attempts.csv.
var OwnAttemptColumns = []Column[OwnAttempt]{
	{"attempt", func(r OwnAttempt) any { return r.ID }},
	{"quiz", func(r OwnAttempt) any { return r.Quiz }},
	{"number", func(r OwnAttempt) any { return r.Number }},
	{"state", func(r OwnAttempt) any { return string(r.State) }},
	{"taken_back", func(r OwnAttempt) any { return r.Gone }},
	{"started_at", func(r OwnAttempt) any { return r.StartedAt }},
	{"deadline_at", func(r OwnAttempt) any { return r.Deadline }},
	{"finished_at", func(r OwnAttempt) any { return r.FinishedAt }},
	{"points", func(r OwnAttempt) any { return scored(r.Score, func(s *quiz.Score) any { return s.Points }) }},
	{"max", func(r OwnAttempt) any { return scored(r.Score, func(s *quiz.Score) any { return s.Max }) }},
	{"percent", func(r OwnAttempt) any { return scored(r.Score, func(s *quiz.Score) any { return s.Percent }) }},
	{"passed", func(r OwnAttempt) any { return scored(r.Score, func(s *quiz.Score) any { return s.Passed }) }},
}

// OwnAnswer is a question of an attempt with what was answered last.
type OwnAnswer struct {
	Attempt string // id
	quiz.Reviewed
	Stored quiz.Answer // for its times and tries; never its answer, whose ids are the author's
	Flag   quiz.Flag   // zero: none
}

// OwnAnswerColumns are the columns of answers.csv.
var OwnAnswerColumns = []Column[OwnAnswer]{
	{"attempt", func(r OwnAnswer) any { return r.Attempt }},
	{"number", func(r OwnAnswer) any { return r.Place }}, // as learners count, without information
	{"type", func(r OwnAnswer) any { return string(r.Type) }},
	{"question", func(r OwnAnswer) any { return r.Stem }},
	{"answer", func(r OwnAnswer) any { return r.Said(r.Given) }},
	{"answer_json", func(r OwnAnswer) any { return answerCell(r.Given.Answer) }},
	{"saved_at", func(r OwnAnswer) any { return r.Stored.SavedAt }},
	{"checked_at", func(r OwnAnswer) any { return r.Stored.CheckedAt }},
	{"certainty", func(r OwnAnswer) any { return certaintyCell(r.Given.Certainty) }},
	{"hint_at", func(r OwnAnswer) any { return r.Stored.HintAt }},
	{"tries", func(r OwnAnswer) any { return len(r.Stored.Tries) }},
	{"flag", func(r OwnAnswer) any { return string(r.Flag.Kind) }},
	{"flag_note", func(r OwnAnswer) any { return r.Flag.Note }},
	{"flagged_at", func(r OwnAnswer) any { return r.Flag.At }},
	{"verdict", func(r OwnAnswer) any { return r.marked(func(m *quiz.ShownMark) any { return string(m.Verdict) }) }},
	{"points", func(r OwnAnswer) any {
		return r.marked(func(m *quiz.ShownMark) any {
			if m.Verdict == quiz.Awaiting {
				return nil
			}
			return m.Points
		})
	}},
	{"max", func(r OwnAnswer) any { return r.marked(func(m *quiz.ShownMark) any { return m.Max }) }},
	{"comment", func(r OwnAnswer) any { return r.told(func(k *quiz.Key) any { return k.Comment }) }},
	{"feedback", func(r OwnAnswer) any { return r.told(r.feedback) }},
}

// marked is something about a mark; nil while it isn't released.
func (r OwnAnswer) marked(value func(*quiz.ShownMark) any) any {
	if r.Mark == nil {
		return nil
	}
	return value(r.Mark)
}

// told is something that goes with the key; nil while that isn't released.
func (r OwnAnswer) told(value func(*quiz.Key) any) any {
	if r.Key == nil {
		return nil
	}
	return value(r.Key)
}

// feedback is what the author says to the answer that was given, on each thing that was chosen or typed.
func (r OwnAnswer) feedback(k *quiz.Key) any {
	said := []string{k.Feedback}
	chosen := func(options []quiz.KeyOption, is func(id string) bool) {
		for _, o := range options {
			if is(o.ID) {
				said = append(said, o.Feedback)
			}
		}
	}
	chosen(k.Options, r.Given.Has)
	for _, gap := range r.Gaps {
		said = append(said, k.Gaps[gap.ID].Feedback)
		chosen(k.Gaps[gap.ID].Options, func(id string) bool { return id == r.Given.Gap(gap.ID) })
	}
	return strings.Join(slices.DeleteFunc(said, func(text string) bool { return text == "" }), "\n\n")
}

// OwnSave is an answer as it was saved, or checked, at one time.
type OwnSave struct {
	Attempt     string // id
	Number      int    // of the question, as learners count
	Checked     bool   // it was a try, whose mark was asked for
	Seq         int64  // counts the saves of a question, or its tries, from 1
	Said        string // in plain text
	Answer      json.RawMessage
	BegunAt, At time.Time // while text is typed, one row takes the changes from BegunAt to At; zero for a try
}

// OwnSaveColumns are the columns of history.csv.
var OwnSaveColumns = []Column[OwnSave]{
	{"attempt", func(r OwnSave) any { return r.Attempt }},
	{"number", func(r OwnSave) any { return r.Number }},
	{"event", func(r OwnSave) any {
		if r.Checked {
			return "checked"
		}
		return "saved"
	}},
	{"seq", func(r OwnSave) any { return r.Seq }},
	{"answer", func(r OwnSave) any { return r.Said }},
	{"answer_json", func(r OwnSave) any { return answerCell(r.Answer) }},
	{"begun_at", func(r OwnSave) any { return r.BegunAt }},
	{"at", func(r OwnSave) any { return r.At }},
}

// OwnCertificateColumns are the columns of certificates.csv.
var OwnCertificateColumns = []Column[quiz.Certificate]{
	{"code", func(c quiz.Certificate) any { return c.Code }},
	{"issued_at", func(c quiz.Certificate) any { return c.IssuedAt }},
	{"name", func(c quiz.Certificate) any { return c.Name }},
	{"quiz", func(c quiz.Certificate) any { return c.Quiz }},
	{"set", func(c quiz.Certificate) any { return c.SetID }},
	{"revision", func(c quiz.Certificate) any { return c.Revision }},
	{"points", func(c quiz.Certificate) any { return c.Score.Points }},
	{"max", func(c quiz.Certificate) any { return c.Score.Max }},
	{"percent", func(c quiz.Certificate) any { return c.Score.Percent }},
	{"passed_at", func(c quiz.Certificate) any { return c.PassedAt }},
}
