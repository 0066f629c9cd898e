package questions

import (
	"encoding/json"
	"errors"
	"math/big"
	"sync"
)

// ErrNoQuestion says that a revision has no question with the id that was asked for.
var ErrNoQuestion = errors.New("no such question in this revision")

// Revision is a set as it was stored, with the boundaries of its passages and sentences as they were cut then, so
// that a better segmenter never moves allies/3.2. It never changes.
type Revision struct {
	Set  Set
	Cuts Cuts

	authored *Revision // the one that marks what no acceptance concerns; nil: this is it
	accepted []Acceptance
	keyed    map[string]*Question // that mark instead of the authored ones, by id

	sift  sync.Once // see siftStale
	stale []string
	held  map[string]bool // those, to be looked up
	asked Set             // without them; empty where there are none

	once     sync.Once
	byID     map[string]*Question // see find
	prepared sync.Map             // *prepared by question id, as they are needed: a set may have far more than an attempt asks
}

// prepared is a question with what marking it needs.
type prepared struct {
	*Question
	scope *Scope
	mark  marker
	gaps  map[string]gapMarker // of a gap-fill question
	shown map[string]string    // of a matching question: the first id of a match with the same text, by id
}

// Question returns the question with this id, or nil, without going through the set.
func (r *Revision) Question(id string) *Question {
	if q := r.question(id); q != nil {
		return q.Question
	}
	return nil
}

// question returns a question ready for marking, or nil.
func (r *Revision) question(id string) *prepared {
	if p, ok := r.prepared.Load(id); ok {
		return p.(*prepared)
	}
	if r.authored != nil && !r.accepts(id) && r.keyed[id] == nil {
		return r.authored.question(id)
	}
	q := r.find(id)
	if q == nil || q.Body == nil {
		return nil
	}
	p, _ := r.prepared.LoadOrStore(id, r.prepareQuestion(q))
	return p.(*prepared)
}

// find looks a question up.
func (r *Revision) find(id string) *Question {
	if q := r.keyed[id]; q != nil {
		return q
	}
	if r.authored != nil {
		return r.authored.find(id)
	}
	r.once.Do(func() { r.byID = r.Set.byID() })
	return r.byID[id]
}

func (r *Revision) prepareQuestion(q *Question) *prepared {
	scope := &Scope{Cuts: r.Cuts, Language: r.Set.Language, accepted: r.accepted, texts: acceptLists(q.Body)}
	p := &prepared{Question: q, scope: scope, mark: q.Body.marker(q, scope)}
	switch b := q.Body.(type) {
	case *GapFill:
		p.gaps = map[string]gapMarker{}
		for _, g := range b.markers(q, scope) {
			p.gaps[g.name] = g
		}
	case *Matching:
		p.shown = b.shownIDs()
	}
	return p
}

// NewRevision prepares a set to be stored or marked: it writes down the ids that authors left out, keeping those of
// previous by equal text (nil: there is none), and cuts the sources. The set given is not changed.
func NewRevision(set Set, previous *Set) (*Revision, error) {
	own, err := clone(set)
	if err != nil {
		return nil, err
	}
	own.fillIDs(previous)
	return &Revision{Set: own, Cuts: CutBriefing(own.Briefing)}, nil
}

// OwnRevision is NewRevision for a set that the caller gives away: nothing is copied, which counts for a large one.
func OwnRevision(set Set, previous *Set) *Revision {
	set.fillIDs(previous)
	return &Revision{Set: set, Cuts: CutBriefing(set.Briefing)}
}

// clone copies a set through its canonical JSON, so that a revision shares nothing with what it was made from.
func clone(set Set) (Set, error) {
	head := set
	head.Questions = nil
	own, err := copied(head)
	if err != nil || set.Questions == nil {
		return own, err
	}
	own.Questions = make([]Question, len(set.Questions))
	for i := range set.Questions {
		if own.Questions[i], err = copied(set.Questions[i]); err != nil {
			return own, err
		}
	}
	return own, nil
}

func copied[T any](value T) (own T, err error) {
	data, err := json.Marshal(value)
	if err != nil {
		return own, err
	}
	return own, json.Unmarshal(data, &own)
}

// Fit checks an answer, with authored ids, against its question and returns its canonical JSON. No answer (absent,
// null, "", [] or {}) is nil. The error is ErrNoQuestion or a *FitError.
func (r *Revision) Fit(question string, raw json.RawMessage) (json.RawMessage, error) {
	q := r.question(question)
	if q == nil {
		return nil, ErrNoQuestion
	}
	return q.fit(raw)
}

func (q *prepared) fit(raw json.RawMessage) (json.RawMessage, error) {
	if isNoAnswer(raw) {
		return nil, nil
	}
	return q.Body.fit(raw, q.scope)
}

// Mark marks an answer, with authored ids: the one function that gives marks. The same answer on the same revision
// always gets the same mark. The error is ErrNoQuestion, or a *FitError for an answer that the question can't take.
func (r *Revision) Mark(question string, raw json.RawMessage) (Mark, error) {
	q := r.question(question)
	if q == nil {
		return Mark{}, ErrNoQuestion
	}
	answer, err := q.fit(raw)
	if err != nil {
		return Mark{}, err
	}
	if answer == nil {
		return q.markOf(zero(), []Reason{{Rule: "no-answer"}}), nil
	}
	return q.markOf(q.mark(answer)), nil
}

// MarkGap marks the answer in one gap of a gap-fill question, as Mark does the whole. Its points are the gap's part of
// the question's. The error is ErrNoQuestion, when there is no such gap too, or a *FitError.
func (r *Revision) MarkGap(question, gap string, answer json.RawMessage) (Mark, error) {
	q := r.question(question)
	if q == nil {
		return Mark{}, ErrNoQuestion
	}
	g, ok := q.gaps[gap]
	if !ok {
		return Mark{}, ErrNoQuestion
	}
	fitted, err := fitGap(g.body, answer, q.scope)
	if err != nil {
		return Mark{}, inGap(err, gap)
	}
	fraction, why := g.of(fitted)
	most := new(big.Rat).Mul(q.Max(), g.part)
	return Mark{Fraction: fraction, Points: new(big.Rat).Mul(fraction, most), Max: most, Why: why}, nil
}

// Rename puts other ids into an answer that fits: authored ones for an attempt's own, or the other way. The error is
// ErrNoQuestion, or a *FitError when the answer names a part that the renamer doesn't know.
func (r *Revision) Rename(question string, answer json.RawMessage, names Renamer) (json.RawMessage, error) {
	q := r.question(question)
	if q == nil {
		return nil, ErrNoQuestion
	}
	if isNoAnswer(answer) {
		return nil, nil
	}
	return q.Body.rename(answer, names)
}
