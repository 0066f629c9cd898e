package handlers

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// looker is a learner who keeps everything that ever came back.
type looker struct {
	*sat
	names *strings.Replacer // puts fixed names in the place of random ids
	seen  map[string]string // by what was done, and the path
}

// sees crawls all that the learner can reach now.
func (l *looker) sees(when string) {
	l.t.Helper()
	for path, p := range l.crawl("/", "/quizzes/"+l.quiz.ID, "/briefings/secrets", l.path, l.path+"?page=2", l.path+"?page=3", l.path+"?page=4", l.path+"?page=5", l.path+"/finish", l.path+"/review") {
		if !strings.HasPrefix(path, "/assets/") || when == "at first" {
			l.keep(when+" "+path, p)
		}
	}
}

func (l *looker) keep(what string, p *page) {
	body := strings.ReplaceAll(p.body, p.Header.Get("X-Request-Id"), "REQUEST")
	if p.Header.Get("Content-Type") == "application/zip" {
		body = fmt.Sprint(p.unzipped()) // in the order of the names
	}
	l.seen[l.names.Replace(what)] = l.names.Replace(fmt.Sprintln(p.StatusCode, p.to(), body))
}

// answersOfEachKind are unfit, right and other ones, to each question of testdata/secrets.yaml.
var answersOfEachKind = [][]string{
	{`"xx"`, `"1"`, `"2"`}, {`["9"]`, `["1"]`, `["1","2"]`}, {`"1"`, `["1","2"]`, `["3"]`}, {`"maybe"`, `false`, `true`},
	{`["six"]`, `"six"`, `"seven"`}, {`["note/1.1","note/1.2","note/2.1"]`, `["note/1.2"]`, `["note/1.1","note/2.1"]`},
	{`{"3":{"note":"silent"}}`, `{"1":{"note":"silent"}}`, `{"1":{"note":"states"},"2":{"note":"contradicts","letter":"silent"}}`},
	{`"eleven"`, `"11.5 ships"`, `70`}, {`{"1":"4"}`, `{"1":"3"}`, `{"1":"2","2":"3"}`}, {`["1","2"]`, `["3","1","2"]`, `["1","2","3"]`},
	{`{"2":"much"}`, `{"1":"pump","2":"2"}`, `{"1":"fog","2":"4","3":"2"}`}, {`["x"]`, `"It was six."`, `"Nobody knows."`}, {`"1"`, `null`, `{}`},
}

// Questions of testdata/secrets.yaml.
const (
	secretPairs = 9
	secretOrder = 10
	secretGaps  = 11
	secretEssay = 12
)

// alphabetical makes attempts at a quiz show items and matches by the alphabet, which is the right order with neither key:
// chance would show them in another order each time.
func (s *site) alphabetical(q quiz.Quiz) {
	s.t.Helper()
	r, err := s.Store.Revision(s.t.Context(), q.RevisionID)
	s.must(err)
	inOrder := func(parts []quiz.ShownPart) bool {
		return slices.IsSortedFunc(parts, func(a, b quiz.ShownPart) int { return strings.Compare(a.Text, b.Text) })
	}
	for seed := uint64(0); ; seed++ {
		plan := quiz.NewPlan(r.Revision, q.Rules, seed, nil)
		matches := quiz.ShowQuestion(r.Revision, plan, secretPairs).Matches
		if inOrder(matches) && inOrder(quiz.ShowQuestion(r.Revision, plan, secretOrder).Items) {
			s.Seed = func() uint64 { return seed }
			return
		}
	}
}

// look takes the whole way through an attempt up to the review, and sees all that there is on it.
func look(t *testing.T, file string, feedback quiz.FeedbackMode) map[string]string {
	t.Helper()
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.testFile(file)), rules(func(r *quiz.Rules) {
		r.PerPage, r.Feedback, r.Closes, r.Certainty = 3, feedback, s.clock.Now().Add(time.Hour), true
	}))
	s.alphabetical(q)
	l := &looker{sat: s.sit(s.person("Lea", accounts.Learner), q), seen: map[string]string{}}
	l.names = strings.NewReplacer(q.ID, "QUIZ", strings.TrimPrefix(l.path, "/attempts/"), "ATTEMPT", l.learner.ID, "LEARNER")
	l.sees("at first")
	for try := range 3 {
		for i, answers := range answersOfEachKind {
			what := fmt.Sprintf("saving %s to %d", answers[try], i+1)
			l.keep(what, l.put(fmt.Sprint(l.path, "/answers/", i+1), fmt.Sprintf(`{"seq": %d, "answer": %s}`, try+1, answers[try])))
			l.keep(what+" again", l.put(fmt.Sprint(l.path, "/answers/", i+1), fmt.Sprintf(`{"seq": %d, "answer": null, "certainty": 2}`, try+1)))
			l.keep(what+", and checking it", l.ask(i+1, "check", ""))
			l.keep(what+", and flagging it", l.ask(i+1, "flag", `{"kind": "wrong", "note": "no"}`))
			if try == 2 {
				l.keep(what+", and asking for a hint", l.ask(i+1, "hint", ""))
			}
		}
		l.sees(fmt.Sprint("answered ", try))
	}
	l.keep("a form", l.post(l.path+"/answers", "seq.1", "9", "a.1", "xyz", "seq.5", "9", "a.5", strings.Repeat("x", 2000), "page", "2"))
	l.keep("a form of parts", l.post(l.path+"/answers", "seq.9", "9", "a.9.1", "7", "seq.10", "9", "a.10.1", "1", "seq.11", "9", "a.11.2", "much", "page", "4"))
	l.keep("asking to be shown", l.post(l.path+"/answers", "go", "check-1"))
	l.keep("asking for a hint", l.post(l.path+"/answers/8/hint"))
	l.keep("flagging", l.post(l.path+"/answers/8/flag", "flag.8.kind", "odd"))
	l.keep("finishing", l.post(l.path+"/finish"))
	l.keep("too late", l.put(l.path+"/answers/1", `{"seq": 99, "answer": "1"}`))
	l.sees("finished")
	return l.seen
}

// TestTheKeyStaysOnTheServer looks for texts that are in the key alone.
func TestTheKeyStaysOnTheServer(t *testing.T) {
	for _, feedback := range []quiz.FeedbackMode{quiz.FeedbackNone, quiz.FeedbackClosing, quiz.FeedbackMarks} {
		seen := look(t, "secrets.yaml", feedback)
		for what, body := range seen {
			if strings.Contains(strings.ToLower(body), "xyzzy") {
				t.Errorf("%s: %s tells %q", feedback, what, regexp.MustCompile(`.{0,30}xyzzy.{0,30}`).FindString(body))
			}
		}
		for what, want := range map[string]string{"at first /attempts/ATTEMPT": "Why was the port closed?", "finished /attempts/ATTEMPT/review": "seven", "answered 1 /me/data": "history.csv", "finished /me/data": "Nobody knows.",
			"at first /attempts/ATTEMPT?page=3": "How many ships waited?", "at first /attempts/ATTEMPT?page=4": "The ferry was late"} {
			if !strings.Contains(seen[what], want) {
				t.Errorf("%s: %s wasn't looked at", feedback, what)
			}
		}
	}
}

// TestTheKeyChangesNothing: with another key, every byte that a learner gets before review is the same, so there is
// nothing to conclude from markup, order, sizes or numbers either.
func TestTheKeyChangesNothing(t *testing.T) {
	for _, feedback := range []quiz.FeedbackMode{quiz.FeedbackNone, quiz.FeedbackClosing} {
		one, other := look(t, "secrets.yaml", feedback), look(t, "secrets-other.yaml", feedback)
		for _, what := range slices.Sorted(maps.Keys(one)) {
			if one[what] != other[what] {
				t.Errorf("%s: %s depends on the key:\n%s\n%s", feedback, what, one[what], other[what])
			}
		}
		if len(one) != len(other) {
			t.Errorf("%s: %d things are seen, and %d with another key", feedback, len(one), len(other))
		}
	}
}

// TestOneQuestionsKeyIsNotAnothers: what is shown of a question that was checked says nothing of the others.
func TestOneQuestionsKeyIsNotAnothers(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.testFile("secrets.yaml")), rules(func(r *quiz.Rules) { r.Feedback = quiz.FeedbackEach }))
	lea := s.sit(s.person("Lea", accounts.Learner), q)
	lea.get(lea.path).wantCount(keyShown, 0).wantCount(evidenceShown, 0)
	lea.post(lea.path+"/answers", "seq.4", "1", "a.4", "true", "go", "check-4").want(303)
	page := lea.get(lea.path).want(200)
	page.wantText("#q4", "xyzzy if true")
	if rest := page.text("#questions > :not(#q4)"); strings.Contains(rest, "xyzzy") || !strings.Contains(rest, "Why was the port closed?") {
		t.Errorf("the others tell: %s", rest)
	}
}

// TestTriesTellNoKey: a wrong try with tries left tells that it was wrong, and nothing else, whatever the type.
func TestTriesTellNoKey(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.testFile("secrets.yaml")), tries(3))
	s.alphabetical(q)
	lea := s.sit(s.person("Lea", accounts.Learner), q)
	wrong := map[int]string{
		1: `"2"`, 2: `["2"]`, 3: `["3"]`, 4: `true`, 5: `"eight"`, 6: `["note/1.1"]`, 7: `{"1":{"note":"states"}}`, 8: `"70"`,
		secretPairs: `{"1":"1"}`, secretOrder: `["1","2","3"]`, secretGaps: `{"1":"fog","2":"4","3":"2"}`,
	}
	quiet := func(p *page) *page {
		t.Helper()
		if strings.Contains(strings.ToLower(p.body), "xyzzy") {
			t.Errorf("%s tells %q", p.Request.URL.Path, regexp.MustCompile(`.{0,30}xyzzy.{0,30}`).FindString(p.body))
		}
		return p
	}
	for n, answer := range wrong {
		quiet(lea.check(n, 1, answer).wantCheck(quiz.Wrong, 2, false))
		quiet(lea.check(n, 1, "null").want(409))
		quiet(lea.put(fmt.Sprint(lea.path, "/answers/", n), fmt.Sprintf(`{"seq": 1, "answer": %s}`, answer)).want(200))
		quiet(lea.post(fmt.Sprint(lea.path, "/answers/", n, "/check")).want(303))
	}
	quiet(lea.check(secretGaps, 2, `{"2":"much"}`).want(422))
	quiet(lea.post(lea.path+"/answers", "seq.11", "2", "a.11.2", "much", "a.11.3", "9").want(422))
	quiet(lea.get(lea.path).want(200)).wantCount(keyShown, 0).wantCount(evidenceShown, 0).wantCount(".tried", len(wrong))
	lea.check(secretEssay, 1, `"It was six."`).wantCheck(quiz.Awaiting, 0, true)
	page := lea.get(lea.path).want(200)
	if rest := page.text("#questions > :not(#q12)"); strings.Contains(rest, "xyzzy") {
		t.Errorf("the others tell: %s", rest)
	}
}
