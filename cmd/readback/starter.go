package main

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// starterSetting remembers that the starter set was offered, so that once deleted it never comes back.
const starterSetting = "starter"

// addStarter makes the starter set an open quiz at the first start, unless that isn't wanted.
func addStarter(ctx context.Context, s *store.Store, unwanted bool) error {
	_, err := s.Setting(ctx, starterSetting)
	if err == nil || !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if unwanted {
		return s.SetSetting(starterSetting, "unwanted")
	}
	set, err := starter.Read()
	if err != nil {
		return err
	}
	saved, err := s.SaveSets(ctx, nil, time.Now(), set)
	if err != nil {
		return err
	}
	rules := quiz.DefaultRules()
	rules.Attempts = 0
	_, err = s.AddQuiz(quiz.Quiz{
		Title: set.Title, SetID: set.ID, RevisionID: saved[0].ID, Rules: rules, CreatedAt: time.Now(),
	})
	if err != nil {
		return err
	}
	return s.SetSetting(starterSetting, "added")
}
