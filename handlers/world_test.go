package handlers

import (
	"os"
	"strings"
	"testing/fstest"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// person adds somebody.
func (s *site) person(name string, role accounts.Role) *accounts.Person {
	s.t.Helper()
	p := accounts.Person{Name: name, Role: role, CreatedAt: s.clock.Now()}
	p = must[accounts.Person](s.t)(s.Store.AddPerson(p, store.Secrets{}))
	return &p
}

// personWith adds a learner with a password and a return code.
func (s *site) personWith(name, password, code string) *accounts.Person {
	s.t.Helper()
	hash := must[string](s.t)(s.passwords.Hash(s.t.Context(), password))
	p := accounts.Person{Name: name, Role: accounts.Learner, CreatedAt: s.clock.Now()}
	p = must[accounts.Person](s.t)(s.Store.AddPerson(p, store.Secrets{PasswordHash: hash, ReturnHash: accounts.Hash(code)}))
	return &p
}

func (s *site) group(leader *accounts.Person, members ...*accounts.Person) accounts.Group {
	s.t.Helper()
	g := accounts.Group{Name: "Night shift", OwnerID: leader.ID, CreatedAt: s.clock.Now()}
	g = must[accounts.Group](s.t)(s.Store.AddGroup(g))
	for _, m := range members {
		s.must(s.Store.Join(g.ID, m.ID, s.clock.Now()))
	}
	return g
}

// testFile is a file of testdata/.
func (s *site) testFile(name string) string {
	s.t.Helper()
	return string(must[[]byte](s.t)(os.ReadFile("testdata/" + name)))
}

// flightSet is testdata/flight.yaml under another id.
func (s *site) flightSet(id string) string {
	s.t.Helper()
	return strings.Replace(s.testFile("flight.yaml"), "id: flight", "id: "+id, 1)
}

// save stores a set file; nobody (nil) owns what came with the program.
func (s *site) save(owner *accounts.Person, text string) store.SavedSet {
	s.t.Helper()
	set, problems := formats.Read(fstest.MapFS{"set.yaml": {Data: []byte(text)}}, "set.yaml", formats.YAML)
	if problems.Failed() {
		s.t.Fatalf("the test's set has problems: %+v", problems)
	}
	return must[[]store.SavedSet](s.t)(s.Store.SaveSets(s.t.Context(), owner, s.clock.Now(), set))[0]
}

// authoredOrder are rules that show everything on one page as the author wrote it, so that tests know what is where.
func authoredOrder() quiz.Rules {
	rules := quiz.DefaultRules()
	rules.PerPage, rules.ShuffleOptions = 0, false
	return rules
}

// publish makes a quiz of a set in authored order; edit may change it before.
func (s *site) publish(owner *accounts.Person, set store.SavedSet, edit ...func(*quiz.Quiz)) quiz.Quiz {
	s.t.Helper()
	q := quiz.Quiz{Title: "Was it late?", SetID: set.SetID, RevisionID: set.ID, Rules: authoredOrder(), CreatedAt: s.clock.Now()}
	if owner != nil {
		q.OwnerID = owner.ID
	}
	for _, e := range edit {
		e(&q)
	}
	return must[quiz.Quiz](s.t)(s.Store.AddQuiz(q))
}

func forGroup(g accounts.Group) func(*quiz.Quiz) { return func(q *quiz.Quiz) { q.GroupID = g.ID } }

// rules changes the rules of a quiz that is published.
func rules(edit func(*quiz.Rules)) func(*quiz.Quiz) {
	return func(q *quiz.Quiz) { edit(&q.Rules) }
}

// start begins an attempt, or resumes the open one, and returns its path.
func (c *client) start(q quiz.Quiz) string {
	c.t.Helper()
	path := c.post("/quizzes/" + q.ID + "/attempts").want(303).to()
	if !strings.HasPrefix(path, "/attempts/") {
		c.t.Fatalf("starting leads to %s", path)
	}
	return path
}

// attemptAt is the stored attempt that a path names.
func (s *site) attemptAt(path string) quiz.Attempt {
	s.t.Helper()
	id := strings.Split(path, "/")[2]
	return must[quiz.Attempt](s.t)(s.Store.Attempt(s.t.Context(), id))
}

// stored is the answer that the database has to the question with number n (from 1), as JSON with authored ids.
func (s *site) stored(path string, n int) string {
	s.t.Helper()
	a := s.attemptAt(path)
	answers := must[map[string]quiz.Answer](s.t)(s.Store.Answers(s.t.Context(), a.ID))
	return string(answers[a.Plan.Questions[n-1].ID].Answer)
}

// rightAnswers are full marks on testdata/flight.yaml in authored order, as the page sends them, by number less 1.
var rightAnswers = []string{`"1"`, `["1","2"]`, `true`, `"noon"`, `["log/1.1"]`, `{"1":{"log":"silent","tower":"states"}}`}
