package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
)

// goneState is the state that a form is made from when its question is gone.
const goneState = "gone"

// overtakings is how often a change to one question is tried again because somebody changed others at the same moment.
const overtakings = 5

// stateOf tells one state of a question from another; that of none is empty.
func stateOf(q *questions.Question) string {
	if q == nil {
		return ""
	}
	data, err := json.Marshal(q)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// formState is the state of a question as its form has it, where there may be none any more.
func formState(q *questions.Question) string {
	if q == nil {
		return goneState
	}
	return stateOf(q)
}

// changeQuestion changes the draft in what concerns one question, which still has to be in the state that the form was made
// from; what others do to other questions meanwhile stays. The error is store.ErrDraftMoved when they changed this one.
func (v *visit) changeQuestion(e *edited, id, state string, edit func(*questions.Set)) error {
	for range overtakings {
		if formState(e.Set.Question(id)) != state { // looked at first, so that refusing begins no draft
			return store.ErrDraftMoved
		}
		if err := v.beginDraft(e); err != nil {
			return err
		}
		if formState(e.Set.Question(id)) != state {
			return store.ErrDraftMoved
		}
		set := e.Set
		set.Questions = slices.Clone(set.Questions)
		edit(&set)
		if err := v.changeDraft(e, set); !errors.Is(err, store.ErrDraftMoved) {
			return err
		}
		now, err := v.edited(e.SetID)
		if err != nil {
			return err
		}
		*e = *now
	}
	return store.ErrDraftMoved
}
