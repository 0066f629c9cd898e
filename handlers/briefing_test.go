package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// TestWhenTheBriefingIsRead is each briefing mode: before, during and after the attempt.
func TestWhenTheBriefingIsRead(t *testing.T) {
	tests := []struct {
		mode          quiz.BriefingMode
		before        int // the status of /briefings/{set}
		during, after int
		beside        int // sources on the quiz page, with a select-sentence question on it
		alone         int // and without
	}{
		{quiz.BriefingBeside, 200, 200, 200, 2, 2},
		{quiz.BriefingBefore, 200, 404, 200, 1, 0},
		{quiz.BriefingHidden, 404, 404, 404, 1, 0},
	}
	for _, tt := range tests {
		t.Run(string(tt.mode), func(t *testing.T) {
			s := newSite(t)
			group := s.group(s.person("Ines", accounts.Instructor))
			learner := s.person("Lea", accounts.Learner)
			s.must(s.Store.Join(group.ID, learner.ID, s.clock.Now()))
			q := s.publish(nil, s.save(nil, s.flightSet("flight")), forGroup(group), rules(func(r *quiz.Rules) { r.Briefing, r.PerPage = tt.mode, 4 }))
			lea := s.as(learner)
			lea.get("/briefings/flight").want(tt.before)
			lea.get("/quizzes/"+q.ID).wantCount(`a[href="/briefings/flight"]`, map[int]int{200: 1}[tt.before])
			path := lea.start(q)
			lea.get("/briefings/flight").want(tt.during)
			lea.get(path).wantCount(".source", tt.alone)
			lea.get(path+"?page=2").wantCount(".source", tt.beside)
			if hidden := "Two were expected"; tt.beside < 2 && strings.Contains(lea.get(path+"?page=2").text(".source"), hidden) {
				t.Errorf("the other source is there")
			}
			lea.get("/quizzes/"+q.ID).wantCount(`a[href="/briefings/flight"]`, map[int]int{200: 1}[tt.during])
			lea.post(path + "/finish").want(303)
			lea.get("/briefings/flight").want(tt.after)
		})
	}
}

// TestTheBriefingIsThatOfTheQuiz: at the revision that was published, and only for who is given the quiz.
func TestTheBriefingIsThatOfTheQuiz(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	learner, other := s.person("Lea", accounts.Learner), s.person("Olu", accounts.Learner)
	set := s.save(ines, s.flightSet("flight"))
	s.publish(ines, set, forGroup(s.group(ines, learner)))
	s.save(ines, strings.ReplaceAll(s.flightSet("flight"), "Nobody was late", "No one was late"))
	s.as(learner).get("/briefings/flight").want(200).wantText(".source", "Nobody was late.").wantCount("#log-2", 1)
	s.as(ines).get("/briefings/flight").want(200).wantText(".source", "No one was late.")
	s.as(other).get("/briefings/flight").want(404)
	s.nobody().get("/briefings/flight").want(303)
}
