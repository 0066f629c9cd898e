package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// answerSent is what the page sends to save an answer.
type answerSent struct {
	Seq    int64           `json:"seq"`
	Answer json.RawMessage `json:"answer"` // with the attempt's own ids
}

// answerSaved is what the page is told. Error is set unless the status is 200.
type answerSaved struct {
	Seq     int64           `json:"seq"`
	Answer  json.RawMessage `json:"answer"` // what is stored, with the attempt's own ids
	SavedAt *time.Time      `json:"saved_at"`
	Applied bool            `json:"applied"` // what is stored is what was sent
	Error   string          `json:"error,omitempty"`
}

// putAnswer saves the answer to one question: 200 once it is durable, also for a retry (applied) and for a conflict
// (not applied); 409 after the finish and 410 after the deadline, with the same body; 422 when it doesn't fit.
func putAnswer(v *visit, sat *sitting) error {
	planned, err := v.plannedQuestion(sat)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(v.Request().Body) // bounded by the body limit
	if err != nil {
		return unreadable(err)
	}
	var sent answerSent
	if json.Unmarshal(body, &sent) != nil || sent.Seq < 1 {
		return v.JSON(http.StatusUnprocessableEntity, answerSaved{Error: v.words.T("error.bad-request")})
	}
	saved, err := v.saveAnswer(sat, planned, sent)
	return v.answerAnswer(sat, planned, saved, err)
}

// plannedQuestion is the question that the path names by its number in the attempt.
func (v *visit) plannedQuestion(sat *sitting) (*quiz.Planned, error) {
	n, err := strconv.Atoi(v.Param("n"))
	planned := sat.attempt.Plan.Find(n)
	if err != nil || planned == nil {
		return nil, store.ErrNotFound
	}
	return planned, nil
}

// saveAnswer checks an answer against its question and stores it. The errors are *questions.FitError,
// quiz.ErrFinished, quiz.ErrDeadline and those of the store; with the two of quiz, what is stored comes back too.
func (v *visit) saveAnswer(sat *sitting, planned *quiz.Planned, sent answerSent) (store.Saved, error) {
	answer, err := planned.Authored(sat.revision, sent.Answer)
	if err != nil {
		return store.Saved{}, err
	}
	return v.Store.SaveAnswer(store.Save{
		Attempt: sat.attempt.ID, Person: v.person.ID, Question: planned.ID,
		Seq: sent.Seq, Answer: answer, Typed: sat.isTyped(planned), At: v.now,
	})
}

// isTyped tells whether the question is answered by typing, which makes many saves of one answer.
func (sat *sitting) isTyped(planned *quiz.Planned) bool {
	q := sat.revision.Set.Question(planned.ID)
	return q != nil && q.Type == questions.ShortTextType
}

// answerAnswer tells the page what became of an answer.
func (v *visit) answerAnswer(sat *sitting, planned *quiz.Planned, saved store.Saved, err error) error {
	if problem, ok := v.misfit(err); ok {
		return v.JSON(http.StatusUnprocessableEntity, answerSaved{Error: problem})
	}
	late := isOver(err) || errors.Is(err, quiz.ErrChecked)
	if err != nil && !late {
		return err
	}
	shown, renameErr := planned.Shown(sat.revision, saved.Answer.Answer)
	if renameErr != nil {
		return renameErr
	}
	told := answerSaved{Seq: saved.Seq, Answer: orNull(shown), Applied: saved.Applied}
	if !saved.SavedAt.IsZero() {
		told.SavedAt = &saved.SavedAt
	}
	if !late {
		return v.JSON(http.StatusOK, told)
	}
	status, name, _ := errorOf(err)
	told.Error = v.words.T("error." + name)
	return v.JSON(status, told)
}

// misfit puts words to why an answer doesn't fit its question, if that is the error.
func (v *visit) misfit(err error) (problem string, ok bool) {
	var fit *questions.FitError
	if !errors.As(err, &fit) {
		return "", false
	}
	return v.words.Say("fit."+fit.Rule, fit.Args), true
}

// isOver tells that an attempt takes no more answers.
func isOver(err error) bool {
	return errors.Is(err, quiz.ErrFinished) || errors.Is(err, quiz.ErrDeadline)
}

// orNull writes no answer as null.
func orNull(answer json.RawMessage) json.RawMessage {
	if len(bytes.TrimSpace(answer)) == 0 {
		return json.RawMessage("null")
	}
	return answer
}
