package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"
)

// Report is what a look through a whole database found.
type Report struct {
	Rows     map[string]int64 // how many rows each table has
	Problems []string         // what isn't as it was stored, one line each; empty when all is well
}

// Verify reads the whole database and checks its structure, its references and the checksums of answers,
// revisions and images. It takes seconds for a million answers and reads in short steps, so that others may go on writing.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	return verify(ctx, s.reads)
}

// verify checks a database through any pool on it.
func verify(ctx context.Context, db *sql.DB) (Report, error) {
	problems, err := structure(ctx, db)
	if err != nil || len(problems) > 0 { // nothing further down can be relied on
		return Report{Problems: problems}, err
	}
	rows, err := count(ctx, db)
	if err != nil {
		return Report{}, err
	}
	for _, check := range []func(context.Context, *sql.DB) iter.Seq2[string, error]{damagedAnswers, damagedRevisions, damagedMedia} {
		for problem, err := range check(ctx, db) {
			if err != nil {
				return Report{}, err
			}
			problems = append(problems, problem)
		}
	}
	return Report{Rows: rows, Problems: problems}, nil
}

// count counts the rows of every table in one snapshot.
func count(ctx context.Context, db *sql.DB) (map[string]int64, error) {
	names, err := tables(ctx, db)
	if err != nil {
		return nil, err
	}
	snapshot, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer snapshot.Rollback()
	rows := map[string]int64{}
	for _, name := range names {
		var n int64
		if err := snapshot.QueryRowContext(ctx, `SELECT count(*) FROM `+name).Scan(&n); err != nil {
			return nil, err
		}
		rows[name] = n
	}
	return rows, nil
}

type answerRow struct {
	attempt, question, answer string
	seq, sum                  int64
	savedAt                   time.Time
}

func scanAnswerRow(row scanner) (a answerRow, err error) {
	return a, row.Scan(&a.attempt, &a.question, &a.seq, &a.answer, timeIn(&a.savedAt), &a.sum)
}

func damagedAnswers(ctx context.Context, db *sql.DB) iter.Seq2[string, error] {
	next := func(q querier, after answerRow) ([]answerRow, error) {
		return all(q, scanAnswerRow, `SELECT attempt_id, question_id, seq, answer, saved_at, crc32c FROM answers
			WHERE (attempt_id, question_id) > ($1, $2) ORDER BY attempt_id, question_id LIMIT 1000`,
			after.attempt, after.question)
	}
	return problems(pages(ctx, newStatements(db), next), func(a answerRow) string {
		if answerSum(a.attempt, a.question, a.seq, a.answer, a.savedAt) == a.sum {
			return ""
		}
		return fmt.Sprintf("answers: attempt %s, question %s: the checksum doesn't match", a.attempt, a.question)
	})
}

type revisionRow struct{ id, set, content, sum string }

func scanRevisionRow(row scanner) (r revisionRow, err error) {
	return r, row.Scan(&r.id, &r.set, &r.content, &r.sum)
}

// damagedRevisions looks for revisions whose content isn't what was stored, or whose images aren't there.
func damagedRevisions(ctx context.Context, db *sql.DB) iter.Seq2[string, error] {
	next := func(q querier, after revisionRow) ([]revisionRow, error) {
		return all(q, scanRevisionRow, `SELECT id, set_id, content, sha256 FROM revisions
			WHERE id > $1 ORDER BY id LIMIT 20`, after.id)
	}
	return func(yield func(string, error) bool) {
		images, err := mediaNames(ctx, db)
		if err != nil {
			yield("", err)
			return
		}
		problems(pages(ctx, newStatements(db), next), func(r revisionRow) string { return r.damage(images) })(yield)
	}
}

func (r revisionRow) damage(images map[string]bool) string {
	if contentSum(r.content) != r.sum {
		return fmt.Sprintf("revisions: set %s, revision %s: the checksum doesn't match", r.set, r.id)
	}
	for _, m := range mediaOf(r.content) {
		if !images[m.Name] {
			return fmt.Sprintf("revisions: set %s, revision %s: the image %s is missing", r.set, r.id, m.Name)
		}
	}
	return ""
}

// problems passes on what look says about the rows, unless it says nothing.
func problems[T any](rows iter.Seq2[T, error], look func(T) string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for row, err := range rows {
			if err != nil {
				yield("", err)
				return
			}
			if problem := look(row); problem != "" && !yield(problem, nil) {
				return
			}
		}
	}
}
