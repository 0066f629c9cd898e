// Package reports makes score reports: what their rows and columns are, and the writers that put them into files.
package reports

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// AttemptRow is one attempt. Attempts that instructors made to try a quiz are never among them.
type AttemptRow struct {
	Attempt    string // id
	Quiz       string // id
	Set        string // id
	Revision   int    // the number of the set's revision that the attempt is pinned to
	LearnerID  string
	Learner    string     // name
	Group      string     // name; empty when the quiz is open to everyone
	State      quiz.State // open, finished or AttemptAwaits
	StartedAt  time.Time
	FinishedAt time.Time   // zero while open
	Score      *quiz.Score // nil while open, and while an answer awaits marking: never 0
	Number     int         // the learner's first attempt is 1
	Guest      bool
	ExternalID string
}

// AttemptAwaits is the state of an attempt that is finished and has no score, since a person has yet to mark an answer.
const AttemptAwaits quiz.State = "awaiting marking"

// AttemptColumns are the columns of the attempts report. Names and order are a promise to other programs; new ones
// come at the end.
var AttemptColumns = []Column[AttemptRow]{
	{"attempt", func(r AttemptRow) any { return r.Attempt }},
	{"quiz", func(r AttemptRow) any { return r.Quiz }},
	{"set", func(r AttemptRow) any { return r.Set }},
	{"revision", func(r AttemptRow) any { return r.Revision }},
	{"learner_id", func(r AttemptRow) any { return r.LearnerID }},
	{"learner", func(r AttemptRow) any { return r.Learner }},
	{"group", func(r AttemptRow) any { return r.Group }},
	{"state", func(r AttemptRow) any { return string(r.State) }},
	{"started_at", func(r AttemptRow) any { return r.StartedAt }},
	{"finished_at", func(r AttemptRow) any { return r.FinishedAt }},
	{"seconds", func(r AttemptRow) any { return seconds(r) }},
	{"points", func(r AttemptRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Points }) }},
	{"max", func(r AttemptRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Max }) }},
	{"percent", func(r AttemptRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Percent }) }},
	{"passed", func(r AttemptRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Passed }) }},
	{"number", func(r AttemptRow) any { return r.Number }},
	{"guest", func(r AttemptRow) any { return r.Guest }},
	{"external_id", func(r AttemptRow) any { return r.ExternalID }},
}

// seconds is how long a finished attempt took, in whole seconds; nil while open.
func seconds(r AttemptRow) any {
	if r.FinishedAt.IsZero() {
		return nil
	}
	return int64(r.FinishedAt.Sub(r.StartedAt) / time.Second)
}

func scored(s *quiz.Score, of func(*quiz.Score) any) any {
	if s == nil {
		return nil
	}
	return of(s)
}

// AnswerRow is one answer of an attempt. A finished attempt has a row for every question it showed that carries marks,
// answered or not; an open one for those that have been saved.
type AnswerRow struct {
	Attempt   string // id
	LearnerID string
	Learner   string // name
	Question  string // id
	Type      questions.Type
	Answer    json.RawMessage // with authored ids; nil: no answer
	Fraction  *float64        // share of full marks; nil while open or awaiting marking
	Points    *float64        // as Fraction
	Max       float64
	SavedAt   time.Time // zero when nothing was saved
	Number    int       // of the question, as the attempt showed it; the first is 1
	Certainty int       // how sure the learner was, 1 to 3; 0: not said
	Hint      bool      // whether the hint was asked for
	Tries     int       // how often the question was checked while the attempt went on
}

// AnswerColumns are the columns of the answers report; as with AttemptColumns, they are a promise.
var AnswerColumns = []Column[AnswerRow]{
	{"attempt", func(r AnswerRow) any { return r.Attempt }},
	{"learner_id", func(r AnswerRow) any { return r.LearnerID }},
	{"learner", func(r AnswerRow) any { return r.Learner }},
	{"question", func(r AnswerRow) any { return r.Question }},
	{"type", func(r AnswerRow) any { return string(r.Type) }},
	{"answer", func(r AnswerRow) any { return answerCell(r.Answer) }},
	{"fraction", func(r AnswerRow) any { return r.Fraction }},
	{"points", func(r AnswerRow) any { return r.Points }},
	{"max", func(r AnswerRow) any { return r.Max }},
	{"saved_at", func(r AnswerRow) any { return r.SavedAt }},
	{"number", func(r AnswerRow) any { return r.Number }},
	{"certainty", func(r AnswerRow) any { return certaintyCell(r.Certainty) }},
	{"hint", func(r AnswerRow) any { return r.Hint }},
	{"tries", func(r AnswerRow) any { return r.Tries }},
}

// answerCell is an answer's JSON; nil when there is none.
func answerCell(answer json.RawMessage) any {
	if len(answer) == 0 {
		return nil
	}
	return answer
}

// certaintyCell is how sure a learner was; nil when that wasn't said.
func certaintyCell(certainty int) any {
	if certainty == 0 {
		return nil
	}
	return certainty
}

// LearnerRow is one learner and how they stand in a quiz by the attempts that the report is on: everybody in the group, those
// who never started too.
type LearnerRow struct {
	LearnerID  string
	Learner    string // name
	ExternalID string
	Guest      bool
	Group      string      // name; empty when the quiz is open to everyone
	Standing   Standing    //
	Attempts   int         // started
	Score      *quiz.Score // the one that counts under the quiz's rules; nil when no attempt is finished, or while it awaits marking
	LastAt     time.Time   // when the last attempt was started; zero when there is none
	Quiz       string      // id
	Attempt    string      // id of the finished attempt that counts, for a mean the last one, and so while none has a score; empty when none is finished
}

// Standing is how far a learner has come with a quiz.
type Standing string

// The standings.
const (
	NeverStarted Standing = "never started"
	InProgress   Standing = "in progress" // an attempt is open and none is finished
	Done         Standing = "finished"    // at least one attempt is finished
	// LearnerAwaits: the score that counts isn't known, since an attempt awaits marking. Where the best one counts, Score is
	// the best of those that are known.
	LearnerAwaits Standing = "awaiting marking"
)

// Further tells whether somebody has come further than another, or than no standing at all.
func (s Standing) Further(than Standing) bool {
	order := []Standing{NeverStarted, InProgress, LearnerAwaits, Done}
	return slices.Index(order, s) > slices.Index(order, than)
}

// LearnerColumns are the columns of the learners report; as with AttemptColumns, they are a promise.
var LearnerColumns = []Column[LearnerRow]{
	{"learner_id", func(r LearnerRow) any { return r.LearnerID }},
	{"learner", func(r LearnerRow) any { return r.Learner }},
	{"external_id", func(r LearnerRow) any { return r.ExternalID }},
	{"guest", func(r LearnerRow) any { return r.Guest }},
	{"group", func(r LearnerRow) any { return r.Group }},
	{"standing", func(r LearnerRow) any { return string(r.Standing) }},
	{"attempts", func(r LearnerRow) any { return r.Attempts }},
	{"points", func(r LearnerRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Points }) }},
	{"max", func(r LearnerRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Max }) }},
	{"percent", func(r LearnerRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Percent }) }},
	{"passed", func(r LearnerRow) any { return scored(r.Score, func(s *quiz.Score) any { return s.Passed }) }},
	{"last_started_at", func(r LearnerRow) any { return r.LastAt }},
	{"quiz", func(r LearnerRow) any { return r.Quiz }},
}
