package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// answerPage is how many answers are looked at between two reads.
const answerPage = 1000

// UnmatchedText is a typed answer that no text of the author takes, and how many gave it.
type UnmatchedText struct {
	Question string           // authored id
	Gap      string           // authored id; empty for a short-text question
	Folded   string           // as questions.Fold makes it
	Example  string           // as the first of them typed it
	Count    int              // attempts in which it was given, as the answer or as a try before it
	Accepted *quiz.Correction // what it earns meanwhile; nil: it wasn't accepted
}

// unmatchedKey is what unmatched texts are gathered by.
type unmatchedKey struct{ question, gap, folded string }

// UnmatchedTexts gathers the typed answers in the finished attempts at a quiz that match nothing that the author
// accepts, most frequent first, those that were accepted since too: answers, and tries that came before them, which a text
// that is accepted forgives. Try-it attempts are left out. The error is ErrNotFound.
func (s *Store) UnmatchedTexts(ctx context.Context, quizID string) ([]UnmatchedText, error) {
	typed, err := s.typedQuestions(ctx, quizID)
	if err != nil {
		return nil, err
	}
	log, err := s.correctionsIn(s.reader(ctx), quizID)
	if err != nil {
		return nil, err
	}
	ledger, found := newLedger(log), map[unmatchedKey]*UnmatchedText{}
	for _, question := range typed {
		if err := s.gatherUnmatched(ctx, ledger, quizID, question, found); err != nil {
			return nil, err
		}
	}
	for _, c := range quiz.Standing(ledger.accepted) {
		if text := found[unmatchedKey{c.Question, c.Gap, c.Text}]; text != nil {
			text.Accepted = &c
		}
	}
	return mostFrequent(found), nil
}

// typedQuestions lists the questions answered by typing text in the revisions that attempts at a quiz are pinned to.
func (s *Store) typedQuestions(ctx context.Context, quizID string) ([]string, error) {
	if _, err := s.everyQuiz(ctx, quizID); err != nil {
		return nil, err
	}
	pinned, err := pinnedRevisions(s.reader(ctx), quizID)
	if err != nil {
		return nil, err
	}
	var typed []string
	for _, id := range pinned {
		r, err := s.Revision(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, q := range r.Set.Questions {
			if q.Type == questions.ShortTextType || q.Type == questions.GapFillType {
				typed = append(typed, q.ID)
			}
		}
	}
	slices.Sort(typed)
	return slices.Compact(typed), nil
}

// pinnedRevisions are the ids of the revisions that attempts at a quiz are pinned to.
func pinnedRevisions(q querier, quizID string) ([]string, error) {
	return all(q, scanText, `SELECT DISTINCT revision_id FROM attempts WHERE quiz_id = $1`, quizID)
}

// typedAnswer is what was answered to one question, or tried before that, and the attempt that it is in.
type typedAnswer struct {
	attempt, revision string
	startedAt         time.Time
	number            int64 // of the try, from 1; 0: the answer
	answer            json.RawMessage
}

func scanTypedAnswer(row scanner) (a typedAnswer, err error) {
	var text string
	err = row.Scan(&a.attempt, &a.revision, timeIn(&a.startedAt), &a.number, &text)
	a.answer = answerOf(text)
	return a, err
}

func typedAnswersAfter(q querier, quizID, question string, after typedAnswer) ([]typedAnswer, error) {
	return all(q, scanTypedAnswer, `SELECT a.id, a.revision_id, a.started_at, 0 AS number, n.answer
		FROM attempts a JOIN answers n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND (a.started_at, a.id, 0) > ($2, $3, $4) AND n.question_id = $5 AND a.state = 'finished' AND NOT a.try_it
		UNION ALL SELECT a.id, a.revision_id, a.started_at, n.number, n.answer
		FROM attempts a JOIN tries n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND (a.started_at, a.id, n.number) > ($2, $3, $4) AND n.question_id = $5 AND a.state = 'finished' AND NOT a.try_it
		ORDER BY 3, 1, 4 LIMIT $6`, quizID, millis(after.startedAt), after.attempt, after.number, question, answerPage)
}

// gatherUnmatched adds what was typed at one question. An attempt counts once for each text, however often it has it.
func (s *Store) gatherUnmatched(ctx context.Context, l *ledger, quizID, question string, found map[unmatchedKey]*UnmatchedText) error {
	counted := map[unmatchedKey]string{} // the last attempt, since they come one after the other
	next := func(q querier, after typedAnswer) ([]typedAnswer, error) {
		return typedAnswersAfter(q, quizID, question, after)
	}
	for a, err := range pages(ctx, s.read, next) {
		if err != nil {
			return err
		}
		r, err := s.Revision(ctx, a.revision)
		if err != nil {
			return err
		}
		for _, u := range l.keyed(r).Unmatched(question, a.answer) {
			key := unmatchedKey{question, u.Gap, u.Folded}
			if found[key] == nil {
				found[key] = &UnmatchedText{Question: question, Gap: u.Gap, Folded: u.Folded, Example: u.Text}
			}
			if counted[key] != a.attempt {
				counted[key] = a.attempt
				found[key].Count++
			}
		}
	}
	return nil
}

func mostFrequent(found map[unmatchedKey]*UnmatchedText) []UnmatchedText {
	texts := make([]UnmatchedText, 0, len(found))
	for _, t := range found {
		texts = append(texts, *t)
	}
	slices.SortFunc(texts, func(a, b UnmatchedText) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Question, b.Question), cmp.Compare(a.Gap, b.Gap), cmp.Compare(a.Folded, b.Folded))
	})
	return texts
}
