package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// flagged are the stored flags of the attempt by question id, without when.
func (s *sat) flagged() map[string]quiz.Flag {
	s.t.Helper()
	flags := must[map[string]quiz.Flag](s.t)(s.Store.FlagsOf(s.t.Context(), s.attemptAt(s.path).ID))
	for id, f := range flags {
		f.At, f.Attempt = time.Time{}, ""
		flags[id] = f
	}
	return flags
}

func (s *sat) wantFlag(id string, kind quiz.FlagKind, note string) {
	s.t.Helper()
	if got, want := s.flagged()[id], (quiz.Flag{Question: id, Kind: kind, Note: note}); got != want {
		s.t.Errorf("the flag is %+v, want %+v", got, want)
	}
}

func TestFlags(t *testing.T) {
	s := newVoyage(t)
	s.get(s.path).want(200).wantCount(`#q1 [name="flag.1.kind"]`, 2)
	fields := s.voyageForm("flag.1.kind", "unclear", "flag.1.note", " Which leg?\r\nThe first? ", "flag.2.kind", "wrong", "flag.2.note", "not sent")
	s.postForm(s.path+"/answers/1/flag", fields).wantTo(s.path + "#q1")
	s.wantFlag("far", quiz.FlagUnclear, "Which leg?\nThe first?")
	s.wantVoyage() // the answers came with it
	if flags := s.flagged(); len(flags) != 1 {
		t.Errorf("flagged are %v", flags)
	}
	s.get(s.path).wantText(".notice", say("flag.done", "number", 1)).wantText("#q1 textarea", "Which leg?")
	told := strings.TrimSpace(s.ask(far, "flag", `{"kind": "wrong", "note": " It was 43. "}`).want(200).body)
	if told != `{"kind":"wrong","note":"It was 43."}` {
		t.Error(told)
	}
	s.wantFlag("far", quiz.FlagWrong, "It was 43.")
	s.ask(far, "flag", `{"kind": "wrong"}`).want(200)
	s.wantFlag("far", quiz.FlagWrong, "")
}

// TestFlagsFromReview: also when the attempt is over, without being taken for a save that came too late.
func TestFlagsFromReview(t *testing.T) {
	s := newVoyage(t)
	s.post(s.path + "/finish").want(303)
	s.get(s.path+"/review").want(200).wantCount(`[name="flag.2.kind"]`, 2)
	s.post(s.path+"/answers/2/flag", "flag.2.kind", "wrong", "flag.2.note", "Bo slept.").wantTo(s.path + "/review#q2")
	s.get(s.path+"/review").wantText(".notice", say("flag.done", "number", 2)).wantText("#q2 textarea", "Bo slept.")
	s.ask(crew, "flag", `{"kind": "unclear"}`).want(200)
	s.wantFlag("crew", quiz.FlagUnclear, "")
	s.post(s.path+"/answers/2/flag", "flag.2.kind", "odd").wantTo(s.path + "/review#q2")
	s.get(s.path+"/review").wantText(".notice", say("flag.kind-missing"))
	s.wantFlag("crew", quiz.FlagUnclear, "")
}

func TestFlagsThatAreRefused(t *testing.T) {
	s := newVoyage(t)
	long := strings.Repeat("é", quiz.MaxFlagNote+1)
	tooLong := say("flag.too-long", "length", quiz.MaxFlagNote+1, "most", quiz.MaxFlagNote)
	for body, says := range map[string]string{
		`{"kind": "odd"}`: say("flag.kind-missing"), `{}`: say("flag.kind-missing"), `null`: say("flag.kind-missing"),
		`{"kind": "wrong", "note": "` + long + `"}`: tooLong,
		``: say("flag.kind-missing"), `[]`: say("error.bad-request"), `{"kind": 1}`: say("error.bad-request"),
	} {
		if got := s.ask(far, "flag", body).want(422).problem(); got != says {
			t.Errorf("%.40s: %q, want %q", body, got, says)
		}
	}
	p := s.post(s.path+"/answers/1/flag", "flag.1.kind", "wrong", "flag.1.note", long, "seq.1", "1", "a.1", "42").want(422)
	p.wantText("#q1 .error", tooLong).wantText("#q1 textarea", long).wantCount(`#q1 input[value="wrong"][checked]`, 1)
	if got := s.stored(s.path, far); got != `"42"` {
		t.Errorf("the answer that came along is %q", got)
	}
	s.post(s.path+"/answers/9/flag", "flag.9.kind", "wrong").want(404)
	if flags := s.flagged(); len(flags) > 0 {
		t.Errorf("flagged are %v", flags)
	}
	s.ask(far, "flag", `{"kind": "wrong", "note": "`+strings.Repeat("é", quiz.MaxFlagNote)+`"}`).want(200)
}
