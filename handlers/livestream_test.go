package handlers

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// liveReader is a board's page, as far as it is told.
type liveReader struct {
	*client
	body  *bufio.Reader
	close context.CancelFunc
	rows  map[string]reports.LiveLearner // by name
	asked []reports.LiveQuestion
}

// reads opens a quiz's stream.
func (c *client) reads(q quiz.Quiz) *liveReader {
	c.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	c.t.Cleanup(cancel)
	r := must[*http.Request](c.t)(http.NewRequestWithContext(ctx, http.MethodGet, c.web.URL+livePath(q)+"/events", nil))
	r.Header.Set("Accept", "text/event-stream")
	response := must[*http.Response](c.t)(c.http.Do(r))
	c.t.Cleanup(func() { response.Body.Close() })
	for name, want := range map[string]string{"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no", "Cache-Control": "no-store"} {
		if got := response.Header.Get(name); got != want {
			c.t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	return &liveReader{client: c, body: bufio.NewReader(response.Body), close: cancel, rows: map[string]reports.LiveLearner{}}
}

// next takes the next message; false when the stream has ended.
func (l *liveReader) next() bool {
	l.t.Helper()
	for {
		line, err := l.body.ReadString('\n')
		if err != nil {
			return false
		}
		data, ok := strings.CutPrefix(line, "data: ")
		if !ok {
			continue
		}
		var m liveMessage
		l.must(json.Unmarshal([]byte(data), &m))
		for _, row := range m.Learners {
			l.rows[row.Name] = row
		}
		if m.Whole {
			l.asked = nil
		}
		l.asked = append(l.asked, m.Questions...)
		return true
	}
}

// until takes messages until something is so.
func (l *liveReader) until(what string, so func() bool) {
	l.t.Helper()
	for !so() {
		if !l.next() {
			l.t.Fatalf("the stream ended before %s", what)
		}
	}
}

// quick makes boards be looked at more often than people could.
func (s *site) quick() { s.lives.every = 5 * time.Millisecond }

// TestTheBoardIsToldWhatChanges: starts, saves, more time, finishes and who joins the group.
func TestTheBoardIsToldWhatChanges(t *testing.T) {
	s := newTimed(t)
	s.quick()
	board := s.instructor.reads(s.quiz)
	lea := func() reports.LiveLearner { return board.rows["Lea"] }
	board.until("everything", func() bool { return len(board.rows) == 1 && len(board.asked) == 6 })
	s.save(1, 1, `"1"`)
	board.until("the save", func() bool { return lea().Answered == 1 && lea().Saved > 0 })
	s.instructor.post(livePath(s.quiz), "go", "give", "whom", "").want(303)
	board.until("more time", func() bool { return lea().Extra == 5 })
	s.post(s.sat.path + "/presence").want(200)
	s.clock.move(2 * time.Minute)
	board.until("the loss", func() bool { return lea().State == reports.LiveLost })
	s.post(s.sat.path + "/finish").want(303)
	board.until("the finish", func() bool { return lea().State == reports.LiveFinished })
}

// TestEveryWatcherHasAllOfIt: one who comes later gets everything first, and all get the same after that.
func TestEveryWatcherHasAllOfIt(t *testing.T) {
	s := newTimed(t)
	s.quick()
	first := s.instructor.reads(s.quiz)
	s.save(1, 1, `"1"`)
	first.until("the save", func() bool { return first.rows["Lea"].Answered == 1 })
	second := s.as(s.person("Ada", accounts.Administrator)).reads(s.quiz)
	second.until("everything", func() bool { return second.rows["Lea"].Answered == 1 && len(second.asked) == 6 })
	s.save(3, 1, `true`)
	for _, board := range []*liveReader{first, second} {
		board.until("the next save", func() bool { return board.rows["Lea"].Answered == 2 })
	}
	first.close()
	second.close()
	for s.lives.watching.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
	s.lives.mu.Lock()
	defer s.lives.mu.Unlock()
	if len(s.lives.hubs) != 0 {
		t.Error("a board is read that nobody watches")
	}
}

// TestStreamsEndWithTheServer, which would wait for them otherwise.
func TestStreamsEndWithTheServer(t *testing.T) {
	s := newTimed(t)
	board := s.instructor.reads(s.quiz)
	board.next()
	s.EndStreams()
	if board.next() {
		t.Error("the stream goes on")
	}
}

// TestTheRightToWatchIsLookedAtAgain while the stream goes on.
func TestTheRightToWatchIsLookedAtAgain(t *testing.T) {
	for what, c := range map[string]struct {
		lose func(s *timed)
		may  bool
	}{
		"nothing":     {func(*timed) {}, true},
		"signing out": {func(s *timed) { s.instructor.post("/logout").want(303) }, false},
		"disabling": {func(s *timed) {
			s.must(s.Store.SetDisabled(s.quiz.OwnerID, s.clock.Now()))
		}, false},
		"deleting": {func(s *timed) { s.must(s.Store.DeleteQuiz(s.quiz.ID, "", s.clock.Now())) }, false},
	} {
		t.Run(what, func(t *testing.T) {
			s := newTimed(t)
			r := must[*http.Request](t)(http.NewRequest(http.MethodGet, s.web.URL+livePath(s.quiz), nil))
			for _, cookie := range s.instructor.http.Jar.Cookies(r.URL) {
				r.AddCookie(cookie)
			}
			v := &visit{Context: s.echo.NewContext(r, nil), Server: s.Server}
			c.lose(s)
			if got := v.mayStill(accounts.SeeScores, s.quiz.ID); got != c.may {
				t.Errorf("may still watch: %v, want %v", got, c.may)
			}
		})
	}
}

// TestEventsAsOneAnswer: whoever asks for no events gets the board once.
func TestEventsAsOneAnswer(t *testing.T) {
	s := newTimed(t)
	var m liveMessage
	p := s.instructor.get(livePath(s.quiz) + "/events").want(200)
	s.must(json.Unmarshal([]byte(p.body), &m))
	if !m.Whole || len(m.Learners) != 1 || len(m.Questions) != 6 {
		t.Errorf("it is %s", p.body)
	}
}

// TestDifferences of what was shown are what a page has to change.
func TestDifferences(t *testing.T) {
	a, b := reports.LiveLearner{ID: "a", Name: "A"}, reports.LiveLearner{ID: "b", Name: "B"}
	one, two := reports.LiveQuestion{ID: "1"}, reports.LiveQuestion{ID: "2"}
	before := liveShown{[]reports.LiveLearner{a, b}, []reports.LiveQuestion{one, two}}
	changed, answered := b, two
	changed.Answered, answered.Answered = 1, 1
	for what, c := range map[string]struct {
		after                    liveShown
		learners, gone, question int
		whole                    bool
	}{
		"nothing":         {before, 0, 0, 0, false},
		"a save":          {liveShown{[]reports.LiveLearner{a, changed}, []reports.LiveQuestion{one, answered}}, 1, 0, 1, false},
		"a leave":         {liveShown{[]reports.LiveLearner{a}, before.questions}, 0, 1, 0, false},
		"other questions": {liveShown{before.learners, []reports.LiveQuestion{two, one}}, 2, 0, 2, true},
		"fewer questions": {liveShown{before.learners, []reports.LiveQuestion{one}}, 2, 0, 1, true},
	} {
		m := c.after.since(before, time.Now())
		if len(m.Learners) != c.learners || len(m.Gone) != c.gone || len(m.Questions) != c.question || m.Whole != c.whole {
			t.Errorf("%s: %+v", what, m)
		}
		if m.empty() != (what == "nothing") {
			t.Errorf("%s counts as nothing: %v", what, m.empty())
		}
	}
}
