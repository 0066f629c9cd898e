package store

import (
	"cmp"
	"context"
	"database/sql"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// Analysis computes how a quiz, or all quizzes of a set, and each question did. Unless the filter says otherwise it is on the
// first finished attempt of each learner, and on the newest revision that finished attempts are pinned to; the result says
// which. Attempts that await marking are not among them. Without attempts it lists the questions with an n of 0. The error is
// ErrNotFound when there is no such quiz, set, revision or group.
func (s *Store) Analysis(ctx context.Context, f reports.Filter) (reports.Analysis, error) {
	f.Attempts = cmp.Or(f.Attempts, reports.FirstAttempts)
	matrix, revision, err := s.marksMatrix(ctx, f)
	if err != nil {
		return reports.Analysis{}, err
	}
	a := reports.Analyse(matrix)
	a.Attempts = f.Attempts
	if a.N > 0 {
		a.Revision = revision
	}
	return a, nil
}

// marksMatrix is what the attempts earned that a filter chooses, and the number of the revision that they are pinned to.
func (s *Store) marksMatrix(ctx context.Context, f reports.Filter) (reports.Matrix, int, error) {
	quizzes, err := s.subjects(ctx, f)
	if err == nil && f.Revision == 0 {
		if f.Revision, err = s.newestTaken(ctx, quizzes); err == nil {
			quizzes, err = s.subjects(ctx, f)
		}
	}
	if err != nil || len(quizzes) == 0 {
		return reports.Matrix{}, 0, err
	}
	revision, err := s.Revision(ctx, cmp.Or(quizzes[0].revision, quizzes[0].RevisionID))
	if err != nil {
		return reports.Matrix{}, 0, err
	}
	log, err := s.correctionsIn(s.reader(ctx), quizzes[0].ID)
	if err != nil {
		return reports.Matrix{}, 0, err
	}
	b := newMatrixBuilder(newLedger(log).keyed(revision))
	for _, about := range quizzes {
		for _, err := range pages(ctx, s.read, func(q querier, after quiz.Attempt) ([]quiz.Attempt, error) { return b.read(q, about, after) }) {
			if err != nil {
				return reports.Matrix{}, 0, err
			}
		}
	}
	return b.matrix(), revision.Number, nil
}

// newestTaken is the number of the newest revision that finished attempts are pinned to; 0 when there are none.
func (s *Store) newestTaken(ctx context.Context, quizzes []subject) (int, error) {
	newest := 0
	for _, about := range quizzes {
		about.Attempts = reports.AllAttempts
		n, err := one(s.reader(ctx), scanInt, `SELECT coalesce(max(r.number), 0) FROM attempts a JOIN revisions r ON r.id = a.revision_id
			WHERE `+chosen+` AND a.started_at >= $6 AND a.state = 'finished'`, about.chosen()...)
		if err != nil {
			return 0, err
		}
		newest = max(newest, int(n))
	}
	return newest, nil
}

// matrixBuilder puts marks and answers, as they are read, into the columns of a matrix.
type matrixBuilder struct {
	revision *questions.Revision
	n        int
	columns  []reports.MatrixQuestion
	column   map[string]int   // by question
	answers  []map[string]int // by column: the index of an answer by its text
	row      map[string]int   // by attempt, of the page that is being read
}

func newMatrixBuilder(r *questions.Revision) *matrixBuilder {
	b := &matrixBuilder{revision: r, column: map[string]int{}}
	for i := range r.Set.Questions {
		if q := &r.Set.Questions[i]; q.Marked() {
			b.column[q.ID] = len(b.columns)
			b.columns = append(b.columns, reports.MatrixQuestion{QuestionAbout: reports.AboutQuestion(q)})
			b.answers = append(b.answers, map[string]int{})
		}
	}
	return b
}

// matrix is what was read, without questions that are held back and that nobody was asked.
func (b *matrixBuilder) matrix() reports.Matrix {
	m := reports.Matrix{N: b.n}
	for _, c := range b.columns {
		if c.Asked() || !b.revision.IsStale(c.Name) {
			m.Questions = append(m.Questions, c)
		}
	}
	return m
}

// analysisPage is how many attempts are read at a time, with all of their marks.
const analysisPage = 5000

// read reads a page of attempts with a score and returns the last of them.
func (b *matrixBuilder) read(q querier, about subject, after quiz.Attempt) ([]quiz.Attempt, error) {
	b.row = make(map[string]int, analysisPage)
	var last quiz.Attempt
	var question sql.RawBytes
	var answer sql.RawBytes
	var points float64
	var a quiz.Attempt
	err := each(q, func(row scanner) error {
		if err := row.Scan(&a.ID, timeIn(&a.StartedAt), &question, &points, &answer); err != nil {
			return err
		}
		if a.StartedAt.After(last.StartedAt) || a.StartedAt.Equal(last.StartedAt) && a.ID > last.ID {
			last = a
		}
		b.add(b.rowOf(a.ID), question, points, answer)
		return nil
	}, `SELECT a.id, a.started_at, k.question_id, k.points, n.answer
		FROM (SELECT a.id, a.started_at FROM attempts a WHERE `+chosenAfter+` AND a.points IS NOT NULL ORDER BY a.started_at, a.id LIMIT $9) a
		JOIN marks k ON k.attempt_id = a.id LEFT JOIN answers n ON n.attempt_id = k.attempt_id AND n.question_id = k.question_id`,
		append(about.after(after), analysisPage)...)
	if err != nil || last.ID == "" {
		return nil, err
	}
	return []quiz.Attempt{last}, nil
}
