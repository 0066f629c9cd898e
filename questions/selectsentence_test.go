package questions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func picking(choose int, quotes ...string) *SelectSentence {
	return &SelectSentence{Source: "allies", Choose: choose, Correct: quotes}
}

func TestSelectSentenceMark(t *testing.T) {
	const blames, agrees, hit, punished = "The U.S. blames China.", "NATO agrees", "thousand servers", "Nobody was “punished”."
	tests := []struct {
		body         *SelectSentence
		answer, want string
	}{
		{picking(0, blames), `["allies/2.1"]`, "1"},
		{picking(0, blames), `["allies/2.2"]`, "0"},
		{picking(1, blames, agrees), `["allies/2.2"]`, "1"}, // more right than may be picked
		{picking(2, blames), `["allies/2.1"]`, "1"},         // fewer right than may be picked
		{picking(2, blames), `["allies/2.1","allies/1.1"]`, "0"},
		{picking(2, blames, agrees), `["allies/2.1"]`, "1/2"},
		{picking(2, blames, agrees), `["allies/2.2","allies/2.1"]`, "1"},
		{picking(2, blames, agrees), `["allies/2.2","allies/4.1"]`, "0"},
		{picking(3, blames, agrees, hit), `["allies/2.1","allies/2.2"]`, "2/3"},
		{picking(3, blames, agrees, hit), `["allies/2.1","allies/2.2","allies/4.1"]`, "1/3"},
		{picking(2, blames, agrees, hit, punished), `["allies/3.1","allies/4.1"]`, "1"},
		{picking(3, blames, "The U.S. blames", agrees), `["allies/2.1","allies/2.2"]`, "1"}, // two quotes, one sentence
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, test.body), test.answer); got != test.want {
			t.Errorf("%v: %s earns %s, want %s", *test.body, test.answer, got, test.want)
		}
	}
}

func TestSelectSentenceRight(t *testing.T) {
	body := picking(1, "nobody was \"punished\"", "NATO agrees.", "not there", "NATO agrees", "China. NATO")
	want := []SentenceRef{{"allies", 4, 1}, {"allies", 2, 2}}
	if diff := cmp.Diff(want, body.Right(CutBriefing(briefing()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseSentenceRef(t *testing.T) {
	ref, err := ParseSentenceRef("allies/3.2")
	if diff := cmp.Diff(SentenceRef{"allies", 3, 2}, ref); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, bad := range []string{"", "allies", "allies/", "allies/3", "allies/3.", "allies/03.2", "allies/+3.2", "allies/3.2.1", "allies/3.2 ", "a/b/3.2"} {
		if ref, err := ParseSentenceRef(bad); err == nil {
			t.Errorf("%q is read as %v", bad, ref)
		}
	}
}
