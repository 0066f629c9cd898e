package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// TestTriesCountNowhere: an instructor's try is in no list, score or file, and leaves the instructor's attempts alone.
func TestTriesCountNowhere(t *testing.T) {
	s := newSite(t)
	instructor := s.person("Ines", accounts.Instructor)
	q := s.publish(instructor, s.save(instructor, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.Feedback = quiz.FeedbackNone }))
	ines := s.as(instructor)
	try := ines.post("/studio/quizzes/" + q.ID + "/try").want(303).to()
	ines.get(try).want(200).wantText(".notice", say("attempt.try-it"))
	if again := ines.post("/studio/quizzes/" + q.ID + "/try").want(303).to(); again != try {
		t.Errorf("%s after %s", again, try)
	}
	ines.postForm(try+"/answers", rightForm()).want(303)
	ines.post(try + "/finish").want(303)
	ines.get(try+"/review").want(200).wantText(".score", "100").wantCount(".explanation", 1)
	id := strings.TrimPrefix(try, "/attempts/")
	for _, path := range []string{"/", "/quizzes/" + q.ID, "/studio/quizzes", "/studio/quizzes/" + q.ID, "/studio/quizzes/" + q.ID + "/scores",
		"/studio/quizzes/" + q.ID + "/attempts.csv", "/studio/quizzes/" + q.ID + "/answers.json", "/studio/quizzes/" + q.ID + "/learners.csv"} {
		page := ines.get(path).want(200)
		if strings.Contains(page.body, id) || strings.Contains(page.body, instructor.ID) {
			t.Errorf("%s knows of the try: %s", path, page.text("main"))
		}
	}
	ines.get("/studio/quizzes/"+q.ID+"/scores").wantCount("tbody tr", 0)
	if ines.start(q) == try {
		t.Error("the try is taken for an attempt")
	}
}

// TestTriesAreBoundByTheTimeLimitAlone, since they are made before a quiz opens and after it has closed.
func TestTriesAreBoundByTheTimeLimitAlone(t *testing.T) {
	s := newSite(t)
	instructor := s.person("Ines", accounts.Instructor)
	q := s.publish(instructor, s.save(instructor, s.flightSet("flight")), rules(func(r *quiz.Rules) {
		r.Opens, r.Closes, r.TimeLimit = s.clock.Now().Add(time.Hour), s.clock.Now().Add(2*time.Hour), 10*time.Minute
	}))
	ines := s.as(instructor)
	for range 3 {
		try := ines.post("/studio/quizzes/" + q.ID + "/try").want(303).to()
		ines.get(try).want(200).wantCount("[data-timer]", 1)
		s.clock.move(time.Hour)
		ines.get(try).wantTo(try + "/review")
	}
}
