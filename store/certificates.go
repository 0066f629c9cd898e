package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

const certificateColumns = `c.code, c.person_id, c.quiz_id, c.attempt_id, c.issued_at, c.name, c.quiz, c.set_id, c.revision,
	c.points, c.max, c.percent, c.passed_at, c.zone`

func scanCertificate(row scanner) (c quiz.Certificate, err error) {
	passed := true
	c.Score.Passed = &passed
	return c, row.Scan(&c.Code, textIn(&c.PersonID), textIn(&c.QuizID), textIn(&c.AttemptID), timeIn(&c.IssuedAt),
		textIn(&c.Name), &c.Quiz, &c.SetID, &c.Revision, &c.Score.Points, &c.Score.Max, &c.Score.Percent, timeIn(&c.PassedAt), &c.Zone)
}

// IssueCertificate certifies that somebody has passed a quiz, or returns the certificate that they have already where one
// says the same as it would now. The errors are ErrNotFound and quiz.ErrNoCertificate.
func (s *Store) IssueCertificate(person, quizID string, now time.Time) (quiz.Certificate, error) {
	var issued quiz.Certificate
	err := s.write(func(tx *tx) error {
		c, err := certifiable(tx, person, quizID, now)
		if err != nil {
			return err
		}
		earlier, err := all(tx, scanCertificate, `SELECT `+certificateColumns+` FROM certificates c
			WHERE c.person_id = $1 AND c.quiz_id = $2`, person, quizID)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(earlier, c.SaysAs); i >= 0 {
			issued = earlier[i]
			return nil
		}
		issued = c
		_, err = tx.exec(`INSERT INTO certificates (code, person_id, quiz_id, attempt_id, issued_at, name, quiz, set_id, revision,
			points, max, percent, passed_at, zone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
			c.Code, c.PersonID, c.QuizID, c.AttemptID, millis(c.IssuedAt), c.Name, c.Quiz, c.SetID, c.Revision,
			c.Score.Points, c.Score.Max, c.Score.Percent, millis(c.PassedAt), c.Zone)
		return err
	})
	return issued, err
}

// certifiable is the certificate that somebody can have now.
func certifiable(q querier, person, quizID string, now time.Time) (c quiz.Certificate, err error) {
	about, err := quizByID(q, quizID)
	if err != nil {
		return c, err
	}
	attempts, err := attemptsOf(q, person, quizID)
	if err != nil {
		return c, err
	}
	if !about.Rules.Certifies(attempts, now) {
		return c, quiz.ErrNoCertificate
	}
	s := about.Rules.Outcome(attempts)
	c = quiz.Certificate{
		Code: accounts.NewCertificateCode(), PersonID: person, QuizID: quizID, AttemptID: s.Attempt.ID, IssuedAt: storedAs(now),
		Quiz: about.Title, Score: *s.Score, PassedAt: s.Attempt.FinishedAt, Zone: about.Rules.Zone,
	}
	scan := func(row scanner) (struct{}, error) { return struct{}{}, row.Scan(&c.SetID, &c.Revision, &c.Name) }
	_, err = one(q, scan, `SELECT r.set_id, r.number, p.name FROM revisions r, people p WHERE r.id = $1 AND p.id = $2`,
		s.Attempt.RevisionID, person)
	return c, err
}

// Certificate returns the certificate with a code, in the form of accounts.ParseCertificateCode.
func (s *Store) Certificate(ctx context.Context, code string) (quiz.Certificate, error) {
	return one(s.reader(ctx), scanCertificate, `SELECT `+certificateColumns+` FROM certificates c WHERE c.code = $1`, code)
}

// CertificatesOf lists somebody's certificates, newest first.
func (s *Store) CertificatesOf(ctx context.Context, person string) ([]quiz.Certificate, error) {
	return all(s.reader(ctx), scanCertificate, `SELECT `+certificateColumns+` FROM certificates c
		WHERE c.person_id = $1 ORDER BY c.issued_at DESC, c.code`, person)
}

// Validity tells whether a certificate holds now.
func (s *Store) Validity(ctx context.Context, c quiz.Certificate) (quiz.Validity, error) {
	if c.PersonID == "" {
		return quiz.LearnerDeleted, nil
	}
	q, err := s.Quiz(ctx, c.QuizID)
	if errors.Is(err, ErrNotFound) {
		return quiz.QuizDeleted, nil
	}
	if err != nil {
		return "", err
	}
	attempts, err := s.AttemptsOf(ctx, c.PersonID, c.QuizID)
	return c.Validity(q.Rules, attempts), err
}
