package sample

import (
	"database/sql"
	"errors"
	"hash/crc32"
	"strconv"

	"github.com/readback/readback/quiz"
)

// perTransaction is how many attempts are written together.
const perTransaction = 10_000

// write draws attempts and writes them in large transactions.
func write(db *sql.DB, d *drawing, attempts int) error {
	for written := 0; written < attempts; written += perTransaction {
		if err := writeSome(db, d, min(perTransaction, attempts-written)); err != nil {
			return err
		}
	}
	if _, err := db.Exec(putSheets); err != nil {
		return err
	}
	_, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

func writeSome(db *sql.DB, d *drawing, attempts int) (err error) {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	w := &rows{}
	for into, text := range map[**sql.Stmt]string{&w.people: putPerson, &w.attempts: putAttempt, &w.answers: putAnswer, &w.history: putHistory, &w.marks: putMark} {
		if *into, err = tx.Prepare(text); err != nil {
			return err
		}
	}
	for range attempts {
		a, fresh := d.next()
		w.person(fresh, a)
		w.attempt(a)
	}
	if w.err != nil {
		return w.err
	}
	return tx.Commit()
}

const (
	putPerson  = `INSERT INTO people (id, name, sign_in, role, guest, external_id, created_at) VALUES (?, ?, ?, 'learner', ?, ?, ?)`
	putAttempt = `INSERT INTO attempts (id, quiz_id, revision_id, person_id, number, try_it, state, started_at, finished_at, points, max,
		percent, passed, plan) VALUES (?, ?, ?, ?, ?, 0, 'finished', ?, ?, ?, ?, ?, ?, ?)`
	putAnswer  = `INSERT INTO answers (attempt_id, question_id, seq, answer, saved_at, crc32c, certainty) VALUES (?, ?, 1, ?, ?, ?, ?)`
	putHistory = `INSERT INTO answer_history (attempt_id, question_id, seq, answer, begun_at, saved_at) VALUES (?, ?, 1, ?, ?, ?)`
	putMark    = `INSERT INTO marks (attempt_id, question_id, fraction, points, max) VALUES (?, ?, ?, ?, ?)`
)

// rows writes rows; its first error is kept, and then it writes no more.
type rows struct {
	people, attempts, answers, history, marks *sql.Stmt
	err                                       error
}

func (w *rows) put(into *sql.Stmt, values ...any) {
	if w.err == nil {
		_, w.err = into.Exec(values...)
	}
}

// person writes somebody who begins with this attempt; nil is nobody.
func (w *rows) person(l *learner, a attempt) {
	if l != nil {
		w.put(w.people, l.id, l.name, l.id, l.guest, sql.NullString{String: l.number, Valid: l.number != ""}, a.StartedAt.UnixMilli())
	}
}

func (w *rows) attempt(a attempt) {
	w.put(w.attempts, a.ID, a.QuizID, a.RevisionID, a.PersonID, a.Number, a.StartedAt.UnixMilli(), a.FinishedAt.UnixMilli(),
		a.Score.Points, a.Score.Max, a.Score.Percent, *a.Score.Passed, a.plan)
	for _, n := range a.answers {
		at := n.savedAt.UnixMilli()
		w.put(w.answers, a.ID, n.question, n.text, at, sum(a.ID, n, at), sql.NullInt64{Int64: int64(n.certainty), Valid: n.certainty > 0})
		w.put(w.history, a.ID, n.question, n.text, at, at)
	}
	for _, m := range a.marks {
		w.mark(a, m)
	}
}

func (w *rows) mark(a attempt, m quiz.MarkOf) {
	points, _ := m.Points.Float64()
	max, _ := m.Max.Float64()
	w.put(w.marks, a.ID, m.Question, m.Fraction.RatString(), points, max)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum is the checksum of an answer, as the store has it: readback doctor checks it.
func sum(attempt string, n answer, at int64) int64 {
	text := attempt + "\x00" + n.question + "\x001\x00" + n.text + "\x00" + strconv.FormatInt(at, 10)
	return int64(crc32.Checksum([]byte(text), castagnoli))
}
