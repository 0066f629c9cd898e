package handlers

import (
	"fmt"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// limited gives ten minutes, in a quiz that closes at a time after the clock's.
func limited(closesAfter time.Duration) func(*quiz.Quiz) {
	return rules(func(r *quiz.Rules) {
		r.TimeLimit = 10 * time.Minute
		if closesAfter > 0 {
			r.Closes = newClock().Now().Add(closesAfter)
		}
	})
}

func TestTheDeadline(t *testing.T) {
	tests := []struct {
		what   string
		closes time.Duration // after the start
		want   time.Duration
	}{
		{"by the limit", 0, 10 * time.Minute},
		{"by the limit, before it closes", time.Hour, 10 * time.Minute},
		{"by closing", 4 * time.Minute, 4 * time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			s := newSat(t, limited(tt.closes))
			end := s.clock.Now().Add(tt.want)
			if got := s.get(s.path).attr("[data-timer]", "data-deadline"); got != fmt.Sprint(end.UnixMilli()) {
				t.Errorf("the page says %s, want %d", got, end.UnixMilli())
			}
			s.clock.move(tt.want + quiz.Grace)
			p, _ := s.save(1, 1, `"1"`)
			p.want(200) // was under way in time
			s.get(s.path).want(200)
			s.clock.move(time.Millisecond)
			p, _ = s.save(2, 1, `["1"]`)
			p.want(410)
			s.get(s.path).wantTo(s.path + "/review")
			a := s.attemptAt(s.path)
			if a.State != quiz.Finished || !a.FinishedAt.Equal(end) || a.Score == nil || a.Score.Points != 1 {
				t.Errorf("finished with what was stored: %+v", a)
			}
		})
	}
}

// TestWhatFinishesAnAttemptWhoseTimeIsUp: the first that looks at it.
func TestWhatFinishesAnAttemptWhoseTimeIsUp(t *testing.T) {
	looks := map[string]func(*sat) *page{
		"GET attempt":  func(s *sat) *page { return s.get(s.path) },
		"GET finish":   func(s *sat) *page { return s.get(s.path + "/finish") },
		"POST finish":  func(s *sat) *page { return s.post(s.path + "/finish") },
		"POST answers": func(s *sat) *page { return s.post(s.path+"/answers", "seq.1", "1", "a.1", "1") },
	}
	for what, look := range looks {
		t.Run(what, func(t *testing.T) {
			s := newSat(t, limited(0))
			s.clock.move(time.Hour)
			look(s).wantTo(s.path + "/review")
			if a := s.attemptAt(s.path); a.State != quiz.Finished || a.FinishedAt != a.Deadline {
				t.Errorf("it is %s, finished at %v", a.State, a.FinishedAt)
			}
		})
	}
	t.Run("an instructor's look", func(t *testing.T) {
		s := newSat(t, limited(0))
		s.clock.move(time.Hour)
		s.as(s.person("Ada", accounts.Administrator)).get(s.path+"/review").want(200).wantCount(".score", 1)
	})
}

// TestStartingAgainAfterTheTimeIsUp makes another attempt, where one is left, and never resumes the one that ended.
func TestStartingAgainAfterTheTimeIsUp(t *testing.T) {
	s := newSat(t, limited(0), rules(func(r *quiz.Rules) { r.Attempts = 2 }))
	s.clock.move(time.Hour)
	second := s.start(s.quiz)
	if second == s.path || s.attemptAt(s.path).State != quiz.Finished || s.attemptAt(second).Number != 2 {
		t.Errorf("%s after %s", second, s.path)
	}
	s.clock.move(time.Hour)
	s.post("/quizzes/"+s.quiz.ID+"/attempts").want(409).wantText(".notice", say("quiz.none-left"))
	if s.attemptAt(second).State != quiz.Finished {
		t.Error("the second is still open")
	}
}

// TestMoreTimeDuringTheRun: changed rules reach those who are at it.
func TestMoreTimeDuringTheRun(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), limited(0))
	lea := s.sit(s.person("Lea", accounts.Learner), q)
	s.clock.move(9 * time.Minute)
	s.as(ines).post("/studio/quizzes/"+q.ID+"/rules", "title", "Longer", "time_limit", "20", "attempts", "1", "counts", "best", "zone", "UTC",
		"briefing", "beside", "feedback", "end").want(303)
	s.clock.move(9 * time.Minute)
	p, _ := lea.save(1, 1, `"1"`)
	p.want(200)
	s.clock.move(9 * time.Minute)
	p, _ = lea.save(1, 2, `"2"`)
	p.want(410)
}
