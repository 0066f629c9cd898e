package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// backwards is the question of the starter set that the readers who know most get wrong, and vice versa.
const backwards = "listed-only-once"

// reader is who took a quiz without a browser: the higher the rank, the more they know.
type reader struct {
	accounts.Person
	rank, of int
}

// readings is a quiz that readers have taken, a day apart.
type readings struct {
	quiz     string
	readers  int
	revision store.Revision
	from     time.Time // when the first began
}

// readStarter puts the starter set before everybody as a quiz of an instructor, who signs in by an email, and has it taken by as
// many readers; the last one is there already. The first two take it twice.
func (p *program) readStarter(owner, last string, readers int) (r readings) {
	p.t.Helper()
	r = readings{readers: readers, from: time.Now().AddDate(0, 0, -readers-1).Truncate(time.Second)}
	p.arrange(func(ctx context.Context, s *store.Store) error {
		instructor, _, err := s.PersonByLogin(ctx, owner)
		if err != nil {
			return err
		}
		saved, err := s.SaveSets(ctx, nil, time.Now(), *starterSet(p.t))
		if err != nil {
			return err
		}
		if r.revision, err = s.Revision(ctx, saved[0].ID); err != nil {
			return err
		}
		q, err := s.AddQuiz(quiz.Quiz{
			Title: "The Exchange attack", SetID: saved[0].SetID, RevisionID: saved[0].ID, OwnerID: instructor.ID,
			Rules: readersRules(), CreatedAt: r.from,
		})
		if err != nil {
			return err
		}
		r.quiz = q.ID
		return r.take(ctx, s, last)
	})
	return r
}

// readersRules have a pass mark, and ask how sure one is.
func readersRules() quiz.Rules {
	rules, pass := quiz.DefaultRules(), 50.0
	rules.Attempts, rules.PassMark, rules.Certainty = 0, &pass, true
	return rules
}

func (r readings) take(ctx context.Context, s *store.Store, last string) error {
	for rank := range r.readers {
		who, err := r.person(ctx, s, rank, last)
		if err != nil {
			return err
		}
		if err := r.attempt(s, reader{who, rank, r.readers}, r.from.AddDate(0, 0, rank)); err != nil {
			return err
		}
		if rank < 2 {
			if err := r.attempt(s, reader{who, rank + 3, r.readers}, r.from.AddDate(0, 0, rank).Add(5*time.Hour)); err != nil {
				return err
			}
		}
	}
	return nil
}

// person is the reader of a rank: the last one signs in, the others are guests.
func (r readings) person(ctx context.Context, s *store.Store, rank int, last string) (accounts.Person, error) {
	if rank == r.readers-1 {
		p, _, err := s.PersonByLogin(ctx, last)
		return p, err
	}
	return s.AddPerson(accounts.Person{
		Name: fmt.Sprintf("Reader %c", 'A'+rank), Role: accounts.Learner, Guest: true, CreatedAt: r.from,
	}, store.Secrets{})
}

func (r readings) attempt(s *store.Store, who reader, at time.Time) error {
	a, err := s.Start(quiz.Attempt{
		QuizID: r.quiz, RevisionID: r.revision.ID, PersonID: who.ID, StartedAt: at,
		Plan: quiz.NewPlan(r.revision.Revision, readersRules(), uint64(who.rank), nil),
	})
	if err != nil {
		return err
	}
	for i := range r.revision.Set.Questions {
		q := &r.revision.Set.Questions[i]
		right := who.knows(i, q)
		answer := answerOf(q, r.revision.Cuts, right, who.rank)
		if answer == nil {
			continue
		}
		_, err := s.SaveAnswer(store.Save{
			Attempt: a.ID, Person: who.ID, Question: q.ID, Seq: 1, Answer: answer, Certainty: who.certainty(right), At: at.Add(time.Minute),
		})
		if err != nil {
			return fmt.Errorf("%s: %w", q.ID, err)
		}
	}
	_, err = s.Finish(a.ID, at.Add(time.Duration(9+3*who.rank)*time.Minute))
	return err
}

// knows tells whether a reader gets the question with this index right: some questions are hard, others easy.
func (r reader) knows(i int, q *questions.Question) bool {
	if q.ID == backwards {
		return r.rank < r.of/2
	}
	return (i*7)%r.of <= r.rank
}

func (r reader) certainty(right bool) int {
	if right {
		return 2 + r.rank%2
	}
	return 1 + r.rank%2
}

// answerOf is an answer as it is stored; nil where this one gives none. Wrong ones differ by rank.
func answerOf(q *questions.Question, cuts questions.Cuts, right bool, rank int) json.RawMessage {
	var given any
	switch body := q.Body.(type) {
	case *questions.SingleChoice:
		given = choiceOf(body.Options, right, rank)
	case *questions.MultipleResponse:
		given = choicesOf(body.Options, right)
	case *questions.TrueFalse:
		given = *body.Answer == right
	case *questions.ShortText:
		given = acceptedText(body, right)
	case *questions.CompareSources:
		given = stancesOf(body, right)
	case *questions.SelectSentence:
		given = sentencesOf(body, cuts, right)
	default:
		return nil
	}
	b, err := json.Marshal(given)
	if err != nil {
		panic(err) // all of these can be written
	}
	return b
}

func choiceOf(options questions.Options, right bool, rank int) string {
	fitting := slices.DeleteFunc(slices.Clone(options), func(o questions.Option) bool { return o.Correct != right })
	return fitting[rank%len(fitting)].ID
}

// choicesOf are the ids of all right options, or of all but the last.
func choicesOf(options questions.Options, right bool) (ids []string) {
	for _, o := range options {
		if o.Correct {
			ids = append(ids, o.ID)
		}
	}
	slices.Sort(ids)
	if !right {
		ids = ids[:len(ids)-1]
	}
	return ids
}

func stancesOf(body *questions.CompareSources, right bool) map[string]map[string]string {
	stances := map[string]map[string]string{}
	for _, claim := range body.Claims {
		stances[claim.ID] = map[string]string{}
		for source, stance := range claim.Sources {
			if !right {
				stance = otherStance(stance)
			}
			stances[claim.ID][source] = string(stance)
		}
	}
	return stances
}

// sentencesOf picks what is right, or the first sentence that isn't.
func sentencesOf(body *questions.SelectSentence, cuts questions.Cuts, right bool) (refs []string) {
	all := body.Right(cuts)
	for _, ref := range all[:min(body.Most(), len(all))] {
		refs = append(refs, ref.String())
	}
	if right {
		return refs
	}
	other := questions.SentenceRef{Source: body.Source, Passage: 1, Sentence: 1}
	if strings.Contains(strings.Join(refs, " "), other.String()) {
		other.Passage = 2
	}
	return []string{other.String()}
}
