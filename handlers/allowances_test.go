package handlers

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// timed is a quiz of a group with ten minutes and one attempt, its instructor, and a learner who is at it.
type timed struct {
	*sat
	instructor *client
	group      accounts.Group
	path       string // of the page that gives more
}

func newTimed(t *testing.T) *timed {
	t.Helper()
	s := newSite(t)
	ines, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	group := s.group(ines, lea)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), forGroup(group), rules(func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute }))
	return &timed{s.sit(lea, q), s.as(ines), group, "/studio/quizzes/" + q.ID + "/allowances"}
}

func (s *timed) wantTimer(left time.Duration) {
	s.t.Helper()
	if got := s.get(s.sat.path).attr("[data-timer]", "data-deadline"); got != fmt.Sprint(newClock().Now().Add(left).UnixMilli()) {
		s.t.Errorf("the timer runs until %s, want %v from the start", got, left)
	}
}

func TestExtraTimeIsGivenOnTheWay(t *testing.T) {
	s := newTimed(t)
	lea := "person-" + s.learner.ID
	s.instructor.get(s.path).wantCount(`input[value="`+lea+`"]`, 1).wantCount(`input[value="group-`+s.group.ID+`"]`, 1).wantText("#running", say("allowances.running", "count", 1))
	s.instructor.post(s.path, "go", "extend", "more", "5").wantTo(s.path)
	s.wantTimer(15 * time.Minute)
	s.instructor.post(s.path, "go", "give", "whom", lea, "minutes", "8", "attempts", "1").wantTo(s.path)
	s.wantTimer(18 * time.Minute)
	p, _ := s.save(1, 1, `"1"`)
	var told struct{ Deadline time.Time }
	if err := json.Unmarshal([]byte(p.body), &told); err != nil || !told.Deadline.Equal(newClock().Now().Add(18*time.Minute)) {
		t.Errorf("a save tells the deadline %v (%v)", told.Deadline, err)
	}
	s.post(s.sat.path + "/finish").want(303)
	s.get("/quizzes/"+s.quiz.ID).wantText("main", say("expect.extra", "time", "8 min"))
	s.start(s.quiz) // the second one
	s.instructor.post(s.path, "go", "give", "whom", lea).wantTo(s.path)
	s.instructor.get(s.path).wantCount("tbody .none", 6) // nobody has anything any more
}

func TestAllowancesAreRefused(t *testing.T) {
	s := newTimed(t)
	stranger := s.person("Olu", accounts.Learner)
	for what, c := range map[string]struct {
		form []string
		at   string
		want string
	}{
		"no number":     {[]string{"go", "give", "whom", "person-" + s.learner.ID, "minutes", "ten"}, "#minutes-error", say("allowances.minutes-wrong", "most", 43200)},
		"too many":      {[]string{"go", "give", "whom", "person-" + s.learner.ID, "attempts", "101"}, "#attempts-error", say("allowances.attempts-wrong", "most", 100)},
		"less":          {[]string{"go", "give", "whom", "person-" + s.learner.ID, "minutes", "-5"}, "#minutes-error", say("allowances.minutes-wrong", "most", 43200)},
		"nobody":        {[]string{"go", "give", "minutes", "5"}, ".notice.bad", say("allowances.nobody")},
		"a stranger":    {[]string{"go", "give", "whom", "person-" + stranger.ID, "minutes", "5"}, ".notice.bad", say("allowances.nobody")},
		"nothing more":  {[]string{"go", "extend", "more", ""}, "#more-error", say("allowances.minutes-wrong", "most", 43200)},
		"nonsense more": {[]string{"go", "extend", "more", "1e3"}, "#more-error", say("allowances.minutes-wrong", "most", 43200)},
	} {
		t.Run(what, func(t *testing.T) {
			s.instructor.post(s.path, c.form...).want(422).wantText(c.at, c.want)
		})
	}
	typed := s.instructor.post(s.path, "go", "give", "whom", "person-"+s.learner.ID, "minutes", "ten", "attempts", "2")
	typed.wantCount("tbody input:checked", 1).wantCount(`#attempts[value="2"]`, 1)
	s.wantTimer(10 * time.Minute)
}
