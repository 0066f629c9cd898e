package sample

import (
	"encoding/json"
	"math/rand/v2"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// drawing draws learners and their attempts one after the other.
type drawing struct {
	quiz     quiz.Quiz
	revision store.Revision
	rng      *rand.Rand
	given    map[string][]given // by question
	people   []*learner
	now      time.Time
}

func newDrawing(q quiz.Quiz, r store.Revision, seed uint64) *drawing {
	d := &drawing{quiz: q, revision: r, rng: rand.New(rand.NewPCG(seed, 0x7265706f7274)), given: map[string][]given{}, now: Began}
	for _, asked := range r.Set.Questions {
		d.given[asked.ID] = marked(r, asked.ID)
	}
	return d
}

// attempt is one attempt with all that belongs to it.
type attempt struct {
	quiz.Attempt
	plan    string
	answers []answer
	marks   []quiz.MarkOf
}

// answer is what was given to one question of an attempt.
type answer struct {
	question, text string
	savedAt        time.Time
	certainty      int // 0: not said
}

// next draws an attempt, by somebody new in two of five cases, whom it returns then.
func (d *drawing) next() (a attempt, fresh *learner) {
	var l *learner
	if len(d.people) == 0 || d.rng.IntN(5) < 2 {
		l = newLearner(d.rng, len(d.people))
		d.people, fresh = append(d.people, l), l
	} else {
		l = d.people[d.rng.IntN(len(d.people))]
	}
	d.now = d.now.Add(time.Duration(1+d.rng.IntN(60)) * time.Second)
	l.taken++
	a.Attempt = quiz.Attempt{ID: newID(d.rng), QuizID: d.quiz.ID, RevisionID: d.revision.ID, PersonID: l.id, Number: l.taken,
		Plan: quiz.NewPlan(d.revision.Revision, d.quiz.Rules, d.rng.Uint64(), nil), State: quiz.Finished, StartedAt: d.now}
	plan, err := json.Marshal(a.Plan)
	if err != nil {
		panic(err) // plans are plain values
	}
	a.plan = string(plan)
	d.answer(&a, l)
	return a, fresh
}

// answer draws the answers of an attempt. Who takes the quiz again knows a little more.
func (d *drawing) answer(a *attempt, l *learner) {
	at := a.StartedAt
	for _, p := range a.Plan.Questions {
		at = at.Add(time.Duration(2000+d.rng.IntN(60_000)) * time.Millisecond)
		g := pick(d.rng, d.given[p.ID], l.knows+0.3*float64(a.Number-1), choices[p.ID].hardness)
		a.marks = append(a.marks, g.mark)
		if g.answer != "" {
			a.answers = append(a.answers, answer{p.ID, g.answer, at, d.rng.IntN(4)})
		}
	}
	a.FinishedAt = at.Add(time.Duration(d.rng.IntN(30_000)) * time.Millisecond)
	a.Score = quiz.ScoreOf(a.marks, d.quiz.Rules.PassMark)
}
