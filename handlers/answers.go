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
	Seq       int64           `json:"seq"`
	Answer    json.RawMessage `json:"answer"`    // with the attempt's own ids
	Certainty int             `json:"certainty"` // how sure the learner is, 1 to 3; 0: not said
}

// answerSaved is what the page is told. Error is set unless the status is 200.
type answerSaved struct {
	Seq       int64           `json:"seq"`
	Answer    json.RawMessage `json:"answer"` // what is stored, with the attempt's own ids
	SavedAt   *time.Time      `json:"saved_at"`
	Applied   bool            `json:"applied"` // what is stored is what was sent
	Certainty int             `json:"certainty"`
	Deadline  *time.Time      `json:"deadline,omitempty"` // of the attempt: more time may have been given meanwhile
	Error     string          `json:"error,omitempty"`
}

// putAnswer saves the answer to one question: 200 once it is durable, also for a retry (applied) and for a conflict
// (not applied); 409 after the finish and 410 after the deadline, with the same body; 422 when it doesn't fit.
func putAnswer(v *visit, sat *sitting) error {
	n, err := v.number(sat)
	if err != nil {
		return err
	}
	var sent answerSent
	if ok, err := v.readJSON(&sent); err != nil {
		return err
	} else if !ok || sent.Seq < 1 {
		return v.JSON(http.StatusUnprocessableEntity, answerSaved{Error: v.words.T("error.bad-request")})
	}
	v.signs.again(sat.attempt.ID, v.now)
	saved, err := v.saveAnswer(sat, n, sent)
	return v.answerAnswer(sat, n, saved, err)
}

// readJSON reads the request's body, which the body limit bounds. It is false for what isn't JSON of this form. Nothing
// at all is an empty object.
func (v *visit) readJSON(into any) (ok bool, err error) {
	body, err := io.ReadAll(v.Request().Body)
	if err != nil {
		return false, unreadable(err)
	}
	return len(body) == 0 || json.Unmarshal(body, into) == nil, nil
}

// number is the number of the question that the path names, as the attempt shows it.
func (v *visit) number(sat *sitting) (int, error) {
	n, err := strconv.Atoi(v.Param("n"))
	if err != nil || sat.attempt.Plan.Find(n) == nil {
		return 0, store.ErrNotFound
	}
	return n, nil
}

// errConflict says that a check was asked for with an answer that meets another one, saved by another page.
var errConflict = errors.New("another page has saved another answer")

// saveAnswer checks an answer against question n and stores it. The errors are *questions.FitError,
// quiz.ErrFinished, quiz.ErrDeadline, quiz.ErrChecked and those of the store; with the three of quiz, what is stored
// comes back too. Certainty is stored only where the quiz asks for it.
func (v *visit) saveAnswer(sat *sitting, n int, sent answerSent) (store.Saved, error) {
	if sent.Certainty < 0 || sent.Certainty > quiz.Certain {
		return store.Saved{}, &questions.FitError{Rule: "certainty"}
	}
	if !sat.isAsked(n) {
		return store.Saved{}, &questions.FitError{Rule: "takes-no-answer"}
	}
	planned := sat.attempt.Plan.Find(n)
	answer, err := planned.Authored(sat.revision, sent.Answer)
	if err != nil {
		return store.Saved{}, err
	}
	save := store.Save{
		Attempt: sat.attempt.ID, Person: v.person.ID, Question: planned.ID,
		Seq: sent.Seq, Answer: answer, Typed: sat.isTyped(n), At: v.now,
	}
	if sat.quiz.Rules.Certainty {
		save.Certainty = sent.Certainty
	}
	return v.Store.SaveAnswer(save)
}

// isTyped tells whether the question is answered by typing, which makes many saves of one answer.
func (sat *sitting) isTyped(n int) bool {
	switch sat.question(n).Type {
	case questions.ShortTextType, questions.NumericType, questions.EssayType, questions.GapFillType:
		return true
	}
	return false
}

// answerAnswer tells the page what became of an answer.
func (v *visit) answerAnswer(sat *sitting, n int, saved store.Saved, err error) error {
	if problem, ok := v.misfit(err); ok {
		return v.JSON(http.StatusUnprocessableEntity, answerSaved{Error: problem})
	}
	late := isOver(err) || errors.Is(err, quiz.ErrChecked) || errors.Is(err, errConflict)
	if err != nil && !late {
		return err
	}
	told, renameErr := sat.told(n, saved)
	if renameErr != nil {
		return renameErr
	}
	if !late {
		return v.JSON(http.StatusOK, told)
	}
	status, name, _ := errorOf(err)
	told.Error = v.words.T("error." + name)
	return v.JSON(status, told)
}

// told is what the page is told of a stored answer to question n.
func (sat *sitting) told(n int, saved store.Saved) (answerSaved, error) {
	given, err := sat.attempt.Plan.Find(n).Given(sat.revision, saved.Answer)
	told := answerSaved{Seq: given.Seq, Answer: orNull(given.Answer), Applied: saved.Applied, Certainty: given.Certainty}
	if !saved.SavedAt.IsZero() {
		told.SavedAt = &saved.SavedAt
	}
	if !saved.Deadline.IsZero() {
		told.Deadline = &saved.Deadline
	}
	return told, err
}

// misfit puts words to why an answer doesn't fit its question, if that is the error.
func (v *visit) misfit(err error) (problem string, ok bool) {
	var fit *questions.FitError
	if !errors.As(err, &fit) {
		return "", false
	}
	return v.words.Say("fit."+fit.Rule, fit.Args), true
}

// problemJSON tells a script what is wrong with what it sent.
func (v *visit) problemJSON(problem string) error {
	return v.JSON(http.StatusUnprocessableEntity, map[string]string{"error": problem})
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
