// Package sample makes databases of any size for measuring reports: one quiz of twelve questions of many types, learners with
// names in several scripts, and their finished attempts with plans, answers and marks. The same seed makes the same rows but
// for the ids of set and quiz. Rows are written to the file itself, since a store takes them one by one.
package sample

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	_ "github.com/mattn/go-sqlite3" // what the database is read and written with

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

//go:embed set.yaml
var files embed.FS

// Began is when the first attempt was started.
var Began = time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)

// Make makes a database in a data folder that has none and returns the quiz that all attempts are at. Each attempt is asked
// all twelve questions.
func Make(dir string, attempts int, seed uint64) (quiz.Quiz, error) {
	q, r, err := publish(dir)
	if err != nil {
		return q, err
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, store.FileName)+"?_journal_mode=WAL&_synchronous=OFF&_cache_size=-400000")
	if err != nil {
		return q, err
	}
	db.SetMaxOpenConns(1)
	err = write(db, newDrawing(q, r, seed), attempts)
	return q, errors.Join(err, db.Close())
}

// publish makes the database with the quiz in it.
func publish(dir string) (quiz.Quiz, store.Revision, error) {
	set, problems := native.Read(files, "set.yaml")
	if len(problems) > 0 {
		return quiz.Quiz{}, store.Revision{}, fmt.Errorf("set.yaml:%d: %s %v", problems[0].Line, problems[0].Rule, problems[0].Args)
	}
	s, err := store.Open(context.Background(), store.Options{Dir: dir})
	if err != nil {
		return quiz.Quiz{}, store.Revision{}, err
	}
	defer s.Close()
	return publishIn(s, set)
}

func publishIn(s *store.Store, set questions.Set) (quiz.Quiz, store.Revision, error) {
	saved, err := s.SaveSets(context.Background(), nil, Began, set)
	if err != nil {
		return quiz.Quiz{}, store.Revision{}, err
	}
	pass := 60.0
	rules := quiz.DefaultRules()
	rules.Attempts, rules.ShuffleQuestions, rules.Certainty, rules.PassMark = 0, true, true, &pass
	q, err := s.AddQuiz(quiz.Quiz{Title: set.Title, SetID: saved[0].SetID, RevisionID: saved[0].ID, Rules: rules, CreatedAt: Began})
	if err != nil {
		return q, store.Revision{}, err
	}
	r, err := s.Revision(context.Background(), q.RevisionID)
	return q, r, err
}
