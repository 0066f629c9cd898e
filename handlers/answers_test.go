package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// sat is a learner in an attempt at testdata/flight.yaml in authored order.
type sat struct {
	*client
	learner *accounts.Person
	quiz    quiz.Quiz
	path    string // of the attempt
}

// newSat starts an attempt; edit may change the quiz before.
func newSat(t *testing.T, edit ...func(*quiz.Quiz)) *sat {
	t.Helper()
	s := newSite(t)
	return s.sit(s.person("Lea", accounts.Learner), s.publish(nil, s.save(nil, s.flightSet("flight")), edit...))
}

func (s *site) sit(p *accounts.Person, q quiz.Quiz) *sat {
	s.t.Helper()
	c := s.as(p)
	return &sat{client: c, learner: p, quiz: q, path: c.start(q)}
}

// saved is the JSON that a save is answered with, without the time.
type saved struct {
	Seq     int64
	Answer  string
	Applied bool
}

// save puts the answer to question n, and reads what came back.
func (s *sat) save(n int, seq int64, answer string) (*page, saved) {
	s.t.Helper()
	p := s.put(fmt.Sprint(s.path, "/answers/", n), fmt.Sprintf(`{"seq": %d, "answer": %s}`, seq, answer))
	return p, p.saved()
}

func (p *page) saved() saved {
	p.t.Helper()
	var body struct {
		Seq     int64           `json:"seq"`
		Answer  json.RawMessage `json:"answer"`
		Applied bool            `json:"applied"`
		SavedAt *time.Time      `json:"saved_at"`
	}
	if err := json.Unmarshal([]byte(p.body), &body); err != nil {
		p.t.Fatalf("%s isn't JSON: %v", p.body, err)
	}
	if (body.SavedAt == nil) != (body.Seq == 0) {
		p.t.Errorf("saved_at and seq don't go together: %s", p.body)
	}
	return saved{body.Seq, string(body.Answer), body.Applied}
}

// problem is what a JSON error says.
func (p *page) problem() string {
	p.t.Helper()
	var body struct{ Error string }
	if err := json.Unmarshal([]byte(p.body), &body); err != nil {
		p.t.Fatalf("%s isn't JSON: %v", p.body, err)
	}
	return body.Error
}

func TestSavingAnAnswer(t *testing.T) {
	steps := []struct {
		what        string
		seq         int64
		answer      string
		want        saved
		leavesTimes bool // nothing is written
	}{
		{"the first save", 1, `"1"`, saved{1, `"1"`, true}, false},
		{"a retry", 1, `"1"`, saved{1, `"1"`, true}, true},
		{"a conflict", 1, `"2"`, saved{1, `"1"`, false}, true},
		{"a later one", 5, `"2"`, saved{5, `"2"`, true}, false},
		{"a lower seq", 4, `"1"`, saved{5, `"2"`, false}, true},
		{"a lower seq with the same answer", 2, `"2"`, saved{5, `"2"`, true}, true},
		{"clearing", 6, `null`, saved{6, `null`, true}, false},
		{"clearing again", 6, `""`, saved{6, `null`, true}, true},
		{"the highest seq", 9223372036854775807, `"1"`, saved{9223372036854775807, `"1"`, true}, false},
	}
	s := newSat(t)
	before := ""
	for _, step := range steps {
		s.clock.move(time.Minute)
		p, got := s.save(1, step.seq, step.answer)
		if p.want(200); got != step.want {
			t.Errorf("%s: %+v, want %+v", step.what, got, step.want)
		}
		at := p.body[strings.Index(p.body, `"saved_at"`):]
		if at = at[:strings.Index(at, `,`)]; (at == before) != step.leavesTimes {
			t.Errorf("%s: %s after %s", step.what, at, before)
		}
		before = at
	}
}

// rightIDs are the stored forms of rightAnswers.
var rightIDs = []string{`"a"`, `["a","b"]`, `true`, `"noon"`, `["log/1.1"]`, `{"c1":{"log":"silent","tower":"states"}}`}

func TestEveryTypeIsSavedUnderAuthoredIDs(t *testing.T) {
	s := newSat(t)
	for i, answer := range rightAnswers {
		p, got := s.save(i+1, 1, answer)
		if p.want(200); got != (saved{1, answer, true}) {
			t.Errorf("question %d: %+v", i+1, got)
		}
		if stored := s.stored(s.path, i+1); stored != rightIDs[i] {
			t.Errorf("question %d is stored as %s, want %s", i+1, stored, rightIDs[i])
		}
	}
}

func TestAnswersThatDontFit(t *testing.T) {
	tests := []struct {
		n            int
		answer, rule string
		args         []any
	}{
		{1, `"a"`, "unknown-option", []any{"id", "a"}}, // an authored id, which the page doesn't know
		{1, `"3"`, "unknown-option", []any{"id", "3"}},
		{1, `"01"`, "unknown-option", []any{"id", "01"}},
		{1, `1`, "form-option", nil},
		{1, `["1"]`, "form-option", nil},
		{2, `["a","b"]`, "unknown-option", []any{"id", "a"}},
		{2, `"1"`, "form-options", nil},
		{2, `["1","1"]`, "twice", nil},
		{3, `"true"`, "form-boolean", nil},
		{3, `1`, "form-boolean", nil},
		{4, `12`, "form-text", nil},
		{4, `"` + strings.Repeat("x", 1001) + `"`, "too-long", []any{"length", 1001, "most", questions.MaxTextAnswer}},
		{5, `["log/1.1","log/1.2"]`, "too-many-sentences", []any{"picked", 2, "most", 1}},
		{5, `["tower/1.1"]`, "unknown-sentence", []any{"ref", "tower/1.1"}},
		{5, `["log/9.9"]`, "unknown-sentence", []any{"ref", "log/9.9"}},
		{5, `["log"]`, "form-sentence", []any{"ref", "log"}},
		{5, `"log/1.1"`, "form-sentences", nil},
		{6, `{"c1":{"log":"silent"}}`, "unknown-claim", []any{"id", "c1"}}, // authored, too
		{6, `{"1":{"log":"perhaps"}}`, "unknown-stance", []any{"stance", "perhaps"}},
		{6, `{"1":{"radio":"states"}}`, "unknown-source", []any{"id", "radio"}},
		{6, `["1"]`, "form-comparison", nil},
	}
	s := newSat(t)
	for _, tt := range tests {
		p, _ := s.save(tt.n, 1, tt.answer)
		if got, want := p.want(422).problem(), say("fit."+tt.rule, tt.args...); got != want {
			t.Errorf("question %d, %.40s: %q, want %q", tt.n, tt.answer, got, want)
		}
		if stored := s.stored(s.path, tt.n); stored != "" {
			t.Errorf("question %d: %s is stored", tt.n, stored)
		}
	}
}

func TestSavesThatCantBeRead(t *testing.T) {
	s := newSat(t)
	for _, body := range []string{
		``, `null`, `[]`, `{`, `"1"`, `{"seq": 1, "answer": "1"`, `{"answer": "1"}`, `{"seq": 0, "answer": "1"}`,
		`{"seq": -1, "answer": "1"}`, `{"seq": 1.5, "answer": "1"}`, `{"seq": "1", "answer": "1"}`,
		`{"seq": 9223372036854775808, "answer": "1"}`, `{"seq": 1e400, "answer": "1"}`, `{"seq": 1, "answer": "1"} and more`,
	} {
		if got := s.put(s.path+"/answers/1", body).want(422).problem(); got != say("error.bad-request") {
			t.Errorf("%s: %q", body, got)
		}
	}
	if stored := s.stored(s.path, 1); stored != "" {
		t.Errorf("%s is stored", stored)
	}
}

func TestSavesThatAreTooLarge(t *testing.T) {
	s := newSat(t)
	large := `{"seq": 1, "answer": "` + strings.Repeat("x", 1_100_000) + `"}`
	if got := s.put(s.path+"/answers/4", large).want(413).problem(); got != say("error.too-large") {
		t.Errorf("%q", got)
	}
	s.chunked(s.path+"/answers/4", large).want(413)
}

// chunked sends a body whose length isn't announced.
func (c *client) chunked(path, body string) *page {
	c.t.Helper()
	r := must[*http.Request](c.t)(http.NewRequest(http.MethodPut, c.web.URL+path, struct{ *strings.Reader }{strings.NewReader(body)}))
	response := must[*http.Response](c.t)(c.http.Do(r))
	defer response.Body.Close()
	return &page{Response: response, t: c.t}
}

func TestSavesToWhatIsntThere(t *testing.T) {
	s := newSat(t)
	for _, n := range []string{"0", "-1", "7", "x", "1.0", strconv.FormatUint(1<<63, 10), "%31x"} {
		if got := s.put(s.path+"/answers/"+n, `{"seq": 1, "answer": "1"}`).want(404).problem(); got != say("error.not-found") {
			t.Errorf("%s: %q", n, got)
		}
	}
	other := s.as(s.person("Olu", accounts.Learner))
	other.put(s.path+"/answers/1", `{"seq": 1, "answer": "1"}`).want(404)
	s.nobody().put(s.path+"/answers/1", `{"seq": 1, "answer": "1"}`).want(401)
	if stored := s.stored(s.path, 1); stored != "" {
		t.Errorf("%s is stored", stored)
	}
}

// TestSavesAfterTheEnd: nothing counts any more, but a retry of what was saved before is told so.
func TestSavesAfterTheEnd(t *testing.T) {
	tests := []struct {
		how    string
		end    func(*sat)
		status int
		says   string
	}{
		{"finished", func(s *sat) { s.post(s.path + "/finish").wantTo(s.path + "/review") }, http.StatusConflict, "error.finished"},
		{"over", func(s *sat) { s.clock.move(10*time.Minute + quiz.Grace + time.Millisecond) }, http.StatusGone, "error.deadline"},
		{"over, and read since", func(s *sat) {
			s.clock.move(11 * time.Minute)
			s.get(s.path).wantTo(s.path + "/review")
		}, http.StatusGone, "error.deadline"},
	}
	for _, tt := range tests {
		t.Run(tt.how, func(t *testing.T) {
			s := newSat(t, rules(func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute }))
			s.save(1, 1, `"1"`)
			tt.end(s)
			for _, save := range []struct {
				n      int
				seq    int64
				answer string
				status int
				want   saved
			}{
				{1, 1, `"1"`, 200, saved{1, `"1"`, true}},
				{1, 1, `"2"`, 200, saved{1, `"1"`, false}},
				{1, 2, `"2"`, tt.status, saved{1, `"1"`, false}},
				{4, 1, `"noon"`, tt.status, saved{0, `null`, false}},
			} {
				p, got := s.save(save.n, save.seq, save.answer)
				if p.want(save.status); got != save.want {
					t.Errorf("%d, seq %d: %+v, want %+v", save.n, save.seq, got, save.want)
				}
				if save.status != 200 && p.problem() != say(tt.says) {
					t.Errorf("it says %q", p.problem())
				}
			}
		})
	}
}
