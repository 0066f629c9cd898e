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
	for path, p := range l.crawl("/", "/quizzes/"+l.quiz.ID, "/briefings/secrets", l.path, l.path+"?page=2", l.path+"?page=3", l.path+"/finish", l.path+"/review") {
		if !strings.HasPrefix(path, "/assets/") || when == "at first" {
			l.keep(when+" "+path, p)
		}
	}
}

func (l *looker) keep(what string, p *page) {
	body := strings.ReplaceAll(p.body, p.Header.Get("X-Request-Id"), "REQUEST")
	l.seen[l.names.Replace(what)] = l.names.Replace(fmt.Sprintln(p.StatusCode, p.to(), body))
}

// answersOfEachKind are unfit, right and other ones, to each question of testdata/secrets.yaml.
var answersOfEachKind = [][]string{
	{`"xx"`, `"1"`, `"2"`}, {`["9"]`, `["1"]`, `["1","2"]`}, {`"1"`, `["1","2"]`, `["3"]`}, {`"maybe"`, `false`, `true`},
	{`["six"]`, `"six"`, `"seven"`}, {`["note/1.1","note/1.2","note/2.1"]`, `["note/1.2"]`, `["note/1.1","note/2.1"]`},
	{`{"3":{"note":"silent"}}`, `{"1":{"note":"silent"}}`, `{"1":{"note":"states"},"2":{"note":"contradicts","letter":"silent"}}`},
}

// look takes the whole way through an attempt up to the review, and sees all that there is on it.
func look(t *testing.T, file string, feedback quiz.FeedbackMode) map[string]string {
	t.Helper()
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.testFile(file)), rules(func(r *quiz.Rules) {
		r.PerPage, r.Feedback, r.Closes = 3, feedback, s.clock.Now().Add(time.Hour)
	}))
	l := &looker{sat: s.sit(s.person("Lea", accounts.Learner), q), seen: map[string]string{}}
	l.names = strings.NewReplacer(q.ID, "QUIZ", strings.TrimPrefix(l.path, "/attempts/"), "ATTEMPT")
	l.sees("at first")
	for try := range 3 {
		for i, answers := range answersOfEachKind {
			what := fmt.Sprintf("saving %s to %d", answers[try], i+1)
			l.keep(what, l.put(fmt.Sprint(l.path, "/answers/", i+1), fmt.Sprintf(`{"seq": %d, "answer": %s}`, try+1, answers[try])))
			l.keep(what+" again", l.put(fmt.Sprint(l.path, "/answers/", i+1), fmt.Sprintf(`{"seq": %d, "answer": null}`, try+1)))
		}
		l.sees(fmt.Sprint("answered ", try))
	}
	l.keep("a form", l.post(l.path+"/answers", "seq.1", "9", "a.1", "xyz", "seq.5", "9", "a.5", strings.Repeat("x", 2000), "page", "2"))
	l.keep("asking to be shown", l.post(l.path+"/answers", "go", "check-1"))
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
		for what, want := range map[string]string{"at first /attempts/ATTEMPT": "Why was the port closed?", "finished /attempts/ATTEMPT/review": "seven"} {
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
