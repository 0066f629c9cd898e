package handlers

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/readback/readback/quiz"
)

func askCertainty(r *quiz.Rules) { r.Certainty = true }

// sure puts an answer with how sure the learner is of it, and returns what came back.
func (s *sat) sure(n int, seq int64, answer, certainty string) *page {
	s.t.Helper()
	return s.put(fmt.Sprint(s.path, "/answers/", n), fmt.Sprintf(`{"seq": %d, "answer": %s, "certainty": %s}`, seq, answer, certainty))
}

func (p *page) wantSure(level int, applied bool) {
	p.t.Helper()
	var told struct {
		Certainty *int
		Applied   bool
	}
	if err := json.Unmarshal([]byte(p.body), &told); err != nil || told.Certainty == nil || *told.Certainty != level || told.Applied != applied {
		p.t.Errorf("told is %s", p.body)
	}
}

func TestCertaintyIsSavedWithTheAnswer(t *testing.T) {
	s := newVoyage(t, rules(askCertainty))
	s.get("/quizzes/"+s.quiz.ID).wantText(".expect", say("expect.certainty"))
	s.sure(far, 1, `"42"`, "3").want(200).wantSure(3, true)
	s.sure(far, 1, `"42"`, "3").want(200).wantSure(3, true)  // a retry
	s.sure(far, 1, `"42"`, "2").want(200).wantSure(3, false) // another page said otherwise
	s.sure(far, 2, `"42"`, "1").want(200).wantSure(1, true)  // a change of it alone
	s.get(s.path).wantCount(`input[name="c.1"][value="1"][checked]`, 1)
	s.sure(crew, 1, `null`, "2").want(200).wantSure(2, true)
	s.sure(far, 3, `"42"`, "0").want(200).wantSure(0, true)
	for _, level := range []string{"4", "-1", "1.5", `"2"`, "true"} {
		s.sure(far, 4, `"43"`, level).want(422)
	}
	if a := s.answerTo(far); a.Certainty != 0 || string(a.Answer) != `"42"` {
		t.Errorf("stored is %+v", a)
	}
}

func TestCertaintyByForm(t *testing.T) {
	s := newVoyage(t, rules(askCertainty))
	s.get(s.path).wantCount(`input[name="c.1"]`, 4).wantCount(`input[name="c.6"]`, 0)
	s.post(s.path+"/answers", "seq.1", "1", "a.1", "42", "c.1", "2", "seq.2", "1", "c.2", "", "seq.3", "1", "c.3", "0").want(303)
	if got := s.answerTo(far).Certainty; got != 2 {
		t.Errorf("it is %d", got)
	}
	s.post(s.path+"/answers", "seq.1", "2", "a.1", "42", "c.1", "3").want(303)
	if a := s.answerTo(far); a.Certainty != 3 || a.Seq != 2 {
		t.Errorf("a change of it alone makes %+v", a)
	}
	s.post(s.path+"/answers", "seq.1", "3", "a.1", "43", "c.1", "4").want(422).wantText("#q1 .error", say("fit.certainty")).wantCount(`#q1 input[name="a.1"][value="43"]`, 1)
	s.post(s.path+"/answers", "seq.1", "3", "a.1", "43", "c.1", "very").want(422)
	for _, n := range []int{crew, weather} {
		if seq := s.answerTo(n).Seq; seq != 0 {
			t.Errorf("question %d was saved", n)
		}
	}
}

// TestCertaintyNeedsItsRule: where the quiz doesn't ask, nothing is stored of it, and the answer is taken.
func TestCertaintyNeedsItsRule(t *testing.T) {
	s := newVoyage(t)
	s.sure(far, 1, `"42"`, "3").want(200).wantSure(0, true)
	s.sure(far, 1, `"42"`, "3").want(200).wantSure(0, true)
	s.post(s.path+"/answers", "seq.2", "1", "a.2.1", "1", "c.2", "3").want(303)
	if got := s.answerTo(crew).Certainty; got != 0 {
		t.Errorf("it is %d", got)
	}
	s.get(s.path).wantCount(`input[name^="c."]`, 0)
}

// TestCertaintyChangesNoMark, whether it was right to be sure or not.
func TestCertaintyChangesNoMark(t *testing.T) {
	s := newVoyage(t, rules(askCertainty))
	s.sure(far, 1, `"42"`, "1").want(200)
	s.sure(gaps, 1, `{"1":"Bo"}`, "3").want(200)
	s.post(s.path + "/finish").want(303)
	if got := s.points(); got[far] != 2 || got[gaps] != 0 {
		t.Errorf("the points are %v", got)
	}
}
