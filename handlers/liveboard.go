package handlers

import (
	"context"
	"reflect"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// liveBoard is the board of a quiz as the database has it.
type liveBoard struct {
	*reports.Board
	store     *store.Store
	quizID    string
	corrected []quiz.Correction              // of keys and by accepted texts, when the board was read last
	keyed     map[string]*questions.Revision // as answers are marked by them, by the revision's id
}

// loadLive reads all of a board. The error is store.ErrNotFound for a quiz that isn't there.
func loadLive(ctx context.Context, s *store.Store, quizID string, now time.Time) (*liveBoard, error) {
	b := &liveBoard{store: s, quizID: quizID}
	return b, b.reload(ctx, now)
}

// reload reads everything again but answers that are on the board.
func (b *liveBoard) reload(ctx context.Context, now time.Time) error {
	q, err := b.store.Quiz(ctx, b.quizID)
	if err != nil {
		return err
	}
	if err := b.list(ctx, &q); err != nil {
		return err
	}
	learners, err := b.store.LiveLearners(ctx, &q, now)
	if err != nil {
		return err
	}
	b.SetLearners(learners)
	return b.readAnswers(ctx, b.Unread())
}

func (b *liveBoard) list(ctx context.Context, q *quiz.Quiz) error {
	log, err := b.store.Corrections(ctx, b.quizID)
	if err != nil {
		return err
	}
	if b.keyed == nil || len(log) != len(b.corrected) {
		b.corrected, b.keyed = log, map[string]*questions.Revision{}
		if b.Board != nil {
			b.Forget()
		}
	}
	r, err := b.revision(ctx, q.RevisionID)
	if err != nil {
		return err
	}
	if b.Board == nil {
		b.Board = reports.NewBoard(r)
	}
	b.SetRevision(r)
	return nil
}

// revision is a revision that marks by the keys and texts that were corrected since.
func (b *liveBoard) revision(ctx context.Context, id string) (*questions.Revision, error) {
	if b.keyed[id] == nil {
		r, err := b.store.Revision(ctx, id)
		if err != nil {
			return nil, err
		}
		b.keyed[id] = quiz.Accepting(r.Revision, quiz.ConcerningAttempt(b.corrected, "", id))
	}
	return b.keyed[id], nil
}

// readAnswers reads the answers of attempts again, as far as they are on the board.
func (b *liveBoard) readAnswers(ctx context.Context, attempts []string) error {
	for _, id := range attempts {
		if !b.Shows(id) {
			continue
		}
		answers, err := b.store.LiveAnswers(ctx, id)
		if err != nil {
			return err
		}
		r, err := b.revision(ctx, b.Revision(id))
		if err != nil {
			return err
		}
		b.SetAnswers(id, r, answers)
	}
	return nil
}

func (b *liveBoard) show(sign func(string) reports.Sign, now time.Time) liveShown {
	return liveShown{b.Learners(sign, now), b.Questions()}
}

// liveShown is what a board shows at a moment.
type liveShown struct {
	learners  []reports.LiveLearner
	questions []reports.LiveQuestion
}

// liveMessage is what a page is sent: everything, or what has become different.
type liveMessage struct {
	Now       int64                  `json:"now"` // by the server's clock, Unix milliseconds
	Whole     bool                   `json:"whole"`
	Learners  []reports.LiveLearner  `json:"learners,omitempty"`
	Gone      []string               `json:"gone,omitempty"` // ids of learners
	Questions []reports.LiveQuestion `json:"questions,omitempty"`
}

func (s liveShown) whole(now time.Time) liveMessage {
	return liveMessage{Now: now.UnixMilli(), Whole: true, Learners: s.learners, Questions: s.questions}
}

// since is what is different from what was shown before. Other questions than before are all sent, and so is everything.
func (s liveShown) since(before liveShown, now time.Time) liveMessage {
	m := liveMessage{Now: now.UnixMilli()}
	if len(s.questions) != len(before.questions) {
		return s.whole(now)
	}
	for i, q := range s.questions {
		switch {
		case q.ID != before.questions[i].ID || q.Stem != before.questions[i].Stem:
			return s.whole(now)
		case !reflect.DeepEqual(q, before.questions[i]):
			m.Questions = append(m.Questions, q)
		}
	}
	rows := make(map[string]reports.LiveLearner, len(before.learners))
	for _, l := range before.learners {
		rows[l.ID] = l
	}
	for _, l := range s.learners {
		if rows[l.ID] != l {
			m.Learners = append(m.Learners, l)
		}
		delete(rows, l.ID)
	}
	for id := range rows {
		m.Gone = append(m.Gone, id)
	}
	return m
}

func (m liveMessage) empty() bool {
	return !m.Whole && len(m.Learners)+len(m.Gone)+len(m.Questions) == 0
}
