package store

import (
	"cmp"
	"context"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// subject is a quiz that a report is on, and which of its attempts the report is on.
type subject struct {
	quiz.Quiz
	reports.Filter
	revision string // id of the revision that Filter.Revision means; empty: whichever
	group    string // the name of Filter.Group, else of the group that the quiz is given to
}

// subjects are the quizzes that a filter means: one, or those of a set, without deleted ones, in the order in which they were published, without
// those that the revision can't be of. It is ErrNotFound when there is no such quiz, set, revision or group.
func (s *Store) subjects(ctx context.Context, f reports.Filter) ([]subject, error) {
	quizzes, err := s.filteredQuizzes(ctx, f)
	if err != nil {
		return nil, err
	}
	var found []subject
	for _, q := range quizzes {
		about, err := s.subject(ctx, q, f)
		if err != nil {
			return nil, err
		}
		found = append(found, about)
	}
	return found, nil
}

func (s *Store) filteredQuizzes(ctx context.Context, f reports.Filter) ([]quiz.Quiz, error) {
	if f.Set == "" {
		q, err := s.everyQuiz(ctx, f.Quiz)
		return []quiz.Quiz{q}, err
	}
	if _, err := one(s.reader(ctx), scanText, `SELECT id FROM sets WHERE id = $1`, f.Set); err != nil {
		return nil, err
	}
	quizzes, err := s.QuizzesOn(ctx, f.Set)
	slices.Reverse(quizzes)
	if f.Among != nil {
		quizzes = slices.DeleteFunc(quizzes, func(q quiz.Quiz) bool { return !slices.Contains(f.Among, q.ID) })
	}
	return quizzes, err
}

// everyQuiz is a quiz, also one that was deleted.
func (s *Store) everyQuiz(ctx context.Context, id string) (quiz.Quiz, error) {
	return one(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1`, id)
}

func (s *Store) subject(ctx context.Context, q quiz.Quiz, f reports.Filter) (subject, error) {
	about := subject{Quiz: q, Filter: f}
	if f.Revision != 0 {
		id, err := one(s.reader(ctx), scanText, `SELECT id FROM revisions WHERE set_id = $1 AND number = $2`, q.SetID, f.Revision)
		if err != nil {
			return about, err
		}
		about.revision = id
	}
	group := cmp.Or(f.Group, q.GroupID)
	if group == "" {
		return about, nil
	}
	g, err := s.Group(ctx, group)
	about.group = g.Name
	return about, err
}

// reportOn looks up what a report is on, and then yields its rows, quiz by quiz.
func reportOn[R any](ctx context.Context, s *Store, f reports.Filter, rows func(subject) iter.Seq2[R, error]) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		quizzes, err := s.subjects(ctx, f)
		if err != nil {
			var none R
			yield(none, err)
			return
		}
		for _, about := range quizzes {
			for row, err := range rows(about) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// chosen holds for the attempts a that a report is on, but for their earliest start, which chosenAfter asks for: together
// they are a range of an index. Its values, $1 to $6, are those of subject.chosen. Which of a learner's attempts is the first,
// the last or the best is decided among those that are finished and that the rest of the filter lets through.
//
// The plus signs before times change nothing but the plan. Without them SQLite takes the index of starts, and goes through
// all attempts at the quiz for each learner, where the index of a learner's attempts has a few.
const chosen = `a.quiz_id = $1 AND NOT a.try_it AND +a.started_at < $2
	AND ($3 = '' OR a.revision_id = $3)
	AND ($4 = '' OR a.person_id IN (SELECT m.person_id FROM group_members m WHERE m.group_id = $4))
	AND ($5 = 'all' OR a.state = 'finished' AND NOT EXISTS (SELECT 1 FROM attempts b
		WHERE b.quiz_id = a.quiz_id AND b.person_id = a.person_id AND b.try_it = a.try_it AND b.state = 'finished'
		AND +b.started_at >= $6 AND +b.started_at < $2 AND ($3 = '' OR b.revision_id = $3)
		AND ($5 = 'first' AND b.number < a.number OR $5 = 'last' AND b.number > a.number
			OR $5 = 'best' AND (coalesce(b.percent, -1) > coalesce(a.percent, -1)
				OR coalesce(b.percent, -1) = coalesce(a.percent, -1) AND b.number < a.number))))`

// chosenSince holds for all of chosen, where attempts are looked up by learner.
const chosenSince = chosen + ` AND +a.started_at >= $6`

// onSheets makes a query on chosen attempts read their sheets instead, which are of finished ones alone.
func onSheets(query string) string {
	return strings.NewReplacer("FROM attempts", "FROM sheets", "a.state = 'finished' AND ", "", "AND b.state = 'finished'", "").Replace(query)
}

// chosenAfter holds for those of chosen that come after one that was started at $7 and has the id $8; see subject.after.
const chosenAfter = chosen + ` AND (a.started_at, a.id) > ($7, $8)`

// chosen are the values of the condition chosen.
func (about subject) chosen() []any {
	until := int64(math.MaxInt64)
	if !about.Until.IsZero() {
		until = millis(about.Until)
	}
	return []any{about.ID, until, about.revision, about.Filter.Group, string(cmp.Or(about.Attempts, reports.AllAttempts)), about.since()}
}

// since is the earliest start of an attempt that the report is on.
func (about subject) since() int64 {
	if about.From.IsZero() {
		return math.MinInt64
	}
	return millis(about.From)
}

// after are the values of chosenAfter: for what comes after an attempt, or without one from the first on.
func (about subject) after(a quiz.Attempt) []any {
	if a.ID == "" {
		return append(about.chosen(), about.since(), "")
	}
	return append(about.chosen(), millis(a.StartedAt), a.ID)
}
