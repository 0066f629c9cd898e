package questions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
)

// Type names a question type as set files write it.
type Type string

// The question types.
const (
	SingleChoiceType     Type = "single-choice"
	MultipleResponseType Type = "multiple-response"
	TrueFalseType        Type = "true-false"
	ShortTextType        Type = "short-text"
	SelectSentenceType   Type = "select-sentence"
	CompareSourcesType   Type = "compare-sources"
	NumericType          Type = "numeric"
	MatchingType         Type = "matching"
	OrderingType         Type = "ordering"
	GapFillType          Type = "gap-fill"
	EssayType            Type = "essay"
	InformationType      Type = "information"
)

// bodies makes an empty body for each type: the one list of the types that exist.
var bodies = map[Type]func() Body{
	SingleChoiceType:     func() Body { return &SingleChoice{} },
	MultipleResponseType: func() Body { return &MultipleResponse{} },
	TrueFalseType:        func() Body { return &TrueFalse{} },
	ShortTextType:        func() Body { return &ShortText{} },
	SelectSentenceType:   func() Body { return &SelectSentence{} },
	CompareSourcesType:   func() Body { return &CompareSources{} },
	NumericType:          func() Body { return &Numeric{} },
	MatchingType:         func() Body { return &Matching{} },
	OrderingType:         func() Body { return &Ordering{} },
	GapFillType:          func() Body { return &GapFill{} },
	EssayType:            func() Body { return &Essay{} },
	InformationType:      func() Body { return &Information{} },
}

// Types lists the question types in the order in which documentation names them.
func Types() []Type {
	return []Type{SingleChoiceType, MultipleResponseType, TrueFalseType, ShortTextType, NumericType, MatchingType, OrderingType,
		GapFillType, SelectSentenceType, CompareSourcesType, EssayType, InformationType}
}

// NewBody returns an empty body for the type, or nil for a type that doesn't exist.
func NewBody(t Type) Body {
	if make, ok := bodies[t]; ok {
		return make()
	}
	return nil
}

// Question is one authored item: what every type has, and the Body with the fields of its type. In a file both
// stand side by side in one mapping.
type Question struct {
	QuestionHead
	Body Body
}

// QuestionHead is what every question has, whatever its type.
type QuestionHead struct {
	ID          string     `json:"id"` // slug, stable across revisions; statistics and practice follow it
	Type        Type       `json:"type"`
	Title       string     `json:"title,omitempty"`  // plain text, for instructors' lists; learners never see it
	Stem        string     `json:"stem"`             // Markdown
	Points      Decimal    `json:"points,omitempty"` // empty: 1
	Tags        []string   `json:"tags,omitempty"`
	Evidence    []Evidence `json:"evidence,omitempty"`
	Explanation string     `json:"explanation,omitempty"` // Markdown, shown in review
	Hint        string     `json:"hint,omitempty"`        // Markdown
	Pinned      bool       `json:"pinned,omitempty"`      // keeps its place when questions are shuffled
}

// Marked tells whether the question carries marks: information doesn't.
func (q *Question) Marked() bool { return q.Type != InformationType }

// Max is what full marks on the question are worth, in points; 0 for one that carries none.
func (q *Question) Max() *big.Rat {
	switch {
	case !q.Marked():
		return zero()
	case q.Points == "":
		return one()
	}
	return q.Points.Rat()
}

// Body is the part of a question that belongs to its type: the fields, their rules, and how an answer is marked.
// Only this package implements it, one file a type.
type Body interface {
	// check reports what is wrong with the type's own fields.
	check(c *questionCheck)
	// fillIDs writes down the ids of parts that have none, keeping those of previous (nil, or of the same type) by equal text.
	fillIDs(previous Body)
	// fit turns an answer, with authored ids, into its canonical JSON. No answer is nil; an answer that the
	// question can't take is a *FitError.
	fit(raw json.RawMessage, in *Scope) (json.RawMessage, error)
	// marker prepares for marking, so that what doesn't depend on the answer is done once a revision. A marker may be
	// used by several goroutines at once.
	marker(q *Question, in *Scope) marker
	// rename puts other ids into a canonical answer: how quiz/ translates between authored ids and an attempt's own.
	rename(answer json.RawMessage, r Renamer) (json.RawMessage, error)
	// eachText passes on the type's own Markdown texts.
	eachText(t textsAt)
}

// Scope is what an answer is read and marked within, besides its question.
type Scope struct {
	Cuts     Cuts
	Language string // of the set, BCP 47; it says how numbers are written

	accepted []Acceptance          // since the revision was stored
	texts    map[string]acceptList // of the question, by gap
	gap      string                // the gap that is being marked; empty for a whole question
}

// within is the scope of one gap.
func (s *Scope) within(gap string) *Scope {
	own := *s
	own.gap = gap
	return &own
}

// marker gives the fraction of full marks (within −1…1) for a canonical answer that is not nil, and why. A nil fraction
// says that a person has to mark it.
type marker func(answer json.RawMessage) (*big.Rat, []Reason)

// MarshalJSON writes head and body as one object, the head first.
func (q Question) MarshalJSON() ([]byte, error) {
	head, err := json.Marshal(q.QuestionHead)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(q.Body)
	if err != nil {
		return nil, err
	}
	if string(body) == "null" || string(body) == "{}" {
		return head, nil
	}
	return bytes.Join([][]byte{head[:len(head)-1], body[1:]}, []byte{','}), nil
}

// UnmarshalJSON reads what MarshalJSON wrote. It is for stored revisions, which were checked before they were
// stored; files from people go through formats/native, which says what is wrong and where.
func (q *Question) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &q.QuestionHead); err != nil {
		return err
	}
	q.Body = NewBody(q.Type)
	if q.Body == nil {
		return fmt.Errorf("question %q has the unknown type %q", q.ID, q.Type)
	}
	return json.Unmarshal(data, q.Body)
}

// TypeOf is the type that a body belongs to; empty for nil.
func TypeOf(body Body) Type {
	switch body.(type) {
	case *SingleChoice:
		return SingleChoiceType
	case *MultipleResponse:
		return MultipleResponseType
	case *TrueFalse:
		return TrueFalseType
	case *ShortText:
		return ShortTextType
	case *SelectSentence:
		return SelectSentenceType
	case *CompareSources:
		return CompareSourcesType
	case *Numeric:
		return NumericType
	case *Matching:
		return MatchingType
	case *Ordering:
		return OrderingType
	case *GapFill:
		return GapFillType
	case *Essay:
		return EssayType
	case *Information:
		return InformationType
	}
	return ""
}
