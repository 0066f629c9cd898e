package handlers

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// TestWhenAnAttemptMayStart: the page says so, and starting anyway doesn't help.
func TestWhenAnAttemptMayStart(t *testing.T) {
	now := newClock().Now()
	tests := []struct {
		what    string
		edit    func(*quiz.Rules)
		before  int // attempts that are finished already
		refused string
	}{
		{"at once", func(*quiz.Rules) {}, 0, ""},
		{"none left", func(*quiz.Rules) {}, 1, "quiz.none-left"},
		{"any number", func(r *quiz.Rules) { r.Attempts = 0 }, 3, ""},
		{"one left", func(r *quiz.Rules) { r.Attempts = 2 }, 1, ""},
		{"not yet open", func(r *quiz.Rules) { r.Opens = now.Add(time.Millisecond) }, 0, "quiz.not-yet"},
		{"just opened", func(r *quiz.Rules) { r.Opens = now }, 0, ""},
		{"just closed", func(r *quiz.Rules) { r.Closes = now }, 0, "quiz.closed"},
		{"about to close", func(r *quiz.Rules) { r.Closes = now.Add(time.Millisecond) }, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			s := newSite(t)
			q := s.publish(nil, s.save(nil, s.flightSet("flight")), rules(tt.edit))
			lea := s.as(s.person("Lea", accounts.Learner))
			for range tt.before {
				lea.post(lea.start(q) + "/finish").want(303)
			}
			starts := lea.get("/quizzes/" + q.ID).want(200).find(`form[action$="/attempts"]`).Length()
			p := lea.post("/quizzes/" + q.ID + "/attempts")
			if tt.refused == "" {
				p.want(303)
			} else {
				words, _, _ := strings.Cut(say(tt.refused, "time", "\x00"), "\x00")
				p.want(409).wantText(".notice", words)
			}
			if (starts == 1) != (tt.refused == "") {
				t.Errorf("%d forms to start by", starts)
			}
		})
	}
}

func TestAnOpenAttemptIsResumed(t *testing.T) {
	s := newSat(t)
	s.save(1, 1, `"2"`)
	if again := s.start(s.quiz); again != s.path {
		t.Errorf("%s after %s", again, s.path)
	}
	elsewhere := s.as(s.learner)
	elsewhere.get("/").wantCount(`a[href="`+s.path+`"]`, 1)
	elsewhere.get(s.path).wantCount(`input[name="a.1"][value="2"][checked]`, 1)
}

func TestStartsAtOnceAreOneAttempt(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.flightSet("flight")))
	lea := s.as(s.person("Lea", accounts.Learner))
	paths := make([]string, 8)
	var all sync.WaitGroup
	for i := range paths {
		all.Go(func() { paths[i] = lea.post("/quizzes/" + q.ID + "/attempts").to() })
	}
	all.Wait()
	if slices.Sort(paths); paths[0] == "" || paths[0] != paths[len(paths)-1] {
		t.Errorf("they lead to %v", paths)
	}
}

// TestAGuestComesBack by a code that is shown once and nowhere else.
func TestAGuestComesBack(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.flightSet("flight")))
	gus := s.nobody()
	gus.get("/quizzes/"+q.ID).wantCount(`input[name="name"]`, 1)
	gus.post("/quizzes/"+q.ID+"/attempts", "name", " ").want(422).wantText("#name-error", say("refusal.name-empty"))
	path := gus.post("/quizzes/"+q.ID+"/attempts", "name", "Gus").want(303).to()
	code := gus.get(path).want(200).text(".code")
	if _, err := accounts.ParseReturnCode(code); err != nil {
		t.Fatalf("the code is %q", code)
	}
	gus.put(path+"/answers/4", `{"seq": 1, "answer": "noon"}`).want(200)
	for _, again := range []string{path, "/", path + "/finish"} {
		if strings.Contains(gus.get(again).body, code) {
			t.Errorf("%s shows the code again", again)
		}
	}
	elsewhere := s.nobody()
	elsewhere.get(path).want(303)
	elsewhere.post("/return", "code", strings.ToLower(strings.ReplaceAll(code, "-", " ")), "next", path).wantTo(path)
	if got := elsewhere.get(path).attr(`input[name="a.4"]`, "value"); got != "noon" {
		t.Errorf("the answer is %q", got)
	}
	if p := must[accounts.Person](t)(s.Store.Person(t.Context(), s.attemptAt(path).PersonID)); !p.Guest || p.Name != "Gus" || p.Role != accounts.Learner {
		t.Errorf("the guest is %+v", p)
	}
}

// TestAGuestIsMadeOnlyForAnAttempt: a closed quiz makes nobody.
func TestAGuestIsMadeOnlyForAnAttempt(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.Closes = s.clock.Now() }))
	s.nobody().post("/quizzes/"+q.ID+"/attempts", "name", "Gus").want(409)
	if people := must[[]accounts.Person](t)(s.Store.People(t.Context())); len(people) > 0 {
		t.Errorf("there are %v", people)
	}
}

func TestPages(t *testing.T) {
	s := newSat(t, rules(func(r *quiz.Rules) { r.PerPage = 4 }))
	for query, shown := range map[string]string{
		"": "1 2 3 4", "?page=1": "1 2 3 4", "?page=2": "5 6", "?page=0": "1 2 3 4", "?page=-3": "1 2 3 4", "?page=99": "5 6", "?page=x": "1 2 3 4",
	} {
		var numbers []string
		for _, q := range s.get(s.path + query).want(200).find("fieldset.question").EachIter() {
			numbers = append(numbers, q.AttrOr("data-n", ""))
		}
		if got := strings.Join(numbers, " "); got != shown {
			t.Errorf("%q shows %s, want %s", query, got, shown)
		}
	}
}

func TestDrawing(t *testing.T) {
	s := newSat(t, rules(func(r *quiz.Rules) { r.Draw = []quiz.Draw{{Tag: "people", Count: 1}, {Tag: "papers", Count: 2}} }))
	tags := map[string]int{}
	for _, planned := range s.attemptAt(s.path).Plan.Questions {
		tags[map[string]string{"who": "people", "late": "people", "which": "papers", "when": "papers"}[planned.ID]]++
	}
	if tags["people"] != 1 || tags["papers"] != 2 || len(tags) != 2 {
		t.Errorf("drawn are %v", tags)
	}
	s.get(s.path).wantCount("fieldset.question", 3)
	s.as(s.learner).get("/quizzes/"+s.quiz.ID).wantText(".expect", "3 questions")
}

// TestDrawingAvoidsWhatWasSeen, at another quiz on the same set, too, until everything was.
func TestDrawingAvoidsWhatWasSeen(t *testing.T) {
	s := newSite(t)
	set := s.save(nil, s.flightSet("flight"))
	one := rules(func(r *quiz.Rules) { r.Attempts, r.Draw = 0, []quiz.Draw{{Count: 2}} })
	lea := s.as(s.person("Lea", accounts.Learner))
	seen := map[string]int{}
	for _, q := range []quiz.Quiz{s.publish(nil, set, one), s.publish(nil, set, one), s.publish(nil, set, one)} {
		path := lea.start(q)
		for _, planned := range s.attemptAt(path).Plan.Questions {
			seen[planned.ID]++
		}
		lea.post(path + "/finish").want(303)
	}
	if len(seen) != 6 {
		t.Errorf("three times two of six are %v", seen)
	}
}

// TestTheCheckPage says what is missing, and finishing is only by its button.
func TestTheCheckPage(t *testing.T) {
	s := newSat(t)
	for i, answer := range rightAnswers[:4] {
		s.save(i+1, 1, answer)
	}
	s.get(s.path+"/finish").want(200).wantText("main", say("finish.missing", "count", 2, "of", 6))
	if s.attemptAt(s.path).State != quiz.Open {
		t.Fatal("looking has finished it")
	}
	s.post(s.path + "/finish").wantTo(s.path + "/review")
	s.post(s.path + "/finish").wantTo(s.path + "/review")
	if a := s.attemptAt(s.path); a.Score.Points != 5 || a.Score.Max != 7 {
		t.Errorf("the score is %+v", a.Score)
	}
	s.get(s.path + "/finish").wantTo(s.path + "/review")
	for n := range rightAnswers {
		s.get(s.path+"/review").wantCount("#q"+strconv.Itoa(n+1), 1)
	}
}

// TestWhoRunsAQuizSeesItsPage, and is led to the try instead of to a start that isn't theirs.
func TestWhoRunsAQuizSeesItsPage(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	set := s.save(ines, s.flightSet("flight"))
	given, open := s.publish(ines, set, forGroup(s.group(ines))), s.publish(ines, set)
	starts := `form[action$="/attempts"]`
	page := s.as(ines).get("/quizzes/"+given.ID).want(200).wantCount(starts, 0).wantText(".notice", say("quiz.not-given"))
	s.as(ines).get(page.attr(".notice a", "href")).want(200).wantCount(`form[action$="/try"]`, 1)
	s.as(ines).get("/quizzes/"+open.ID).want(200).wantCount(starts, 1)
}
